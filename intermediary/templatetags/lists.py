"""Filter chips and pagers: lists that work as plain links and forms, without any script."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django import forms, template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from intermediary.opening import BARE, PAGING, bare_query
from intermediary.templatetags.components import draw_icon
from intermediary.templatetags.words import count as said_count
from intermediary.templatetags.words import record_date

register = template.Library()

MOST_LINKS = 60


@dataclass
class Chip:
    """One filter of the bar: its name, what is chosen, and the links that change it."""

    name: str
    label: str
    bound: object
    value: str = ""
    said: str = ""
    remove: str = ""
    links: list = field(default_factory=list)
    as_of: bool = False
    ticks: bool = False
    tucked: bool = False
    choices: list = field(default_factory=list)  # of a select: too many for links
    end: object = None  # of a range of days: the field of its last day

    @property
    def drawn_links(self) -> str:
        """The choices as links; drawn here, for there are hundreds on a page."""
        marks = {True: mark_safe(' aria-current="true"'), False: ""}
        drawn = ((href, marks[bool(on)], word) for href, word, on in self.links)
        return format_html_join("", '<a href="{}"{}>{}</a>', drawn)

    @property
    def drawn_field(self) -> str:
        """The field itself. A long select is drawn here: a form's takes a template per option."""
        if not self.choices:
            return self.bound
        chosen = {True: mark_safe(" selected"), False: ""}
        options = ((code, chosen[code == self.value], word) for code, word in self.choices)
        return format_html(
            '<select name="{}" id="{}" class="form-select">{}</select>',
            self.name,
            self.bound.id_for_label,
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )

    @property
    def asked(self) -> bool:
        """Whether the bar shows the field itself, so that its value is not sent twice."""
        return not self.links and not self.ticks and (self.as_of or not self.remove)


def _changed(request, **changes) -> str:
    """This page's parameters, encoded, with some of them changed (None removes one)."""
    query = request.GET.copy()
    for name in (*PAGING, BARE):
        query.pop(name, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return query.urlencode()


def _query(request, **changes) -> str:
    """The link to this page with some parameters changed; without any left, to the bare list."""
    changed = _changed(request, **changes)
    return f"?{changed}" if changed else bare_query(request)


def _choices(bound) -> list[tuple[str, str]]:
    """The choices of a field, groups flattened, without the empty one."""
    flat = []
    for value, label in getattr(bound.field, "choices", ()):
        inner = label if isinstance(label, (list, tuple)) else [(value, label)]
        flat += [(str(code), str(word)) for code, word in inner if str(code)]
    return flat


def _said(values: list[str], choices: list[tuple[str, str]]) -> str:
    """The chosen values in words."""
    words = dict(choices)
    said = ", ".join(words.get(value, value) for value in values)
    try:
        return record_date(date.fromisoformat(said))
    except ValueError:
        return said


def _values(request, name: str) -> list[str]:
    return [value for value in request.GET.getlist(name) if value.strip()]


def _range_said(first: str, last: str) -> str:
    """The days of a range in words."""
    if first and last:
        return f"{_said([first], [])} – {_said([last], [])}"
    return _("from %s") % _said([first], []) if first else _("until %s") % _said([last], [])


def _range_chip(request, bound, end) -> Chip:
    """The chip of two fields that are the ends of one range of days."""
    made = Chip(bound.html_name, str(bound.label), bound, end=end)
    first, last = (request.GET.get(each.html_name, "").strip() for each in (bound, end))
    if first or last:
        made.said = _range_said(first, last)
        made.remove = _query(request, **{bound.html_name: None, end.html_name: None})
    return made


def _links(request, name: str, choices: list, shown: list[str]) -> list[tuple]:
    """Each choice as a link that keeps the other filters; their query is made once."""
    kept = _changed(request, **{name: None})
    kept = f"?{kept}&" if kept else "?"
    return [(kept + urlencode({name: code}), word, code in shown) for code, word in choices]


def _chip(request, bound) -> Chip:
    """The chip of one field of the filter form."""
    name = bound.html_name
    choices = _choices(bound)
    values = _values(request, name)
    ticks = isinstance(bound.field, forms.BooleanField)
    made = Chip(name, str(bound.label), bound, as_of=name == "as_of", ticks=ticks)
    usual = [] if ticks or bound.initial in (None, "") else [str(bound.initial)]
    if usual and not values:
        made.said = _said(usual, choices)
    if values:
        made.value = values[0]
        made.said = "" if ticks else _said(values, choices)
        made.remove = _query(request, **{name: None})
    if ticks:
        made.links = [(_query(request, **{name: "on"}), made.label)]
    elif choices and len(choices) <= MOST_LINKS and len(values) < 2:
        shown = values or usual
        made.links = _links(request, name, choices, shown)
    elif len(choices) > MOST_LINKS and len(values) < 2:
        made.choices = [("", _("Any")), *choices]
    return made


def _chips(request, form, fields) -> list[Chip]:
    """A chip for each field; a range of days has one for both of its ends."""
    ends = {getattr(bound.field, "until", "") for bound in fields} - {""}
    made = []
    for bound in fields:
        until = getattr(bound.field, "until", "")
        if until:
            made.append(_range_chip(request, bound, form[until]))
        elif bound.html_name not in ends:
            made.append(_chip(request, bound))
    return made


def _kept(request, chips) -> list[tuple[str, str]]:
    """What the address says that no field of the bar asks: it goes along when the form is sent."""
    asked = {
        each.html_name for chip in chips if chip.asked for each in (chip.bound, chip.end) if each
    }
    return [
        (name, value)
        for name in request.GET
        if name not in ("q", *PAGING) and name not in asked
        for value in request.GET.getlist(name)
        if value
    ]


@register.inclusion_tag("components/filter_bar.html", takes_context=True)
def filter_bar(context, form, placeholder="", shown=3):
    """The filter bar of a list: search first, then a chip for each field of the filter form.

    The field named q is the search, sort is hidden, as_of stands apart at the end. Of the filters
    not in use only some are shown; the others wait behind a dashed chip.
    """
    request = context["request"]
    fields = [bound for bound in form.visible_fields() if bound.html_name not in ("q", "sort")]
    chips = _chips(request, form, fields)
    idle = [chip for chip in chips if not chip.remove and not chip.as_of]
    for chip in idle[shown:] if len(idle) > shown + 1 else []:
        chip.tucked = True
    return {
        "search": "q" in form.fields,
        "q": request.GET.get("q", ""),
        "placeholder": placeholder or _("Search"),
        "chips": chips,
        "kept": _kept(request, chips),
        "tucked": [chip for chip in chips if chip.tucked],
        "any_on": any(chip.remove for chip in chips) or bool(request.GET.get("q")),
        "path": request.path,
        "bare": request.path + bare_query(request).removesuffix("?"),
        "opening": getattr(request, "opening", None),
    }


@register.simple_tag(takes_context=True)
def bare_list(context) -> str:
    """The address of this list without any filter, whatever it opens with."""
    request = context["request"]
    return request.path + bare_query(request).removesuffix("?")


@register.simple_tag(takes_context=True)
def csv_button(context, view_name, **more) -> str:
    """A link to the list as a file: its filters and its sort, all pages."""
    href = reverse(view_name) + _query(context["request"], **more)
    return format_html('<a class="btn" href="{}">{}CSV</a>', href, draw_icon("download"))


def _numbered(page) -> list[dict]:
    """Page numbers with gaps; the far ones are left out on a phone."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        {"n": n, "gap": not isinstance(n, int), "far": isinstance(n, int) and n != page.number}
        for n in numbers
    ]


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context, page, total=None):
    """Under a list: which rows are shown, of how many, and the way to the others.

    Takes Django's Page, or a keyset page: any object with first, last, previous_query and
    next_query (query strings such as {"after": "…"} as dicts, or None) and perhaps total.
    """
    request = context["request"]
    paginator = getattr(page, "paginator", None)
    if paginator is None:
        before, after = page.previous_query, page.next_query
        total = total if total is not None else getattr(page, "total", None)
        shown = {"first": page.first, "last": page.last, "numbers": []}
    else:
        before = {"page": page.previous_page_number()} if page.has_previous() else None
        after = {"page": page.next_page_number()} if page.has_next() else None
        total = paginator.count
        first, last = page.start_index(), page.end_index()
        numbers = _numbered(page) if paginator.num_pages > 1 else []
        for each in numbers:
            each["href"] = "" if each["gap"] else _query(request, page=each["n"])
        shown = {"first": first, "last": last, "numbers": numbers, "number": page.number}
    return {
        **shown,
        "total": None if total is None else said_count(total),
        "previous": _query(request, **before) if before else "",
        "next": _query(request, **after) if after else "",
        "alone": not before and not after,
    }

"""The parts pages are made of: states, gauges, tiles, tables, empty states and navigation."""

from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, Resolver404, get_urlconf, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intermediary.choices import Contrast, Role, Theme
from intermediary.glyphs import GLYPHS, ICONS, look
from intermediary.languages import offered
from intermediary.templatetags.words import percent, plain_number, rate, rate_figure
from intermediary.tongues import TONGUES

register = template.Library()


# --- drawings and states -----------------------------------------------------------------------


@register.simple_tag(name="icon")
def draw_icon(name: str, flip: bool = False) -> str:
    """A 16 px line icon beside its word; flip turns it where people read from the right."""
    return format_html(
        '<svg class="i{}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>',
        " flip" if flip else "",
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawings, no one's input
    )


@register.simple_tag
def glyph(name: str) -> str:
    """The 14 px shape of a state, always beside a word."""
    return format_html(
        '<svg viewBox="0 0 14 14" aria-hidden="true">{}</svg>',
        mark_safe(GLYPHS[name]),  # noqa: S308 - our own drawings, no one's input
    )


@register.simple_tag
def state(code: str, word: str = "", pill: bool = False, wrap: bool = False) -> str:
    """A state as shape and word: {% state "missed" %}, {% state "bad" "Missed Nov 9" %}."""
    return _drawn_state(code, str(word or ""), pill, wrap, get_language())


@lru_cache(maxsize=2_000)  # lists draw the same few states on every row
def _drawn_state(code, word, pill, wrap, _language):
    shown = look(code, word)
    extra = (" pill" if pill else "") + (" wrap" if wrap else "")
    return format_html(
        '<span class="st {}{}">{}<span>{}</span></span>',
        shown.tone,
        extra,
        glyph(shown.glyph),
        shown.word,
    )


@register.filter
def tone(code) -> str:
    """The color family of a state's code: class="{{ row.state|tone }}"."""
    return look(code).tone


@register.filter
def state_word(code) -> str:
    """The word of a state's code, where it is said and not drawn."""
    return str(look(code).word)


@register.filter
def is_final(code) -> bool:
    """Whether a KPI state can no longer change (its shape is filled)."""
    return look(code).glyph in ("good", "bad")


# --- figures -----------------------------------------------------------------------------------


def _x(share) -> str:
    """A share as a percentage for an SVG attribute, kept inside the track."""
    return f"{min(max(float(share or 0), 0.0), 1.0) * 100:.2f}%"


@register.inclusion_tag("components/gauge.html")
def gauge(low, high=None, target=None, state="open", label=True):
    """A track solid to the low bound, hatched to the high one, with a tick at the target."""
    tone_ = look(state).tone
    anchor = "middle"
    if target is not None:
        anchor = "end" if float(target) > 0.86 else "start" if float(target) < 0.14 else "middle"
    width = max(float(high or 0) - float(low or 0), 0)
    return {
        "tone": tone_,
        "low": _x(low),
        "hatch": _x(width) if width and low is not None else "",
        "target": _x(target) if target is not None else "",
        "target_label": _("%s target") % percent(target) if target is not None and label else "",
        "anchor": anchor,
        "said": _gauge_said(low, high, target),
    }


def _gauge_said(low, high, target) -> str:
    """The gauge in words, for those who do not see it."""
    said = rate(low) if low is not None else _("No data")
    if high is not None and low is not None and high > low:
        said = _("between %(low)s and %(high)s") % {"low": rate(low), "high": rate(high)}
    if target is None:
        return said
    return _("%(said)s, target %(target)s") % {"said": said, "target": percent(target)}


@register.inclusion_tag("components/meter.html")
def meter(share, target=None, state="open", due=True, width=132):
    """A small bar for a table cell; not yet due is drawn as an outline."""
    at = min(max(float(share or 0), 0.0), 1.0)
    return {
        "tone": look(state).tone,
        "width": width,
        "fill": f"{at * width:.1f}",
        "inner": f"{max(at * width - 1.5, 0):.1f}",
        "due": due,
        "tick": f"{float(target) * width - 1:.1f}" if target is not None else "",
        "said": rate(share),
    }


@register.inclusion_tag("components/weeks.html")
def weeks(gone: int, of: int = 4, state: str = "open"):
    """The week meter: one segment a week, filled when gone; always beside a word and a date."""
    segments = [{"x": n * 17 + 0.5, "gone": n < gone} for n in range(of)]
    said = _("%(gone)s of %(of)s weeks gone") % {"gone": min(gone, of), "of": of}
    return {"segments": segments, "tone": look(state).tone, "said": said, "width": of * 17 - 3}


@register.inclusion_tag("components/progress.html")
def progress(share, said: str = "", tone: str = "good", whole=1):
    """A plain progress bar (hours of training, rows of an import); whole=100 for percents."""
    share = share / whole if share and whole else 0
    return {"width": _x(share), "said": said or rate(share), "tone": tone}


@register.inclusion_tag("components/tile.html")
def tile(name, share=None, **more):
    """One figure of a ruled sheet: name, population, number with state, gauge, need, count.

    more: population, state, target, high, need, sub, href, figure (a word or number shown instead
    of the share), trend (values, said, caption and the scale of the small line at its foot).
    """
    return {
        "name": name,
        "share": share,
        "number": rate_figure(share),
        "low": share,
        **dict.fromkeys(("population", "state", "target", "high", "need", "sub", "href", "trend")),
        **more,
    }


@register.simple_tag
def people_counted(people, bucket: str, n: int) -> str:
    """A number of people, linked to their list where there is one: 12 in {{ known }} of 20."""
    href = people.get(bucket) if people else ""
    if href:
        return format_html('<a class="b" href="{}">{}</a>', href, plain_number(n))
    return format_html("<b>{}</b>", plain_number(n))


# --- tables and lists --------------------------------------------------------------------------


@register.inclusion_tag("components/sort_head.html", takes_context=True)
def sort_head(context, field, title, num=False, hide=False, param="sort"):
    """A table head that sorts: first press ascending, second descending; keeps the filters."""
    query = context["request"].GET.copy()
    current = getattr(context.get("page"), "sort", "") or query.get(param, "")
    query.pop("page", None)
    query.pop("after", None)
    query.pop("before", None)
    query.pop("all", None)
    query[param] = f"-{field}" if current == field else field
    order = {field: "ascending", f"-{field}": "descending"}.get(current, "")
    classes = " ".join(name for name, on in (("num", num), ("hide", hide)) if on)
    href = f"?{query.urlencode()}"
    return {"title": title, "field": field, "href": href, "order": order, "classes": classes}


@register.simple_block_tag(takes_context=True)
def empty(context, content, title, art="search", small=False):
    """An empty state: what is true, then (in the block) why, and the one step that helps most."""
    return render_to_string(
        "components/empty.html", {"title": title, "art": art, "small": small, "content": content}
    )


@register.simple_block_tag
def what(content, title):
    """A definition at hand: opens in place, without script."""
    return format_html('<details class="what"><summary>{}</summary>{}</details>', title, content)


@register.simple_block_tag
def section(content, title, count=None, more_href="", more="", near=False, note=""):
    """A titled section: heading, count, a link at the end, then the sheet inside the block."""
    return render_to_string(
        "components/section.html",
        {
            "title": title,
            "count": count,
            "more": more,
            "more_href": more_href,
            "near": near,
            "note": note,
            "content": content,
        },
    )


@register.simple_block_tag
def note(content, state="mute"):
    """A remark in the page about its own state: {% note "warn" %}…{% endnote %}."""
    shown = look(state)
    return format_html(
        '<div class="note {}">{}<div>{}</div></div>', shown.tone, glyph(shown.glyph), content
    )


# --- navigation --------------------------------------------------------------------------------


@cache
def _page(view_name: str, _urlconf) -> tuple[str, frozenset | None] | None:
    """Address and allowed roles of a page without arguments; None where there is none.

    Addresses do not change while the portal runs, and every page asks for two dozen of them.
    """
    try:
        href = reverse(view_name)
        return href, getattr(resolve(href).func, "allowed_roles", None)
    except (NoReverseMatch, Resolver404):
        return None


def _open_to(user, view_name: str) -> str:
    """The address of a page if it exists and this person may open it, else nothing."""
    href, roles = _page(view_name, get_urlconf()) or ("", frozenset())
    has_role = getattr(user, "has_role", None)
    return href if roles is None or (has_role is not None and has_role(*roles)) else ""


def _current(path: str, href: str) -> str:
    """The value of aria-current: this page, or a page below it."""
    if path == href:
        return "page"
    return "true" if href.count("/") > 2 and path.startswith(href) else ""


@register.simple_tag(takes_context=True)
def nav_item(context, view_name, title, icon=None, count=None) -> str:
    """A link of a navigation; nothing where the page does not exist or is not for this person."""
    request = context.get("request")
    href = _open_to(request.user, view_name) if request is not None else ""
    if not href:
        return ""
    current = _current(request.path, href)
    waiting = (context.get("nav_counts") or {}).get(count) if count else None
    return format_html(
        '<a href="{}"{}>{}{}{}</a>',
        href,
        format_html(' aria-current="{}"', current) if current else "",
        draw_icon(icon) if icon else "",
        title,
        format_html('<span class="n">{}<span class="vh"> {}</span></span>', waiting, _("waiting"))
        if waiting
        else "",
    )


@register.inclusion_tag("components/crumbs.html")
def crumbs(*steps):
    """The way to a page below a list: titles, each but the last with its address after it.

    {% crumbs "Trainees" "trainees:list" trainee trainee.get_absolute_url "Edit" %}. An address is
    the name of a route or what a link holds.
    """
    *above, here = steps
    pairs = zip(above[::2], above[1::2], strict=True)
    return {"above": [(title, _address(where)) for title, where in pairs], "here": here}


def _address(where: str) -> str:
    """What a link holds: an address as it is, the name of a route looked up."""
    return where if where.startswith(("/", "?")) else reverse(where)


@register.simple_tag
def can_open(user, view_name) -> bool:
    """Whether a page exists and this person may open it (for pages without arguments)."""
    return bool(_open_to(user, view_name))


@register.simple_tag
def role_line(user) -> str:
    """What a person is here, in a few words: the role that opens most, or all of two."""
    held = [role for role in Role if role in getattr(user, "roles", ())]
    return ", ".join(str(role.label) for role in held[:2])


@register.simple_tag(takes_context=True)
def appearance(context) -> str:
    """How this person wants pages to look, as attributes of the page: drawn right from the start.

    Signed in, what is on record holds; signed out, the script asks the device.
    """
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return ""
    own = user.preferences
    return format_html(
        " data-own{}{}",
        format_html(' data-theme="{}"', own.theme) if own.theme != Theme.AUTO else "",
        format_html(' data-contrast="{}"', own.contrast) if own.contrast != Contrast.AUTO else "",
    )


@register.simple_tag
def theme_choices() -> list[tuple[str, str, str]]:
    """Light, dark or as the device: code, word and icon of each."""
    icons = {Theme.AUTO: "device", Theme.LIGHT: "sun", Theme.DARK: "moon"}
    return [(code, word, icons[code]) for code, word in Theme.choices]


@register.simple_tag
def organization() -> str:
    """The name of the intermediary whose portal this is."""
    return settings.ORGANIZATION_NAME


@register.simple_tag
def session_hours() -> int:
    """How many hours a sign-in lasts without use."""
    return settings.SESSION_COOKIE_AGE // 3600


@register.filter
def own_name(code: str) -> str:
    """A language by the name that those who speak it give it."""
    return TONGUES[code].own if code in TONGUES else code


@register.simple_tag(takes_context=True)
def offered_languages(context) -> list[tuple[str, str]]:
    """The languages this person may choose, each as code and own name."""
    request = context.get("request")
    codes = getattr(request, "languages", None) or offered(getattr(request, "user", None))
    return [(code, TONGUES[code].own) for code in codes]

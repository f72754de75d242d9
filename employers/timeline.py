"""Everything that happened with one employer, the latest first, one page at a time.

One query finds the days, kinds and keys of a page; then one query for each kind it holds.
"""

from __future__ import annotations

from django.apps import apps
from django.db.models import DateField, F, Max, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Greatest, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.forms.partnering import may_change
from employers.history import finding_name
from employers.models import (
    Agreement,
    BoardSeat,
    Contribution,
    Employer,
    Engagement,
    Finding,
    Interaction,
    Offer,
    StageChange,
)
from intermediary.templatetags.words import money, plain_number, record_date

PAGE = 20
KINDS = (
    ("interaction", later("Calls and talks")),
    ("engagement", later("Meetings with trainees")),
    ("stage", later("Stages")),
    ("offer", later("Offers")),
    ("finding", later("Findings")),
    ("agreement", later("Compacts")),
    ("board", later("Boards")),
    ("contribution", later("Contributions")),
    ("merged", later("Duplicates")),
)


def page_of(employer, user, on, *, kind="", number=1, size=PAGE):
    """The lines of one page, and whether there are earlier ones."""
    sources = _sources(employer, user, on)
    chosen = {name: rows for name, rows in sources if not kind or name.partition(":")[0] == kind}
    parts = [_keys(name, rows, day) for name, (rows, day) in chosen.items()]
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    start = (number - 1) * size
    keys = list(found.order_by("-day", "what", "-row")[start : start + size + 1])
    return _lines(keys[:size], chosen, user), len(keys) > size


def _keys(name, rows, day):
    facts = {"day": Cast(day, DateField()), "what": Value(name), "row": F("pk")}
    return rows.order_by().annotate(**facts).values_list("day", "what", "row")


def _sources(employer, user, on):
    """Kind -> the rows of that kind that this person may see, and the day of each."""
    own = {"employer": employer}
    offers = Offer.objects.visible_to(user).filter(**own)
    found = Finding.objects.visible_to(user).filter(offer__employer=employer)
    seats = BoardSeat.objects.visible_to(user).filter(**own)
    signed = Agreement.objects.visible_to(user).filter(
        **own, program_signed_at__isnull=False, employer_signed_at__isnull=False
    )
    signed_on = TruncDate(Greatest("program_signed_at", "employer_signed_at"))
    yield "interaction", (Interaction.objects.visible_to(user).filter(**own), F("held_on"))
    yield "engagement", (Engagement.objects.visible_to(user).filter(**own), F("held_on"))
    stages = StageChange.objects.visible_to(user).filter(**own)
    yield "stage", (stages, TruncDate("changed_at"))
    yield "offer:posted", (offers.filter(posted_on__lte=on), F("posted_on"))
    yield "offer:closed", (offers.filter(closes_on__lt=on), F("closes_on"))
    yield "offer:withdrawn", (offers.filter(withdrawn_at__isnull=False), TruncDate("withdrawn_at"))
    yield "finding:opened", (found, TruncDate("opened_at"))
    yield "finding:resolved", (found.resolved(), TruncDate("resolved_at"))
    yield "agreement", (signed, signed_on)
    yield "board:joined", (seats.filter(starts_on__lte=on), F("starts_on"))
    yield "board:left", (seats.filter(ends_on__lt=on), F("ends_on"))
    gifts = Contribution.objects.visible_to(user).filter(**own)
    yield "contribution", (gifts, F("received_on"))
    merged = Employer.objects.visible_to(user).filter(merged_into=employer)
    yield "merged", (merged, _merged_on())


def _merged_on():
    """The day on which a duplicate was last changed unmerged: the day of its merging."""
    kept = apps.get_model("employers", "EmployerEvent").objects
    events = kept.filter(pgh_obj=OuterRef("pk"), merged_into__isnull=True).order_by()
    last = events.values("pgh_obj").annotate(at=Max("pgh_created_at")).values("at")
    return TruncDate(Subquery(last))


JOINS = {
    "interaction": ("contact", "by"),
    "engagement": ("cohort",),
    "stage": ("by",),
    "finding": ("offer",),
    "board": ("contact", "site"),
}


def _lines(keys, chosen, user):
    wanted: dict[str, list[int]] = {}
    for _day, what, key in keys:
        wanted.setdefault(what, []).append(key)
    rows = {
        what: chosen[what][0].select_related(*JOINS.get(what.partition(":")[0], ())).in_bulk(ids)
        for what, ids in wanted.items()
    }
    return [_line(day, what, rows[what][key], user) for day, what, key in keys]


def _line(day, what, row, user):
    base, _colon, step = what.partition(":")
    line = TELLERS[base](row, step, user)
    return {"time": record_date(day), "phase": "done", "kind": base, **line}


def _interaction(row, _step, user):
    name = f"{row.get_kind_display()} · {row.contact}" if row.contact else row.get_kind_display()
    said = " · ".join(str(part) for part in (row.by, row.note) if part)
    edit = reverse("employers:interaction_edit", args=[row.pk]) if may_change(row, user) else ""
    return {"name": name, "detail": said, "href": edit}


def _engagement(row, _step, user):
    facts = [row.cohort, row.hours and _("%s hours") % plain_number(row.hours)]
    seen = row.cohort and (not user.site_scope or row.cohort.site_id in user.site_scope)
    return {
        "name": row.get_kind_display(),
        "detail": " · ".join(str(fact) for fact in facts if fact),
        "href": row.cohort.get_absolute_url() if seen else "",
    }


def _stage(row, _step, _user):
    said = " · ".join(str(part) for part in (row.by, row.reason) if part)
    return {"name": _("Stage: %s") % row.get_stage_display(), "detail": said}


def _offer(row, step, _user):
    said = {
        "posted": _("Offer posted: %s"),
        "closed": _("Offer closed: %s"),
        "withdrawn": _("Offer withdrawn: %s"),
    }
    return {"name": said[step] % row.title, "href": reverse("employers:offer", args=[row.pk])}


def _finding(row, step, _user):
    said = _("Finding opened: %s") if step == "opened" else _("Finding resolved: %s")
    href = reverse("employers:offer", args=[row.offer_id])
    return {"name": said % finding_name(row), "detail": row.offer.title, "href": href}


def _board(row, step, _user):
    said = _("%s joined the board") if step == "joined" else _("Last day on the board: %s")
    where = row.site or row.get_board_display()
    return {"name": said % row.contact, "detail": f"{row.get_board_display()} · {where}"}


TELLERS = {
    "interaction": _interaction,
    "engagement": _engagement,
    "stage": _stage,
    "offer": _offer,
    "finding": _finding,
    "agreement": lambda row, _step, _user: {"name": _("Compact signed: %s") % row.title},
    "board": _board,
    "contribution": lambda row, _step, _user: {
        "name": _("Contribution of %s") % money(row.amount),
        "detail": row.purpose,
    },
    "merged": lambda row, _step, _user: {"name": _("Duplicate merged: %s") % row.name},
}

"""The page of coaching in numbers: no-shows, what is noted, who is coached."""

import datetime as dt

from django import forms
from django.db.models import OuterRef, Subquery
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from coaching import numbers
from coaching.models import Session
from coaching.numbers import Coached, Figures
from coaching.roles import READERS
from intermediary.access import allow
from intermediary.form_fields import DayField
from intermediary.models import Site
from trainees.forms import coaches
from trainees.models import CoachAssignment, Enrollment

PARTS = [("coach", _("By coach")), ("site", _("By site")), ("language", _("By language"))]
DAYS = 90


class NumbersFilter(forms.Form):
    """Which sessions are counted: of which days, of whom, of people of which site."""

    since = DayField(required=False, label=_("From"))
    until = DayField(required=False, label=_("To"))
    coach = forms.ModelChoiceField(None, required=False, label=_("Coach"))
    site = forms.ModelChoiceField(None, required=False, label=_("Site"))

    def __init__(self, data, *, user, on):
        super().__init__(data)
        self.fields["coach"].queryset = coaches(user)
        self.fields["coach"].empty_label = _("All coaches")
        self.fields["site"].queryset = Site.objects.visible_to(user)
        self.fields["site"].empty_label = _("All sites")
        self.is_valid()
        given = self.cleaned_data
        self.until = min(given.get("until") or on, on)
        since = given.get("since") or self.until - dt.timedelta(days=DAYS - 1)
        self.since = min(since, self.until)
        self.coach, self.site = given.get("coach"), given.get("site")
        self.data = {**self.data.dict(), "since": self.since, "until": self.until}
        for name, field in self.fields.items():
            kind = "control" if name in ("since", "until") else "select"
            field.widget.attrs["class"] = f"form-{kind}"


def _graduates(user, on, coach=None, site=None):
    """Graduates this person sees, with site, language and who coaches them on the day."""
    latest = CoachAssignment.objects.filter(enrollment=OuterRef("pk"), starts_on__lte=on)
    latest = latest.order_by("-starts_on", "-pk").values("user_id")[:1]
    rows = Enrollment.objects.visible_to(user).annotate(
        site=Subquery(Enrollment.objects.filter(pk=OuterRef("pk")).values("cohort__site_id")[:1]),
        coach=Subquery(latest),
    )
    if coach:
        rows = rows.filter(coach=coach.pk)
    return rows.filter(cohort__site=site) if site else rows


@allow(*READERS)
@require_safe
def numbers_page(request):
    """No-shows, excused and canceled sessions, what is not noted, and who is coached."""
    now, on = timezone.now(), timezone.localdate()
    form = NumbersFilter(request.GET, user=request.user, on=on)
    part = request.GET.get("by", "")
    part = part if part in dict(PARTS) else "coach"
    show = _by_language if part == "language" else _by_filters
    context = {"form": form, "part": part, "parts": PARTS, **show(request.user, form, part, now)}
    return render(request, "coaching/numbers.html", context)


def _by_filters(user, form, part, now):
    """Lines of the days and filters asked for, and their sum."""
    sessions = Session.objects.visible_to(user)
    sessions = numbers.in_days(sessions, form.since, form.until, now)
    if form.coach:
        sessions = sessions.filter(coach=form.coach)
    if form.site:
        sessions = sessions.filter(site=form.site.pk)
    figures = numbers.figures_by(sessions, part)
    graduates = _graduates(user, form.until, form.coach, form.site)
    coached = numbers.coached_by(graduates, part, form.until)
    names = numbers.names_of(part, {*figures, *coached})
    total = sum(figures.values(), Figures())
    return {
        "lines": numbers.lines(figures, coached, names),
        "total": total,
        "canceled_said": said("and %(n)s canceled") % {"n": f"{total.canceled:,}"},
        "coached": sum(coached.values(), Coached()),
        "since": form.since,
        "until": form.until,
    }


def _by_language(user, form, part, now):
    """Lines by language: of twelve whole months and without any filter, or two pages would tell."""
    since, until = numbers.whole_year(timezone.localdate(now))
    sessions = numbers.in_days(Session.objects.visible_to(user), since, until, now)
    graduates = _graduates(user, until)
    coached = numbers.coached_by(graduates, "trainee__language", until)
    found = numbers.by_language(sessions, coached)
    shown = [line for line in found if line.says_something]
    withheld = {"lines": shown, "withheld": len(found) - len(shown)}
    return {**withheld, "since": since, "until": until, "is_fixed": True}

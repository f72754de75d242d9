"""The filters of the audit: which kind of row, what happened, who did it, when, which row."""

import datetime as dt

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intermediary.administration.trail import DELETE, INSERT, UPDATE, Question, kept
from intermediary.models import User

MOST = 50  # people or rows that one typed name may mean


class AuditFilter(forms.Form):
    """What the audit is asked. A value that makes no sense is ignored, as in every list."""

    model = forms.ChoiceField(label=_("Kind of record"), required=False)
    kind = forms.ChoiceField(
        label=_("What happened"),
        required=False,
        choices=[("", _("Anything")), (UPDATE, _("Changed")), (INSERT, _("Added"))]
        + [(DELETE, _("Deleted"))],
    )
    who = forms.CharField(label=_("Who (name or e-mail)"), required=False, max_length=200)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    q = forms.CharField(label=_("Record (number or name)"), required=False, max_length=200)

    def __init__(self, data, *, request):
        super().__init__(data)
        self.request = request
        names = [(slug, each.name) for slug, each in kept().items()]
        self.fields["model"].choices = [("", _("Every kind")), *names]
        self.is_valid()

    @property
    def asked(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.cleaned_data.values())

    def question(self) -> Question:
        """The question these filters put to the audit."""
        asked = self.cleaned_data.get
        return Question(
            rows=self._rows(),
            kind=asked("kind", ""),
            people=self._people(),
            since=_midnight(asked("since")),
            until=_midnight(asked("until"), days=1),
        )

    def _people(self) -> tuple[int, ...] | None:
        """The people a typed name or address means; None where nobody was typed."""
        words = self.cleaned_data.get("who", "").split()
        if not words:
            return None
        people = User.objects.order_by()
        for word in words:
            people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return tuple(people.values_list("pk", flat=True)[:MOST])

    def _rows(self) -> dict[str, Q]:
        """Which events of which tables: of the chosen kind, of the rows that are searched for."""
        slug, words = self.cleaned_data.get("model", ""), self.cleaned_data.get("q", "")
        chosen = [slug] if slug else list(kept())
        if not words:
            return {slug: Q()} if slug else {}
        return {slug: Q(pgh_obj_id__in=self._named(slug, words, bool(len(chosen) == 1)))
                for slug in chosen}  # fmt: skip

    def _named(self, slug: str, words: str, searched: bool) -> list[int]:
        """Rows that a word means: by number everywhere, by name in the one kind that is chosen."""
        model = kept()[slug].model
        rows = model._default_manager.order_by()
        found = [int(words)] if words.isdecimal() and len(words) < 10 and searched else []
        if any(each.name == "key" for each in model._meta.concrete_fields):
            found += rows.filter(key=words).values_list("pk", flat=True)[:MOST]
        site_admin = admin.site._registry.get(model)
        if searched and site_admin and site_admin.search_fields:
            hits, _twice = site_admin.get_search_results(self.request, rows, words)
            found += hits.values_list("pk", flat=True)[:MOST]
        return found


def _midnight(day: dt.date | None, days: int = 0) -> dt.datetime | None:
    """The instant at which a day (or the one so many days later) begins here."""
    if day is None:
        return None
    start = dt.datetime.combine(day + dt.timedelta(days=days), dt.time())
    return timezone.make_aware(start)

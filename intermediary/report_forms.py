"""What the reports page is asked: which period, place and track, and as of which day."""

from django.utils.translation import gettext_lazy as _

from intermediary.kpi_forms import USUAL, Asked, KpiFilter, Window, window


class ReportFilter(KpiFilter):
    """The chips over the reports: no personal attributes, for the charts would tell of few."""

    dimensions = ("site", "track")
    cannot = _("Reports cannot be filtered by %(title)s.")

    def __init__(self, data, **options):
        super().__init__(data, **options)
        if "graduated" in self.fields:
            self.fields["graduated"].label = _("Period")


def classes_window(question: Asked) -> Window:
    """The days in which classes start whose people are followed: usually the last 24 months."""
    exact = any(question.form.cleaned_data.get(name) for name in ("from", "to"))
    asked = question.form.cleaned_data.get("graduated")
    if exact or asked not in (None, "", USUAL):
        return question.window()
    return window("2y", question.as_of)

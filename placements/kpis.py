"""What became of graduates: placed in time, in good jobs, still employed, and at what pay."""

import datetime as dt
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from intermediary.kpi.definitions import Definition, Kind, Source

_GRADUATES = _("Every graduate: a person counts once for each cohort they graduated from.")
_COUNTS = _(
    "A first day of work by the deadline, full-time, part-time from 20 hours a week, "
    "apprenticeship or temp to hire. Work from before graduation that went on counts on day 0."
)
_EVIDENCE = _("Confirmed by the employer, payroll, state wage record or pay stub.")
_LEFT_OUT = _(
    "Internships and gig work. Exclusions dated by the deadline, unless work had started by then."
)
_QUALITY = _(
    "Placed in time in a job whose own pay met the wage floor on its first day and whose offer "
    "met the other required criteria. A waived criterion is not met; no offer is not known."
)
_STARTED = _("Graduates with a proven first job.")
_A_YEAR_ON = _("Graduates whose proven first job began at least 365 days ago.")
_WINDOW = _("The same, dated from 30 days before to 60 days after the anniversary.")


def _deadline(name, title, percent, words, counts=_COUNTS):
    return Definition(
        name=name,
        title=title,
        kind=Kind.DEADLINE,
        people=_GRADUATES,
        counts=counts,
        evidence=_EVIDENCE,
        left_out=_LEFT_OUT,
        target=Fraction(percent, 100),
        target_words=words,
    )


_BY_120 = _("70% within 120 days of graduation")
_BY_9M = _("80% within 9 months of graduation")

DEFINITIONS = (
    _deadline("placed_120d", _("Placed within 120 days"), 70, _BY_120),
    _deadline("placed_6m", _("Placed within 6 months"), 80, _("80%, an early look")),
    _deadline("placed_9m", _("Placed within 9 months"), 80, _BY_9M),
    _deadline("quality_placed_120d", _("In a good job within 120 days"), 70, _BY_120, _QUALITY),
    _deadline("quality_placed_9m", _("In a good job within 9 months"), 80, _BY_9M, _QUALITY),
    Definition(
        name="retained_365",
        title=_("Employed after a year"),
        kind=Kind.RATE,
        people=_A_YEAR_ON,
        counts=_("At work on the 365th day after that start, at any employer."),
        evidence=_WINDOW,
        left_out=_("An open job without evidence near the anniversary is not known."),
        target=Fraction(75, 100),
        target_words=_("75% of those with a first job"),
    ),
    Definition(
        name="retained_365_same",
        title=_("With the same employer after a year"),
        kind=Kind.RATE,
        people=_A_YEAR_ON,
        counts=_("At work on the 365th day after that start, at the employer of the first job."),
        evidence=_WINDOW,
        left_out=_("An open job without evidence near the anniversary is not known."),
    ),
    Definition(
        name="wage_growth_365",
        title=_("Wage growth after a year"),
        kind=Kind.VALUE,
        people=_A_YEAR_ON,
        counts=_("Median of hourly pay a year on against the starting pay, where both are known."),
        evidence=_(
            "A check with sufficient evidence near the anniversary, else pay of a later job."
        ),
        target=Fraction(15, 100),
        target_words=_("15% more than at the start"),
        population="r.retained_365 IS NOT NULL",
        columns=("later_num", "later_den", "start_num", "start_den"),
        over="r.later_num::numeric * r.start_den - r.later_den::numeric * r.start_num",
        under="r.later_den::numeric * r.start_num",
    ),
    Definition(
        name="earnings_multiple",
        title=_("Earnings against before"),
        kind=Kind.MULTIPLE,
        people=_STARTED,
        counts=_("Mean annualized starting pay divided by mean earnings before, both known."),
        evidence=_EVIDENCE,
        target=Fraction(4),
        target_words=_("4 times the earnings before"),
        population="r.sure_on IS NOT NULL",
        over="r.start_year",
        under="r.prior",
    ),
    Definition(
        name="start_wage",
        title=_("Starting wage"),
        kind=Kind.VALUE,
        people=_STARTED,
        counts=_("Median hourly pay of the first proven job, with its quartiles."),
        evidence=_EVIDENCE,
        population="r.sure_on IS NOT NULL",
        columns=("start_num", "start_den"),
        over="r.start_num::numeric",
        under="r.start_den * 1000000",
    ),
)


def outcomes(_as_of: dt.date, table: str) -> str:
    """The outcome table itself: its columns are named as the metrics are."""
    return table


SOURCE = Source(definitions=DEFINITIONS, relation=outcomes)

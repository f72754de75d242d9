"""High-road employers: who kept every required standard for a year, or what is missing.

Source of the rule: section "Offers and wage floors" of the domain: no open required finding in 12
months, and every live offer meets all required criteria. Unknown is never a pass, and a waived
criterion is not met. Without a live offer in 12 months nothing is judged.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.choices import Resolution
from employers.models import Employer, Finding, Offer, Waiver
from standards.choices import PayResult, Severity

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class HighRoad:
    """Whether an employer is high-road (None: not judged), and why not, in words."""

    holds: bool | None
    missing: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """The shape of the answer."""
        return {True: "good", False: "bad-open", None: "mute-open"}[self.holds]

    @property
    def word(self) -> str:
        """The answer in two or three words."""
        words = {
            True: _("High-road employer"),
            False: _("Not yet high-road"),
            None: _("Not judged"),
        }
        return words[self.holds]


def high_road(employer: Employer, on: date, seen=None) -> HighRoad:
    """Judge one employer as of a day: four queries, however many offers.

    `seen`: the offers that whoever reads the reasons may see; others are judged and not named.
    """
    since = on - YEAR
    offers = Offer.objects.filter(employer=employer)
    if not live_between(offers, since, on).exists():
        return HighRoad(None, (_("No offer was open in the last 12 months."),))
    missing = [*_findings(offers, since, on), *_offers(offers, on, seen)]
    return HighRoad(not missing, tuple(missing))


def live_between(offers, first: date, last: date):
    """Offers that were open on some day from `first` to `last`."""
    start = _midnight(first)
    kept = Q(withdrawn_at__isnull=True) | Q(
        withdrawn_at__gte=start, withdrawn_at__date__gte=F("posted_on")
    )
    running = Q(paused_at__isnull=True) | Q(
        paused_at__gte=start, paused_at__date__gte=F("posted_on")
    )
    not_over = Q(closes_on__isnull=True) | Q(closes_on__gte=first)
    return offers.filter(kept, running, not_over, posted_on__lte=last)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _findings(offers, since, on):
    """Required findings that stood on some day of the year."""
    stood = Q(resolved_at__isnull=True) | Q(resolved_at__gte=_midnight(since))
    rows = Finding.objects.filter(
        stood,
        severity=Severity.REQUIRED,
        opened_at__lt=_midnight(on + timedelta(days=1)),
        offer__in=offers,
    )
    if number := rows.count():
        said = ngettext(
            "%s required standard was not met in the last 12 months.",
            "%s required standards were not met in the last 12 months.",
            number,
        )
        yield said % number


def _offers(offers, on, seen):
    """Live offers that do not meet every required criterion today, with what they lack."""
    live = offers.live(on)
    met = Q(
        verdict__result=PayResult.MEETS,
        verdict__required_unmet=False,
        verdict__required_unknown=False,
    )
    waivers = Waiver.objects.live(on).filter(offer=OuterRef("offer"), code=OuterRef("code"))
    waived = Finding.objects.filter(
        Exists(waivers),
        offer=OuterRef("pk"),
        severity=Severity.REQUIRED,
        resolution=Resolution.WAIVED,
    )
    lacking = live.annotate(is_waived=Exists(waived)).exclude(met, is_waived=False)
    shown = lacking if seen is None else lacking.filter(pk__in=seen.values("pk"))
    for offer in shown.select_related("verdict").order_by("pk"):
        yield _lack(offer)
    if seen is not None and lacking.exclude(pk__in=seen.values("pk")).exists():
        yield _("An offer at a site you do not serve lacks something.")


def _lack(offer) -> str:
    """What one live offer lacks."""
    verdict = getattr(offer, "verdict", None)
    if verdict is None:
        return _("%s was not checked yet.") % offer
    if verdict.result in (PayResult.BELOW, PayResult.STRADDLES) or verdict.required_unmet:
        return _("%s does not meet a required standard.") % offer
    if verdict.result == PayResult.NO_FLOOR:
        return _("No wage floor applies to %s, so its pay is not judged.") % offer
    if offer.is_waived:
        return _("A required standard of %s is set aside by a waiver.") % offer
    return _("The pay or a required answer of %s is not known.") % offer

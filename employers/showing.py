"""Where an offer stands on a day, and how that is said: open, closed, paused, and who sees it."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.templatetags.words import hours, pay
from standards.choices import PayPeriod


class OfferState(models.TextChoices):
    """Whether people may apply; exactly one of these holds on a day."""

    OPEN = "open", _("Open")
    PLANNED = "planned", _("Not posted yet")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# What lists may ask for besides the states.
FLAGGED = "flagged"
STATES = [*OfferState.choices, (FLAGGED, _("Open and flagged"))]


def state_on(offer, on: date) -> OfferState:
    """Where an offer stands on a day."""
    if offer.withdrawn_at:
        return OfferState.WITHDRAWN
    if offer.closes_on and offer.closes_on < on:
        return OfferState.CLOSED
    if offer.paused_at:
        return OfferState.PAUSED
    if offer.posted_on is None or offer.posted_on > on:
        return OfferState.PLANNED
    return OfferState.OPEN


def terms(offer, verdict=None) -> str:
    """Under the hourly pay: what was stated where that is not by the hour, and the hours."""
    parts = []
    if offer.pay_period != PayPeriod.HOURLY and (offer.pay_min or offer.pay_max):
        parts.append(pay(offer) if offer.pay_period else _("%s for no stated time") % pay(offer))
    if verdict and verdict.assumed_hours:
        parts.append(_("assumed 40 h"))
    elif offer.hours_per_week:
        parts.append(hours(offer.hours_per_week))
    return ", ".join(str(part) for part in parts)


def prepared(offers, on: date) -> list:
    """Offers for a table: each with its `state` on this day, its verdict if any, and its terms."""
    rows = list(offers)
    for offer in rows:
        offer.state = state_on(offer, on)
        offer.judged = getattr(offer, "verdict", None)
        offer.terms = terms(offer, offer.judged)
    return rows


def with_terms(findings) -> list:
    """Findings for a table: each with the terms of its offer."""
    rows = list(findings)
    for finding in rows:
        finding.terms = terms(finding.offer, getattr(finding.offer, "verdict", None))
    return rows

"""Where an offer stands on a day, and how that is said: open, closed, paused, and who sees it."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


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


def prepared(offers, on: date) -> list:
    """Offers for a table: each with its `state` on this day and its verdict, if there is one."""
    rows = list(offers)
    for offer in rows:
        offer.state = state_on(offer, on)
        offer.judged = getattr(offer, "verdict", None)
    return rows

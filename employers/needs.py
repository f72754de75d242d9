"""Keeping what an offer asks of people: skills, and certificates needed to start."""

import pghistory
from django.db import transaction

from employers.models import Offer, OfferNeed
from intermediary.models import User


@transaction.atomic
def state_needs(
    *, offer: Offer, skills: dict[int, tuple[int, bool]], credentials, by: User
) -> Offer:
    """Keep these skills (level, required) and certificates of an offer, and no others."""
    with pghistory.context(user=by.pk, action="state_needs"):
        offer.needs.exclude(skill__in=skills).delete()
        for skill, (level, required) in skills.items():
            OfferNeed.objects.update_or_create(
                offer=offer, skill_id=skill, defaults={"level": level, "required": required}
            )
        offer.credentials.set(credentials)
    return offer

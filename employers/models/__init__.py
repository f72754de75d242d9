"""Employers: who they are, what they offer, what they promise, and the findings."""

from employers.evaluation_state import EvaluationState
from employers.models.compacts import Agreement, Commitment
from employers.models.development import (
    BoardSeat,
    CohortDay,
    ContactMilestone,
    Contribution,
    Interaction,
    StageChange,
    Volunteer,
)
from employers.models.offers import Finding, Offer, OfferNeed, Verdict, Waiver, WaiverRequest
from employers.models.partners import Contact, Employer, Engagement, Sponsorship
from employers.models.portal import DraftComment, Invitation

__all__ = [
    "Agreement",
    "BoardSeat",
    "CohortDay",
    "Commitment",
    "Contact",
    "ContactMilestone",
    "Contribution",
    "DraftComment",
    "Employer",
    "Engagement",
    "EvaluationState",
    "Finding",
    "Interaction",
    "Invitation",
    "Offer",
    "OfferNeed",
    "Sponsorship",
    "StageChange",
    "Verdict",
    "Volunteer",
    "Waiver",
    "WaiverRequest",
]

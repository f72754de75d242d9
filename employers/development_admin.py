"""Django admin for how partnerships develop: looked at here, written on the portal's pages."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from employers.models import (
    Agreement,
    BoardSeat,
    CohortDay,
    Commitment,
    ContactMilestone,
    Contribution,
    DraftComment,
    Interaction,
    Invitation,
    OfferNeed,
    StageChange,
    Volunteer,
    WaiverRequest,
)
from intermediary.administration.desks import look_at as look_at_rows
from intermediary.administration.searching import KEYED
from intermediary.administration.sections import EMPLOYERS

BY_EMPLOYER = {"search_fields": ("employer__name",), "found_by": {"employer": KEYED}}
BY_CONTACT = {
    "search_fields": ("contact__name", "contact__employer__name"),
    "found_by": {"contact": ("name__icontains",), "contact__employer": KEYED},
}
BY_OFFER = {
    "search_fields": ("offer__title", "offer__employer__name"),
    "found_by": {"offer": KEYED, "offer__employer": KEYED},
}


look_at = partial(look_at_rows, EMPLOYERS)
look_at(StageChange, ("employer", "stage", "reason", "by", "changed_at"), ("stage",),
        ("employer", "by"), **BY_EMPLOYER)  # fmt: skip
look_at(Interaction, ("employer", "contact", "kind", "held_on", "by"), ("kind", "held_on"),
        ("employer", "contact", "by"), **BY_EMPLOYER)  # fmt: skip
look_at(BoardSeat, ("contact", "employer", "board", "site", "starts_on", "ends_on"), ("board",),
        ("contact", "employer", "site"), **BY_EMPLOYER)  # fmt: skip
look_at(Contribution, ("employer", "amount", "received_on", "purpose"), ("received_on",),
        ("employer",), **BY_EMPLOYER)  # fmt: skip
look_at(ContactMilestone, ("cohort", "due_on", "opened_at", "escalated_at"), ("due_on",),
        ("cohort",), called=_("Employer contacts due"))  # fmt: skip
look_at(CohortDay, ("cohort", "kind", "starts_at", "wanted"), ("kind", "starts_at"),
        ("cohort",), called=_("Events of cohorts"))  # fmt: skip
look_at(Volunteer, ("contact", "day", "said_at"), (), ("contact", "day__cohort"), **BY_CONTACT)
look_at(Agreement, ("title", "employer", "track", "state", "starts_on", "ends_on"), ("state",),
        ("employer", "track"), **BY_EMPLOYER)  # fmt: skip
look_at(Commitment, ("agreement", "side", "kind", "amount", "due_on"), ("side", "kind"),
        ("agreement",))  # fmt: skip
look_at(Invitation, ("contact", "invited_by", "sent_at", "expires_at", "used_at"), ("sent_at",),
        ("contact", "invited_by"), **BY_CONTACT)  # fmt: skip
look_at(DraftComment, ("contact", "draft", "said_at"), (), ("contact", "draft"), **BY_CONTACT)
look_at(OfferNeed, ("offer", "skill", "level", "required"), ("level", "required"),
        ("offer", "skill"), **BY_OFFER)  # fmt: skip
look_at(WaiverRequest, ("offer", "code", "answer", "asked_by", "asked_at"), ("answer", "code"),
        ("offer", "asked_by"), **BY_OFFER)  # fmt: skip

"""Django admin for calendars, notes, concerns and mentors: looked at here, written on pages."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from coaching.models import (
    ActionItem,
    Availability,
    Concern,
    ConcernStep,
    GroupSession,
    MentorMeeting,
    Mentorship,
    Note,
    Plan,
    TimeOff,
)
from intermediary.administration.desks import look_at as look_at_rows
from intermediary.administration.searching import KEYED, PERSON
from intermediary.administration.sections import TRAINEES

BY_TRAINEE = {
    "search_fields": ("trainee__search_key",),
    "found_by": {"trainee": KEYED},
    "rank": 7,
}
BY_COACH = {
    "search_fields": ("coach__name", "coach__email"),
    "found_by": {"coach": PERSON},
    "rank": 8,
}

look_at = partial(look_at_rows, TRAINEES)
look_at(Availability, ("coach", "weekday", "on", "starts", "ends", "site"), ("weekday",),
        ("coach", "site"), called=_("Hours of coaches"), **BY_COACH)  # fmt: skip
look_at(TimeOff, ("coach", "starts_at", "ends_at"), ("starts_at",), ("coach",), **BY_COACH)
look_at(GroupSession, ("title", "kind", "coach", "starts_at", "site"), ("kind", "starts_at"),
        ("coach", "site"), **BY_COACH)  # fmt: skip
look_at(Note, ("trainee", "audience", "written_by", "written_at"), ("audience",),
        ("trainee", "written_by"), called=_("Notes"),
        hint=_("Private notes are shown to nobody but those who wrote them."),
        **BY_TRAINEE)  # fmt: skip
look_at(Plan, ("trainee", "kind", "starts_on", "closed_on"), ("kind",), ("trainee",), **BY_TRAINEE)
look_at(ActionItem, ("text", "trainee", "whose", "due_on", "done_at"), ("whose", "due_on"),
        ("trainee",), **BY_TRAINEE)  # fmt: skip
look_at(Concern, ("trainee", "kind", "state", "employer", "raised_at"), ("kind", "state"),
        ("trainee", "employer"), **BY_TRAINEE)  # fmt: skip
look_at(ConcernStep, ("concern", "by", "at"), ("at",), ("concern__trainee", "by"), rank=7)
look_at(Mentorship, ("mentor", "trainee", "kind", "starts_on", "ends_on"), ("kind",),
        ("mentor", "trainee"), **BY_TRAINEE)  # fmt: skip
look_at(MentorMeeting, ("mentorship", "held_on", "minutes"), ("held_on",),
        ("mentorship__mentor", "mentorship__trainee"), rank=7)  # fmt: skip

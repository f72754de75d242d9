"""How matches and interviews are said: state, since when, and what waits."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.templatetags.words import short_date
from placements.choices import WITH_EMPLOYER, InterviewState, MatchState
from placements.models import Match

LOOKS = {
    MatchState.SHORTLISTED: "mute-open",
    MatchState.PROPOSED: "mute",
    MatchState.REFERRED: "warn",
    MatchState.INTERVIEWING: "warn",
    MatchState.OFFERED: "good-open",
    MatchState.HIRED: "good",
    MatchState.DECLINED: "mute-no",
    MatchState.REFUSED: "mute-no",
    MatchState.CLOSED: "mute-no",
}
INTERVIEW_LOOKS = {
    InterviewState.PROPOSED: "warn",
    InterviewState.ACCEPTED: "good-open",
    InterviewState.PASSED_OVER: "mute-no",
    InterviewState.CANCELED: "canceled",
    InterviewState.HELD: "good",
    InterviewState.NO_SHOW: "no_show",
}
SILENT_DAYS = 7


@dataclass
class Told:
    """A match as a row: its shape, its word, and for how long an employer has been silent."""

    match: Match
    look: str
    word: str
    silent: str = ""


def state_of(row) -> tuple[str, str]:
    """The shape and the word of a match's (or a step's) state."""
    return LOOKS[row.state], row.get_state_display()


def told(matches, now: dt.datetime) -> list[Told]:
    """Matches as rows of a list."""
    return [_told(match, now) for match in matches]


def _told(match: Match, now: dt.datetime) -> Told:
    look, word = state_of(match)
    waits = now - match.moved_at
    if match.state not in WITH_EMPLOYER or waits <= dt.timedelta(days=SILENT_DAYS):
        return Told(match, look, word)
    said = ngettext("no answer for %s day", "no answer for %s days", waits.days) % waits.days
    if match.chased_at:
        said += _(", reminded on %s") % short_date(match.chased_at, timezone.localdate(now))
    return Told(match, look, word, said)

"""The headings under which the administration lists what it keeps, in the order of need."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """A heading, its icon, and one line that says what people do there."""

    slug: str
    name: str | Promise
    icon: str
    what: str | Promise


PEOPLE = Section(
    "people",
    _("Sign-in and roles"),
    "lock",
    _("Invite a colleague, change a role or a site, help somebody back in."),
)
PLACES = Section(
    "places",
    _("Places and teams"),
    "place",
    _("Keep markets, sites and teams as they are today; who is on which team from when."),
)
STANDARDS = Section(
    "standards",
    _("Standards"),
    "standard",
    _("Describe tracks and prepare drafts. What is agreed changes only by a new version."),
)
TRAINEES = Section(
    "trainees",
    _("Trainees and cohorts"),
    "people",
    _("Correct who a person is or when a cohort runs. Outcomes are recorded in the portal."),
)
EMPLOYERS = Section(
    "employers",
    _("Employers and offers"),
    "employer",
    _("Correct a partner, a contact or an offer. Findings and waivers are looked at here."),
)
OUTCOMES = Section(
    "outcomes",
    _("Jobs and outcomes"),
    "placement",
    _("Look up what was recorded and how it is counted. Nothing is written here."),
)
SYSTEM = Section(
    "system",
    _("Work of the system"),
    "settings",
    _("See long work, the timetable, and what was done in this administration."),
)
SECTIONS = (PEOPLE, PLACES, STANDARDS, TRAINEES, EMPLOYERS, OUTCOMES, SYSTEM)

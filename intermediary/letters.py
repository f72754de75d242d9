"""Every letter the portal can send, as it is read: for those who answer for its words."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from intermediary.access import allow
from intermediary.choices import Role
from intermediary.models import User
from intermediary.recipients import TO_TRAINEES
from intermediary.tongues import AT_WORK, TONGUES, known

FOLDER = Path(settings.BASE_DIR) / "templates"
PORTAL = "https://portal.example.org"
OWN_STYLE = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "frame-ancestors": [NONE]}
# What letters say about a person, an address and an hour; each letter takes what it names.
SAMPLE = {
    "email": "marisol@example.org",
    "user": User(name="Marisol Quiñones", email="marisol@example.org"),
    "password_reset_url": f"{PORTAL}/accounts/password/reset/key/7-cw1x2q/",
    "activate_url": f"{PORTAL}/accounts/confirm-email/NDI:1vK2/",
    "from_email": "marisol@old.example.org",
    "to_email": "marisol@example.org",
    "deleted_email": "marisol@old.example.org",
    "timestamp": dt.datetime(2026, 11, 25, 21, 15, tzinfo=dt.UTC),
    "browser": "Firefox on Windows",
    "ip": "203.0.113.7",
    "cohort": "ITS-26-14",
    "track": "IT Support",
    "site": "Baltimore",
    "due_on": dt.date(2026, 12, 2),
    "days_left": 7,
    "href": f"{PORTAL}/staff/cohorts/14/",
    "first_name": "Marisol",
    "title": "Help desk technician",
    "company": "Chesapeake Data Services",
    "pay": "$20.00 an hour",
    "link": f"{PORTAL}/me/jobs/",
    "coach": "Teresa Novak",
    "candidate": "Marisol Quiñones",
    "name_of_contact": "Rosa Tillman",
    "days": "8",
    "first_day": "Dec 7, 2026",
    "old_time": "Nov 30, 2026, 9:00 am, New York time",
    "stop_link": f"{PORTAL}/reminders/stop/MQ:1vK2/",
    "times": "Dec 1, 2026, 2:00 pm, New York time",
    "time": "Dec 1, 2026, 2:00 pm, New York time",
    "words": "I have class until 3:00 pm.",
    "person": "Marisol Quiñones",
    "job": "Help desk technician",
    "asked": "hire",
    "about_day": "Dec 7, 2026",
    "until": "Dec 21, 2026",
    "employer": "Chesapeake Data Services",
    "inviter": "Ruth Castellanos",
    "invitation_url": f"{PORTAL}/employer/join/Xw3k9/",
    "until_on": dt.date(2026, 12, 2),
    "offer": "Help desk technician",
    "standard": "Pay meets the wage floor",
    "reason": "The raise is agreed for March.",
    "granted": True,
    "note": "Until the new pay scale holds.",
    "waiver_url": f"{PORTAL}/staff/requests/7/",
    "offer_url": f"{PORTAL}/employer/offers/7/",
    "kind": "Mock interview",
    "when": "Wed, Dec 2, 1:00 PM EST",
    "place": "Baltimore, room 4",
    "event_url": f"{PORTAL}/employer/events/",
    "compact": "IT support, Baltimore, 2027",
    "compact_url": f"{PORTAL}/employer/compacts/7/",
    "employer_signer": "Rosa Tillman",
    "program_signer": "Ruth Castellanos",
}


@dataclass(frozen=True)
class Letter:
    """One letter in one language."""

    name: str
    language: str
    subject: str
    text: str

    @property
    def key(self) -> str:
        """The letter's name in an address."""
        return self.name.replace("/email/", "-")

    @property
    def is_rtl(self) -> bool:
        """Whether it is read from the right."""
        return TONGUES[self.language].bidi


def names() -> list[str]:
    """Every letter there is a template for, by the name that those who send it use."""
    found = FOLDER.glob("*/email/*_message.txt")
    return sorted(str(p.relative_to(FOLDER)).removesuffix("_message.txt") for p in found)


def written(name: str, language: str, part: str) -> str:
    """One part of a letter (subject.txt, message.txt, message.html) with the sample's facts."""
    with translation.override(language):
        return render_to_string(f"{name}_{part}", SAMPLE).strip()


def letter_in(name: str, language: str) -> Letter:
    """A letter in a language, its text as a mail program shows it."""
    text = re.sub(r"\n{3,}", "\n\n", written(name, language, "message.txt"))
    return Letter(name, language, written(name, language, "subject.txt"), text)


def written_in(name: str) -> Iterable[str]:
    """The languages a letter is written in: those of trainees in every one, others in two."""
    return TONGUES if name in TO_TRAINEES else AT_WORK


@allow(Role.ADMIN, Role.MANAGER)
@require_safe
def letters(request):
    """Every letter that is written in a language, beside the English, with invented facts."""
    chosen = known(request.GET.get("language")) or "es"
    codes = dict.fromkeys(("en", chosen))
    there = [name for name in names() if chosen in written_in(name)]
    context = {
        "letters": [[letter_in(name, code) for code in codes] for name in there],
        "languages": [(code, tongue.own) for code, tongue in TONGUES.items()],
        "chosen": chosen,
    }
    return render(request, "intermediary/letters.html", context)


@allow(Role.ADMIN, Role.MANAGER)
@require_safe
@csp(OWN_STYLE)  # type: ignore[arg-type]  # csp's types know views without arguments only
def letter(_request, key, language):
    """One letter as a mail program draws it: its own style, no scripts, nothing fetched."""
    name = next((name for name in names() if name.replace("/email/", "-") == key), None)
    if name is None or language not in written_in(name):
        raise Http404
    return HttpResponse(written(name, language, "message.html"))

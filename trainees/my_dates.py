"""The days that matter to a person in training, in their words; upper apps add theirs."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from trainees.models import Credential, Enrollment, Trainee


@dataclass(frozen=True)
class Coming:
    """One day ahead of a person, and what it is; `is_late` when it should have been done."""

    on: dt.date
    what: str
    href: str = ""
    is_late: bool = False


Teller = Callable[[Trainee, Enrollment | None, dt.date], Iterable[Coming]]
TELLERS: list[Teller] = []


def register_dates(teller: Teller) -> None:
    """Let an upper app tell which days it knows of."""
    if teller not in TELLERS:
        TELLERS.append(teller)


def coming(trainee: Trainee, enrollment: Enrollment | None, on: dt.date) -> list[Coming]:
    """Everything ahead of a person on this day, the nearest first."""
    tellers = (of_class, of_credentials, *TELLERS)
    found = [each for tell in tellers for each in tell(trainee, enrollment, on)]
    return sorted(found, key=lambda each: (each.on, each.what))


def of_class(_trainee: Trainee, enrollment: Enrollment | None, on: dt.date) -> Iterable[Coming]:
    """The first and the last day of class."""
    if enrollment is None or enrollment.graduated_on:
        return
    if enrollment.cohort.starts_on > on:
        yield Coming(enrollment.cohort.starts_on, _("First day of class"))
    if enrollment.cohort.ends_on >= on:
        yield Coming(enrollment.cohort.ends_on, _("Last day of class"))


def of_credentials(trainee: Trainee, _row: Enrollment | None, on: dt.date) -> Iterable[Coming]:
    """The last days of certificates that end."""
    rows = Credential.objects.filter(trainee=trainee, expires_on__gte=on).select_related("type")
    for row in rows:
        yield Coming(row.expires_on, _("Certificate ends: %(name)s") % {"name": row.type})

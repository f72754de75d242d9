"""What a person in training finds in their calendar: the first and the last day of a class."""

import datetime as dt

from django.utils.translation import gettext as _

from intermediary.calendars import Event, all_day, changed, changes, midnight
from intermediary.choices import Role
from intermediary.models import User
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment

IN_CLASS = (EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


def events_of(user: User, *, since: dt.datetime) -> list[Event]:
    """The days on which classes of this person begin and end, from some day on."""
    if not user.has_role(Role.TRAINEE):
        return []
    own = Enrollment.objects.visible_to(user).filter(trainee__user=user, status__in=IN_CLASS)
    cohorts = [row.cohort for row in own.select_related("cohort__track", "cohort__site")]
    known = changes(cohorts)
    found = []
    for cohort in cohorts:
        day = midnight(cohort.starts_on)
        facts = {"place": str(cohort.site), "path": "/me/", **changed(cohort, known, day)}
        words = {"track": cohort.track}
        first, last = _("First day of class: %(track)s"), _("Last day of class: %(track)s")
        for key, said, on in (("first", first, cohort.starts_on), ("last", last, cohort.ends_on)):
            if on >= since.date():
                key = f"class-{cohort.pk}-{key}"
                found.append(Event(key=key, summary=said % words, **all_day(on), **facts))
    return found

"""Where a person stands with us, and which sessions they can book then."""

import datetime as dt
from enum import StrEnum

from coaching.choices import SessionKind
from placements.models import Placement
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment


class Phase(StrEnum):
    """Training, job search, on the job (DOMAIN 7)."""

    TRAINING = "training"
    SEARCH = "search"
    AT_WORK = "at_work"


K = SessionKind
BOOKABLE = {
    Phase.TRAINING: (K.CHECK_IN, K.CAREER_PLAN, K.MOCK_INTERVIEW, K.BENEFITS),
    Phase.SEARCH: (K.CHECK_IN, K.MOCK_INTERVIEW, K.DEBRIEF, K.CAREER_PLAN, K.BENEFITS),
    Phase.AT_WORK: (K.CHECK_IN, K.ON_THE_JOB, K.LEADERSHIP, K.CAREER_PLAN, K.BENEFITS),
}


def phase_of(enrollment: Enrollment | None, on: dt.date) -> Phase:
    """The phase of a person on a day, as their latest enrollment and their jobs say."""
    if enrollment is None or enrollment.status != EnrollmentStatus.GRADUATED:
        return Phase.TRAINING
    held = Placement.objects.filter(trainee=enrollment.trainee_id).held_on(on)
    return Phase.AT_WORK if held.exists() else Phase.SEARCH

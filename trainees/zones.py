"""By whose clock times are said to a person."""

from django.utils import timezone

from trainees.models import Enrollment, Trainee


def zone_of(trainee: Trainee) -> str:
    """The time zone a person chose, else that of their latest site. At most two queries."""
    chosen = trainee.user.preferences.time_zone if trainee.user else ""
    if chosen:
        return chosen
    rows = Enrollment.objects.filter(trainee=trainee).order_by("-cohort__starts_on", "-pk")
    name = rows.values_list("cohort__site__time_zone", flat=True).first()
    return name or timezone.get_default_timezone_name()

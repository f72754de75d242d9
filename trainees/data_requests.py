"""What people ask about the data that is kept of them."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intermediary.models import User
from trainees.choices import DataWish
from trainees.models import DataRequest, Trainee


@transaction.atomic
def ask(*, trainee: Trainee, wish: DataWish | str, text: str, by: User) -> DataRequest:
    """Ask to delete or to correct one's data; the same wish stands once at a time."""
    with pghistory.context(user=by.pk, action="ask_about_data"):
        request, is_new = DataRequest.objects.get_or_create(
            trainee=trainee, wish=wish, answer="", defaults={"text": text.strip()}
        )
    if not is_new:
        raise ValidationError(_("You asked this already. Wait for our answer."))
    return request

"""One person, as somebody at a desk names them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.listing import matching
from trainees.models import Trainee


def one_trainee(people, words: str) -> Trainee:
    """The one person these words name: a number, an e-mail address, or enough of a name.

    Raises ValidationError in words where it is nobody, or several.
    """
    words = words.strip()
    exact = people.filter(key__iexact=words).first() or people.filter(email=words).first()
    found = [exact] if exact else [*people.filter(*matching(words))[:5]]
    if not found:
        raise ValidationError(_("No trainee is called “%(who)s”."), params={"who": words})
    if len(found) > 1:
        names = ", ".join(f"{each} ({each.key})" for each in found)
        raise ValidationError(_("Several people match: %(names)s."), params={"names": names})
    return found[0]

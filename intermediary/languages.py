"""Pages in the language of the person signed in, unless they chose another on this device."""

from collections.abc import Iterable
from functools import wraps

from django.conf import settings
from django.utils import translation

from intermediary.choices import Role
from intermediary.recipients import TO_TRAINEES
from intermediary.tongues import AT_WORK, TONGUES, at_work, known


def offered(user) -> Iterable[str]:
    """The languages a person may choose: in training and before signing in all, else those of work.

    Pages of staff and of employers are written in English and Spanish alone: in any other language
    half of each page would be English.
    """
    if user is None or not user.is_authenticated:
        return TONGUES
    works = user.is_staff_member or user.has_role(Role.EMPLOYER)
    return AT_WORK if works else TONGUES


def spoken(code: str | None, user=None) -> str:
    """The language to speak with somebody whose record says this one; English if it is not ours."""
    found = known(code)
    return found if found in offered(user) else "en"


def of_letter(name: str, code: str | None) -> str:
    """The language a letter is written in: those of trainees in every one, others in two."""
    return (known(code) or "en") if name in TO_TRAINEES else at_work(code)


def activate(request, code: str) -> None:
    """Speak this language for the rest of the request."""
    if code != translation.get_language():
        translation.activate(code)
        request.LANGUAGE_CODE = translation.get_language()


def preferred_language(get_response):
    """Middleware: without a language cookie, speak the language on the person's record."""

    def middleware(request):
        if request.user.is_authenticated:
            chosen = known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
            activate(request, spoken(chosen or request.user.language, request.user))
        return get_response(request)

    return middleware


def in_language_of_work(view):
    """Speak English or Spanish on a page that strangers open and trainees never do."""

    @wraps(view)
    def spoken_at_work(request, *args, **kwargs):
        activate(request, at_work(translation.get_language()))
        request.languages = AT_WORK
        return view(request, *args, **kwargs)

    return spoken_at_work

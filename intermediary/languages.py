"""Pages in the language of the person signed in, unless they chose another on this device."""

from django.conf import settings
from django.utils import translation


def preferred_language(get_response):
    """Middleware: without a language cookie, speak the language on the person's record."""
    known = dict(settings.LANGUAGES)

    def middleware(request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if not chosen and request.user.is_authenticated:
            language = request.user.language
            if language in known and language != translation.get_language():
                translation.activate(language)
                request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return middleware

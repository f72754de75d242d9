"""The choice of a language from the menu: kept on this device, and for letters on the record."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from intermediary.access import public
from intermediary.languages import offered


@public
@require_POST
def language(request):
    """Speak another language from now on; the page stays where it is."""
    code = request.POST.get("language")
    if code not in offered(request.user):
        return HttpResponse(_("There is no such language here."), status=400)
    if request.user.is_authenticated and request.user.language != code:
        request.user.language = code
        request.user.save(update_fields=["language"])
    return set_language(request)

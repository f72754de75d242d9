"""The portal's addresses, and one page that does nothing but ask who is there."""

from django.http import HttpResponse
from django.urls import include, path

from intermediary.access import allow
from intermediary.choices import STAFF


@allow(*STAFF)
def bare(request):
    """A page without content: what signing in and the middleware cost by themselves."""
    return HttpResponse("ok")


urlpatterns = [path("bench/bare/", bare), path("", include("intermediary.urls"))]

"""Where a person goes after a form: back to the page they came from, if it is one of ours."""

from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def came_from(request) -> str:
    """The page named by `next`, or nothing where it lies elsewhere."""
    back = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if safe else ""


def back_to(request, otherwise, *args):
    """Go back to where one came from, else to this page."""
    if back := came_from(request):
        return redirect(back)
    return redirect(otherwise, *args)

"""The first page of each person."""

from django.shortcuts import redirect, render
from django.utils import timezone

from intermediary.access import allow, signed_in
from intermediary.choices import STAFF, Role


@signed_in
def start(request):
    """Send each person to their own start page."""
    if request.user.has_role(*set(STAFF) - {Role.ADMIN}):
        return redirect("intermediary:home")
    if request.user.has_role(Role.ADMIN):
        return redirect("admin:index")
    if request.user.has_role(Role.EMPLOYER):
        return redirect("employers:portal")
    return redirect("trainees:me")


@allow(*STAFF)
def home(request):
    """What is needed today: KPIs against their targets and what to do next."""
    return render(request, "intermediary/home.html", {"today": timezone.localdate()})

"""Filling in an offer, the same for staff and employers: one form, one button that raises pay."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from employers.checking import Check
from employers.history import differences

RAISE = "set_lowest_pay"


def offer_form(form_class, request, instance, on):
    """The form of an offer; pressing "Set lowest pay to" puts that amount into what was typed."""
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and data.get(RAISE):
        data["pay_min"] = data[RAISE]
        if _less(data.get("pay_max"), data[RAISE]):
            data["pay_max"] = data[RAISE]
    start = {} if instance.pk else {"pay_period": "hourly"}
    return form_class(data, instance=instance, user=request.user, on=on, initial=start)


def _less(typed, amount) -> bool:
    """Whether what was typed is a smaller amount."""
    try:
        return bool(typed) and Decimal(typed.strip("$ ").replace(",", "")) < Decimal(amount)
    except InvalidOperation:
        return False


def is_ready(form, saved) -> bool:
    """Whether the form may be saved; not before a colleague's change in between was seen.

    `saved` reads the offer as it is now. The page then sent along knows of the change.
    """
    if not form.is_valid():
        return False
    if form.is_outdated:
        said = _(
            "Somebody changed this offer after you opened this page, so nothing is saved yet. "
            "What is saved → what you typed: %s. Save again to keep what you typed."
        )
        form.add_error(None, said % ", ".join(differences(saved(), form.instance)))
    return not form.errors


def save(form, action, **who_and_when):
    """Post a new offer, or save the fields that were changed in a known one."""
    offer = form.save(commit=False)
    if offer.pk is None:
        offer.key = form.stamp
        return action(offer=offer, **who_and_when)
    return action(offer=offer, changed=form.changed_facts, **who_and_when)


def mark_pay(form, check: Check | None) -> None:
    """Show the field of the lowest pay as wrong where the saved pay is flagged."""
    if check and check.test.is_flagged and not form.is_bound:
        attrs = form.fields["pay_min"].widget.attrs
        attrs.update({"class": "is-invalid", "aria-describedby": "pay-verdict"})

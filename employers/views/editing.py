"""Filling in an offer, the same for staff and employers: one form, one button that raises pay."""

from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _

from employers import needs, stated
from employers.checking import Check
from employers.history import differences

RAISE = "set_lowest_pay"


NOT_COPIED = {"posted_on", "closes_on"}


def copy_of(offer):
    """A new offer that states what this one states, but for its days."""
    said = {name: value for name, value in stated.facts(offer).items() if name not in NOT_COPIED}
    fields = {name: offer._meta.get_field(name).attname for name in said}
    return type(offer)(**{fields[name]: value for name, value in said.items()})


def offer_form(form_class, request, instance, on, copied=None):
    """The form of an offer; pressing "Set lowest pay to" puts that amount into what was typed."""
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and data.get(RAISE):
        data["pay_min"] = data[RAISE]
        if _less(data.get("pay_max"), data[RAISE]):
            data["pay_max"] = data[RAISE]
    start = {} if instance.pk or instance.pay_period else {"pay_period": "hourly"}
    return form_class(
        data, instance=instance, user=request.user, on=on, initial=start, copied=copied
    )


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


@transaction.atomic
def save(form, action, *, by, on):
    """Post a new offer, or save the fields that were changed in a known one; and its needs."""
    offer = form.save(commit=False)
    if offer.pk is None:
        offer.key = form.stamp
        offer = action(offer=offer, by=by, on=on)
    else:
        offer = action(offer=offer, changed=form.changed_facts, by=by, on=on)
    if form.needs.is_sent:
        credentials = form.needs.cleaned_data["credentials"]
        needs.state_needs(offer=offer, skills=form.needs.stated(), credentials=credentials, by=by)
    return offer


def mark_pay(form, check: Check | None) -> None:
    """Show the field of the lowest pay as wrong where the saved pay is flagged."""
    if check and check.test.is_flagged and not form.is_bound:
        attrs = form.fields["pay_min"].widget.attrs
        attrs.update({"class": "is-invalid", "aria-describedby": "pay-verdict"})

"""Filling in an offer, the same for staff and employers: one form, one button that raises pay."""

from decimal import Decimal, InvalidOperation

from employers.checking import Check

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


def mark_pay(form, check: Check | None) -> None:
    """Show the field of the lowest pay as wrong where the saved pay is flagged."""
    if check and check.test.is_flagged and not form.is_bound:
        attrs = form.fields["pay_min"].widget.attrs
        attrs.update({"class": "is-invalid", "aria-describedby": "pay-verdict"})

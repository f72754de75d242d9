"""The page on which two rows of one employer become one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods

from employers.merging import merge_employers, what_moves
from employers.models import Employer
from employers.views.partnering import the_employer
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import some_ids


class DuplicateForm(forms.Form):
    """Which other employer is the same one."""

    duplicate = forms.CharField(
        label=later("The duplicate"),
        max_length=200,
        help_text=later("Its exact name or number. It goes; the employer of this page stays."),
    )

    def __init__(self, *args, keep, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = Employer.objects.visible_to(user).unmerged().exclude(pk=keep.pk)

    def clean_duplicate(self):
        """The one employer of this number, else of this name."""
        words = self.cleaned_data["duplicate"].strip()
        found = self.rows.filter(key=words).first()
        named = [] if found else some_ids(self.rows.filter(name__iexact=words))
        if found or len(named) == 1:
            return found or self.rows.get(pk=named[0])
        if named:
            raise forms.ValidationError(_("Several are called so. Write the number of one."))
        raise forms.ValidationError(_("There is no other employer with this name or number."))


@allow(Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS)
@require_http_methods(["GET", "POST"])
def merge(request, pk):
    """Choose a duplicate, see what would move, and merge it into this employer."""
    keep = the_employer(request, pk)
    form = DuplicateForm(request.POST or None, keep=keep, user=request.user)
    duplicate = form.cleaned_data["duplicate"] if form.is_valid() else None
    if duplicate and request.POST.get("sure") and merged(form, keep, duplicate, request.user):
        said = {"duplicate": duplicate, "keep": keep}
        messages.success(request, _("%(duplicate)s is merged into %(keep)s.") % said)
        return redirect(keep)
    moves = what_moves(duplicate) if duplicate else []
    context = {"employer": keep, "form": form, "duplicate": duplicate, "moves": moves}
    return render(request, "employers/merge.html", context)


def merged(form, keep, duplicate, user) -> bool:
    """Merge the two, or put what forbids it on the form."""
    try:
        merge_employers(keep=keep, duplicate=duplicate, by=user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True

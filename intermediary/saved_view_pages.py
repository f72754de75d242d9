"""Pages about saved views of lists: save, rename, choose the default, delete."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST

from intermediary import saved_views
from intermediary.access import allow
from intermediary.choices import STAFF, Role
from intermediary.frames import frame
from intermediary.opening import BARE, normalized
from intermediary.own_models import SavedView

WITH_LISTS = (*STAFF, Role.EMPLOYER)


class NameForm(forms.Form):
    """What a view is called."""

    name = forms.CharField(
        label=later("Name"),
        max_length=60,
        error_messages={
            "required": later("Give the view a name."),
            "max_length": later("Use at most %(limit_value)d letters; this has %(show_value)d."),
        },
    )

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class SaveForm(NameForm):
    """A list as it is shown, to be kept under a name."""

    page = forms.CharField(max_length=100, widget=forms.HiddenInput)
    query = forms.CharField(
        max_length=2000,
        widget=forms.HiddenInput,
        error_messages={
            "required": later("Choose a filter or an order first: there is nothing to save."),
            "max_length": later("These filters are too long to save. Search for fewer words."),
        },
    )
    is_default = forms.BooleanField(required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        self.title = saved_views.title_of(str(data.get("page", "")), user)
        self.fields["is_default"].label = _("Open %s with this view") % (self.title or "")

    @property
    def back(self) -> str:
        """The list as it was shown."""
        return f"{reverse(self.data['page'])}?{normalized(self.data.get('query', ''))}"


@allow(*WITH_LISTS)
@require_POST
def view_save(request):
    """Keep a list as it is shown under a name."""
    form = SaveForm(request.POST, user=request.user)
    if form.title is None:
        raise Http404
    if form.is_valid() and (view := _saved(form, request.user)):
        said = {"name": view.name, "list": form.title}
        text = _("“%(name)s” is saved. It stands above the list.")
        if form.cleaned_data["is_default"]:
            text = _("“%(name)s” is saved. %(list)s opens with it from now on.")
        messages.success(request, text % said)
        return redirect(view)
    context = {"form": form, "title": form.title, "back": form.back, "frame": frame(request.user)}
    return render(request, "intermediary/saved_view.html", context, status=422)


def _saved(form, user):
    """The new view; None, with the reason on the form, where it cannot be saved."""
    try:
        return saved_views.save(**form.cleaned_data, by=user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None


def _found(request, pk):
    """One's own view and what its list is called, or 404."""
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    title = saved_views.title_of(view.page, request.user)
    if title is None:
        raise Http404
    return view, title


@allow(*WITH_LISTS)
@require_http_methods(["GET", "POST"])
def view_rename(request, pk):
    """Call a view by another name."""
    view, title = _found(request, pk)
    form = NameForm(request.POST or None, initial={"name": view.name})
    if form.is_valid():
        try:
            saved_views.rename(view=view, name=form.cleaned_data["name"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The view is called “%s” now.") % view.name)
            return redirect(view)
    context = {"form": form, "view": view, "title": title, "back": view.get_absolute_url()}
    context |= {"frame": frame(request.user)}
    status = 422 if form.errors else 200
    return render(request, "intermediary/saved_view.html", context, status=status)


@allow(*WITH_LISTS)
@require_POST
def view_default(request, pk):
    """Open a list with a view from now on, or no longer."""
    view, title = _found(request, pk)
    on = request.POST.get("on") == "yes"
    saved_views.make_default(view=view, on=on, by=request.user)
    text = _("%(list)s opens with “%(name)s” from now on.")
    if not on:
        text = _("%(list)s opens without “%(name)s” from now on.")
    messages.success(request, text % {"list": title, "name": view.name})
    return redirect(view)


@allow(*WITH_LISTS)
@require_http_methods(["GET", "POST"])
def view_delete(request, pk):
    """Ask, then delete a view; the list and its rows stay as they are."""
    view, title = _found(request, pk)
    if request.method == "POST":
        view.delete()
        messages.success(request, _("“%s” is deleted.") % view.name)
        return redirect(f"{reverse(view.page)}?{BARE}")
    context = {"view": view, "title": title, "frame": frame(request.user)}
    return render(request, "intermediary/saved_view_delete.html", context)

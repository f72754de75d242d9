"""Saving views of lists, and choosing the one a list opens with."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from intermediary.models import User
from intermediary.opening import normalized
from intermediary.own_models import SavedView

MOST = 20


def title_of(page: str, user: User) -> str | None:
    """What a list is called; None where it keeps no views or is not for this person."""
    try:
        view = resolve(reverse(page)).func
    except (NoReverseMatch, Resolver404):
        return None
    title = getattr(view, "list_title", None)
    return title if title and user.has_role(*getattr(view, "allowed_roles", ())) else None


@transaction.atomic
def save(*, page: str, name: str, query: str, is_default: bool, by: User) -> SavedView:
    """Keep a list as it is shown under a name; on request the list opens with it from now on."""
    views = _locked(by, page)
    _refuse_taken(views, name)
    if len(views) >= MOST:
        said = _("You have %s views of this list, as many as there can be. Delete one first.")
        raise ValidationError(said % MOST)
    if not (query := normalized(query)):
        raise ValidationError(_("Choose a filter or an order first: there is nothing to save."))
    view = SavedView.objects.create(user=by, page=page, name=name, query=query)
    if is_default:
        _make_default(view)
    return view


@transaction.atomic
def rename(*, view: SavedView, name: str, by: User) -> None:
    """Call a view by another name."""
    _refuse_taken([each for each in _locked(by, view.page) if each.pk != view.pk], name)
    view.name = name
    view.save(update_fields=["name"])


@transaction.atomic
def make_default(*, view: SavedView, on: bool, by: User) -> None:
    """Open the list with this view from now on, instead of any other; or with none."""
    _locked(by, view.page)
    if on:
        _make_default(view)
    else:
        SavedView.objects.filter(pk=view.pk).update(is_default=False)


def _make_default(view):
    """One after the other: the database knows one default of a list at any instant."""
    others = SavedView.objects.filter(user=view.user, page=view.page, is_default=True)
    others.exclude(pk=view.pk).update(is_default=False)
    SavedView.objects.filter(pk=view.pk).update(is_default=True)


def _locked(user, page) -> list[SavedView]:
    """A person's views of a list; whoever else changes them at this instant waits."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    return list(SavedView.objects.visible_to(user).of_page(page))


def _refuse_taken(views, name):
    if any(each.name.lower() == name.lower() for each in views):
        said = _("You have a view called “%s” of this list already. Choose another name.")
        raise ValidationError({"name": said % name})

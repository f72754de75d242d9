"""What people set for themselves: how pages look, and lists as they like to open them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.choices import Contrast, Rows, Theme
from intermediary.querysets import OwnQuerySet, SavedViewQuerySet


class Preferences(models.Model):
    """How one person wants the portal to look and which site their lists start with."""

    user = models.OneToOneField(
        "intermediary.User", models.CASCADE, primary_key=True, related_name="+"
    )
    theme = models.CharField(
        _("appearance"), max_length=5, choices=Theme, default=Theme.AUTO, db_default=Theme.AUTO
    )
    contrast = models.CharField(
        max_length=5, choices=Contrast, default=Contrast.AUTO, db_default=Contrast.AUTO
    )
    site = models.ForeignKey(
        "intermediary.Site", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    rows = models.PositiveSmallIntegerField(
        _("rows on a page"), choices=Rows, default=Rows.FEW, db_default=Rows.FEW
    )

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "preferences"
        constraints = [
            models.CheckConstraint(
                condition=Q(theme__in=Theme.values), name="preferences_theme_known"
            ),
            models.CheckConstraint(
                condition=Q(contrast__in=Contrast.values), name="preferences_contrast_known"
            ),
            models.CheckConstraint(
                condition=Q(rows__in=Rows.values), name="preferences_rows_known"
            ),
        ]

    def __str__(self):
        return f"Preferences of {self.user}"


@audited
class SavedView(models.Model):
    """A list with filters and an order that one person gave a name."""

    user = models.ForeignKey("intermediary.User", models.CASCADE, related_name="+")
    page = models.CharField(max_length=100, help_text=_("The name of the list's address."))
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=2000, help_text=_("Filters and order, without paging."))
    is_default = models.BooleanField(default=False, help_text=_("The list opens with this view."))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("user", "page", "created_at", "pk")
        constraints = [
            models.UniqueConstraint(
                F("user"), F("page"), Lower("name"), name="saved_view_name_once"
            ),
            models.UniqueConstraint(
                fields=["user", "page"],
                condition=Q(is_default=True),
                name="saved_view_one_default",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(query="") & ~Q(page=""), name="saved_view_filled"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse(self.page)}?{self.query}"

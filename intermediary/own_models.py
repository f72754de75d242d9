"""What people set for themselves: how pages look, how we reach them, lists as they open them."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.choices import Channel, Contrast, Rows, Theme
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
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        help_text=_("Empty: the time of the training site."),
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
        return gettext("Preferences of %s") % self.user


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


@audited
class Reach(models.Model):
    """How a person wants to be reminded, and when we keep quiet. Without a row: as defaults say."""

    user = models.OneToOneField(
        "intermediary.User", models.CASCADE, primary_key=True, related_name="+"
    )
    channel = models.CharField(
        _("reminders"),
        max_length=5,
        choices=Channel,
        default=Channel.EMAIL,
        db_default=Channel.EMAIL,
    )
    quiet_from = models.TimeField(_("quiet from"), default=dt.time(21), db_default=dt.time(21))
    quiet_until = models.TimeField(_("quiet until"), default=dt.time(8), db_default=dt.time(8))

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "reaches"
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="reach_channel_known"
            ),
        ]

    def __str__(self):
        return f"How to reach {self.user}"


@audited
class CalendarFeed(models.Model):
    """A person's secret calendar address; with a new code the old address is dead.

    The address is made of this code and the portal's secret key, so that neither a copy of the
    database nor the key alone opens a calendar.
    """

    user = models.OneToOneField(
        "intermediary.User", models.CASCADE, primary_key=True, related_name="+"
    )
    code = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = OwnQuerySet.as_manager()

    def __str__(self):
        return f"Calendar of {self.user}"

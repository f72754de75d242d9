"""Letters on their way: written with what they tell, sent once, and their words then forgotten."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.choices import Carrier
from intermediary.querysets import BounceQuerySet, LetterQuerySet


class Letter(models.Model):
    """One letter to one address about one thing. The words go once it is sent: links are secret."""

    name = models.CharField(max_length=100, help_text=_("Its template, as in the gallery."))
    about = models.CharField(max_length=200, help_text=_("What makes it one letter."))
    carrier = models.CharField(
        max_length=5, choices=Carrier, default=Carrier.EMAIL, db_default=Carrier.EMAIL
    )
    to = models.CharField(max_length=254, help_text=_("An e-mail address or a phone number."))
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    again = models.BooleanField(
        default=True, help_text=_("Sent again when a worker died over it, else shown to a person.")
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Not sent after this instant.")
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(
                fields=["created_at"], name="letter_unsent", condition=Q(sent_at__isnull=True)
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["name", "about", "to"], name="letter_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(text="", html=""),
                name="letter_forgets_its_words",
            ),
            models.CheckConstraint(
                condition=Q(carrier__in=Carrier.values), name="letter_carrier_known"
            ),
        ]

    def __str__(self):
        return self.subject


@audited
class Bounce(models.Model):
    """An address that refused our letters for good: nothing is sent there until it is cleared."""

    address = models.CharField(max_length=254, unique=True)
    reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    bounced_at = models.DateTimeField(db_default=Now())

    objects = BounceQuerySet.as_manager()

    class Meta:
        ordering = ("-bounced_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(address=Lower("address")), name="bounce_lower")
        ]

    def __str__(self):
        return self.address

"""Letters on their way: written with what they tell, sent once, and their words then forgotten."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.querysets import LetterQuerySet


class Letter(models.Model):
    """One letter to one address about one thing. The words go once it is sent: links are secret."""

    name = models.CharField(max_length=100, help_text=_("Its template, as in the gallery."))
    about = models.CharField(max_length=200, help_text=_("What makes it one letter."))
    to = models.EmailField()
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    again = models.BooleanField(
        default=True, help_text=_("Sent again when a worker died over it, else shown to a person.")
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
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
        ]

    def __str__(self):
        return self.subject

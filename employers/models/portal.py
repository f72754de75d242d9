"""What employers' own people do in the portal: invitations, and comments on drafts."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from employers import development_querysets as querysets
from employers.models.partners import Contact
from intermediary.audit import audited
from intermediary.models import User
from standards.models import CurriculumDraft


@audited(exclude=["token_hash"])
class Invitation(models.Model):
    """A link by e-mail with which an employer's person makes their sign-in, once."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    objects = querysets.InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="invitation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_used_or_revoked",
            ),
        ]

    def __str__(self):
        return f"Invitation of {self.contact}"


@audited
class DraftComment(models.Model):
    """What an employer's person says of a draft of a curriculum."""

    draft = models.ForeignKey(CurriculumDraft, models.PROTECT, related_name="comments")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="comments")
    text = models.TextField()
    said_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.OfContactQuerySet.as_manager()

    class Meta:
        ordering = ("said_at", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="draft_comment_says_something")
        ]

    def __str__(self):
        return f"{self.contact} on {self.draft}"

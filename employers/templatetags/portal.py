"""What the frame of an employer's pages says."""

from django import template

from employers.choices import PortalRole
from employers.may import can
from employers.models import Employer

register = template.Library()


@register.simple_tag
def company_of(user):
    """The employer this person speaks for, for pages that do not know it themselves."""
    return Employer.objects.visible_to(user).own(user).first() or ""


@register.filter
def may_post(user) -> bool:
    """Whether this person posts offers and answers for their employer."""
    return can(user, PortalRole.HIRING)


@register.filter
def may_administer(user) -> bool:
    """Whether this person looks after colleagues and signs for their employer."""
    return can(user, PortalRole.ADMIN)

"""What the frame of an employer's pages says."""

from django import template

from employers.models import Employer

register = template.Library()


@register.simple_tag
def company_of(user):
    """The employer this person speaks for, for pages that do not know it themselves."""
    return Employer.objects.visible_to(user).own(user).first() or ""

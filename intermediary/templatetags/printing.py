"""What a page says on paper and not on the screen: whose it is, where it stands, and when."""

from django import template
from django.utils import timezone

register = template.Library()


@register.inclusion_tag("components/printed.html", takes_context=True)
def printed(context):
    """The foot of a printed page: its address and the time."""
    request = context.get("request")
    return {"address": request.build_absolute_uri() if request else "", "now": timezone.now()}

"""Links and forms that change the page in place; without script they lead where they always led."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# Only the main part is fetched and exchanged; the address, the title and "back" stay true.
IN_PLACE = 'hx-boost="true" hx-target="#main" hx-swap="outerHTML show:{}" hx-indicator="#main"'


@register.simple_tag
def in_place(show: str = "none") -> str:
    """Attributes of an element whose links and forms exchange the main part of the page.

    show: "none" stays where one is (filters, tabs), "window:top" goes to the head (paging).
    """
    return mark_safe(IN_PLACE.format(show))  # noqa: S308 - our own words


@register.simple_tag
def over(view_name: str, *args) -> str:
    """The address of a link that opens a small form over the page it belongs to."""
    href = reverse(view_name, args=args)
    return format_html('href="{0}" hx-get="{0}" hx-target="#dialog"', href)

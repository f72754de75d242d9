"""Words and links that the administration's templates need."""

from django import template
from django.contrib import admin
from django.urls import reverse

from intermediary.administration.trail import slug_of

register = template.Library()


@register.simple_tag
def audit_url(row) -> str:
    """Where the audit tells the history of a row; nothing where its model is not audited."""
    slug = slug_of(type(row)) if row is not None else ""
    return reverse("admin:audit_of", args=[slug, row.pk]) if slug else ""


@register.simple_tag(takes_context=True)
def waiting_of(context, row) -> list[tuple[str, str, str]]:
    """What waits among the rows of a line of the index: number, words and the list's query."""
    desk = admin.site._registry.get(row["model"])  # here: a template would make one of the class
    return desk.waiting(context["request"].user) if hasattr(desk, "waiting") else []


@register.filter
def a_row(row) -> str:
    """One row of a line of the index in words, as after "Add": "wage floor"."""
    return str(row["model"]._meta.verbose_name)


@register.simple_tag
def desk_sections(available_apps, path: str) -> list[dict]:
    """The sections of the navigation; the one that holds the current page is open."""
    found = []
    for app in available_apps or ():
        rows = [
            {
                "name": row["name"],
                "url": row["admin_url"],
                "is_current": bool(row["admin_url"]) and path.startswith(row["admin_url"]),
            }
            for row in app["models"]
            if row["admin_url"]
        ]
        is_open = any(row["is_current"] for row in rows)
        icon = app["section"].icon if "section" in app else "file"
        found.append({"name": app["name"], "icon": icon, "rows": rows, "is_open": is_open})
    return found

"""Pieces of pages that explain or guide: steps of a task, a person, a word with its meaning."""

from django import template
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

register = template.Library()

STATES_MEAN = (
    ("met", later("Every deadline has passed and the target is reached.")),
    ("missed", later("Every deadline has passed and the target is not reached.")),
    ("secured", later("Deadlines are still to come; the target cannot be lost any more.")),
    ("lost", later("Deadlines are still to come; the target cannot be reached any more.")),
    ("open", later("Deadlines are still to come; what is still needed stands beside it.")),
    ("no_data", later("There is nobody to count.")),
)


@register.inclusion_tag("components/stepper.html")
def stepper(current: int, *steps: str):
    """The steps of a task in order: done, the one at hand, those ahead. current counts from 1."""
    drawn = [
        {"n": n, "name": name, "phase": "done" if n < current else "now" if n == current else ""}
        for n, name in enumerate(steps, start=1)
    ]
    at = steps[current - 1] if current <= len(steps) else _("Done")
    said = _("Step %(n)s of %(of)s: %(name)s")
    return {
        "steps": drawn,
        "said": said % {"n": min(current, len(steps)), "of": len(steps), "name": at},
    }


@register.simple_block_tag
def term(content, word, label=""):
    """A word of a heading with its meaning behind it: opens in place, without script."""
    return render_to_string(
        "components/term.html", {"word": word, "label": label, "content": content}
    )


@register.inclusion_tag("components/states_mean.html")
def states_mean():
    """What each state of a KPI means."""
    return {"states": STATES_MEAN}


@register.inclusion_tag("components/person_card.html")
def person_card(person, detail="", href="", email="", phone="", note=""):
    """Somebody: initials, name, what they are here, how to reach them."""
    return {
        "name": str(person),
        "detail": detail,
        "href": href,
        "email": email,
        "phone": phone,
        "note": note,
    }

"""The drawings of the portal: line icons, and the shapes that say a state without color."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# 16 x 16, drawn with a stroke; see LOOK in docs. Keys are what a template writes in {% icon %}.
ICONS = {
    "today": '<rect x="2.5" y="3" width="11" height="10.5" rx="2"/>'
    '<path d="M2.5 6.5h11M5.5 1.5v3M10.5 1.5v3M6 10l1.4 1.4L10.2 8.6"/>',
    "calendar": '<rect x="2.5" y="3" width="11" height="10.5" rx="2"/>'
    '<path d="M2.5 6.5h11M5.5 1.5v3M10.5 1.5v3"/>',
    "chart": '<path d="M2 13.5h12M2.5 10.5l3.2-3.4 2.6 2 4.7-5.6"/><path d="M10.3 3.2H13V6"/>',
    "report": '<path d="M2 13.5h12M4 11V8.5M8 11V3.5M12 11V6"/>',
    "print": '<path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6.5h11v5h-2"/><path d="M4.5 9.5h7v4h-7z"/>',
    "worklist": '<path d="M6.5 4h7M6.5 8h7M6.5 12h7M2.3 4l.8.8 1.5-1.7M2.3 8l.8.8 1.5-1.7'
    'M2.3 12l.8.8 1.5-1.7"/>',
    "people": '<circle cx="6" cy="5.2" r="2.5"/><path d="M1.8 13.2c.3-2.6 2-4 4.2-4s3.9 1.4 4.2 4'
    'M10.6 3a2.4 2.4 0 0 1 0 4.5M12 9.6c1.3.5 2 1.7 2.2 3.6"/>',
    "person": '<circle cx="8" cy="5.2" r="2.6"/><path d="M3.2 13.4c.4-2.7 2.3-4.2 4.8-4.2'
    's4.4 1.5 4.8 4.2"/>',
    "cohort": '<path d="M8 2.5 14 5.5 8 8.5 2 5.5z"/>'
    '<path d="M4.5 7v3.6c1 .9 2.2 1.4 3.5 1.4s2.5-.5 3.5-1.4V7"/>',
    "employer": '<path d="M2.5 13.5V4.2l6-1.7v11M8.5 6.5l5 1.2v5.8M1.5 13.5h13M4.8 6.2v.1'
    'M4.8 8.6v.1M4.8 11v.1M11 9.6v.1M11 11.6v.1"/>',
    "offer": '<rect x="2" y="4.8" width="12" height="8.7" rx="1.8"/>'
    '<path d="M5.6 4.6V3.2a1 1 0 0 1 1-1h2.8a1 1 0 0 1 1 1v1.4M2.2 8.6h11.6"/>',
    "standard": '<path d="M8 2v11.5M4.5 13.5h7M3 4.5h10M3 4.5 1.5 9a1.8 1.8 0 0 0 3 0z'
    'M13 4.5 11.5 9a1.8 1.8 0 0 0 3 0z"/>',
    "finding": '<path d="M3.5 14V2.5M3.5 3h8l-1.8 2.8L11.5 8.5h-8"/>',
    "placement": '<circle cx="8" cy="8" r="5.8"/><path d="m5.4 8.2 1.8 1.8 3.5-3.8"/>',
    "import": '<path d="M8 10V2.5M4.8 5.5 8 2.3l3.2 3.2M3 10.5v3h10v-3"/>',
    "download": '<path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10"/>',
    "file": '<path d="M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5"/>',
    "check": '<path d="m3.5 8.5 3 3 6-6.5"/>',
    "question": '<circle cx="8" cy="8" r="5.8"/><path d="M6.3 6.4a1.7 1.7 0 1 1 2.5 1.5'
    'c-.5.3-.8.6-.8 1.2M8 11.2h.01"/>',
    "plus": '<path d="M8 3.5v9M3.5 8h9"/>',
    "close": '<path d="m4.5 4.5 7 7M11.5 4.5l-7 7"/>',
    "down": '<path d="m4.5 6.5 3.5 3.5 3.5-3.5"/>',
    "next": '<path d="m6.5 4.5 3.5 3.5-3.5 3.5"/>',
    "previous": '<path d="m9.5 4.5-3.5 3.5 3.5 3.5"/>',
    "up": '<path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7"/>',
    "search": '<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.3 3.3"/>',
    "place": '<path d="M8 14s4.5-4 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14z"/>'
    '<circle cx="8" cy="6.5" r="1.6"/>',
    "mail": '<rect x="2" y="3.5" width="12" height="9" rx="1.8"/><path d="m2.5 5 5.5 4 5.5-4"/>',
    "phone": '<path d="M5.5 2.5H3.8a1.3 1.3 0 0 0-1.3 1.4c.4 5 4.6 9.2 9.6 9.6'
    'a1.3 1.3 0 0 0 1.4-1.3v-1.7l-3-1.2-1.5 1.5c-1.6-.8-2.9-2.1-3.7-3.7l1.5-1.5z"/>',
    "video": '<rect x="1.8" y="4" width="8.7" height="8" rx="1.8"/>'
    '<path d="m10.5 7.2 3.7-2v5.6l-3.7-2"/>',
    "clock": '<circle cx="8" cy="8" r="5.8"/><path d="M8 4.8V8l2.2 1.5"/>',
    "globe": '<circle cx="8" cy="8" r="5.8"/><path d="M2.2 8h11.6M8 2.2c2 2 2.6 3.8 2.6 5.8'
    'S10 11.8 8 13.8C6 11.8 5.4 10 5.4 8S6 4.2 8 2.2z"/>',
    "home": '<path d="m2.5 7.5 5.5-5 5.5 5M4 6.5v7h8v-7"/>',
    "more": '<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.2"/>',
    "edit": '<path d="M10.8 2.8 13.2 5.2 5.5 12.9l-3 .6.6-3z"/>',
    "lock": '<rect x="3.5" y="7" width="9" height="6.5" rx="1.6"/>'
    '<path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
    "leave": '<path d="M9.5 2.5h-6v11h6M7 8h7M11.5 5.5 14 8l-2.5 2.5"/>',
    "sun": '<circle cx="8" cy="8" r="2.8"/><path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4'
    'M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1"/>',
    "device": '<rect x="2" y="3" width="12" height="8" rx="1.6"/><path d="M5.5 13.5h5"/>',
    "moon": '<path d="M13 9.6A5.5 5.5 0 1 1 6.4 3a4.5 4.5 0 0 0 6.6 6.6z"/>',
    "link": '<path d="M6.8 9.2a2.5 2.5 0 0 0 3.6 0l2-2a2.5 2.5 0 0 0-3.6-3.6l-.8.8'
    'M9.2 6.8a2.5 2.5 0 0 0-3.6 0l-2 2a2.5 2.5 0 0 0 3.6 3.6l.8-.8"/>',
    "history": '<path d="M2.8 5.2A5.8 5.8 0 1 1 2.2 8M2.5 2.5v3h3M8 5v3.2l2.2 1.3"/>',
    "settings": '<path d="M2.5 4.5h5M11.5 4.5h2M2.5 11.5h2M8.5 11.5h5"/>'
    '<circle cx="9.5" cy="4.5" r="1.8"/><circle cx="6.5" cy="11.5" r="1.8"/>',
}

_CHECK = "m4.3 7.2 1.9 1.9 3.5-3.9"
_CIRCLE = '<circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5"'

# 14 x 14. Circle = good, half disc = running, diamond = bad; filled = final, outline = not yet.
GLYPHS = {
    "good": '<circle cx="7" cy="7" r="6.5" fill="currentColor"/><path class="cut" '
    'd="m4 7.2 2.1 2.1L10 5" fill="none" stroke-width="1.7" stroke-linecap="round" '
    'stroke-linejoin="round"/>',
    "good-open": f'{_CIRCLE}/><path d="{_CHECK}" fill="none" stroke="currentColor" '
    'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>',
    "half": f'{_CIRCLE}/><path d="M7 3.2a3.8 3.8 0 0 1 0 7.6z" fill="currentColor"/>',
    "bad": '<rect x="2.2" y="2.2" width="9.6" height="9.6" rx="1.7" transform="rotate(45 7 7)" '
    'fill="currentColor"/><path class="cut" d="m5.2 5.2 3.6 3.6M8.8 5.2 5.2 8.8" '
    'fill="none" stroke-width="1.6" stroke-linecap="round"/>',
    "bad-open": '<rect x="2.6" y="2.6" width="8.8" height="8.8" rx="1.5" '
    'transform="rotate(45 7 7)" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    '<path d="m5.4 5.4 3.2 3.2M8.6 5.4 5.4 8.6" fill="none" stroke="currentColor" '
    'stroke-width="1.5" stroke-linecap="round"/>',
    "dotted": f'{_CIRCLE} stroke-dasharray="2.2 2.3"/>',
    "hollow": f"{_CIRCLE}/>",
}


@dataclass(frozen=True)
class Look:
    """How one state is shown: its color family, its shape and its word."""

    tone: str
    glyph: str
    word: str | Promise


LOOKS = {
    # KPIs
    "met": Look("good", "good", _("Met")),
    "secured": Look("good", "good-open", _("Secured")),
    "missed": Look("bad", "bad", _("Missed")),
    "lost": Look("bad", "bad-open", _("Lost")),
    "open": Look("warn", "half", _("Open")),
    "no_data": Look("mute", "dotted", _("No data")),
    # offers and findings
    "meets": Look("good", "good", _("Meets")),
    "below": Look("bad", "bad", _("Below floor")),
    "straddles": Look("warn", "half", _("Straddles floor")),
    "unknown": Look("mute", "dotted", _("Pay unknown")),
    "implausible": Look("warn", "dotted", _("Pay looks wrong")),
    "no_floor": Look("mute", "dotted", _("No floor")),
    "resolved": Look("good", "good", _("Resolved")),
    "closed": Look("mute", "good-open", _("Closed")),
    "draft": Look("mute", "dotted", _("Draft")),
    # sessions
    "booked": Look("mute", "half", _("Booked")),
    "seen": Look("good", "good", _("Seen")),
    "no_show": Look("bad", "bad", _("No-show")),
    "excused": Look("mute", "good-open", _("Excused")),
    "canceled": Look("mute", "bad-open", _("Canceled")),
    # people
    "applied": Look("mute", "dotted", _("Applied")),
    "admitted": Look("mute", "hollow", _("Admitted")),
    "enrolled": Look("mute", "half", _("Enrolled")),
    "graduated": Look("good", "good", _("Graduated")),
    "withdrawn": Look("mute", "bad-open", _("Withdrawn")),
    "declined": Look("mute", "bad-open", _("Declined")),
    # long work
    "waiting": Look("mute", "dotted", _("Waiting to start")),
    "running": Look("info", "half", _("Running")),
    "done": Look("good", "good", _("Done")),
    "failed": Look("bad", "bad", _("Failed")),
    # any other word: choose the shape, give the word
    "good": Look("good", "good", ""),
    "good-open": Look("good", "good-open", ""),
    "warn": Look("warn", "half", ""),
    "warn-open": Look("warn", "dotted", ""),
    "bad": Look("bad", "bad", ""),
    "bad-open": Look("bad", "bad-open", ""),
    "mute": Look("mute", "half", ""),
    "mute-open": Look("mute", "dotted", ""),
    "mute-no": Look("mute", "bad-open", ""),
    "now": Look("info", "half", _("Now")),
}


def look(state: str, word: str = "") -> Look:
    """The look of a state's code; a code nobody has drawn is shown gray with its own words."""
    known = LOOKS.get(str(state)) or Look(
        "mute", "dotted", str(state).replace("_", " ").capitalize()
    )
    return Look(known.tone, known.glyph, word or known.word)

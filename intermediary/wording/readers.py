"""Which sentences trainees read: their pages and letters, and what these are made of.

Their pages and letters are written in every language of the portal; all others in English and
Spanish. A template says by what it extends whose it is; the modules are listed here.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from intermediary.recipients import TO_TRAINEES

# Frames and pages that everybody meets, also before signing in.
EVERYBODY = (
    r"(base|lone|trainee|fault|400|403|403_csrf|404|405|413|429|500)\.html",
    r"(account|mfa|allauth|email)/.*",
    r"intermediary/(settings\.html|calendar_link\.html|reminders\.html|offline\.html|sw\.js)",
)
FRAMES = ("trainee.html", "lone.html", "fault.html")
# Pages of nobody who is signed in, for employers alone.
FOR_EMPLOYERS = (
    "employers/join.html",
    "employers/join_gone.html",
    "employers/may_not.html",
    "placements/confirm.html",
    "placements/confirm_over.html",
)
# Modules whose words trainees read: all of a module, or these of its classes and functions.
# Besides, every module named mine.py or my_*.py.
MODULES: dict[str, tuple[str, ...]] = {
    "coaching/booking.py": (),
    "coaching/plan_steps.py": (),
    "coaching/calendar_events.py": (),
    "coaching/choices.py": (),
    "intermediary/adapter.py": (),
    "intermediary/choices.py": ("Role", "Theme", "Contrast", "Rows", "Channel"),
    "intermediary/errors.py": (),
    "intermediary/feed_pages.py": (),
    "intermediary/feeds.py": (),
    "intermediary/me.py": (),
    "intermediary/preference_pages.py": (),
    "intermediary/reminder_pages.py": (),
    "intermediary/signing_in.py": (),
    "intermediary/templatetags/words.py": (),
    "placements/calendar_events.py": (),
    "placements/choices.py": (
        "PlacementKind",
        "MatchState",
        "InterviewState",
        "RefuseReason",
        "ReportState",
    ),
    "placements/forms/matches.py": ("ReasonForm", "RefuseForm"),
    "placements/interviewing.py": ("choose", "none_fits"),
    "placements/match_words.py": ("state_of",),
    "placements/matching.py": ("can_move", "move"),
    "trainees/calendar_events.py": (),
    "standards/choices.py": ("PayPeriod",),
    "trainees/choices.py": ("Shared", "DataWish", "DataAnswer"),
    "trainees/data_requests.py": (),
    "trainees/forms.py": ("say_blanks",),
    "trainees/views/sharing.py": (),
}
OWN_MODULE = re.compile(r"(.*/)?(mine|my_\w+)\.py")
USED = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
EXTENDS = re.compile(r"""\s*{%-?\s*extends\s+["']([^"']+)["']""")
TAG = re.compile(r"{%-?\s*(\w+)")
DRAWN = re.compile(r"""["'](components/[\w/]+\.html)["']""")


def trainee_templates(root: Path, paths: Iterable[str]) -> set[str]:
    """The templates that trainees read: theirs, everybody's, and all that these include."""
    texts = {p.removeprefix("templates/"): (root / p).read_text("utf-8") for p in paths}
    found = {name for name, text in texts.items() if _is_theirs(name, text, texts)}
    drawn = _drawn_by_tags(root)
    waiting = list(found)
    while waiting:
        text = texts[waiting.pop()]
        used = {*USED.findall(text), *(d for tag in TAG.findall(text) for d in drawn.get(tag, ()))}
        new = {name for name in used & texts.keys() if name not in found}
        found |= new
        waiting += new
    return {f"templates/{name}" for name in found}


def _is_theirs(name: str, text: str, texts: dict[str, str]) -> bool:
    """Whether a template is a page or a letter of trainees, or of everybody."""
    if name in FOR_EMPLOYERS:
        return False
    if "/email/" in name:
        return re.sub(r"_(subject|message)\.\w+$", "", name) in TO_TRAINEES
    if any(re.fullmatch(pattern, name) for pattern in EVERYBODY):
        return True
    return any(frame in FRAMES for frame in _frames(text, texts))


def _frames(text: str, texts: dict[str, str]) -> Iterator[str]:
    """The templates that a template extends, from the nearest on."""
    seen: set[str] = set()
    while (above := EXTENDS.match(text)) and above[1] in texts and above[1] not in seen:
        yield above[1]
        seen.add(above[1])
        text = texts[above[1]]


def _drawn_by_tags(root: Path) -> dict[str, set[str]]:
    """The tags of the portal that draw a template of their own, with these templates."""
    drawn: dict[str, set[str]] = {}
    for path in root.glob("*/templatetags/*.py"):
        for part in re.split(r"\n(?=@register)", path.read_text("utf-8")):
            if name := re.search(r"""\ndef (\w+)|name=["'](\w+)""", part):
                drawn.setdefault(name[1] or name[2], set()).update(DRAWN.findall(part))
    return drawn


def trainee_modules(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The modules whose words trainees read, with the parts that they read of each."""
    own = {path: () for path in paths if OWN_MODULE.fullmatch(path)}
    return {**own, **MODULES}

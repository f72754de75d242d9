"""Every kind of file, in the order in which they are loaded, and what follows a load."""

from dataclasses import replace

from coaching import kinds as coaching
from employers import kinds as employers
from employers.evaluation import evaluate_changes
from intermediary.loading import floor_kinds as floor
from intermediary.loading.kind import Kind
from placements import kinds as placements
from standards import kinds as standards
from trainees import kinds as trainees

ORDER = (
    *("markets", "sites", "staff", "tracks", "floors", "employers", "cohorts", "sponsorships"),
    *("trainees", "enrollments", "engagements", "offers", "placements", "checks", "sessions"),
    "hours",
)
_KINDS = {
    kind.name: kind
    for app in (floor, standards, trainees, employers, placements, coaching)
    for kind in app.KINDS
}
# Offers are judged at once by what was loaded: their facts, floors, families, markets of sites.
_SETTLE = dict.fromkeys(("offers", "floors", "tracks", "sites"), evaluate_changes)
KINDS: dict[str, Kind] = {name: replace(_KINDS[name], settle=_SETTLE.get(name)) for name in ORDER}

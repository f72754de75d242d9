"""What is counted on pages, with its plural: {{ n|counted:"session" }} looks its words up here.

Languages change more than an ending with the number, so each noun is a sentence of its own. A test
holds every noun that a template counts against this list.
"""

from django.utils.translation import ngettext_lazy as counts

# As templates write it: one word that takes an s, or both forms.
NOUNS = {
    "canceled meeting": counts("%(n)s canceled meeting", "%(n)s canceled meetings", "count"),
    "canceled session": counts("%(n)s canceled session", "%(n)s canceled sessions", "count"),
    "cohort": counts("%(n)s cohort", "%(n)s cohorts", "count"),
    "day": counts("%(n)s day", "%(n)s days", "count"),
    "employer": counts("%(n)s employer", "%(n)s employers", "count"),
    "event": counts("%(n)s event", "%(n)s events", "count"),
    "finding": counts("%(n)s finding", "%(n)s findings", "count"),
    "letter": counts("%(n)s letter", "%(n)s letters", "count"),
    "meeting": counts("%(n)s meeting", "%(n)s meetings", "count"),
    "month": counts("%(n)s month", "%(n)s months", "count"),
    "offer": counts("%(n)s offer", "%(n)s offers", "count"),
    "offer needs,offers need": counts("%(n)s offer needs", "%(n)s offers need", "count"),
    "open offer": counts("%(n)s open offer", "%(n)s open offers", "count"),
    "person,people": counts("%(n)s person", "%(n)s people", "count"),
    "person is wanted,people are wanted": counts(
        "%(n)s person is wanted", "%(n)s people are wanted", "count"
    ),
    "request waits,requests wait": counts("%(n)s request waits", "%(n)s requests wait", "count"),
    "row": counts("%(n)s row", "%(n)s rows", "count"),
    "session": counts("%(n)s session", "%(n)s sessions", "count"),
    "session was,sessions were": counts("%(n)s session was", "%(n)s sessions were", "count"),
}


def said(number, noun: str, figure: str) -> str:
    """A number as it is written, with its noun; a noun that is not in the list stays English."""
    if noun in NOUNS:
        return NOUNS[noun] % {"count": int(number) if number == int(number) else 2, "n": figure}
    one, _comma, many = noun.partition(",")
    return f"{figure} {one if number == 1 else many or one + 's'}"

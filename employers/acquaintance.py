"""Who of a class has met which employer, with whom and for how long; nobody's first."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass
class Cell:
    """One person and one employer: how often they met, for how many hours, and with whom."""

    times: int = 0
    hours: Decimal = Decimal(0)
    untimed: int = 0  # meetings whose hours are not known
    people: set[str] = field(default_factory=set)
    last_on: date | None = None

    @property
    def names(self) -> str:
        """With whom, in the order of the alphabet."""
        return ", ".join(sorted(self.people))


@dataclass(frozen=True)
class Row:
    """One person of the class, with a cell for each employer (None where they never met)."""

    trainee: object
    cells: list[Cell | None]

    @property
    def employers(self) -> int:
        """How many employers know this person."""
        return sum(cell is not None for cell in self.cells)

    @property
    def hours(self) -> Decimal:
        """All known hours with employers."""
        return sum((cell.hours for cell in self.cells if cell), Decimal(0))


@dataclass(frozen=True)
class Matrix:
    """Employers in the order in which they first came; people, those nobody knows first."""

    employers: list
    rows: list[Row]

    @property
    def unknown(self) -> int:
        """How many people no employer knows yet."""
        return sum(not row.employers for row in self.rows)


def matrix(trainees, meetings) -> Matrix:
    """What these meetings come to for these people.

    `meetings` have employer, held_on, hours (or None), `attendees` and `people`, all fetched, in
    the order of their days. Only who is listed as an attendee has met anybody.
    """
    employers, cells = {}, defaultdict(dict)
    for meeting in meetings:
        employers.setdefault(meeting.employer_id, meeting.employer)
        named = {person.name for person in meeting.people.all()}
        for trainee in meeting.attendees.all():
            cell = cells[trainee.pk].setdefault(meeting.employer_id, Cell())
            cell.times += 1
            cell.hours += meeting.hours or 0
            cell.untimed += meeting.hours is None
            cell.people |= named
            cell.last_on = meeting.held_on
    rows = [Row(each, [cells[each.pk].get(key) for key in employers]) for each in trainees]
    rows.sort(key=lambda row: row.employers)  # stable: names stay in order
    return Matrix(list(employers.values()), rows)

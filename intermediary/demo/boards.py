"""Partners who sit on boards and give, and one that was entered twice."""

from intermediary.demo.staff import phone
from intermediary.demo.work import MICRO, SHOWN, Work
from intermediary.demo.world import World

_NUMBERS = {name: number for number, (name, _industry, _stage) in enumerate(SHOWN, 1)}
# Employer, who sits there, board (of which site), first and last day from the day of the telling
_SEATS = (
    ("Chesapeake Data Services", "Lorraine Whitcomb", "site", "baltimore", -400, 330),
    ("Calvert County Schools", "Desmond Akers", "national", None, -700, None),
    ("Calvert County Schools", "Ines Fairbank", "site", "baltimore", -900, -170),
    ("Rainier Home Care Cooperative", "Thuy Lindqvist", "national", None, -240, 490),
)
# Employer, dollars, days ago, what for
_GIFTS = (
    ("Chesapeake Data Services", 25_000, 210, "Cohort in Baltimore"),
    ("Chesapeake Data Services", 7_500, 40, "Thirty used laptops"),
    ("Calvert County Schools", 50_000, 330, "Two cohorts and their exams"),
    ("Rainier Home Care Cooperative", 12_000, 95, "Paid training hours"),
)
_TWICE = ("Chesapeake Data Svcs", "chesapeake-data-svcs")  # the first employer, entered again


def build(world: World, work: Work) -> None:
    """Put board seats, contributions and the duplicate of the employer who can sign in."""
    dice, days = world.dice("boards"), world.days
    for name, person, board, site, start, end in _SEATS:
        number = _NUMBERS[name]
        contact = _contact(world, dice, number, person, "executive")
        ends_on = None if end is None else days.text(end)
        where = world.site_ids[site] if site else None
        row = (number, contact, board, where, days.text(start), ends_on)
        world.put("employers_boardseat", *row)
    for name, dollars, ago, purpose in _GIFTS:
        _gift(world, _NUMBERS[name], dollars, ago, purpose)
    _duplicate(world, work, dice)


def _duplicate(world, work, dice):
    """The same company under another spelling, with a person, two visits and a gift of its own."""
    name, key = _TWICE
    site, owner = world.sites[0], world.owners[work.places[1]][0]
    facts = ("company", "Information services", "contacted", owner, site.city, site.state)
    number = world.put("employers_employer", key, name, *facts, "", "")
    _contact(world, dice, number, "Gil Ostrander", "hiring_manager")
    for kind, ago in (("site_visit", 75), ("mock_interview", 33)):
        visit = next(world.numbers["employers_engagement"])
        day = world.days.text(world.days.monday(-ago))
        row = (visit, f"E-{visit:05d}", number, kind, None, day, 200)
        world.buffer.add("employers_engagement", row)
    _gift(world, number, 1_200, 60, "Monitors for the lab")


def _contact(world, dice, employer, name, role) -> int:
    email = f"contact{next(world.numbers['contact address'])}@example.org"
    return world.put("employers_contact", employer, name, email, phone(dice), role, None)


def _gift(world, employer, dollars, ago, purpose):
    row = (employer, dollars * 100 * MICRO, world.days.text(-ago), purpose)
    world.put("employers_contribution", *row)

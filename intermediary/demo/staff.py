"""Markets, sites, tracks, the staff with their teams, and the people who can sign in."""

from itertools import accumulate

from django.contrib.auth.hashers import make_password

from intermediary.demo.names import COMMUNITIES, Community
from intermediary.demo.places import MARKETS
from intermediary.demo.world import EVENTS_FROM, World

PASSWORD = "demo-portal-2026"  # noqa: S105 (printed for everybody who tries the demonstration)
# sign-in name: (role as words, name, roles, site or "", language)
CAST = {
    "admin": ("Administrator", "Ada Okonkwo", "admin", "", "en"),
    "manager": ("Program manager, whole organization", "Ruth Castellanos", "manager", "", "en"),
    "baltimore": (
        "Program manager, Baltimore only",
        "Dana Mercado",
        "manager",
        "baltimore",
        "en",
    ),
    "business": (
        "Business solutions, Baltimore",
        "Marcus Bell",
        "business_solutions",
        "baltimore",
        "en",
    ),
    "coach": ("Coach, Baltimore", "Teresa Novak", "coach", "baltimore", "en"),
    "analyst": ("Analyst", "Nhung Trần", "analyst", "", "en"),
    "employer": ("Employer partner", "Rosa Tillman", "employer", "", "en"),
    "trainee": ("Trainee (in Spanish)", "Marisol Quiñones", "trainee", "", "es"),
}
_WEIGHTS = tuple(accumulate(group.weight for group in COMMUNITIES))
_TEAM_NAMES = ("Career Launch", "Partnerships", "Evening Program", "Alumni", "Access")
# What the manager of the whole organization comes back to: list, name, and filters by name.
_VIEWS = (
    ("trainees:list", "Day 120 ahead, no job", "day_120=ahead&stands=not_placed"),
    ("employers:offers", "Open and below the floor", "result=below&sort=-short&state=open"),
)
_UNUSABLE = "!nobody-signs-in-with-this"


def sign_ins() -> list[tuple[str, str, str]]:
    """Who can sign in to the demonstration: role in words, e-mail address, password."""
    return [(row[0], address(name), PASSWORD) for name, row in CAST.items()]


def address(name: str) -> str:
    """The e-mail address of one of the cast."""
    return f"{name}@demo.example.org"


def community(dice) -> Community:
    """Draw the community a person comes from."""
    return dice.weighted(COMMUNITIES, _WEIGHTS)


def phone(dice) -> str:
    """A number from the range kept for stories."""
    return f"({dice.whole(201, 990)}) 555-01{dice.whole(100):02d}"


def build(world: World) -> None:
    """Put places, tracks, staff and teams."""
    markets = {row[0]: world.put("intermediary_market", *row) for row in MARKETS}
    for site in world.sites:
        values = (site.key, site.name, markets[site.market], site.city, site.state)
        world.site_ids[site.key] = world.put("intermediary_site", *values, site.time_zone)
    for track in world.tracks:
        world.track_ids[track.key] = world.put(
            "standards_track",
            *(track.key, track.name, track.family, track.hours * 100, track.soc),
            *(track.governance, track.coaching_months),
        )
    _cast(world)
    _views(world)
    _colleagues(world)
    for site in world.sites:
        _teams(world, site)


def _user(world, *, email, name, roles, language="en", password=_UNUSABLE, site=""):
    joined = world.days.text(EVENTS_FROM) + " 17:00+00"
    superuser = "t" if roles == "admin" else "f"
    values = (email, name, f"{{{roles}}}", language, "t", joined, password, superuser)
    number = world.put("intermediary_user", *values)
    if site:
        world.put("intermediary_user_sites", number, world.site_ids[site])
    return number


def _cast(world):
    """The people who can sign in; one hash serves all, and the same every time."""
    password = make_password(PASSWORD, salt=f"demonstration{world.seed}")
    for key, (_words, name, roles, site, language) in CAST.items():
        world.cast[key] = _user(
            world,
            email=address(key),
            name=name,
            roles=roles,
            language=language,
            password=password,
            site=site,
        )


def _views(world):
    """Lists that the manager has saved."""
    at = world.days.text(-60) + " 15:00+00"
    for page, name, query in _VIEWS:
        values = (world.cast["manager"], page, name, query, "f", at)
        world.put("intermediary_savedview", *values)


def _colleagues(world):
    """Managers, owners of placements and coaches of every site; the cast belongs to Baltimore."""
    for site in world.sites:
        dice = world.dice("staff", site.key)
        own = site.key == "baltimore"
        managers = [world.cast["baltimore"]] if own else _hire(world, dice, site, "manager", 1)
        world.managers[site.key] = managers[0]
        owners = [world.cast["business"]] if own else []
        roles = "business_solutions"
        world.owners[site.key] = owners + _hire(
            world, dice, site, roles, world.scale.owners - len(owners)
        )
        coaches = [world.cast["coach"]] if own else []
        world.coaches[site.key] = coaches + _hire(
            world, dice, site, "coach", world.scale.coaches - len(coaches)
        )


def _hire(world, dice, site, roles, wanted):
    hired = []
    for _ in range(wanted):
        people = community(dice)
        first = dice.one_of(dice.one_of((people.women, people.men)))
        name = f"{first} {dice.one_of(people.families)}"
        number = next(world.numbers["staff address"])
        # Some serve the whole organization although they work in one place.
        scope = site.key if roles != "manager" and dice.random() < 0.3 else ""
        email = f"staff{number}@tidewater.example.org"
        hired.append(_user(world, email=email, name=name, roles=roles, site=scope))
    return hired


def _teams(world, site):
    """Teams with leaders; everyone has been on one since they came, some have moved."""
    dice = world.dice("teams", site.key)
    people = world.owners[site.key] + world.coaches[site.key]
    count = world.scale.teams + (site.key in ("baltimore", "bronx") and world.scale.teams == 2)
    teams = []
    for n in range(count):
        name = f"{site.city} {_TEAM_NAMES[n % len(_TEAM_NAMES)]}"
        suffix = f" {n // len(_TEAM_NAMES) + 1}" if n >= len(_TEAM_NAMES) else ""
        leader = world.managers[site.key] if n == 0 else people[n % len(people)]
        values = (f"{site.key}-{n + 1}", name + suffix, leader)
        teams.append(world.put("intermediary_team", *values))
    for n, person in enumerate([world.managers[site.key], *people]):
        _memberships(world, dice, person, teams, n)


def _memberships(world, dice, person, teams, n):
    since = EVENTS_FROM + dice.whole(60)
    current = teams[n % len(teams)]
    world.put("intermediary_teammembership", person, world.days.text(since), current)
    if n and dice.random() < 0.2:
        moved = dice.whole(-700, -30)
        other = teams[(n + 1) % len(teams)]
        world.put("intermediary_teammembership", person, world.days.text(moved), other)

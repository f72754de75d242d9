"""How big the demonstration is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Counts that make an organization of a given size; people come by the cohort."""

    cohorts: int
    owners: int  # per site, who answer for placements
    coaches: int  # per site
    teams: int  # per site
    employers: int
    offers: int
    bulk: bool = False  # drop and rebuild indexes around the load


SCALES = {
    "small": Scale(cohorts=76, owners=4, coaches=4, teams=2, employers=120, offers=300),
    "county": Scale(
        cohorts=1_900, owners=24, coaches=32, teams=5, employers=900, offers=5_000, bulk=True
    ),
    "state": Scale(
        cohorts=38_000,
        owners=300,
        coaches=560,
        teams=30,
        employers=9_000,
        offers=60_000,
        bulk=True,
    ),
}

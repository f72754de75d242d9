"""What a wage floor would do to the offers that are open now, before anybody agrees to it."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from employers.models import Offer
from standards import pay_sql
from standards.choices import FloorScope, PayResult
from standards.models import WageFloor

PASSING = f"('{PayResult.MEETS.value}', '{PayResult.NO_FLOOR.value}')"
FLAGGED = f"('{PayResult.BELOW.value}', '{PayResult.STRADDLES.value}')"


@dataclass(frozen=True)
class Impact:
    """How many open offers a floor covers, how many it would newly flag, of how many employers."""

    covered: int
    flagged: int
    employers: int


def impact(floor: WageFloor, user, on: date) -> Impact:
    """Test the open offers this person sees against a floor that is not in force, exactly.

    Newly flagged are offers that pass today and would not; nothing is written.
    """
    offers = covered(Offer.objects.visible_to(user).live(on), floor).order_by()
    ids, params = offers.values("pk").query.sql_with_params()
    amount = int(floor.amount * 1_000_000)
    result = pay_sql.result("pay", f"{amount}::bigint")
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT count(*), count(*) FILTER (WHERE newly),
                       count(DISTINCT offer.employer_id) FILTER (WHERE newly)
                FROM ({ids}) chosen(id)
                JOIN employers_offer offer USING (id)
                LEFT JOIN employers_verdict verdict ON verdict.offer_id = offer.id
                {pay_sql.lateral(pay_sql.PayColumns.of_offer("offer"))}
                CROSS JOIN LATERAL (SELECT verdict.result IN {PASSING} AND {result} IN {FLAGGED}
                                    AS newly) told""",  # noqa: S608 - our own SQL and an integer
            params,
        )
        return Impact(*cursor.fetchone())


def covered(offers, floor: WageFloor):
    """The offers whose track and place a floor contains."""
    if floor.scope == FloorScope.FAMILY:
        offers = offers.filter(track__family=floor.family)
    if floor.scope == FloorScope.TRACK:
        offers = offers.filter(track=floor.track)
    if floor.market:
        offers = offers.filter(site__market=floor.market)
    return offers.filter(site=floor.site) if floor.site else offers

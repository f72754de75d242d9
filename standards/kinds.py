"""Files of the standards: tracks and wage floors."""

from intermediary.loading import values
from intermediary.loading.faults import Refused, shown
from intermediary.loading.floor_kinds import MARKET
from intermediary.loading.kind import (
    Check,
    Column,
    Kind,
    Ref,
    Write,
    as_key,
    cell,
    ends_after,
    named,
    own_key,
)
from intermediary.loading.upsert import insert_made
from standards.choices import Family, Governance
from standards.models import Document, Track, WageFloor

TRACK = Ref(model=Track, noun="track")
DOCUMENT = Ref(model=Document, noun="document", made=True)

TRACKS = Kind(
    name="tracks",
    noun="track",
    model=Track,
    columns=(
        own_key("track"),
        named("name", "track"),
        cell("family", values.codes_of(Family), required=True),
        cell("hours", values.hours(values.HOURS_MOST)),
        cell("soc", values.soc()),
        cell("governance", values.codes_of(Governance)),
        cell("coaching_months", values.count(32_767, least=12)),
    ),
    match="t.key = s.track",
)


def read_scope(text: str) -> str:
    """`organization`, `family:KEY` or `track:KEY`, in its normal form."""
    word, _colon, key = (part.strip() for part in text.partition(":"))
    if word == "organization" and not key:
        return word
    if word == "track" and key:
        return f"track:{key}"
    if word == "family" and key:
        if key not in Family.values:
            raise Refused(f"unknown family {shown(key)}: one of {', '.join(Family.values)}")
        return f"family:{key}"
    raise Refused(f"{shown(text)} is not organization, family:KEY or track:KEY")


def read_place(text: str) -> str:
    """`market:KEY` or `site:KEY`, in its normal form."""
    word, _colon, key = (part.strip() for part in text.partition(":"))
    if word in ("market", "site") and key:
        return f"{word}:{key}"
    raise Refused(f"{shown(text)} is not market:KEY or site:KEY")


_DOCUMENT = "coalesce({row}.document, 'Wage floors')"
# Of a document, the version that floors loaded now belong to: the newest one in force if any.
_VERSION = """(select v.id from standards_version v
    join standards_document d on d.id = v.document_id where d.key = {document}
    order by v.state = 'in_force' desc, v.number desc limit 1)"""

FLOORS = Kind(
    name="floors",
    noun="floor",
    model=WageFloor,
    columns=(
        Column(
            name="scope",
            value=values.Made(limit=120, reader=read_scope, empty=values.NULL),
            field="scope",
            new="split_part(s.scope, ':', 1)",
            key=True,
            required=True,
            shown="t.scope || case t.scope when 'track' then ':' || r_track.key "
            "when 'family' then ':' || t.family else '' end",
        ),
        Column(
            name="place",
            value=values.Made(limit=120, reader=read_place, empty=values.NULL),
            key=True,
            shown="coalesce('market:' || r_market.key, 'site:' || r_site.key)",
        ),
        as_key(cell("effective_from", values.Day())),
        cell("effective_to", values.Day()),
        cell("amount", values.Number(places=6, most=values.MONEY_MOST), required=True),
        cell("band_top", values.Number(places=6, most=values.MONEY_MOST, zero_is_blank=True)),
        Column(
            name="document",
            value=values.Name(limit=100),
            field="version_id",
            new=f"case when stored.key = {_DOCUMENT.format(row='s')} then t.version_id "
            f"else {_VERSION.format(document=_DOCUMENT.format(row='s'))} end",
            blank=_VERSION.format(document="'Wage floors'"),
            shown="stored.key",
        ),
    ),
    derived=(
        ("family", "case when s.scope ^@ 'family:' then substr(s.scope, 8) else '' end"),
        ("track_id", "r_track.id"),
        ("market_id", "r_market.id"),
        ("site_id", "r_site.id"),
    ),
    joins="left join standards_track r_track on s.scope = 'track:' || r_track.key "
    "left join intermediary_market r_market on s.place = 'market:' || r_market.key "
    "left join intermediary_site r_site on s.place = 'site:' || r_site.key",
    match="t.scope = split_part(s.scope, ':', 1) and t.effective_from = s.effective_from "
    "and t.family = case when s.scope ^@ 'family:' then substr(s.scope, 8) else '' end "
    "and coalesce(t.track_id, 0) = coalesce(r_track.id, 0) "
    "and coalesce(t.market_id, 0) = coalesce(r_market.id, 0) "
    "and coalesce(t.site_id, 0) = coalesce(r_site.id, 0) "
    "and (s.place is null) = (t.market_id is null and t.site_id is null)",
    late_joins="left join standards_version held on held.id = t.version_id "
    "left join standards_document stored on stored.id = held.document_id",
    checks=(
        Check(
            column="scope",
            when="r.scope ^@ 'track:' and r.v_track_id is null",
            message="""'no track "' || substr(r.scope, 7) || '"'""",
        ),
        Check(
            column="place",
            when="r.place ^@ 'site:' and r.v_site_id is null",
            message="""'no site "' || substr(r.place, 6) || '"'""",
        ),
        Check(column="amount", when="r.v_amount = 0", message="'not above zero'"),
        Check(column="band_top", when="r.v_band_top < r.v_amount", message="'less than amount'"),
        ends_after("effective_to", "effective_from"),
    ),
    prepare=(
        Write(
            sql=insert_made(
                MARKET,
                "select distinct substr(r.place, 8) from load_good r "
                "where r.place ^@ 'market:' and r.v_market_id is null",
            )
        ),
        Write(
            sql="update load_rows r set v_market_id = m.id from intermediary_market m "
            "where r.v_market_id is null and r.place = 'market:' || m.key"
        ),
        Write(
            sql=insert_made(
                DOCUMENT,
                f"select distinct {_DOCUMENT.format(row='r')} from load_good r "
                "where r.v_version_id is null",
            )
        ),
        Write(
            sql="insert into standards_version (document_id, number, state, effective_from, "
            "summary) select d.id, 1, 'in_force', min(r.effective_from), '' from load_good r "
            f"join standards_document d on d.key = {_DOCUMENT.format(row='r')} "
            "where r.v_version_id is null group by d.id on conflict do nothing"
        ),
        Write(
            sql="update load_rows r set v_version_id = "
            f"{_VERSION.format(document=_DOCUMENT.format(row='r'))} where r.v_version_id is null"
        ),
    ),
    shown_from="left join standards_track r_track on r_track.id = t.track_id "
    "left join intermediary_market r_market on r_market.id = t.market_id "
    "left join intermediary_site r_site on r_site.id = t.site_id "
    "join standards_version held on held.id = t.version_id "
    "join standards_document stored on stored.id = held.document_id",
)

KINDS = (TRACKS, FLOORS)

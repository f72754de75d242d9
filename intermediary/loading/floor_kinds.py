"""Files of the floor: markets, sites and staff."""

from intermediary.choices import STAFF
from intermediary.loading import values
from intermediary.loading.kind import (
    Check,
    Column,
    Kind,
    Piece,
    Ref,
    Write,
    cell,
    named,
    own_key,
    refers,
)
from intermediary.models import Market, Site, Team, TeamMembership, User

MARKET = Ref(model=Market, noun="market", made=True)
SITE = Ref(model=Site, noun="site")
TEAM = Ref(model=Team, noun="team", made=True)
PERSON = Ref(model=User, noun="person", by="email")

MARKETS = Kind(
    name="markets",
    noun="market",
    model=Market,
    columns=(
        own_key("market"),
        named("name", "market"),
        cell("state", values.state()),
        cell("time_zone", values.Zone()),
    ),
    match="t.key = s.market",
)

SITES = Kind(
    name="sites",
    noun="site",
    model=Site,
    columns=(
        own_key("site"),
        named("name", "site"),
        refers("market", MARKET, required=True),
        cell("city", values.Text(limit=100)),
        cell("state", values.state()),
        cell(
            "time_zone",
            values.Zone(),
            blank="coalesce(r_market.time_zone, 'America/New_York')",
        ),
    ),
    match="t.key = s.site",
)

_CODES = ", ".join(f"'{role}'" for role in STAFF)
_ROLES = f"array[{_CODES}]::varchar(20)[]"
# Roles that a staff file does not speak of: an alumna who became a mentor stays a trainee.
_OTHERS = f"(select array_agg(o) from unnest(t.roles) o where o <> all({_ROLES}))"
_SITES = (
    "(select coalesce(array_agg(p.key::text), '{}') from intermediary_user_sites m "
    "join intermediary_site p on p.id = m.site_id where m.user_id = t.id)"
)


def _one_answer(name):
    """Rows of one person must agree on what belongs to the person."""
    return Check(
        column=name,
        when=f"r.email in (select p.email from load_rows p group by 1 "
        f'having count(distinct p."{name}") > 1)',
        message="'differs between the rows of this person'",
        needs=(name,),
    )


STAFF_KIND = Kind(
    name="staff",
    noun="person",
    model=User,
    columns=(
        Column(name="email", value=values.Mail(), field="email", key=True, required=True),
        Column(name="team_from", value=values.Day(), key=True, shown="m.starts_on::text"),
        cell("name", values.Text(limit=200)),
        Column(
            name="roles",
            value=values.Several(each=values.Code(codes=tuple(STAFF))),
            field="roles",
            new=f"(coalesce(s.roles, '{{}}') || {_OTHERS})::varchar(20)[]",
            shown="nullif(array_to_string(array(select o from unnest(t.roles) o "
            f"where o = any({_ROLES})), '|'), '')",
        ),
        Column(
            name="sites",
            value=values.Several(each=values.Name(limit=100)),
            shown=f"nullif(array_to_string(array(select o from unnest({_SITES}) o "
            "order by o), '|'), '')",
        ),
        Column(name="team", value=values.Name(limit=100), ref=TEAM, shown="r_team.key"),
    ),
    match="t.email = s.email",
    late_joins="left join intermediary_teammembership m "
    "on m.user_id = t.id and m.starts_on = s.team_from",
    shared=True,
    is_new="case when s.team_from is null then t.id is null else m.id is null end",
    pieces=(
        Piece(
            name="x_sites",
            sql=f"not (s.sites @> {_SITES} and s.sites <@ {_SITES})",
            needs=("sites",),
        ),
        Piece(
            name="x_team",
            sql="m.id is not null and (m.team_id is distinct from r_team.id "
            "or s.team is not null and r_team.id is null)",
            needs=("team", "team_from"),
        ),
    ),
    news=("x_sites", "x_team"),
    checks=(
        Check(
            column="team_from",
            when="r.team is not null and r.team_from is null",
            message="'a team needs the day it holds from'",
        ),
        Check(
            column="sites",
            when="exists (select from unnest(r.sites) o where not exists "
            "(select from intermediary_site p where p.key = o))",
            message="(select string_agg('no site \"' || o || '\"', ', ') from unnest(r.sites) o "
            "where not exists (select from intermediary_site p where p.key = o))",
            needs=("sites",),
        ),
        _one_answer("name"),
        _one_answer("roles"),
        _one_answer("sites"),
    ),
    finish=(
        # Nobody can sign in with this password; an administrator is one in Django admin too.
        Write(
            sql="update intermediary_user u set password = '!' || gen_random_uuid() "
            "from load_good r where u.id = r.id and r.fresh"
        ),
        Write(
            sql="update intermediary_user u set is_superuser = 'admin' = any(u.roles) "
            "from load_good r where u.id = r.id and (r.fresh or r.differs) "
            "and u.is_superuser is distinct from ('admin' = any(u.roles))",
            needs=("roles",),
        ),
        Write(
            sql="delete from intermediary_user_sites m using load_good r, intermediary_site p "
            "where m.user_id = r.id and p.id = m.site_id and p.key <> all(r.sites)",
            needs=("sites",),
        ),
        Write(
            sql="insert into intermediary_user_sites (user_id, site_id) "
            "select distinct r.id, p.id from load_good r, unnest(r.sites) o "
            "join intermediary_site p on p.key = o on conflict do nothing",
            needs=("sites",),
        ),
        Write(
            sql="insert into intermediary_teammembership as m (user_id, starts_on, team_id) "
            "select r.id, r.team_from, r.r_team from load_good r where r.team_from is not null "
            "on conflict (user_id, starts_on) do update set team_id = excluded.team_id "
            "where m.team_id is distinct from excluded.team_id",
            needs=("team", "team_from"),
        ),
        Write(
            sql="insert into intermediary_teammembership (user_id, starts_on) "
            "select r.id, r.team_from from load_good r where r.team_from is not null "
            "on conflict do nothing",
            needs=("team_from",),
        ),
    ),
    shown_from="left join intermediary_teammembership m on m.user_id = t.id "
    "left join intermediary_team r_team on r_team.id = m.team_id",
    shown_where=f"t.roles && {_ROLES} or m.id is not null "
    "or not t.roles && array['employer', 'trainee']::varchar(20)[]",
    bulk=(TeamMembership,),
)

KINDS = (MARKETS, SITES, STAFF_KIND)

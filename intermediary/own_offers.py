"""Offers as an employer loads them: the kind `offers`, narrowed to one employer's own.

Every key is put into that employer's own space and every row names that employer; a row that would
touch another's offer is refused, whatever the file or its map say.
"""

from dataclasses import dataclass, replace

from employers.kinds import OFFERS
from employers.models import Employer
from intermediary.kinds import KINDS
from intermediary.loading.kind import Check, Kind
from intermediary.loading.mapping import Mapping
from intermediary.loading.values import Name


def space(employer_id: int) -> str:
    """What every key of an employer's own file begins with; no other employer's can."""
    return f"portal:{int(employer_id)}:"


@dataclass(frozen=True, kw_only=True)
class OwnName(Name):
    """A key, moved into the space of one employer."""

    space: str = ""

    def read(self, text):
        moved = text if text.startswith(self.space) else self.space + text
        return super().read(moved)


def own_offers(employer_id: int) -> Kind:
    """The kind of file that touches the offers of this employer and no others."""
    own = int(employer_id)
    first, *others = OFFERS.columns
    named = OwnName(limit=200, space=space(own))
    stored = f"o.id = r.id and o.employer_id is distinct from {own}"
    elsewhere = f"exists (select from employers_offer o where {stored})"
    checks = (
        Check(column="employer", when=f"r.r_employer is distinct from {own}",
              message="'is another employer'"),
        Check(column="offer", when=elsewhere, message="'is an offer of another employer'"),
    )  # fmt: skip
    columns = (replace(first, value=named), *others)
    return replace(KINDS["offers"], columns=columns, checks=(*OFFERS.checks, *checks))


def confined(mapping: Mapping, employer: Employer, stem: str) -> Mapping:
    """A map whose every row is this employer's, and that makes nothing on the way."""
    columns = {name: source for name, source in mapping.columns.items() if name != "employer"}
    constants = {**mapping.constants, "employer": employer.key}
    prefix = f"{space(employer.pk)}{stem}"[:150]
    return replace(
        mapping, columns=columns, constants=constants, create=(), key_prefix=prefix, given=True
    )

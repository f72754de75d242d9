"""Which hidden numbers follow from published sums: exact linear algebra modulo a large prime."""

from collections.abc import Hashable, Iterable

PRIME = (1 << 61) - 1
Equation = dict[Hashable, int]  # hidden number -> its coefficient; what it adds up to is published


def derivable(equations: Iterable[Equation]) -> set[Hashable]:
    """The hidden numbers that these equations determine one by one.

    The equations are brought into reduced form; a number is determined exactly when a row says
    nothing about any other.
    """
    rows: dict[Hashable, Equation] = {}  # the number each row is solved for -> the row
    users: dict[Hashable, set[Hashable]] = {}  # number -> rows that mention it beside their own
    for equation in equations:
        rest = _reduced(equation, rows)
        if not rest:
            continue
        pivot = next(iter(rest))
        scale = pow(rest[pivot], -1, PRIME)
        row = {name: value * scale % PRIME for name, value in rest.items()}
        for user in list(users.pop(pivot, ())):
            _subtract(rows[user], row, rows[user][pivot], user, users)
        rows[pivot] = row
        for name in row:
            if name != pivot:
                users.setdefault(name, set()).add(pivot)
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def _reduced(equation: Equation, rows: dict[Hashable, Equation]) -> Equation:
    rest = {name: value % PRIME for name, value in equation.items()}
    for name in list(rest):
        if name in rows:
            _subtract(rest, rows[name], rest[name])
    return rest


def _subtract(target: Equation, row: Equation, times: int, owner=None, users=None) -> None:
    """Take `times` the row from the target; keep the list of who mentions what."""
    for name, value in row.items():
        left = (target.get(name, 0) - times * value) % PRIME
        if left:
            target[name] = left
        else:
            target.pop(name, None)
        if users is not None and name != owner:
            (users.setdefault(name, set()).add if left else users.get(name, set()).discard)(owner)

"""Lists that stay fast at a million rows: search, filters, sort, and pages found by key.

A page is found by the sort value and id of its neighbor's last row, never by counting rows away,
and rows are counted up to a cap only. Blanks come last whichever way a list is sorted.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from intermediary.choices import Rows

COUNT_CAP = 10_000
MOST_WORDS = 6
MOST_RELATED = 5_000


@dataclass
class ListPage:
    """One page of a list, with the query strings that lead to its neighbors."""

    rows: list
    total: int  # one more than the cap means "more than the cap"
    position: int  # rows before this page
    sort: str
    default_sort: str
    previous_query: dict | None = None
    next_query: dict | None = None

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1."""
        return self.position + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.position + len(self.rows)


@dataclass(frozen=True)
class Cursor:
    """A place in a list: beside the row with this sort value and id, this many rows in."""

    value: object
    pk: object
    position: int

    def token(self) -> str:
        """The place as it stands in an address."""
        text = json.dumps([self.value, self.pk, self.position], cls=DjangoJSONEncoder)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, token: str, field) -> "Cursor | None":
        """The place named in an address, or None where it makes no sense."""
        try:
            value, pk, position = json.loads(base64.urlsafe_b64decode(token + "=" * 3))
            value = None if value is None else field.to_python(value)
            return cls(value, int(pk), max(int(position), 0))
        except (binascii.Error, ValueError, TypeError, ValidationError):
            return None


@dataclass(frozen=True)
class Order:
    """One way to sort: the path of a field or annotation, and the direction."""

    path: str
    descending: bool

    def rows(self, queryset, cursor, *, forward: bool, limit: int) -> list:
        """The next rows from a place on (or the ones before it), in the order of walking."""
        found = []
        blank_parts = [False, True] if may_be_blank(queryset, self.path) else [False]
        for blank in blank_parts if forward else reversed(blank_parts):
            if cursor and (cursor.value is None) != blank:
                if blank != forward:
                    continue  # this part lies wholly on the other side of the place
                part = self.part(queryset, None, blank, forward)
            else:
                part = self.part(queryset, cursor, blank, forward)
            found += part[: limit - len(found)]
            if len(found) == limit:
                break
        return found

    def part(self, queryset, cursor, blank: bool, forward: bool):
        """The rows whose sort value is known (or blank), walked one way from a place."""
        down = self.descending == forward
        queryset = queryset.annotate(listing_value=F(self.path))
        queryset = queryset.filter(**{f"{self.path}__isnull": blank}) if blank else queryset
        by = [] if blank else [F(self.path)]
        if cursor:
            field = queryset.query.annotations["listing_value"].output_field
            here = [] if blank else [Value(cursor.value, output_field=field)]
            beyond = _row_comparison(
                [*by, F("pk")], [*here, Value(cursor.pk)], "<" if down else ">"
            )
            queryset = queryset.filter(beyond)
        elif not blank and may_be_blank(queryset, self.path):
            queryset = queryset.filter(**{f"{self.path}__isnull": False})
        return queryset.order_by(*(each.desc() if down else each.asc() for each in [*by, F("pk")]))


def _row_comparison(left: list, right: list, sign: str) -> Func:
    """Several columns compared as one, which an index over them answers directly."""
    rows = [Func(*each, function="ROW", output_field=BooleanField()) for each in (left, right)]
    return Func(
        *rows, template="%(expressions)s", arg_joiner=f" {sign} ", output_field=BooleanField()
    )


def may_be_blank(queryset: QuerySet, path: str) -> bool:
    """Whether a sort value can be missing; an annotation is taken to be."""
    model = queryset.model
    for name in path.split(LOOKUP_SEP):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return True
        if field.null or (field.is_relation and not field.concrete):
            return True
        model = field.related_model
    return False


def list_page(
    request, queryset: QuerySet, *, sorts: Mapping[str, str], default: str, size: int | None = None
) -> ListPage:
    """The page of a list that the request asks for by `sort`, `after` and `before`.

    `sorts` maps the words allowed in `?sort=` to paths of fields or annotations; a leading minus
    in the request (or in `default`) sorts downward. Anything else in the request is ignored.
    Unless a size is given, a page has as many rows as the person likes.
    """
    size = size or rows_for(getattr(request, "user", None))
    sort, order = _order(request, sorts, default)
    total = queryset.order_by().values("pk")[: COUNT_CAP + 1].count()
    place, forward = _place(request, queryset, order)
    rows = order.rows(queryset, place, forward=forward, limit=size + 1)
    if (place and not rows) or (not forward and len(rows) <= size):
        place, forward = None, True  # back at the start, or past the end: the first page in full
        rows = order.rows(queryset, None, forward=True, limit=size + 1)
    more, rows = len(rows) > size, rows[:size]
    position = place.position if place else 0
    if not forward:
        rows.reverse()
        position = max(position - len(rows), 0)
    page = ListPage(rows, total, position, sort, default)
    _link(page, back=bool(place) if forward else more, on=more if forward else True)
    return page


def rows_for(user) -> int:
    """How many rows of a list this person likes on one page."""
    return user.preferences.rows if user is not None and user.is_authenticated else Rows.FEW


def _order(request, sorts: Mapping[str, str], default: str) -> tuple[str, Order]:
    """The sort the request asks for, as its word and as an order of rows."""
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in sorts else default
    return sort, Order(sorts[sort.removeprefix("-")], sort.startswith("-"))


def all_rows(
    request, queryset: QuerySet, *, sorts: Mapping[str, str], default: str, size: int = 500
) -> Iterator[list]:
    """Every row of a list in the order the request asks for, some hundred at a time."""
    _sort, order = _order(request, sorts, default)
    place = None
    while rows := order.rows(queryset, place, forward=True, limit=size):
        yield rows
        if len(rows) < size:
            return
        place = Cursor(rows[-1].listing_value, rows[-1].pk, 0)


def _link(page: ListPage, *, back: bool, on: bool) -> None:
    """Write down the ways to the neighbors of a page."""
    if page.rows and back:
        page.previous_query = {"before": _token(page.rows[0], page.position)}
    if page.rows and on:
        page.next_query = {"after": _token(page.rows[-1], page.last)}


def _place(request, queryset, order) -> tuple[Cursor | None, bool]:
    """The place named in the request, and whether to walk forward from it."""
    annotations = queryset.annotate(listing_value=F(order.path)).query.annotations
    field = annotations["listing_value"].output_field
    if token := request.GET.get("before"):
        return (cursor, False) if (cursor := Cursor.read(token, field)) else (None, True)
    return Cursor.read(request.GET.get("after", ""), field), True


def _token(row, position: int) -> str:
    return Cursor(row.listing_value, row.pk, position).token()


def matching(words: str, path: str = "") -> list[Q]:
    """One condition for each typed word: found in the search key, whatever its accents or case."""
    key = f"{path}search_key__contains"
    return [Q(**{key: _plain(word)}) for word in words.split()[:MOST_WORDS]]


def _plain(word: str):
    """A word without accents and in lower case, by the database's own rules."""
    return Lower(Func(Value(word), function="unaccent"))


def search(
    queryset: QuerySet, words: str, also: Mapping[str, QuerySet] | None = None, path: str = ""
) -> QuerySet:
    """Rows in whose search key every word is found.

    `also` maps a foreign key to rows it may point at, e.g. {"employer": Employer.objects.all()}: a
    word found there counts too. Their ids are read first (up to 5,000), so that both indexes serve.
    `path` leads to the row that has the key, e.g. "offer__" for findings.
    """
    for word, found in zip(matching(words), matching(words, path), strict=True):
        for name, related in (also or {}).items():
            found |= Q(**{f"{path}{name}__in": some_ids(related.filter(word))})
        queryset = queryset.filter(found)
    return queryset


def some_ids(queryset: QuerySet) -> list[int]:
    """The ids of up to 5,000 rows: a list of ids uses an index, a subquery seldom does."""
    return [*queryset.order_by().values_list("pk", flat=True)[:MOST_RELATED]]


class FilterForm(forms.Form):
    """The filters of a list. A field filters by its own name unless there is a filter_<name>.

    A value that makes no sense is ignored, not an error: addresses are typed and shared by people.
    """

    q = forms.CharField(label=_("Search"), required=False, max_length=200, strip=True)

    def filter(self, queryset: QuerySet) -> QuerySet:
        """Rows that pass every filter in use."""
        self.is_valid()
        for name, value in getattr(self, "cleaned_data", {}).items():
            if value in (None, "", [], False) or (isinstance(value, QuerySet) and not value):
                continue
            own = getattr(self, f"filter_{name}", None)
            queryset = own(queryset, value) if own else queryset.filter(**{name: value})
        return queryset

    def filter_q(self, queryset: QuerySet, words: str) -> QuerySet:
        """Rows in whose search key every word is found."""
        return search(queryset, words)

    @property
    def in_use(self) -> list[str]:
        """The names of the filters in use, for the words of an empty list."""
        self.is_valid()
        return [name for name, value in self.cleaned_data.items() if value]

"""Search and filters of admin lists that stay fast on big tables, and bounded counts."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.utils.functional import cached_property

from intermediary.listing import COUNT_CAP, MOST_WORDS, matching, some_ids

# Lookups by which a row is found: the search key kept by the database, or a person's names.
KEYED = ("search_key",)
PERSON = ("name__icontains", "email__icontains")


def condition(word: str, lookups: tuple[str, ...]) -> Q:
    """Rows found by one typed word in any of these ways."""
    found = Q()
    for lookup in lookups:
        found |= matching(word)[0] if lookup == "search_key" else Q(**{lookup: word})
    return found


def model_at(model: type[Model], path: str) -> type[Model]:
    """The model a path of foreign keys leads to."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def related(model: type[Model], path: str, word: str, lookups: tuple[str, ...]) -> Q:
    """Rows whose neighbor along a path is found by a word; the neighbors' ids are read first."""
    rows = model_at(model, path)._default_manager.filter(condition(word, lookups))
    return Q(**{f"{path}__in": some_ids(rows)})


def find(queryset: QuerySet, words: str, found_by: dict[str, tuple[str, ...]]) -> QuerySet:
    """Rows in which every word is found: in their own fields ("") or in those of neighbors."""
    for word in words.split()[:MOST_WORDS]:
        found = Q()
        for path, lookups in found_by.items():
            own = condition(word, lookups)
            found |= related(queryset.model, path, word, lookups) if path else own
        queryset = queryset.filter(found)
    return queryset


class CappedPaginator(Paginator):
    """Counts rows up to a cap only; nobody leafs through more pages than that."""

    @cached_property
    def counted(self) -> int:
        """How many rows there are, up to one more than the cap."""
        return self.object_list.order_by().values("pk")[: COUNT_CAP + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, COUNT_CAP)

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than are counted."""
        return self.counted > COUNT_CAP


class NamedFilter(admin.ListFilter):
    """A filter by typed name, for neighbors too many to list: `NamedFilter.by("coach", ...)`."""

    template = "admin/named_filter.html"
    path = ""
    lookups: tuple[str, ...] = KEYED

    @classmethod
    def by(cls, path: str, title, lookups: tuple[str, ...] = KEYED) -> type["NamedFilter"]:
        """A filter on the neighbor along a path."""
        return type("NamedFilter", (cls,), {"path": path, "title": title, "lookups": lookups})

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.parameter = f"{self.path}__named"
        if given := params.pop(self.parameter, None):
            self.used_parameters[self.parameter] = given[-1].strip()[:100]

    def has_output(self):
        return True

    def expected_parameters(self):
        return [self.parameter]

    @property
    def value(self) -> str:
        """What was typed."""
        return self.used_parameters.get(self.parameter, "")

    def choices(self, changelist):
        """One entry: the field, what else the list is asked for, and the way without it."""
        own = (self.parameter, "p", "e")
        yield {
            "parameter": self.parameter,
            "value": self.value,
            "others": [pair for pair in changelist.params.items() if pair[0] not in own],
            "without": changelist.get_query_string(remove=[self.parameter]),
        }

    def queryset(self, request, queryset):
        """Rows whose neighbor's name has every typed word."""
        for word in self.value.split()[:MOST_WORDS]:
            queryset = queryset.filter(related(queryset.model, self.path, word, self.lookups))
        return queryset

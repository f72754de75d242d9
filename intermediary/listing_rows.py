"""Lists whose order is computed: rows in memory, filtered and sorted, shown a page at a time."""

from collections.abc import Callable, Mapping

from intermediary.listing import ListPage, rows_for


def page_of(
    request, rows: list, *, sorts: Mapping[str, Callable], default: str, size: int | None = None
) -> ListPage:
    """The page of rows in memory that the request asks for by `sort` and `after`.

    `sorts` maps the words allowed in `?sort=` to keys of sorting; a leading minus sorts downward.
    """
    size = size or rows_for(request.user)
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in sorts else default
    found = sorted(rows, key=sorts[sort.removeprefix("-")], reverse=sort.startswith("-"))
    text = request.GET.get("after", "")
    start = int(text) if text.isdecimal() and len(text) < 9 and int(text) < len(found) else 0
    page = ListPage(found[start : start + size], len(found), start, sort, default)
    if start:
        page.previous_query = {"after": str(max(start - size, 0))}
    if start + size < len(found):
        page.next_query = {"after": str(start + size)}
    return page

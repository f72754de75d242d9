"""Search and sort keys kept by the database, so that bulk loads and raw SQL keep them too."""

import pgtrigger


def keys_trigger(*, sort: str, search: str) -> pgtrigger.Trigger:
    """Fill `sort_key` and `search_key` (lower case, no accents) from SQL over the new row.

    `sort` and `search` are SQL text expressions over NEW, e.g. "NEW.name || NEW.city".
    """
    return pgtrigger.Trigger(
        name="keep_search_keys",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            NEW.sort_key = lower(unaccent({sort}));
            NEW.search_key = lower(unaccent({search}));
            RETURN NEW;
        """,
    )

"""After the rows: judge the offers and compute the KPIs, as the nightly jobs would."""

import datetime as dt
import importlib

# Module and function of each step; a step whose app is not built yet is skipped.
_STEPS = (
    ("employers.evaluation", "evaluate", {"closed_too": True}, "judging offers"),
    ("placements.outcomes", "refresh", {}, "computing KPIs"),
)


def judge(as_of: dt.date, report=lambda line: None) -> None:
    """Evaluate offers and refresh KPIs as of the day of the telling."""
    for module, name, options, words in _STEPS:
        if importlib.util.find_spec(module):
            report(words)
            getattr(importlib.import_module(module), name)(as_of, **options)

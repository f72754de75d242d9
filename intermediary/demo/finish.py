"""After the rows: judge the offers and compute the KPIs, as the nightly jobs would."""

import datetime as dt

from employers import evaluation
from placements import outcomes


def judge(as_of: dt.date, report=lambda line: None) -> None:
    """Evaluate offers and work out every outcome as of the day of the telling."""
    report("judging offers")
    evaluation.evaluate(as_of)
    report("computing KPIs")
    outcomes.refresh(as_of)

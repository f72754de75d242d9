"""Hourly pay at the start and a year on, of graduates whose pay is known at both: as SQL.

The same rows and the same pay as `start_wage` and `wage_growth_365` are counted from.
"""

from intermediary.kpi.definitions import Definition
from placements.kpis import DEFINITIONS

MICRO = 1_000_000
COLUMNS = ("start_num", "start_den", "later_num", "later_den")
AT_START = ("r.start_num::numeric", f"r.start_den * {MICRO}")
A_YEAR_ON = ("r.later_num::numeric", f"r.later_den * {MICRO}")
_GROWTH: Definition = next(each for each in DEFINITIONS if each.name == "wage_growth_365")
PAIRED = f"{_GROWTH.population} AND {' AND '.join(f'r.{each} IS NOT NULL' for each in COLUMNS)}"

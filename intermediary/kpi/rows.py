"""One line of a KPI report, as pages show it and as commands print it."""

from dataclasses import dataclass, field

from intermediary.kpi.rates import Rate, Spread

COUNTS = (
    *("total", "of", "hits", "unverified", "unknown", "pending", "pending_hits", "excluded"),
    *("rate", "low", "high", "known_rate", "value", "q1", "q3", "target", "state", "needed"),
)


def _number(value):
    return value if isinstance(value, int | str) or value is None else float(value)


@dataclass(frozen=True)
class Row:
    """A metric in one slice. `figures` is the Rate or Spread, None when it is withheld."""

    metric: str
    slice: dict = field(default_factory=dict)
    figures: Rate | Spread | None = None

    @property
    def withheld(self) -> bool:
        """Whether the figures are kept back because they would tell about single people."""
        return self.figures is None

    def __getattr__(self, name):
        """Read a figure of the row directly: `row.hits`; None where it does not apply."""
        if name in COUNTS:
            return getattr(self.figures, name, None)
        raise AttributeError(name)

    def as_json(self) -> dict:
        """The row with exactly the keys that INTERFACES promises."""
        figures = {name: _number(getattr(self, name)) for name in COUNTS}
        if isinstance(self.figures, Spread):
            figures |= {"unverified": 0, "pending": 0, "pending_hits": 0, "excluded": 0}
        return {"metric": self.metric, "slice": self.slice, **figures, "withheld": self.withheld}

"""How far somebody is: hours of training done, of the track and of each of its modules."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Sum

from standards.models import Module
from trainees.models import Enrollment, HoursEntry


@dataclass(frozen=True)
class ModuleDone:
    """One module with the hours a person has of it."""

    module: Module
    done: Decimal

    @property
    def is_done(self) -> bool:
        """Whether all its hours are behind the person."""
        return self.done >= self.module.hours


@dataclass(frozen=True)
class Progress:
    """Hours done in all, of how many, and each module of the track."""

    done: Decimal
    of: Decimal | None
    modules: list[ModuleDone]

    @property
    def left(self) -> Decimal | None:
        """Hours still to go; None where the track has no number."""
        return None if self.of is None else max(self.of - self.done, Decimal(0))

    @property
    def share(self) -> Fraction | None:
        """The part that is done, from 0 to 1."""
        return Fraction(self.done) / Fraction(self.of) if self.of else None


def progress_of(enrollment: Enrollment) -> Progress:
    """The hours on record of one enrollment. Two queries."""
    rows = HoursEntry.objects.filter(enrollment=enrollment).order_by()
    by_module = dict(rows.values_list("module").annotate(Sum("hours")))
    track = enrollment.cohort.track
    modules = [
        ModuleDone(module, by_module.get(module.pk, Decimal(0)))
        for module in Module.objects.filter(track=track)
    ]
    return Progress(sum(by_module.values(), Decimal(0)), track.hours, modules)

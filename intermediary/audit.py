"""The one audit log: database triggers that also see bulk writes, raw SQL and COPY."""

from contextlib import contextmanager

import pghistory
import pgtrigger


def audited(model=None, /, *, inserts=True, told=(), **options):
    """Keep every insert (as it is), update and delete (as it was) of a model's rows.

    Updates keep the *old* row: a row as known at an instant is its earliest old version recorded
    after that instant, else the row itself. A bulk load may therefore skip the insert events
    (`bulk_inserts`) and lose nothing but a copy of what `recorded_at` already tells. Rows that only
    a job makes, by the hundred thousand, do without insert events altogether (`inserts=False`).
    `told` names events that no column shows, such as a password set: `pghistory.create_event`.
    """
    trackers = [pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent()]
    if inserts:
        trackers.insert(0, pghistory.InsertEvent())
    trackers += [pghistory.ManualEvent(label) for label in told]
    track = pghistory.track(*trackers, **options)
    return track(model) if model else track


@contextmanager
def bulk_inserts(*models):
    """Skip the per-row insert events of these models; the caller records one event for the load."""
    with pgtrigger.ignore(*(f"{m._meta.label}:insert_insert" for m in models)):
        yield

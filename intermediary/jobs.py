"""Long work: the Job row is the truth, Celery is only the doorbell.

A kind of work names its task with `runs`. `start` writes the row and rings; a worker claims the
row by a conditional UPDATE, beats while it works and writes the end. Work whose worker fell silent
is rung again by the sweep `ring_stuck_jobs`, so every kind must be safe to run twice.
"""

from intermediary.choices import JobState
from intermediary.models import Job


def record_load(loaded, examined, by=None):
    """The one event of a load from the command line, in the load's own transaction."""
    from django.utils import timezone

    result = {**loaded.to_dict(), "errors": loaded.errors[:100]}
    return Job.objects.create(
        kind="load",
        params={"kind": loaded.kind, "file": examined.path.name, "sha256": examined.sha256},
        state=JobState.DONE,
        done=loaded.rows,
        total=loaded.rows,
        result=result,
        created_by=by,
        finished_at=timezone.now(),
    )

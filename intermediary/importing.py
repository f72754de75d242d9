"""Imports in the browser: an upload, its map, a look at its first rows, and the load itself.

The whole way is one Job row. While somebody still maps it, its kind is `DRAFT`, which no worker
takes; confirmed, it becomes `LOAD`, the same kind of row that the command line leaves behind.
"""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from intermediary import jobs
from intermediary.choices import JobState
from intermediary.kinds import KINDS
from intermediary.loading.examine import Examined, examine
from intermediary.loading.faults import FileFault
from intermediary.loading.kind import Kind
from intermediary.loading.load import Loaded, Order, load
from intermediary.loading.mapping import Mapping, fit, known_names
from intermediary.loading.reading import opened
from intermediary.loading.survey import Survey, suggest, survey, with_readings
from intermediary.models import Job
from intermediary.own_offers import confined, own_offers

DRAFT, LOAD = "load_draft", "load"
STEPS = {
    "reading": gettext_lazy("Reading the file"),
    "checking": gettext_lazy("Checking the rows"),
    "storing": gettext_lazy("Storing the rows"),
}
KEPT_ERRORS = 100  # in the row; the rejects file has all
DRAFTS_KEPT, FILES_KEPT = timedelta(days=2), timedelta(days=30)


def kept_result(loaded: Loaded) -> dict:
    """The figures of a load as its row keeps them."""
    errors = [
        {**error, "source": loaded.sources.get(error["column"], error["column"])}
        for error in loaded.errors[:KEPT_ERRORS]
    ]
    return {**loaded.to_dict(), "errors": errors, "ignored": loaded.ignored}


def record_load(loaded: Loaded, examined: Examined, by=None) -> Job:
    """The one event of a load from the command line, in the load's own transaction."""
    return Job.objects.create(
        kind=LOAD,
        params={"kind": loaded.kind, "file": examined.name, "sha256": examined.sha256},
        state=JobState.DONE,
        done=loaded.rows,
        total=loaded.rows,
        result=kept_result(loaded),
        created_by=by,
        finished_at=timezone.now(),
    )


def draft(*, kind: Kind, upload, mapping: Mapping, by, own=None) -> Job:
    """Keep an uploaded file until its owner has mapped it; a FileFault when it cannot be read.

    `own` is the employer whose offers alone the file may touch, in the employer portal.
    """
    name = Path(upload.name).name[:120] or "file.csv"
    job = Job(kind=DRAFT, created_by=by, params={"kind": kind.name, "file": name})
    if own is not None:
        job.params["own"] = own.pk
    suffix = ".xlsx" if name.lower().endswith(".xlsx") else ".csv"
    job.file.save(f"import{suffix}", upload, save=False)
    try:
        job.params["sha256"] = examined_of(job).sha256
        found = suggested(job, mapping)
        set_mapping(job, confined(found, own, Path(name).stem) if own is not None else found)
    except FileFault:
        job.file.delete(save=False)
        raise
    job.save()
    return job


def kind_of(job: Job) -> Kind:
    """The kind of file that an import is."""
    if own := job.params.get("own"):
        return own_offers(own)
    return KINDS[job.params["kind"]]


def set_mapping(job: Job, mapping: Mapping):
    """Remember a map in the row (not yet saved)."""
    job.params["map"] = mapping.to_dict()


def mapping_of(job: Job) -> Mapping:
    """The map of an import so far."""
    return Mapping.of(job.params.get("map", {}))


def examined_of(job: Job) -> Examined:
    """The file of an import, under the name that its owner knows."""
    return examine(Path(job.file.path), job.params["file"])


def order_of(job: Job, **options) -> Order:
    """What to load for an import, and for whom."""
    return Order(
        kind=kind_of(job),
        path=Path(job.file.path),
        stem=Path(job.params["file"]).stem,
        mapping=mapping_of(job),
        today=timezone.localdate(),
        by=job.created_by,
        context={"job": job.pk},
        **options,
    )


def survey_of(job: Job) -> Survey:
    """What the columns of an import's file hold."""
    return survey(examined_of(job), known_names(kind_of(job), mapping_of(job)))


def remember(job: Job, mapping: Mapping, *, suggest: bool):
    """Keep a map made by hand; on request with suggestions for codes and dates added."""
    if suggest:
        mapping = with_readings(kind_of(job), survey_of(job), mapping)
    set_mapping(job, mapping)
    job.save(update_fields=["params"])


def suggested(job: Job, given: Mapping) -> Mapping:
    """A map by likeness of names, without references that name nothing we know."""
    kind, found = kind_of(job), survey_of(job)
    mapping = suggest(kind, found, given)
    for name, source in mapping.columns.items():
        column = kind.column(name)
        if name not in given.columns and column.ref and not column.ref.made and not column.key:
            known = Q(**{f"{column.ref.by}__in": found.samples.get(source, [])})
            if not column.ref.kind and not column.ref.model._default_manager.filter(known).exists():
                mapping.columns[name] = ""
    columns = {name: source for name, source in mapping.columns.items() if source}
    makes = [kind.column(name).ref.kind for name in columns if kind.column(name).ref]
    create = tuple(dict.fromkeys([*given.create, *(name for name in makes if name == "employers")]))
    return replace(mapping, columns=columns, create=create)


def makeable(kind: Kind) -> list[str]:
    """The kinds that rows of this kind may make on the way."""
    return sorted({column.ref.kind for column in kind.columns if column.ref} - {""})


def try_fit(job: Job):
    """A FileFault when the map does not fit the file."""
    kind, mapping = kind_of(job), mapping_of(job)
    with opened(examined_of(job), known_names(kind, mapping)) as table:
        fit(kind, mapping, table.header, Path(job.params["file"]).stem)


def discard(job: Job):
    """Throw away an upload that nobody confirmed."""
    job.file.delete(save=False)
    job.delete()


def confirm(job: Job):
    """Ask for the load itself."""
    job.kind, job.created_at = LOAD, timezone.now()
    jobs.start(job)


def rejects_path(job: Job) -> Path:
    """Where the refused rows of an import are kept: a name that tells nothing."""
    digest = hashlib.sha256(f"rejects {job.pk} {job.params.get('sha256')}".encode()).hexdigest()
    return Path(default_storage.path(f"jobs/rejects/{digest[:32]}.csv"))


@jobs.runs(LOAD)
def run_load(job: Job, pulse: jobs.Pulse):
    """Load the file of a confirmed import; the row is done in the load's own transaction."""
    rejects = rejects_path(job)
    rejects.parent.mkdir(parents=True, exist_ok=True)

    def finish(loaded: Loaded):
        pulse.tell(loaded.rows, loaded.rows)
        pulse.finish(kept_result(loaded))

    try:
        order = order_of(
            job,
            rejects=rejects,
            progress=pulse.tell,
            step=lambda name: pulse.say(str(STEPS[name])),
            in_transaction=finish,
        )
        loaded = load(order, examined_of(job))
    except FileFault as fault:
        raise jobs.WorkFault(str(fault)) from fault
    if not loaded.rejected:
        rejects.unlink(missing_ok=True)


def forget_old_files(now: datetime):
    """Uploads are people's data: drafts go after two days, files of finished loads after 30."""
    for job in Job.objects.filter(kind=DRAFT, created_at__lt=now - DRAFTS_KEPT)[:100]:
        job.file.delete(save=False)
        job.delete()
    done = Job.objects.filter(kind=LOAD, finished_at__lt=now - FILES_KEPT).exclude(file="")
    for job in done[:100]:
        rejects_path(job).unlink(missing_ok=True)
        job.file.delete(save=True)

"""Forms of an import: the upload, and the map made by hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intermediary.choices import Role
from intermediary.kinds import KINDS
from intermediary.loading import survey as surveys
from intermediary.loading import values
from intermediary.loading.faults import FileFault
from intermediary.loading.kind import Column, Kind
from intermediary.loading.mapping import Mapping

SAMPLES = 3  # cells shown beside a column
MOST_BYTES = 200 << 20
EXAMPLE = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
LABELS = {
    "markets": _("Markets"),
    "sites": _("Sites"),
    "staff": _("Staff"),
    "tracks": _("Tracks"),
    "floors": _("Wage floors"),
    "employers": _("Employers"),
    "cohorts": _("Cohorts"),
    "sponsorships": _("Sponsorships of cohorts"),
    "trainees": _("Trainees"),
    "enrollments": _("Enrollments"),
    "engagements": _("Engagements of employers"),
    "offers": _("Offers"),
    "placements": _("Placements"),
    "checks": _("Follow-up checks"),
    "sessions": _("Coaching sessions"),
    "hours": _("Hours worked"),
}
# Who may sign in, and as what, is decided by administrators alone.
FOR_ADMINISTRATORS = {"staff"}


def kinds_for(user) -> list[str]:
    """The kinds of file that this person may import."""
    admin = user.has_role(Role.ADMIN)
    return [name for name in KINDS if admin or name not in FOR_ADMINISTRATORS]


class UploadForm(forms.Form):
    """A file, what it holds, and perhaps a map from an earlier import."""

    kind = forms.ChoiceField(label=_("What the file holds"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV (UTF-8) or XLSX, up to 200 MB. Nothing is stored before you confirm."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    map = forms.FileField(
        label=_("Map of an earlier import"),
        required=False,
        help_text=_("A MAP.json file that you downloaded when you imported such a file before."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(name, LABELS[name]) for name in kinds_for(user)]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(gettext("This file is larger than 200 MB. Split it."))
        return upload

    def clean_map(self):
        upload = self.cleaned_data.get("map")
        if not upload:
            return Mapping(given=True)
        try:
            return Mapping.parse(upload.read(1 << 20), upload.name)
        except FileFault as fault:
            raise ValidationError(str(fault)) from fault


@dataclass
class Row:
    """One of our columns on the map page."""

    column: Column
    hint: str
    source: str = ""
    constant: str = ""
    samples: list[str] = field(default_factory=list)
    form: str = ""
    forms: list[tuple[str, str]] = field(default_factory=list)  # strptime, an example
    words: list[tuple[str, str]] = field(default_factory=list)
    codes: tuple[str, ...] = ()

    @property
    def is_used(self) -> bool:
        """Whether the file says something about it, or a new row cannot do without."""
        needed = self.column.required and self.column.field != "key"
        return bool(self.source or self.constant or needed)

    @property
    def label(self) -> str:
        return self.column.name.replace("_", " ").capitalize()


HINTS = (
    (values.Several, _("several, joined by |")),
    (values.Month, _("month")),
    (values.Instant, _("date and time")),
    (values.Day, _("date")),
    (values.Number, _("number")),
    (values.Value, _("text")),
)


def hint(column: Column) -> str:
    """What the cells of a column hold, in a few words."""
    if column.field == "key":
        return gettext("key; made of the file's name and the row where it is left out")
    if column.ref:
        return gettext("%(noun)s, by its key") % {"noun": column.ref.noun}
    if codes := surveys.codes_of(column):
        return gettext("one of %(codes)s") % {"codes": ", ".join(codes)}
    return next(words for of, words in HINTS if isinstance(column.value, of))


def rows_for(kind: Kind, found: surveys.Survey, mapping: Mapping) -> list[Row]:
    """The map page's rows: what each of our columns is taken from, and how it is read."""
    rows = []
    for column in kind.columns:
        name, source = column.name, mapping.columns.get(column.name, "")
        row = Row(column, hint(column), source, mapping.constants.get(name, ""))
        row.samples = found.samples.get(source, [])[:SAMPLES]
        if isinstance(column.value, values.Day | values.Instant):
            row.form = mapping.dates.get(name, "")
            usual = dict.fromkeys([*surveys.DATE_FORMATS, *filter(None, [row.form])])
            row.forms = [(form, EXAMPLE.strftime(form)) for form in usual]
        if codes := surveys.codes_of(column):
            said = mapping.values.get(name, {})
            words = [*surveys.unread(column, found.words.get(source, [])), *said]
            row.codes = codes
            row.words = [(word, said.get(word, "")) for word in dict.fromkeys(words)]
        rows.append(row)
    return rows


def read_map(kind: Kind, data) -> Mapping:
    """The map that a posted map page says; a FileFault where it makes no sense."""
    columns, values_, constants, dates = {}, {}, {}, {}
    for column in kind.columns:
        name = column.name
        source, constant = data.get(f"source-{name}", ""), data.get(f"constant-{name}", "").strip()
        if source:
            columns[name] = source
        elif constant:
            constants[name] = constant
        if data.get(f"form-{name}"):
            dates[name] = data[f"form-{name}"]
        raw, codes = data.getlist(f"raw-{name}"), data.getlist(f"code-{name}")
        words = {word: code for word, code in zip(raw, codes, strict=False) if code}
        if words:
            values_[name] = words
    parts = {"columns": columns, "values": values_, "constants": constants, "dates": dates}
    return Mapping.of({**parts, "create": data.getlist("create")})

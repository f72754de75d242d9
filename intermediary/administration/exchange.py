"""Files of small reference tables, in and out of the administration.

Out go the rows that the list shows, with its filters, as CSV or XLSX. In come rows found by their
key: shown first, with every difference and fault, then stored in one transaction or not at all.
"""

import pghistory
from django import forms
from django.contrib import messages
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from import_export.admin import ExportMixin, ImportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.resources import Diff, ModelResource
from import_export.tmp_storages import CacheStorage

MOST_ROWS, MOST_BYTES = 2_000, 1_000_000
RISKY = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def as_meant(cell):
    """A cell as it was before it was made harmless, and without blanks around it."""
    text = cell.strip() if isinstance(cell, str) else cell
    is_escaped = isinstance(text, str) and text[:1] == "'" and text[1:].startswith(RISKY)
    return text[1:] if is_escaped else text


class _Harmless:
    """A format in which no cell is a formula; the package's own way strips the sign instead."""

    def _escape_formulae(self, dataset):
        for _row in range(len(dataset)):
            dataset.append([harmless(cell) for cell in dataset.lpop()])


class HarmlessCSV(_Harmless, CSV):
    """CSV without formulas."""


class HarmlessXLSX(_Harmless, XLSX):
    """XLSX without formulas."""


class WordDiff(Diff):
    """Both sides of each cell, marked by elements alone: the policy allows no style of the page."""

    def as_html(self) -> list[SafeString]:
        """Each cell: unchanged, added, or the old value beside the new one."""
        pairs = zip(self.left, self.right, strict=False)
        return [self._cell("" if self.new else _text(old), _text(now)) for old, now in pairs]

    def _cell(self, old: str, now: str) -> SafeString:
        if old == now or self.new:
            return conditional_escape(now)
        was = format_html("<del>{}</del> ", old) if old else ""
        return format_html("{}<ins>{}</ins>", was, now or _("blank"))


def _text(value) -> str:
    return "" if value is None else str(value)


class Reference(ModelResource):
    """Rows of a small table, found by their key and checked like a form."""

    class Meta:
        import_id_fields = ("key",)
        skip_unchanged = True
        report_skipped = True
        use_transactions = True
        clean_model_instances = True

    @classmethod
    def get_diff_class(cls):
        return WordDiff

    def before_import(self, dataset, **kwargs):
        """Refuse a file without keys or with too many rows, before looking at any."""
        if "key" not in (dataset.headers or []):
            raise ValueError(_("The file has no column “key”."))
        if len(dataset) > MOST_ROWS:
            raise ValueError(_("The file has more than 2,000 rows: load it under Imports."))

    def before_import_row(self, row, **kwargs):
        """Read cells as a person means them."""
        for name, cell in row.items():
            row[name] = as_meant(cell)


class SmallImportForm(ImportForm):
    """The file to import; big ones are loaded in the background, under Imports."""

    def clean_import_file(self):
        """Refuse what would keep a web process busy for long."""
        sent = self.cleaned_data["import_file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 1 MB: load it under Imports."))
        return sent


class ConfirmForm(ConfirmImportForm):
    """What the preview sends along: which waiting file is to be stored."""

    def clean_import_file_name(self):
        """Refuse a file that no longer waits: a day is over, or it was stored already."""
        name = super().clean_import_file_name()
        if CacheStorage(name=name).read() is None:
            raise forms.ValidationError(_("This file is no longer here. Send it once more."))
        return name


class Exported(ExportMixin):
    """A list whose rows can be taken along as a file, as filtered."""

    formats = (HarmlessCSV, HarmlessXLSX)
    export_form_class = ExportForm
    import_export_change_list_template = None  # our change list shows the links itself

    def get_export_formats(self):
        return list(self.formats)

    def has_export_permission(self, request):
        return self.has_view_permission(request)


class Exchanged(ImportMixin, Exported):
    """A list whose rows go out as a file and come back in."""

    import_export_change_list_template = None
    import_form_class = SmallImportForm
    confirm_form_class = ConfirmForm
    import_error_display = ("message",)

    def get_import_formats(self):
        return list(self.formats)

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def get_import_data_kwargs(self, **kwargs):
        """All rows or none, also where a row was right in the preview and is not any more."""
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}

    def process_dataset(self, *args, **kwargs):
        """Store the rows; the audit knows the file they came from."""
        with pghistory.context(action="admin_import"):
            return super().process_dataset(*args, **kwargs)

    def process_result(self, result, request):
        """Say what was stored; where nothing was, say that instead."""
        if not (result.has_errors() or result.has_validation_errors()):
            return super().process_result(result, request)
        text = _("Nothing was stored: the rows no longer fit. Check the file once more.")
        messages.error(request, text)
        return self.response_post_save_change(request, None)

    def add_success_message(self, result, request):
        """The counts in the words of the portal."""
        totals = result.totals
        said = later("%(new)s added, %(update)s changed, %(skip)s as they were.")
        messages.success(request, said % totals)

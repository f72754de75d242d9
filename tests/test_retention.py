"""Every field of every model has a retention class, and every class is explained."""

import pytest
from django.apps import apps

from intermediary import retention
from tests.source import LADDER, ROOT

MODELS = apps.get_models()
OURS = [m for m in MODELS if m._meta.app_label in LADDER and not hasattr(m, "pgh_tracked_model")]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_every_field_of_ours_has_exactly_one_retention_class(model):
    listed = retention.classes_of(model._meta.label)
    fields = {f.name for f in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    assert fields - set(listed) == set(), "decide in intermediary/retention.py how long these stay"
    assert set(listed) - fields == set(), "these fields are gone"
    assert [name for name, classes in listed.items() if len(classes) != 1] == []


def test_copies_for_the_audit_are_told_from_the_rows_themselves():
    copies = [m for m in MODELS if m._meta.app_label in LADDER and m not in OURS]
    assert len(copies) > 10
    assert {m.__name__[-5:] for m in copies} == {"Event"}


def test_every_table_of_other_packages_has_a_retention_class():
    theirs = {m._meta.label for m in MODELS if m._meta.app_label not in LADDER}
    assert theirs == set(retention.TABLES)


def test_no_model_is_listed_that_does_not_exist():
    assert set(retention.FIELDS) == {m._meta.label for m in OURS}


def test_names_and_contacts_of_people_are_never_called_impersonal():
    telling = {"first_name", "last_name", "email", "phone", "birth_date", "gender", "disability",
               "race_ethnicity", "veteran", "user", "trainee", "coach", "text", "body"}  # fmt: skip
    # What organizations promise each other, and what a course would teach.
    about_no_person = {"employers.Commitment.text", "standards.CurriculumDraft.body"}
    wrong = [
        f"{model}.{name}"
        for model, classes in retention.FIELDS.items()
        for name in classes.get(retention.NOBODY, "").split()
        if name in telling
    ]
    assert set(wrong) == about_no_person


def test_every_class_is_explained_where_people_read_it():
    text = " ".join((ROOT / "docs" / "privacy.md").read_text().split())
    for keep in retention.CLASSES:
        assert f"| {keep.name} |" in text
        assert f"| {keep.term} | {keep.reason} |" in text

"""Operations done together come to what they come to one by one."""

from django.db.migrations import AddField, CreateModel
from django.db.migrations.state import ProjectState
from django.db.models import AutoField, TextField

from intermediary.migrating import Together


def operations():
    return [
        CreateModel("Boat", [("id", AutoField(primary_key=True))]),
        AddField("Boat", "name", TextField(default="")),
    ]


def test_together_and_one_by_one_they_make_the_same_state_also_where_models_were_rendered():
    one_by_one, together = ProjectState(), ProjectState()
    for state in (one_by_one, together):
        assert not list(state.apps.get_models())
    for each in operations():
        each.state_forwards("harbor", one_by_one)
    Together(operations()).state_forwards("harbor", together)
    assert one_by_one == together
    names = {field.name for field in together.apps.get_model("harbor.Boat")._meta.get_fields()}
    assert names == {"id", "name"}

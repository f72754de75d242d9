"""Migrations that do many things at once without building the state of all models for each."""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Operations whose states need not be seen one by one: the models are rendered once.

    Every operation of a migration otherwise renders the models it touches and all that point at
    them, which made some hundred triggers of new tables cost more than all tables together.
    Fit for what looks only at its own model's name and table: triggers.
    """

    reversible = True

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """Tell the state of all of them; whoever looks at its models next renders them anew."""
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Do them in order."""
        for each in self.operations:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Undo them, the last one first."""
        for each in reversed(self.operations):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        """What is done, in one line."""
        return f"{len(self.operations)} operations at once"

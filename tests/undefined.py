"""A name that a template of ours uses and nobody gave: it fails the test that draws it.

Django asks `string_if_invalid` whether it is anything before it goes on with nothing. This one
looks who asks. `{% if %}` and `{% for %}` never ask: there a missing name is allowed; so it is
where the first filter is a default. Templates of other packages are theirs.
"""

import sys

from django.template.base import FilterExpression, Node

from tests.source import ROOT

OURS = str(ROOT / "templates")
DEFAULTS = {"default", "default_if_none"}


class UndefinedNameError(AssertionError):
    """A template names what its view does not give."""


class Undefined(str):
    """Nothing, as Django puts it in place of an unknown name, but not in silence."""

    __slots__ = ()

    def __bool__(self):
        asker = sys._getframe(1).f_locals
        expression = asker.get("self")
        if isinstance(expression, FilterExpression) and not has_default(expression):
            self.complain(expression.token)
        return False

    def __contains__(self, part):
        asker = sys._getframe(1).f_locals  # blocktranslate looks for a %s before it fills it in
        if part == "%s" and "key" in asker:
            self.complain(asker["key"])
        return super().__contains__(part)

    def complain(self, name):
        """Fail if the template that is being drawn is one of ours."""
        template = drawn_template()
        if template.startswith(OURS):
            raise UndefinedNameError(f"{template.removeprefix(OURS)} uses {name}, which is nothing")


def has_default(expression) -> bool:
    """Whether a template says itself what stands where a name is missing."""
    return bool(expression.filters) and expression.filters[0][0].__name__ in DEFAULTS


def drawn_template() -> str:
    """The file of the innermost tag that is being drawn."""
    frame = sys._getframe(2)
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin.name)
        frame = frame.f_back
    return ""

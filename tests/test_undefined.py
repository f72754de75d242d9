"""The guard against undefined names in templates: what it catches, and what it lets be."""

import pytest
from django.template import Context, Template, engines
from django.template.base import Origin

from tests.source import ROOT
from tests.undefined import UndefinedNameError

THING = {"thing": {"name": "IT Support"}}


def draw(text, template="templates/somewhere.html", **context):
    engine = engines["django"].engine
    origin = Origin(str(ROOT / template), template)
    return Template(text, origin=origin, engine=engine).render(Context(context))


@pytest.mark.parametrize(
    "text",
    [
        "{{ nothing }}",
        "{{ thing.nothing }}",
        "{{ nothing|upper }}",
        "{% with x=nothing %}{{ x }}{% endwith %}",
        "{% load i18n %}{% blocktranslate %}{{ nothing }}{% endblocktranslate %}",
        "{% load components %}{% state nothing %}",
        '<a href="{% url nothing %}">',
    ],
)
def test_a_name_that_nobody_gives_fails(text):
    with pytest.raises(UndefinedNameError, match="somewhere.html uses .*nothing"):
        draw(text, **THING)


@pytest.mark.parametrize(
    "text",
    [
        "{{ thing.name }}",
        "{% if nothing %}x{% endif %}",
        "{% if not nothing.at.all %}{% endif %}",
        "{% for each in nothing %}x{% endfor %}",
        '{{ nothing|default:"Main" }}',
        '{{ nothing|default_if_none:"Main" }}',
        "{% firstof nothing thing.name %}",
    ],
)
def test_a_name_that_may_be_missing_is_let_be(text):
    draw(text, **THING)


def test_templates_of_other_packages_are_theirs():
    assert draw("{{ nothing }}", template="../elsewhere/form.html") == ""

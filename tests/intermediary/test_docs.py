"""What the documents promise about files is what the portal reads."""

import re

import pytest

from intermediary.kinds import KINDS
from intermediary.metrics import REGISTRY
from tests.source import ROOT

FILES = (ROOT / "docs/files.md").read_text()


@pytest.mark.parametrize("name", KINDS)
def test_the_documented_columns_and_keys_are_those_of_the_kind(name):
    row = re.search(rf"^\| `{name}` \| (.*) \|$", FILES, re.MULTILINE).group(1).split(", ")
    columns = KINDS[name].columns
    assert row == [f"**{c.name}**" if c.key else c.name for c in columns]


def test_every_metric_is_defined_in_the_documents():
    text = (ROOT / "docs/definitions.md").read_text()
    assert [metric for metric in REGISTRY if f"`{metric}`" not in text] == []

"""The table of findings in ``docs/`` says what the catalogue says."""

import pytest

from cchc_xl.findings import Kind
from cchc_xl.refusals import Why
from tests.codes import CAUSES, GROUPS, TABLE, table


def test_the_committed_table_is_what_the_catalogue_gives():
    assert TABLE.read_text(encoding="utf-8") == table(), "python -m tests.codes"


def test_every_code_stands_once_and_belongs_to_a_group():
    codes = [kind.code for kind in Kind]

    assert len(set(codes)) == len(codes)
    assert {code[0] for code in codes} == set(GROUPS)


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.code)
def test_every_kind_has_a_row_with_its_cause(kind):
    (row,) = [line for line in table().splitlines() if line.startswith(f"| {kind.code} |")]

    assert CAUSES[kind] in row
    assert "{" not in row


@pytest.mark.parametrize("why", Why, ids=lambda why: why.name)
def test_every_reason_to_refuse_a_file_has_a_row_with_its_cure(why):
    (row,) = [line for line in table().splitlines() if line.startswith(f"| {why.name} |")]

    assert "hãy" in row.lower()
    assert "{" not in row

"""The sectors of an .xls come to an end, or the file is refused before its reader follows them."""

import pytest

from cchc_xl.refusals import Refused
from cchc_xl.sheets.magic import OLE
from cchc_xl.sheets.sectors import LAST, lead_in_a_circle
from cchc_xl.sheets.workbook import Workbook
from tests.office import converted, needs_office
from tests.plans import SAMPLE
from tests.tables import workbook

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def words(*numbers, fill=FREE, length=128):
    return b"".join(number.to_bytes(4, "little") for number in (*numbers, *[fill] * (length - len(numbers))))


def old_workbook(chains, tables=(0,), small=(), small_table=END, lists=END, more=b""):
    """Build an old workbook: its header, one sector with the chains, one with the small chains."""
    shifts = OLE + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(10) + words(len(tables), 2, length=2)
    places = bytes(8) + words(small_table, 1, lists, 0, length=4)
    return (shifts + places + words(*tables, length=109)) + words(*chains) + words(*small) + more


def test_the_builder_makes_a_header_of_512_bytes():
    assert len(old_workbook(())) == 512 * 3


@pytest.mark.parametrize("chains", [(LAST + 3, END, 3, 4, END), (LAST + 3, 100, 2_000_000), ()])
def test_chains_that_end_or_lead_nowhere_are_followed(chains):
    assert not lead_in_a_circle(old_workbook(chains))


@pytest.mark.parametrize("chains", [(0,), (LAST + 3, 2, 1), (LAST + 3, 2, 3, 4, 2)])
def test_a_chain_that_leads_in_a_circle_is_found(chains):
    assert lead_in_a_circle(old_workbook(chains))


def test_a_chain_of_small_sectors_that_leads_in_a_circle_is_found():
    chains = (LAST + 3, END)
    assert not lead_in_a_circle(old_workbook(chains, small=(1, END), small_table=1))
    assert lead_in_a_circle(old_workbook(chains, small=(1, 0), small_table=1))


def test_a_list_of_tables_that_leads_to_itself_is_found():
    assert lead_in_a_circle(old_workbook((LAST + 3,), lists=2, more=words(5, fill=2)))
    assert lead_in_a_circle(old_workbook((LAST + 3,), tables=(0, 0)))


@pytest.mark.parametrize("data", [OLE, OLE + bytes(600), OLE + b"\xff" * 600])
def test_what_has_no_header_is_refused(data):
    with pytest.raises(Refused) as refused:
        Workbook("xã.xls", data)
    assert refused.value.code == "CORRUPT"


@needs_office
@pytest.mark.parametrize("data", [SAMPLE.read_bytes(), workbook({"Một": "| a | 1 |"})], ids=["sample", "small"])
def test_what_an_office_program_writes_is_sound(data, tmp_path):
    assert not lead_in_a_circle(converted(data, tmp_path, "xls"))

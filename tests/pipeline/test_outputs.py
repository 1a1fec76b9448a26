"""Where results go where the name that was wanted is open in Excel."""

from pathlib import Path

import pytest

from cchc_xl.errors import NotPublished
from cchc_xl.pipeline.outputs import publish_result, publish_review
from tests.tables import workbook

NEW = b"new"
NAME, SECOND, THIRD = "xã - bang diem.xlsx", "xã - bang diem (2).xlsx", "xã - bang diem (3).xlsx"


def says(kind):
    return workbook({"Trang": "| chữ |"}, {"cchc_xl.kind": kind})


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder where the result is open."""
    usual = Path.replace

    def refuse_the_open_one(self, to):
        if Path(to).name == NAME:
            raise PermissionError(13, "open in Excel")
        return usual(self, to)

    monkeypatch.setattr(Path, "replace", refuse_the_open_one)
    (tmp_path / NAME).write_bytes(says("annotated"))
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "name"), [("scoring", SECOND), ("", SECOND), ("entry", THIRD), ("plan", THIRD), ("annotated", THIRD)]
)
def test_a_second_name_is_never_one_that_people_fill_in(office, kind, name):
    (office / NAME).unlink()
    before = says(kind)
    (office / SECOND).write_bytes(before)
    written = publish_result(NEW, office / NAME, ())

    assert (written.name, (office / SECOND).read_bytes()) == (name, NEW if name == SECOND else before)


def test_a_second_name_is_never_that_of_an_input(office):
    (office / NAME).unlink()
    (office / SECOND).write_bytes(b"read")
    written = publish_result(NEW, office / NAME, (office / SECOND,))

    assert (written.name, (office / SECOND).read_bytes()) == (THIRD, b"read")


@pytest.mark.parametrize(("kind", "name"), [("annotated", SECOND), ("entry", THIRD), ("scoring", THIRD), ("", THIRD)])
def test_an_annotated_copy_under_a_second_name_replaces_only_an_older_one(office, kind, name):
    (office / SECOND).write_bytes(says(kind))

    assert publish_review(NEW, office / NAME).name == name


def test_where_every_name_is_taken_nothing_is_replaced(office):
    (office / NAME).unlink()
    for number in range(2, 10):
        (office / f"xã - bang diem ({number}).xlsx").write_bytes(says("entry"))
    with pytest.raises(NotPublished, match="hãy đóng lại rồi chạy lại"):
        publish_result(NEW, office / NAME, ())

    assert NEW not in {path.read_bytes() for path in office.iterdir()}

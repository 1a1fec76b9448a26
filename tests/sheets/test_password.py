"""A workbook under a password is opened with it, or refused in one sentence that says what to do."""

import sys
from io import BytesIO

import pytest

from cchc_xl.errors import NotAWorkbook
from cchc_xl.sheets import password
from cchc_xl.sheets.workbook import Workbook
from tests.tables import workbook

GIVEN = "bí mật 09646"


@pytest.fixture
def locked():
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    file = BytesIO()
    ooxml.OOXMLFile(BytesIO(workbook({"Một": "| Xã Phú Phương |"}, {"loại": "entry"}))).encrypt(GIVEN, file)
    return file.getvalue()


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch):
    monkeypatch.delenv(password.VARIABLE, raising=False)
    password._typed.cache_clear()


def test_the_password_of_the_environment_opens_it(locked, monkeypatch):
    monkeypatch.setenv(password.VARIABLE, GIVEN)
    book = Workbook("xã.xlsx", locked)

    assert book.sheet("Một").rows == [["Xã Phú Phương"]]
    assert book.properties == {"loại": "entry"}


def test_without_a_password_and_a_terminal_it_is_refused_with_what_to_do(locked):
    with pytest.raises(NotAWorkbook, match=r"xã\.xlsx: tệp có mật khẩu\. Hãy bỏ mật khẩu .* CCHC_PASSWORD"):
        Workbook("xã.xlsx", locked)


def test_a_wrong_password_is_told_and_never_shown(locked, monkeypatch):
    monkeypatch.setenv(password.VARIABLE, "sai bét")
    with pytest.raises(NotAWorkbook, match="mật khẩu không đúng") as refused:
        Workbook("xã.xlsx", locked)

    assert "sai bét" not in str(refused.value)


def test_without_the_library_the_sentence_says_how_to_get_it(locked, monkeypatch):
    monkeypatch.setenv(password.VARIABLE, GIVEN)
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(NotAWorkbook, match=r"pip install cchc_xl\[password\]"):
        Workbook("xã.xlsx", locked)


def test_on_a_terminal_it_is_asked_for_once(locked, monkeypatch):
    asked = []
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(password, "getpass", lambda prompt: asked.append(prompt) or GIVEN)

    assert [Workbook("xã.xlsx", locked).names for _ in range(2)] == [("Một",), ("Một",)]
    assert asked == ["Mật khẩu của xã.xlsx: "]


def test_what_the_library_cannot_open_is_refused(monkeypatch):
    pytest.importorskip("msoffcrypto")
    monkeypatch.setenv(password.VARIABLE, GIVEN)
    with pytest.raises(NotAWorkbook, match="không mở được tệp có mật khẩu dạng này"):
        password.unlocked("xã.ods", b"PK\x03\x04 something")

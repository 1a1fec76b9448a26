"""The secret that lets in."""

import sys
from types import ModuleType

import pytest

from cchc_xl.delivery.account import Account
from cchc_xl.delivery.letter import Receiver
from cchc_xl.delivery.password import Secret, secret_for
from cchc_xl.errors import NotSent

WORDS = "bi-mat-5512"


def account(**changes):
    return Account("smtp.example.vn", Receiver("xa@example.vn"), **{"user": "xa@example.vn", **changes})


@pytest.fixture(autouse=True)
def no_safe(monkeypatch):
    monkeypatch.delenv("CCHC_MAIL_PASSWORD", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)


def token_from(program):
    return account(token_command=(sys.executable, "-c", program))


def test_a_server_without_login_needs_none():
    assert secret_for(account(user="")) is None


def test_it_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", WORDS)

    assert secret_for(account()) == Secret(WORDS)


def test_it_comes_from_the_safe_of_the_system_by_server_and_user(monkeypatch):
    safe = ModuleType("keyring")
    safe.get_password = lambda service, user: (
        WORDS if (service, user) == ("cchc_xl smtp.example.vn", "xa@example.vn") else None
    )
    monkeypatch.setitem(sys.modules, "keyring", safe)

    assert secret_for(account()) == Secret(WORDS)


def test_a_safe_that_fails_is_as_none(monkeypatch):
    def fail(*_):
        raise OSError("1312")

    safe = ModuleType("keyring")
    safe.get_password = fail
    monkeypatch.setitem(sys.modules, "keyring", safe)

    with pytest.raises(NotSent, match=r"Chưa có mật khẩu thư cho «xa@example\.vn» trên smtp\.example\.vn"):
        secret_for(account())


def test_a_token_is_what_its_command_prints():
    assert secret_for(token_from(f"print('{WORDS}')")) == Secret(WORDS, is_token=True)


@pytest.mark.parametrize(
    ("program", "why"),
    [("raise SystemExit(3)", "mã thoát 3"), ("pass", "không in gì ra"), ("import time; time.sleep(9)", "quá 0.2 giây")],
)
def test_a_command_without_a_token_is_told(monkeypatch, program, why):
    monkeypatch.setattr("cchc_xl.delivery.password.PATIENCE", 0.2 if "quá" in why else 20)
    with pytest.raises(NotSent, match=why):
        secret_for(token_from(program))


def test_a_command_that_is_not_there_is_told():
    with pytest.raises(NotSent, match="/khong/co"):
        secret_for(account(token_command=("/khong/co",)))


@pytest.mark.parametrize("words", ["mật-khẩu", "a\nb", "a\x01b"])
def test_a_secret_that_no_server_takes_is_told_without_it(monkeypatch, words):
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", words)

    with pytest.raises(NotSent, match="không dấu") as refused:
        secret_for(account())
    assert words not in str(refused.value)


def test_it_does_not_show_when_printed():
    assert WORDS not in repr(Secret(WORDS)) + str(Secret(WORDS))

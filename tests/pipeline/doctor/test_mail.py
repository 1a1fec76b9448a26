"""How mail is set up, and that nothing secret is ever shown."""

import pytest

from cchc_xl.pipeline.doctor import mail
from cchc_xl.pipeline.doctor.seen import Seen
from tests.pipeline.doctor.places import problems, where

HIDDEN = "Mat-Khau-Bi-Mat-9"


def look(folder, text):
    (folder / "cchc.toml").write_text(text, encoding="utf-8")
    return tuple(mail.look(where(folder)))


def test_without_settings_drafts_are_written(tmp_path):
    assert tuple(mail.look(where(tmp_path))) == (Seen(mail.DRAFTS),)
    assert look(tmp_path, 'plan = "a.xlsx"\n[mail]\nto = "noivu@huyen.vn"') == (Seen(mail.DRAFTS),)


def test_server_security_and_sender_are_told(tmp_path):
    told = look(tmp_path, '[mail]\nhost = "smtp.xa.vn"\nfrom = "UBND Xã <cchc@xa.vn>"')
    assert told == (Seen("gửi qua smtp.xa.vn, starttls, từ UBND Xã <cchc@xa.vn>"),)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('host = "smtp.xa.vn"\nsecurity = "none"\nfrom = "a@xa.vn"', "security"),
        ('host = "smtp.xa.vn"', "from"),
        ('host = "không có"\nfrom = "a@xa.vn"', "host"),
    ],
)
def test_what_is_missing_or_wrong_is_named(tmp_path, text, word):
    assert problems(look(tmp_path, f"[mail]\n{text}")) == [
        f"«{word}» của [mail] trong cchc.toml thiếu hoặc viết chưa đúng"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f'[mail]\nhost = "smtp.xa.vn"\nfrom = "a@xa.vn"\npassword = "{HIDDEN}"',
        f'[mail]\nhost = "smtp.xa.vn"\nfrom = "a@xa.vn"\nToken = "{HIDDEN}"\nuser = "{HIDDEN}"',
        f'[mail]\nhost = "smtps://lan:{HIDDEN}@smtp.xa.vn"\nfrom = "a@xa.vn"',
        f'[mail]\nhost = "lan:{HIDDEN}@smtp.xa.vn"\nfrom = "a@xa.vn"',
        f'[mail]\nhost = "smtp.xa.vn"\nfrom = "a:{HIDDEN}@xa.vn"',
        f'[mail]\nhost = "smtp.xa.vn"\nsecurity = "{HIDDEN}"\nfrom = "a@xa.vn"',
        f'[mail]\nhost = "smtp.xa.vn"\nfrom = "a@xa.vn"\ntoken_command = ["show", "{HIDDEN}"]',
        f'[mail]\npassword = "{HIDDEN}\n',
        f'[mail]\nhost = {{ password = "{HIDDEN}" }}',
        f'[mail]\nfrom = ["{HIDDEN}"]\nhost = ["{HIDDEN}"]',
        f'mail = "{HIDDEN}"',
        f'mail = ["{HIDDEN}"]',
        f"{HIDDEN} = {HIDDEN}",
    ],
)
def test_nothing_secret_is_shown(tmp_path, text):
    assert HIDDEN not in repr(look(tmp_path, text))


@pytest.mark.parametrize("name", ["password", "PassWord", "token"])
def test_a_password_in_the_file_is_a_problem(tmp_path, name):
    told = look(tmp_path, f'[mail]\nhost = "smtp.xa.vn"\nfrom = "a@xa.vn"\n{name} = "{HIDDEN}"')
    assert problems(told) == [mail.EXPOSED.format(name="cchc.toml")]


def test_a_file_that_is_no_toml_is_a_problem(tmp_path):
    (seen,) = look(tmp_path, "[mail\n")
    assert seen.cure.startswith("cchc.toml: viết chưa đúng")

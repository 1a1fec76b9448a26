"""What is said to whom."""

import pytest

from cchc_xl.delivery.letter import Attachment, Receiver, file_name, is_address, one_line
from tests.delivery.letters import OFFICE, letter


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\0", "\x1b", "\u200b\n"])
def test_no_sign_breaks_a_line_of_the_head(sign):
    assert one_line(f"Xã A{sign}Bcc: ai@vd.vn") == "Xã A Bcc: ai@vd.vn"


def test_a_file_name_is_safe_on_every_system():
    assert file_name(' Bảng "1/2": xã?\n<A> ') == "Bảng -1-2-- xã- -A-"


@pytest.mark.parametrize("text", ["noivu@bavi.example.vn", "a.b+c_d@x-y.vn"])
def test_an_address_is_one_plain_address(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "noivu", "noivu@", "@vn.vn", "a@b", "a@b@c.vn", "a b@c.vn", "a@b.vn, c@d.vn", "a@b.vn;c@d.vn",
        "Xã <a@b.vn>", "nộivụ@b.vn", "a@bộ.vn", "a@b.vn\r\nBcc: c@d.vn", '"a"@b.vn', "a..b@c.vn", "a" * 250 + "@b.vn",
    ],
)  # fmt: skip
def test_anything_else_is_no_address(text):
    assert not is_address(text)


def test_the_key_knows_receivers_and_content_but_not_the_words_around_it():
    same = (letter(subject="Khác"), letter(body=("Khác",)), letter(to=(Receiver(OFFICE.address, "Tên khác"),)))
    other = (
        letter(b"khac"),
        letter(to=(Receiver("khac@example.vn"),)),
        letter(cc=(Receiver("khac@example.vn"),)),
        letter(attachments=()),
        letter(attachments=(Attachment("a", b"1"), Attachment("b", b"2"))),
    )

    assert {one.key for one in same} == {letter().key}
    assert len({one.key for one in (letter(), *other)}) == 6


def test_without_attachment_the_words_are_the_content():
    assert letter(attachments=(), body=("a",)).key != letter(attachments=(), body=("b",)).key

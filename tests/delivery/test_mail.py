"""A letter as mail, read back by the library's own parser."""

from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import compat32, default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_xl.delivery.letter import Attachment, Receiver, one_line
from cchc_xl.delivery.mail import draft, message_id_of, outgoing, text_of
from tests.delivery.conftest import SENDER
from tests.delivery.letters import EVENING, letter

CONTENT = bytes(range(256)) * 40


def opened(content):
    return message_from_bytes(content, policy=default)


def sent(one, edition=1, moment=EVENING):
    return outgoing(one, SENDER, message_id_of(one, SENDER, edition), moment)


def test_a_draft_has_no_sender_date_or_id_so_that_the_mail_program_adds_its_own():
    mail = opened(draft(letter()))

    assert dict(mail.items()) == {
        "Subject": "Xã Phú Phương: bảng điểm",
        "To": "Phòng Nội vụ <noivu@example.vn>",
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Type": mail["Content-Type"],
    }


def test_what_is_sent_has_them():
    mail = opened(sent(letter(cc=(Receiver("b@h.vn"), Receiver("c@h.vn", "Xã C")))))

    assert mail["From"] == "UBND xã Đông Thạnh <xa@vd.vn>"
    assert mail["Cc"] == "b@h.vn, Xã C <c@h.vn>"
    assert mail["Date"].datetime == EVENING
    assert mail["Message-ID"] == f"<{letter(cc=(Receiver('b@h.vn'), Receiver('c@h.vn'))).key}@vd.vn>"
    assert mail["X-Unsent"] is None


def test_the_workbook_is_attached_under_its_name_byte_for_byte():
    (attachment,) = opened(sent(letter(CONTENT))).iter_attachments()

    assert attachment.get_filename() == "Bảng điểm.xlsx"
    assert attachment.get_content() == CONTENT
    assert attachment.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_text_and_html_say_the_same():
    mail = opened(draft(letter()))

    assert (
        mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
        == text_of(letter())
        == ("Kính gửi Phòng Nội vụ,\n\n- Chỉ số: 87,25\n- Điểm < 100 & > 0\n\n.\n\nTrân trọng.\n")
    )
    html = mail.get_body(("html",)).get_content()
    assert "<ul><li>Chỉ số: 87,25</li><li>Điểm &lt; 100 &amp; &gt; 0</li></ul>" in html


def test_every_byte_on_the_line_is_ascii_and_no_line_is_longer_than_servers_take():
    for content in (draft(letter(CONTENT)), sent(letter(CONTENT))):
        lines = content.split(b"\r\n")
        assert content.isascii()
        assert (max(map(len, lines)) <= 998, b"\n" in b"".join(lines), b"\r" in b"".join(lines)) == (True, False, False)


def test_the_same_letter_gives_the_same_bytes():
    assert draft(letter(CONTENT)) == draft(letter(CONTENT))
    assert sent(letter(CONTENT)) == sent(letter(CONTENT))


def test_the_message_id_stands_for_receivers_and_content():
    assert message_id_of(letter(), SENDER, 1) == message_id_of(letter(subject="Khác"), SENDER, 1)
    others = [message_id_of(letter(), SENDER, 2), message_id_of(letter(b"khac"), SENDER, 1)]
    assert len({message_id_of(letter(), SENDER, 1), *others}) == 3
    assert opened(sent(letter(), moment=EVENING + timedelta(1)))["Message-ID"] == opened(sent(letter()))["Message-ID"]


WORDS = st.text(st.characters(codec="utf-8"), max_size=90)
NAMES = st.one_of(
    WORDS, st.sampled_from(["Xã A, B <c@d.vn>", '"Xã" A', "Phòng Nội vụ, huyện Ba Vì; " * 5, "=?utf-8?q?a?="])
)


@example(*["Xã A\r\nBcc: ai@vd.vn\nx\x0b\u2028, B <c@d.vn>"] * 4)
@settings(max_examples=50, deadline=None)
@given(subject=WORDS, name=NAMES, other=NAMES, file=WORDS)
def test_whatever_stands_in_subject_names_and_file_makes_no_receiver_and_no_head_and_the_same_bytes(
    subject, name, other, file
):
    to = (Receiver("a@h.vn", name), Receiver("b@h.vn", other))
    one = letter(subject=subject, to=to, attachments=(Attachment(file or "x", b"1"),))
    mail = opened(sent(one))

    assert (sent(one), draft(one)) == (sent(one), draft(one))
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@h.vn", "b@h.vn"]
    assert sorted(mail.keys()) == sorted(
        ["Subject", "To", "From", "Date", "Message-ID", "MIME-Version", "Content-Type"]
    )
    assert next(mail.iter_attachments()).get_content() == b"1"


@pytest.mark.parametrize("name", ["Xã A, B <c@d.vn>", "Phòng Nội vụ, huyện Ba Vì", "UBND (xã)", "A; B"])
def test_a_name_with_signs_of_addresses_stays_a_name(name):
    (address,) = opened(draft(letter(to=(Receiver("a@h.vn", name),))))["To"].addresses

    assert (address.addr_spec, address.display_name) == ("a@h.vn", one_line(name))


def test_a_long_name_is_whole_though_it_takes_several_words_of_the_head():
    name = "Phòng Nội vụ " * 9
    mail = message_from_bytes(draft(letter(to=(Receiver("a@h.vn", name),))), policy=compat32)

    assert str(make_header(decode_header(mail["To"]))) == f"{name.strip()} <a@h.vn>"

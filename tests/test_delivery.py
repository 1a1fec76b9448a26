"""The mail draft."""

from email import message_from_bytes
from email.policy import default

from cchc_xl.delivery import Letter, draft
from tests.plans import AGENCY, criterion, plan_of

LETTER = Letter(AGENCY, "87,25", "phú phương (1) - bang diem.xlsx", bytes(range(256)) * 40)


def opened(letter=LETTER, **plan):
    return message_from_bytes(draft(letter, plan_of(criterion(), **plan)), policy=default)


def test_it_is_a_draft_for_the_receiver_of_the_plan():
    mail = opened()

    assert mail["To"] == "Phòng Nội vụ <noivu@example.vn>"
    assert mail["Subject"] == "Xã Phú Phương: bảng chấm điểm chỉ số cải cách hành chính năm 2024"
    assert mail["X-Unsent"] == "1"
    assert [mail[name] for name in ("From", "Date", "Message-ID")] == [None, None, None]


def test_the_workbook_is_attached_under_its_name_byte_for_byte():
    (attachment,) = opened().iter_attachments()

    assert attachment.get_filename() == LETTER.file
    assert attachment.get_content() == LETTER.content
    assert attachment.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_text_and_html_say_the_index_the_goal_and_that_it_is_a_specimen():
    mail = opened()

    for kind in ("plain", "html"):
        body = mail.get_body((kind,)).get_content()
        assert "Chỉ số: 87,25, phấn đấu trong nhóm 5/1." in body
        assert "Đây là bảng điểm mẫu, không phải bảng điểm chính thức." in body


def test_an_official_plan_says_nothing_of_a_specimen():
    assert "mẫu" not in opened(status="chính thức").get_body(("plain",)).get_content()


def test_the_same_letter_gives_the_same_bytes():
    assert draft(LETTER, plan_of(criterion())) == draft(LETTER, plan_of(criterion()))

"""A scoring workbook on its way out: what may leave, and to whom."""

from io import BytesIO

import openpyxl
import pytest

from cchc_xl.delivery.account import MailSettings
from cchc_xl.delivery.letter import Receiver
from cchc_xl.errors import NotSent
from cchc_xl.model.plan import Office, Register
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.pipeline.sending_run import leave_draft, letter_for, office_near
from cchc_xl.reporting.scoring import write_scorecard
from tests.cases import reading_of
from tests.plans import criterion, plan_of
from tests.tables import workbook

PLAN = plan_of(criterion("1.1"), registers=(Register("Sổ hồ sơ", ()),))
HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n"
GOOD, BAD = HEAD + "| '1.1 | Một | 10 | 5 |", HEAD + "| '1.1 | Một | nhiều | 5 |"
DRAFTS = MailSettings()


def scoring(form=GOOD, plan=PLAN):
    return write_scorecard(score(reading_of(plan, form), plan), plan)


def letter(folder, content, plan=PLAN, mail=DRAFTS, **how):
    path = folder / "phú phương - bang diem.xlsx"
    path.write_bytes(content)
    return letter_for(path, plan, mail, **how)


def kind(name):
    return workbook({"Tổng hợp": "| a |"}, {"cchc_xl.kind": name, "cchc_xl.plan": "thu"})


def test_it_goes_to_the_receiver_of_the_plan_with_the_workbook_as_it_is(tmp_path):
    content = scoring()
    written = letter(tmp_path, content)

    assert written.to == (Receiver("noivu@example.vn", "Phòng Nội vụ"),)
    assert written.attachments[0].content == content
    assert "Chỉ số: 50,00" in written.body[2]


def test_receivers_of_the_settings_replace_that_of_the_plan(tmp_path):
    mail = MailSettings(None, (Receiver("a@h.vn"),), (Receiver("b@h.vn"),))
    written = letter(tmp_path, scoring(), mail=mail)

    assert written.addresses == ("a@h.vn", "b@h.vn")


def test_an_address_in_the_workbook_is_never_used(tmp_path):
    book = openpyxl.load_workbook(BytesIO(scoring()))
    book["Tổng hợp"]["A1"] = "Kính gửi ke-gian@vd.vn"
    changed = BytesIO()
    book.save(changed)

    assert letter(tmp_path, changed.getvalue()).addresses == ("noivu@example.vn",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (kind("annotated"), "đây là bản rà soát"),
        (kind("entry"), "đây không phải bảng điểm"),
        (kind("plan"), "đây không phải bảng điểm"),
        (workbook({"a": "| b |"}), "đây không phải bảng điểm"),
        (b"khong phai Excel", "đây không phải bảng điểm"),
        (scoring(plan=plan_of(criterion("1.1"), code="khac")), "thuộc kế hoạch khác (khac)"),
        (
            workbook({"Tổng hợp": "| a |", "sổ  HỒ SƠ": "| Họ tên |"}, {"cchc_xl.kind": "scoring", "cchc_xl.plan": "thu"}),
            "có trang «sổ  HỒ SƠ» trùng tên một sổ",
        ),
    ],
)  # fmt: skip
def test_what_may_hold_names_or_is_no_scoring_workbook_is_refused_whatever_is_said(tmp_path, content, words):
    for anyway in (False, True):
        with pytest.raises(NotSent) as refused:
            letter(tmp_path, content, anyway=anyway)
        assert words in str(refused.value)


def test_error_findings_stop_it_unless_told(tmp_path):
    with pytest.raises(NotSent, match="còn 1 lỗi số liệu"):
        letter(tmp_path, scoring(BAD))

    assert "Kiểm tra số liệu: 1 lỗi" in str(letter(tmp_path, scoring(BAD), anyway=True).body)


@pytest.mark.parametrize(
    ("address", "words"),
    [("", "Chưa có địa chỉ nhận"), ("a@h.vn, b@h.vn", "«a@h.vn, b@h.vn» của kế hoạch chưa đúng"), ("noivu", "«noivu»")],
)
def test_a_plan_without_a_good_address_is_told(tmp_path, address, words):
    plan = plan_of(criterion("1.1"), office=Office(receiver_email=address))
    with pytest.raises(NotSent) as refused:
        letter(tmp_path, scoring(plan=plan), plan)

    assert words in str(refused.value)


def test_the_draft_lies_beside_the_workbook(tmp_path):
    written = letter(tmp_path, scoring())

    assert leave_draft(tmp_path / "phú phương - bang diem.xlsx", written).name == "phú phương - bang diem.eml"


def test_the_settings_lie_beside_the_workbook_or_one_folder_up(tmp_path, monkeypatch):
    (tmp_path / "xã").mkdir()
    (tmp_path / "cchc.toml").write_text('[mail]\nto = "a@h.vn"', encoding="utf-8")
    monkeypatch.chdir(tmp_path / "xã")

    for folder in (tmp_path, tmp_path / "xã", tmp_path / "xã" / ".."):
        assert office_near(folder).mail.to == (Receiver("a@h.vn"),)
    from pathlib import Path

    assert office_near(Path()).folder == tmp_path


def test_settings_that_are_no_toml_are_told(tmp_path):
    (tmp_path / "cchc.toml").write_text("[mail", encoding="utf-8")

    with pytest.raises(NotSent, match=r"cchc\.toml: viết chưa đúng"):
        office_near(tmp_path)

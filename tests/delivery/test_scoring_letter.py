"""The letter that takes a scoring workbook to the superior office."""

from dataclasses import replace
from decimal import Decimal

from cchc_xl.delivery.letter import Attachment
from cchc_xl.delivery.scoring_letter import Scored, scoring_letter
from cchc_xl.model.plan import Agency
from cchc_xl.model.summary import AreaLine, FindingLine, Summary
from tests.delivery.letters import OFFICE
from tests.plans import AGENCY, criterion, plan_of

PLAN = plan_of(criterion())
SUMMARY = Summary(
    Decimal("87.254"), "Tốt", Decimal("85.1"), Decimal(92), Decimal("70.1"), Decimal("80.5"),
    areas=(AreaLine("1", "Chỉ đạo", Decimal("10.5"), Decimal(12)), AreaLine("2", "Thủ tục", None, Decimal(8))),
    findings=(
        FindingLine("Lỗi", "1.1", "Ô «Tổng số» là chữ. Hãy nhập số."),
        FindingLine("Cảnh báo", "1.2", "Tiêu chí 1.2 chưa có tài liệu."),
        FindingLine("Ghi chú", "", "Đảm có 1 chỉ tiêu chưa đạt."),
    ),
)  # fmt: skip


def written(plan=PLAN, agency=AGENCY, **changes):
    return scoring_letter(Scored(agency, "87,2", replace(SUMMARY, **changes), b"PK"), plan, (OFFICE,))


def test_it_tells_index_bounds_points_goal_areas_and_what_is_open():
    assert written().body == (
        "Kính gửi Phòng Nội vụ,",
        "Xã Phú Phương gửi bảng chấm điểm chỉ số cải cách hành chính năm 2024 (tệp đính kèm).",
        (
            "Chỉ số: 87,25 (Tốt)",
            "Còn có thể từ 85,10 đến 92,00",
            "Điểm đạt: 70,10 trên 80,5 điểm tối đa áp dụng",
            "Mục tiêu: nhóm 5/1",
        ),
        "Điểm theo lĩnh vực:",
        ("1. Chỉ đạo: 10,50/12,00", "2. Thủ tục: –/8,00"),
        "Kiểm tra số liệu: 1 lỗi, 1 cảnh báo, 1 ghi chú.",
        ("Lỗi (tiêu chí 1.1): Ô «Tổng số» là chữ. Hãy nhập số.", "Cảnh báo: Tiêu chí 1.2 chưa có tài liệu."),
        "Đây là bảng điểm mẫu, không phải bảng điểm chính thức.",
        "Trân trọng.",
        "Xã Phú Phương",
    )


def test_subject_and_file_name_tell_agency_and_year():
    letter = written()

    assert letter.subject == "Xã Phú Phương: bảng chấm điểm chỉ số cải cách hành chính năm 2024"
    assert letter.attachments == (Attachment("Bảng chấm điểm CCHC năm 2024 - Xã Phú Phương.xlsx", b"PK"),)


def test_equal_bounds_no_findings_and_an_official_plan_need_no_words():
    plan = plan_of(criterion(), status="chính thức")
    body = written(plan, low=Decimal("87.254"), high=Decimal("87.254"), findings=()).body

    assert "Kiểm tra số liệu: không có lỗi, cảnh báo nào." in body
    assert not any("Còn có thể" in str(part) or "mẫu" in str(part) for part in body)


def test_of_many_findings_the_worst_are_told_and_the_others_counted():
    findings = tuple(FindingLine("Cảnh báo", "", f"Việc {number}. " + "x" * 400) for number in range(8))
    (*shown, more) = next(part for part in written(findings=findings).body if str(part).startswith("('Cảnh báo"))

    assert [line[:17] for line in shown] == [f"Cảnh báo: Việc {number}." for number in range(5)]
    assert {len(line) for line in shown} == {300}
    assert more == "… và 3 lỗi, cảnh báo khác, ở trang «Kiểm tra số liệu» của tệp đính kèm."


def test_a_workbook_without_its_first_page_still_tells_the_index_that_it_names():
    letter = scoring_letter(Scored(AGENCY, "87,2", Summary(), b"PK"), PLAN, (OFFICE,))

    assert letter.body[2] == ("Chỉ số: 87,2", "Mục tiêu: nhóm 5/1")


def test_words_of_the_workbook_cannot_break_out_of_a_line():
    letter = written(agency=Agency("x", "A\r\nBcc: ai@vd.vn", "xã"), named="Tốt\nTo: ai@vd.vn")

    assert "\n" not in letter.subject + "".join(map(str, letter.body)) + letter.attachments[0].name
    assert letter.attachments[0].name == "Bảng chấm điểm CCHC năm 2024 - Xã A Bcc- ai@vd.vn.xlsx"

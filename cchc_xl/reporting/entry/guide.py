"""«Hướng dẫn»: what to do, sheet by sheet, in the words of the office."""

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.reporting import specimen_line
from cchc_xl.text import shown_date

WIDTHS = (6, 26, 90)


SCORE = "Lưu tệp, đóng lại rồi nhấp đúp «Cham-diem.bat» cùng thư mục để xem điểm."
SEND = "Tệp này chỉ có phần việc của một người: lưu lại rồi gửi cho Văn phòng – Thống kê để gộp và chấm chung."


def write_guide(page: Page, plan: Plan, agency: Agency, official: str = "") -> None:
    """Write the guide, for the whole or for one official's part."""
    page.widths(WIDTHS)
    page.hide_gridlines()
    page.merge(
        0, (0, 2), f"TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH – {agency.title.upper()} – NĂM {plan.year}", "title"
    )
    page.height(0, 40)
    page.merge(1, (0, 2), specimen_line(plan), "warning.line")
    for row, (number, sheet, words) in enumerate(_steps(plan, official), start=3):
        page.row(row, (number, sheet, words), ("center.bold", "bold", "wrap"))
        page.fit(row, [(words, WIDTHS[2])], least=20)
    page.paper(Paper())


def _steps(plan: Plan, official: str) -> tuple[tuple[str, str, str], ...]:
    registers = ", ".join(f"«{register.name}»" for register in plan.registers)
    due = f" Hạn nộp: {shown_date(plan.submit_by)}." if plan.submit_by else ""
    return (
        ("1", forms.INFORMATION, "Kiểm tra tên đơn vị; nhập ngày số liệu, người lập và cách liên hệ."),
        (
            "2",
            forms.FORM,
            "Nhập vào các ô nền vàng: tổng số, số thực hiện, ngày, Có/Không. Số 0 nghĩa là không có; ô trống nghĩa là "
            "chưa có số liệu. Việc không phát sinh thì chọn «Không áp dụng» (nếu ô cho chọn). Nhập điểm tự chấm, điểm "
            "và số liệu năm trước, tài liệu kiểm chứng; thiếu tài liệu thì ghi giải trình.",
        ),
        ("", forms.PROGRESS, "Xem lĩnh vực nào, người nào còn thiếu số liệu (dấu ○); dấu ✓ chỉ nói đã đủ số liệu."),
        ("3", forms.OTHER_TARGETS, "Nhập số liệu của các chỉ tiêu không có trong bảng tự chấm."),
        (
            "4",
            "Các sổ",
            f"Sổ {registers}: nhập hoặc dán nguyên bảng xuất từ phần mềm, giữ dòng tiêu đề. Chương trình tự đếm; "
            "tên người dân chỉ ở trong tệp này.",
        ),
        ("5", forms.EVIDENCE, "Ghi số, ký hiệu, ngày, trích yếu của văn bản chứng minh, kèm mã tiêu chí."),
        ("6", forms.DIFFICULTIES, "Ghi khó khăn, vướng mắc và đề xuất, nếu có."),
        ("7", "Nộp phần việc", f"{SEND}{due}") if official else ("7", "Chấm điểm", f"{SCORE}{due}"),
        (
            "",
            "Lưu ý",
            "Không đổi tên trang tính, dòng tiêu đề và cột «Mã». Trong các sổ có thể thêm cột, sắp xếp, lọc.",
        ),
    )

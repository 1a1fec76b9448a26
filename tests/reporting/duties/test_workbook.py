"""«Việc cần làm» as officials find it: all duties by official, a page for each, and the facts for the evaluation."""

from datetime import date
from functools import cache

from cchc_xl.improvement import duties_of
from cchc_xl.model.plan import Official
from cchc_xl.pipeline.scoring_run import score, score_workbook
from cchc_xl.reading import read
from cchc_xl.reporting.duties import gatherer, write_tasks
from cchc_xl.reporting.duties.names import sheet_names
from cchc_xl.reporting.entry import write_entry
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook
from tests.cases import scored
from tests.insides import parts
from tests.office import needs_office, printed
from tests.plans import AGENCY, SAMPLE, criterion, plan_of, real_plan
from tests.reporting.scoring.test_print import LEAST, needs_poppler, pages, smallest_on
from tests.reporting.scoring.test_safe import with_personal
from tests.samples import phu_phuong


@cache
def sample():
    return score_workbook(SAMPLE, real_plan())


@cache
def tasks():
    return write_tasks(sample(), duties_of(sample(), real_plan()), real_plan())


def rows(sheet, book=None):
    """Give what stands in each row of a sheet that is not blank, without its blanks."""
    found = Workbook("a.xlsx", book or tasks()).sheet(sheet).rows
    filled = ([cell for cell in row[:10] if cell != ""] for row in found)
    return [row for row in filled if row]


def under(head, found):
    """Give the rows below the one that begins so."""
    return found[next(number for number, row in enumerate(found) if row[0] == head) + 1 :]


def test_all_duties_come_first_then_the_evaluation_then_a_page_for_each_who_has_any():
    assert Workbook("a.xlsx", tasks()).names == (
        "Việc cần làm", "Đánh giá hằng tháng", "1. Đảm", "2. Chưa phân công", "3. Ngọc", "4. Các công chức chuyên môn",
        "5. Thanh", "6. Xuân",
    )  # fmt: skip
    assert custom(tasks())["cchc_xl.kind"] == "duties"


def test_the_first_page_is_for_who_gathers_and_goes_official_by_official_the_overdue_first():
    found = rows("Việc cần làm")
    table = under("STT", found)

    assert ["Người tổng hợp, đôn đốc: Đảm, Công chức Văn phòng – Thống kê"] in found
    assert table[:2] == [["Đảm: 9 việc, mất 4,00 điểm; trong đó quá hạn 3,25 điểm"], ["QUÁ HẠN"]]
    assert table[9] == ["CHƯA QUÁ HẠN"]
    assert table[12][0].startswith("Chưa phân công: 5 việc")


def test_a_duty_has_clause_task_what_stands_what_is_needed_points_due_date_and_evidence():
    assert under("QUÁ HẠN", rows("1. Đảm"))[3] == [
        4, "1.8", "II; III.1(a)-5", "Gắn kết quả CCHC với thi đua, khen thưởng", "Có/không: Không → 0,00 điểm",
        "Thực hiện được việc này → Có → +1,00 điểm", 1, 1, date(2024, 11, 29), "Chưa có",
    ]  # fmt: skip


def test_the_page_of_an_official_has_their_duties_and_targets_and_nobody_elses():
    found = rows("5. Thanh")

    assert ["Bí thư Đoàn thanh niên: Thanh"] in found
    assert [row[1] for row in under("QUÁ HẠN", found)[:1]] == ["1.4"]
    assert under("CHỈ TIÊU CỦA KẾ HOẠCH CHƯA ĐẠT", found) == [
        [
            1, "T09", "III.1(a)-3, L107–109", "Hoàn thành 100% kế hoạch tuyên truyền về CCHC",
            "18/20 = 90,00%, yêu cầu ≥ 100%",
        ]
    ]  # fmt: skip
    assert not any("Xuân" in str(cell) for row in found for cell in row)


def test_the_evaluation_has_the_facts_and_leaves_the_judgement_open():
    of_ngoc = next(row for row in rows("Đánh giá hằng tháng") if row[0] == "Ngọc")

    assert of_ngoc == [
        "Ngọc", 4, 8, 7, 1, 4, 3, "Đủ điểm 3/4 tiêu chí: 2.2, 2.3, 2.4",
        "Quá hạn còn thiếu điểm: 2.1 (mất 1,00, hạn 31/10/2024); Giảm so với năm trước: 2.1 (−1,00); "
        "Chỉ tiêu chưa đạt: T17b, T18",
    ]  # fmt: skip
    assert ["Tổng cộng", 46, 98.5, 89.51, 8.99, 46, 25] in rows("Đánh giá hằng tháng")


def test_where_nothing_is_left_to_do_it_says_so():
    plan = plan_of(criterion("1.1", rule="met"))
    done = scored(plan, "| Mã | Tổng số | Số thực hiện | Kết quả (Có/Không) |\n| '1.1 | | | Có |")
    book = write_tasks(done, duties_of(done, plan), plan)

    assert Workbook("a.xlsx", book).names == ("Việc cần làm", "Đánh giá hằng tháng")
    assert ["Không còn việc nào."] in rows("Việc cần làm", book)


def test_the_same_duties_give_the_same_bytes():
    plan = real_plan()
    assert write_tasks(sample(), duties_of(sample(), plan), plan) == tasks()


def test_a_plan_without_an_official_for_office_and_statistics_names_nobody_who_gathers():
    assert gatherer(plan_of(officials=(Official("Đảm", "Kế toán"),))) is None
    assert gatherer(plan_of(officials=(Official("Đảm", "CC. văn phòng - thống kê"),))).name == "Đảm"


def test_names_of_people_become_names_of_sheets_that_excel_takes():
    assert sheet_names(["Đảm", "Đảm", "a[b]:c*?/\\'", "x" * 40, "'"]) == [
        "1. Đảm", "2. Đảm", "3. a b c", f"4. {'x' * 28}", "5.",
    ]  # fmt: skip


def test_no_citizen_of_a_register_is_in_it():
    citizen, plan = "Dấu Thị Bảo Mật", real_plan()
    entry = write_entry(plan, AGENCY, with_personal(phu_phuong(plan), citizen))
    named = score(read("xã.xlsx", entry, plan), plan)
    book = write_tasks(named, duties_of(named, plan), plan)

    assert [name for name, text in parts(book).items() if citizen in text] == []


@needs_office
@needs_poppler
def test_each_page_prints_with_its_header_and_no_smaller_than_eleven_points(tmp_path):
    pdf = printed(tasks(), tmp_path)

    sizes = smallest_on(pdf)
    assert len(sizes) == len(pages(pdf))
    assert min(sizes) >= LEAST
    assert not any("MỤC LỤC" in page for page in pages(pdf))
    assert all("Thời hạn" in page or "Người phụ trách" in page for page in pages(pdf))

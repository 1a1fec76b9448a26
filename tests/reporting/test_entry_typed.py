"""The entry workbook under the hands of an official: typed into and pasted into with a real office program."""

from datetime import date, timedelta
from io import BytesIO
from random import Random

import openpyxl
import pytest
import xlsxwriter

from cchc_xl import forms
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from tests.office import needs_keyboard, worked_on
from tests.plans import AGENCY, real_plan

DOSSIERS = "Hồ sơ TTHC"
PASTED = 5000
EXPORT = "STT | Số hồ sơ | Tên thủ tục hành chính | Chủ hồ sơ | Hình thức nộp | Ngày nhận hồ sơ | Hạn xử lý | \
Ngày kết thúc xử lý | Ngày trả kết quả | Phương thức nhận kết quả | Số hóa hồ sơ | Trả kết quả điện tử | Tình trạng"


def exported(rows):
    """Give the export of another system: titles above, its own order and names of columns."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet, day = book.add_worksheet("Sheet1"), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, "DANH SÁCH HỒ SƠ THỦ TỤC HÀNH CHÍNH")
    sheet.write(1, 0, "Từ ngày 01/01/2024 đến ngày 31/12/2024")
    for row, values in enumerate([EXPORT.split(" | "), *rows], start=3):
        for column, value in enumerate(values):
            sheet.write(row, column, value, day if isinstance(value, date) else None)
    book.close()
    return file.getvalue()


def dossiers(number):
    """Give so many dossiers: every second one online, every tenth late, of every fifth the result is digital."""
    chance = Random(5)  # noqa: S311 - nothing here is secret
    for count in range(number):
        received = date(2024, 1, 2) + timedelta(chance.randrange(330))
        due = received + timedelta(5)
        done = due + timedelta(1 if count % 10 == 0 else -1)
        channel = "Trực tuyến" if count % 2 else "Trực tiếp"
        yield (
            count + 1, f"H26.{count:06}", "Đăng ký khai sinh", f"Người nộp {count}", channel, received, due, done, done,
            "Trực tiếp", "Có", "Có" if count % 5 == 0 else "Không", "Đã có kết quả",
        )  # fmt: skip


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """Fill in one workbook, all of it in one sitting: the answers by cell, and the workbook as saved."""
    folder = tmp_path_factory.mktemp("bàn phím")
    (folder / "xuất.xlsx").write_bytes(exported(dossiers(PASTED)))
    blank = write_entry(real_plan(), AGENCY)
    places = cells_of(blank)
    typed = [
        ("1.1", "day", "15/01/2024"), ("1.1", "day", "15/01/1999"), ("1.1", "day", "tháng Giêng"),
        ("1.6", "total", "12"), ("1.6", "done", "-3"), ("1.6", "done", "mười"), ("1.6", "done", "11"),
        ("1.6", "title", "Tiêu chí khác"), ("1.6", "ratio", "1"), ("1.6", "maximum", "99"),
        ("1.6", "claimed", "99"), ("1.6", "claimed", "1,5"),
        ("3.9.1", "answer", "Có thể"), ("3.9.1", "answer", "Có"),
    ]  # fmt: skip
    actions = [{"sheet": forms.FORM, "cell": places[code, key], "text": text} for code, key, text in typed]
    below = f"E{5 + PASTED + 10}"  # «Kênh tiếp nhận», ten rows below what was pasted
    actions += [
        {"sheet": DOSSIERS, "cell": "A5", "paste": str(folder / "xuất.xlsx")},
        {"sheet": DOSSIERS, "cell": below, "text": "Bồ câu"},
        {"sheet": DOSSIERS, "cell": f"F{5 + PASTED + 10}", "text": "hôm qua"},
        {"sheet": forms.INFORMATION, "cell": "B4", "text": "kế hoạch khác"},
    ]
    saved, answers = worked_on(blank, actions, folder)
    said = [(code, key, text) for code, key, text in typed] + [action.get("text", "dán") for action in actions[-4:]]
    return dict(zip(said, answers, strict=True)), saved


def cells_of(workbook):
    """Find the cell of each code and column of the form."""
    sheet = openpyxl.load_workbook(BytesIO(workbook))[forms.FORM]
    keys = [column.key for column in forms.FORM_COLUMNS]
    return {(row[0].value, key): cell.coordinate for row in sheet for key, cell in zip(keys, row, strict=False)}


@needs_keyboard
def test_what_may_be_is_kept(worked):
    answers, _ = worked

    kept = [said for said, answer in answers.items() if answer == "kept"]
    assert kept == [
        ("1.1", "day", "15/01/2024"), ("1.6", "total", "12"), ("1.6", "done", "11"), ("1.6", "claimed", "1,5"),
        ("3.9.1", "answer", "Có"), "dán",
    ]  # fmt: skip


@needs_keyboard
def test_what_cannot_be_is_refused(worked):
    answers, _ = worked

    refused = [said for said, answer in answers.items() if answer == "refused"]
    assert refused == [
        ("1.1", "day", "15/01/1999"), ("1.1", "day", "tháng Giêng"), ("1.6", "done", "-3"), ("1.6", "done", "mười"),
        ("1.6", "claimed", "99"), ("3.9.1", "answer", "Có thể"), "Bồ câu", "hôm qua",
    ]  # fmt: skip


@needs_keyboard
def test_what_the_plan_says_is_locked(worked):
    answers, _ = worked

    locked = [said for said, answer in answers.items() if answer == "locked"]
    assert locked == [
        ("1.6", "title", "Tiêu chí khác"), ("1.6", "ratio", "1"), ("1.6", "maximum", "99"), "kế hoạch khác",
    ]  # fmt: skip


@needs_keyboard
def test_the_workbook_as_saved_by_the_office_program_is_scored(worked):
    _, saved = worked
    plan = real_plan()

    scored = score(read("xã.xlsx", saved, plan), plan)

    points = {one.criterion: str(one.points) for one in scored.card.scores}
    assert scored.reading.rows[DOSSIERS] == PASTED
    # 1.1 in time; 1.6 11/12 is below 100%; 90% on time of 3.6; half of them online reaches 7.1's target
    assert [points[code] for code in ("1.1", "1.6", "3.6", "7.1", "7.2")] == ["1.50", "0.75", "4.50", "4.00", "2.00"]


@needs_keyboard
def test_checks_prompts_and_protection_outlive_the_saving(worked):
    _, saved = worked
    book = openpyxl.load_workbook(BytesIO(saved))

    assert book[forms.FORM].protection.sheet
    assert not book[DOSSIERS].protection.sheet
    assert len(book[forms.FORM].data_validations.dataValidation) > 40

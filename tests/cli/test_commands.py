"""The commands as people run them: files in, files out, sentences and exit codes."""

import json
import os
import shutil
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

import openpyxl
import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.consolidation import rank
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook
from tests.plans import REAL_PLAN, SAMPLE, real_plan
from tests.tables import workbook


@pytest.fixture
def office(tmp_path):
    """A folder as a commune has it: the sample in a folder with spaces and accents, the plan in templates above."""
    (tmp_path / "templates").mkdir()
    shutil.copy(REAL_PLAN, tmp_path / "templates")
    folder = tmp_path / "Báo cáo [1] của xã"
    folder.mkdir()
    shutil.copy(SAMPLE, folder / "phú phương.xlsx")
    return folder


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_score_writes_the_scoring_workbook_beside_the_entry_and_leaves_the_entry_as_it_was(office):
    before = sha256((office / "phú phương.xlsx").read_bytes()).hexdigest()
    result = run("score", office / "phú phương.xlsx")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Xã Phú Phương: chỉ số " in result.stderr
    assert f"Bảng điểm: {office / 'phú phương - bang diem.xlsx'}" in result.stderr
    assert sha256((office / "phú phương.xlsx").read_bytes()).hexdigest() == before
    book = Workbook("a", (office / "phú phương - bang diem.xlsx").read_bytes())
    assert book.names[:2] == ("Tổng hợp", "Bảng chấm điểm")


def test_score_beside_a_ranking_says_the_place_among_the_others_and_who_has_none_is_told(office):
    scored, plan = score_workbook(SAMPLE, real_plan()), real_plan()
    cards = [replace(scored.card, agency=one) for one in plan.roster if one.code != scored.card.agency.code][:3]
    (office / "tổng hợp.xlsx").write_bytes(write_ranking(rank([scored.card, *cards], plan)[0], (), plan))

    assert run("score", office / "phú phương.xlsx", "--with", office / "tổng hợp.xlsx").exit_code == 0
    written = Workbook("a", (office / "phú phương - bang diem.xlsx").read_bytes())
    rows = written.sheet("Cải thiện").rows
    assert ["Hạng hiện nay (trong 4 đơn vị)", "", 1.0] in [list(row[:3]) for row in rows]
    assert sum(isinstance(row[-1], float) for row in rows) == 3

    refused = run("score", office / "phú phương.xlsx", "--with", office / "phú phương.xlsx")
    assert refused.exit_code == 3
    assert "không thấy cột «Hạng» và «Chỉ số» trên trang «Xếp hạng»" in refused.stderr


def test_score_says_how_the_index_went_since_the_last_time_and_once_where_nothing_changed(office):
    run("score", office / "phú phương.xlsx", "--as-of", "2024-10-31")
    run("score", office / "phú phương.xlsx")
    first = (office / "phú phương - bang diem.xlsx").read_bytes()
    run("score", office / "phú phương.xlsx")

    assert (office / "phú phương - bang diem.xlsx").read_bytes() == first
    runs = [row[0] for row in Workbook("a", first).sheet("Diễn biến chỉ số").rows[3:5]]
    assert runs == ["1 (31/10/2024)", "2 (31/12/2024)"]


def test_a_damaged_history_is_set_aside_and_told_and_the_score_is_written(office):
    (office / "cchc.sqlite").write_bytes(b"not a database at all" * 200)
    result = run("score", office / "phú phương.xlsx")

    assert result.exit_code == 0
    assert "cchc (hỏng).sqlite: tệp lịch sử bị hỏng nên đã để riêng và bắt đầu lại." in result.stderr
    assert (office / "cchc (hỏng).sqlite").is_file()
    assert (office / "phú phương - bang diem.xlsx").is_file()


def test_scoring_twice_gives_the_same_bytes(office):
    contents = set()
    for _ in range(2):
        run("score", office / "phú phương.xlsx")
        contents.add((office / "phú phương - bang diem.xlsx").read_bytes())

    assert len(contents) == 1


def test_score_as_json_has_exact_numbers_and_stable_keys(office):
    result = run("score", office / "phú phương.xlsx", "--json", "-")
    record = json.loads(result.stdout)

    keys = "schema plan agency as_of index points maximum bounds areas criteria targets findings"
    assert list(record) == keys.split()
    assert record["agency"] == {"code": "09646", "name": "Xã Phú Phương"}
    assert len(record["index"].partition(".")[2]) == 8
    assert (len(record["criteria"]), len(record["targets"])) == (47, 76)
    keys = "code title maximum claimed computed surveyed appraised points lost outcome reason method official clause"
    assert list(record["criteria"][0]) == [*keys.split(), "figures", "sources"]
    total = sum(round(float(one["points"]) * 100) for one in record["criteria"])
    assert total == round(float(record["points"]) * 100)


def test_error_findings_give_exit_code_1_and_the_workbook_is_written_all_the_same(office):
    entry = office / "trống.xlsx"
    assert run("template", "-o", entry).exit_code == 0
    result = run("score", entry)

    assert result.exit_code == 1
    assert "Lỗi: trống.xlsx «Bảng tự chấm»!A7: Tiêu chí 1.1 chưa chấm được" in result.stderr
    assert (office / "trống - bang diem.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "không có tệp này"),
        (b"", "tệp rỗng"),
        (b"PK\x03\x04 cut off", "tệp bị cắt cụt"),
        (workbook({"Sheet1": "| a |"}), "không phải tệp nhập số liệu"),
    ],
    ids=["no file", "empty", "damaged", "other workbook"],
)
def test_what_cannot_be_scored_gives_exit_code_3_and_a_sentence(office, content, sentence):
    path = office / "lạ.xlsx"
    if content is not None:
        path.write_bytes(content)
    result = run("score", path)

    assert result.exit_code == 3
    assert sentence in result.stderr
    assert "Traceback" not in result.output
    assert not (office / "lạ - bang diem.xlsx").exists()


def test_another_year_gives_exit_code_3(office):
    information = "| Mã kế hoạch | phu-phuong-2024 |\n| Năm | 2023 |"
    (office / "cũ.xlsx").write_bytes(workbook({"Thông tin chung": information, "Bảng tự chấm": "| Mã |"}))
    result = run("score", office / "cũ.xlsx")

    assert (result.exit_code, "năm 2023, không phải" in result.stderr) == (3, True)


def test_another_workbook_is_no_plan(office):
    result = run("score", office / "phú phương.xlsx", "--plan", office / "phú phương.xlsx")

    assert (result.exit_code, "đây không phải tệp kế hoạch" in result.stderr) == (3, True)


def test_without_a_plan_the_places_that_were_searched_are_named(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.xlsx").write_bytes(b"")
    result = run("score", tmp_path / "a" / "x.xlsx")

    assert result.exit_code == 3
    assert all(str(place) in result.stderr for place in (tmp_path / "a", tmp_path / "a" / "templates", tmp_path))


def test_the_plan_of_cchc_toml_is_used(office):
    shutil.move(office.parent / "templates" / REAL_PLAN.name, office.parent / "kế hoạch.xlsx")
    shutil.copy(office.parent / "kế hoạch.xlsx", office.parent / "bản sao.xlsx")
    assert "Có nhiều tệp kế hoạch" in run("score", office / "phú phương.xlsx").stderr

    (office.parent / "cchc.toml").write_text('plan = "kế hoạch.xlsx"\n', encoding="utf-8")
    assert run("score", office / "phú phương.xlsx").exit_code == 0


def test_the_result_never_replaces_the_entry(office):
    entry = office / "phú phương.xlsx"
    before = entry.read_bytes()
    result = run("score", entry, "-o", entry)

    assert (result.exit_code, entry.read_bytes()) == (2, before)


@pytest.mark.parametrize(
    "words", [("check", "{entry}", "--json", "{entry}"), ("consolidate", "{folder}", "--json", "{entry}")]
)
def test_json_never_replaces_the_entry(office, words):
    entry = office / "phú phương.xlsx"
    before = entry.read_bytes()
    result = run(*(word.format(entry=entry, folder=office) for word in words))

    assert (result.exit_code, entry.read_bytes() == before) == (2, True)


@pytest.mark.parametrize("words", [("template", "-o"), ("plan", "new", "--year", "2025", "-o")])
def test_a_workbook_that_somebody_filled_in_is_never_replaced(office, words):
    entry = office / "phú phương.xlsx"
    before = entry.read_bytes()
    result = run(*words, entry)

    assert (result.exit_code, entry.read_bytes() == before) == (2, True)
    assert "Hãy chọn tên khác" in result.stderr


def test_json_and_workbook_need_two_names(office):
    result = run("score", office / "phú phương.xlsx", "-o", office / "o.xlsx", "--json", office / "o.xlsx")

    assert result.exit_code == 2
    assert (office / "o.xlsx").read_bytes()[:2] == b"PK"


def test_a_date_that_the_reader_cannot_bear_refuses_the_file(office):
    import openpyxl

    book = openpyxl.load_workbook(SAMPLE)
    cell = book["Hồ sơ TTHC"]["F5"]
    cell.value, cell.number_format = -1234567890123, "dd/mm/yyyy"
    book.save(office / "lạ.xlsx")
    result = run("score", office / "lạ.xlsx")

    assert (result.exit_code, "không phải tệp Excel, hoặc tệp đã hỏng" in result.stderr) == (3, True)


def test_an_open_result_gets_a_second_name_and_exit_code_7(office, monkeypatch):
    from cchc_xl.pipeline import outputs

    real = outputs.publish
    monkeypatch.setattr(outputs, "publish", lambda content, to, **_: real(content, to.with_stem(f"{to.stem} (2)")))
    result = run("score", office / "phú phương.xlsx")

    assert (result.exit_code, (office / "phú phương - bang diem (2).xlsx").exists()) == (7, True)


def test_our_own_fault_gives_exit_code_70_a_reference_and_no_traceback(office, monkeypatch):
    from cchc_xl.cli import score

    def fail(*_):
        raise RuntimeError("Nguyễn Văn Bí Mật")

    monkeypatch.setattr(score, "score_workbooks", fail)
    result = run("score", office / "phú phương.xlsx")

    assert result.exit_code == 70
    assert "lỗi ngoài dự kiến, mã " in result.stderr
    assert "Bí Mật" not in result.output
    assert "Traceback" not in result.output


def test_check_says_what_is_wrong_and_writes_nothing(office):
    before = sorted(office.iterdir())
    result = run("check", office / "phú phương.xlsx")

    assert result.exit_code == 0
    assert "Cảnh báo: phú phương.xlsx «Bảng tự chấm»!" in result.stderr
    assert sorted(office.iterdir()) == before


def test_consolidate_ranks_the_folder_and_goes_on_past_a_bad_file(office):
    (office / "hỏng.xlsx").write_bytes(b"not a workbook")
    (office / "~$phú phương.xlsx").write_bytes(b"lock")
    handed_in(office / "phú phương.xlsx", datetime(2025, 1, 6))
    result = run("consolidate", office, "--json", "-")
    record = json.loads(result.stdout)

    assert result.exit_code == 5
    lines = result.stderr.splitlines()
    assert lines[0].startswith("[1/2] không dùng được: hỏng.xlsx: không phải tệp Excel")
    assert lines[1].startswith("[2/2] Xã Phú Phương … 90,87 điểm, ")
    assert lines[2].startswith("phú phương.xlsx: đang mở ở chương trình khác; dùng bản đã lưu lúc ")
    first, *missing, refused = record["ranking"]
    assert (first["place"], first["agency"]["code"], first["status"]) == (1, "09646", "received")
    assert (len(missing), {one["status"] for one in missing}) == (30, {"missing"})
    assert (refused["file"], refused["status"], refused["agency"]) == ("hỏng.xlsx", "unreadable", None)
    written = (office / "tong hop phu-phuong-2024.xlsx").read_bytes()
    assert custom(written)["cchc_xl.kind"] == "consolidated"


def test_consolidate_says_what_came_after_the_day_it_was_due(office):
    handed_in(office / "phú phương.xlsx", datetime(2025, 3, 9))
    result = run("consolidate", office, "--json", "-")
    first = json.loads(result.stdout)["ranking"][0]

    assert (first["place"], first["status"], first["reason"]) == (1, "late", "Nộp ngày 09/03/2025, sau hạn 10/01/2025")


def handed_in(path, moment):
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_consolidate_passes_over_its_own_result(office):
    assert [run("consolidate", office).exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("files", [{}, {"hỏng.xlsx": b"not a workbook", "trống.xlsx": b""}], ids=["empty", "broken"])
def test_a_folder_without_anything_usable_gives_exit_code_3_and_nothing_is_left_there(tmp_path, files):
    shutil.copy(REAL_PLAN, tmp_path)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    result = run("consolidate", tmp_path)

    assert (result.exit_code, f"{tmp_path}: không có tệp nào dùng được. Hãy đặt" in result.stderr) == (3, True)
    assert sorted(tmp_path.iterdir()) == before


def test_send_leaves_a_draft_beside_the_scoring_workbook(office):
    run("score", office / "phú phương.xlsx")
    result = run("send", office / "phú phương - bang diem.xlsx")
    mail = (office / "phú phương - bang diem.eml").read_bytes()

    assert result.exit_code == 0
    assert "Phòng Nội vụ huyện Ba Vì <noivu@bavi.example.vn>" in result.stderr
    assert b"X-Unsent: 1" in mail


def test_send_refuses_an_entry_workbook_and_a_scoring_workbook_with_errors(office):
    assert run("send", office / "phú phương.xlsx").exit_code == 6

    run("template", "-o", office / "trống.xlsx")
    run("score", office / "trống.xlsx")
    refused = run("send", office / "trống - bang diem.xlsx")
    assert (refused.exit_code, "--anyway" in refused.stderr) == (6, True)
    assert run("send", office / "trống - bang diem.xlsx", "--anyway").exit_code == 0


def test_template_knows_every_agency_of_the_roster(office):
    assert run("template", "--agency", "09664", "-o", office / "vật lại.xlsx").exit_code == 0
    refused = run("template", "--agency", "1", "-o", office / "x.xlsx")

    assert (refused.exit_code, "09664 Vật Lại" in refused.stderr) == (3, True)


def test_plan_show_prints_the_committed_text():
    assert run("plan", "show", REAL_PLAN).stdout == REAL_PLAN.with_suffix(".txt").read_text(encoding="utf-8")


def test_plan_check_finds_notes_only_in_the_real_plan():
    result = run("plan", "check", REAL_PLAN)

    assert (result.exit_code, "Kế hoạch dùng được" in result.stderr) == (0, True)
    assert {line.partition(":")[0] for line in result.stderr.splitlines()[:-1]} == {"Ghi chú"}


def test_every_verb_has_help_in_vietnamese():
    listed = run("--help").stdout

    for verb in ("template", "plan", "check", "score", "consolidate", "send"):
        assert verb in listed
        assert run(verb, "--help").exit_code == 0


def test_an_unknown_verb_or_option_is_wrong_usage():
    assert [run("nothing").exit_code, run("score", "--nothing").exit_code] == [2, 2]


def test_scoring_again_keeps_what_the_superior_office_appraised(office):
    run("score", office / "phú phương.xlsx")
    result = office / "phú phương - bang diem.xlsx"
    book = openpyxl.load_workbook(result)
    sheet = book["Bảng chấm điểm"]
    column = next(cell.column for row in sheet for cell in row if cell.value == "Thẩm định")
    row = next(row[0].row for row in sheet if row[0].value == "1.1")
    sheet.cell(row, column).value = 0.75
    book.save(result)

    again = run("score", office / "phú phương.xlsx", "--json", "-")

    assert "Đã giữ 1 điểm thẩm định có trong phú phương - bang diem.xlsx." in again.stderr
    (first, *_) = json.loads(again.stdout)["criteria"]
    assert (first["computed"], first["appraised"], first["points"]) == ("1.50", "0.75", "0.75")
    assert openpyxl.load_workbook(result)["Bảng chấm điểm"].cell(row, column).value == 0.75


def test_what_a_disk_refuses_is_a_sentence_and_exit_code_4(office, monkeypatch):
    def full(*_words, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cchc_xl.cli.score.score_workbooks", full)
    result = run("score", office / "phú phương.xlsx")

    assert (result.exit_code, result.stderr) == (
        4,
        "không đọc hoặc ghi được (đĩa đã đầy). Hãy kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa rồi chạy lại.\n",
    )

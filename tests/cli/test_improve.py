"""``cchc-xl improve`` as people run it: what was lost, the way to a goal, and what cannot be reached."""

import json
import shutil
from decimal import Decimal
from hashlib import sha256

import pytest
from click.testing import CliRunner

import cchc_xl
from cchc_xl.cli import commands
from cchc_xl.plan.renewing import renewed
from cchc_xl.plan.writing import write
from tests.plans import REAL_PLAN, SAMPLE, real_plan
from tests.tables import workbook

RANKING = """
    BẢNG XẾP HẠNG

    | Hạng | Đơn vị  | Chỉ số |
    |------|---------|--------|
    | 1    | Xã A    | 99,9   |
    | 2    | Xã B    | 93,05  |
    | 3    | Xã C    | 80     |
"""


@pytest.fixture
def office(tmp_path):
    shutil.copy(REAL_PLAN, tmp_path / "kế hoạch.xlsx")
    shutil.copy(SAMPLE, tmp_path / "xã.xlsx")
    (tmp_path / "tổng hợp.xlsx").write_bytes(workbook({"Xếp hạng": RANKING}, {"cchc_xl.kind": "consolidated"}))
    return tmp_path


def run(office, *words):
    plan = ("--plan", office / "kế hoạch.xlsx")
    return CliRunner().invoke(commands, [str(word) for word in ("improve", office / "xã.xlsx", *words, *plan)])


def lines(result):
    return [line.strip() for line in result.stderr.splitlines()]


def test_the_worst_losses_come_first_each_with_who_and_by_when(office):
    result = run(office)
    said = lines(result)

    assert (result.exit_code, result.stdout) == (0, "")
    assert said[:4] == [
        "Xã Phú Phương: chỉ số 90,87 (Xuất sắc)",
        "89,51 điểm / 98,50 điểm tối đa áp dụng",
        "Mất 8,99 điểm ở 21 tiêu chí, nhiều nhất:",
        "2.1 Rà soát văn bản QPPL đúng tiến độ [Ngọc, hạn 31/10/2024 (đã qua)]: "
        "mất 1,00/2,00 điểm; năm trước 2,00; III.2(a)",
    ]
    assert "… và 9 tiêu chí khác." in said
    assert (
        "Theo người phụ trách: Đảm 4,00; Chưa phân công 2,72; Ngọc 1,00; Xuân 0,84; "
        "Các công chức chuyên môn 0,28; Thanh 0,15"
    ) in said


def test_without_a_goal_each_criterion_says_what_it_could_still_do(office):
    said = lines(run(office))
    start = said.index("Mỗi tiêu chí còn có thể:")

    assert said[start - 1].startswith("Kỳ số liệu đã hết ngày 31/12/2024: ")
    assert said[start + 3] == (
        "1.6 Kiểm tra, giám sát công tác CCHC [Chưa phân công, hạn 31/10/2024 (đã qua)]: "
        "thêm 1 cuộc đã kiểm tra → 4/4 = 100,00% → +0,75 điểm"
    )


def test_what_is_out_of_reach_says_why(office):
    said = lines(run(office))
    out = said[said.index("Không còn đạt điểm tối đa trong kỳ:") + 1 : -1]

    assert [line.partition(" ")[0] for line in out] == ["2.1", "3.6", "3.8", "8.3", "8.4"]
    assert out[0].endswith("]: Đã làm ngày 08/11/2024, sau hạn 31/10/2024: không sửa được")
    assert out[3].endswith(
        "Phiếu đã khảo sát thì không sửa; chỉ lần khảo sát sau mới cho kết quả khác; lần khảo sát sau cần thêm 39 phiếu "
        "«Rất hài lòng» thay cho phiếu ở mức thấp → 399/400 = 99,75% trả lời ở mức cao nhất → +0,19 điểm"
    )


def test_the_cheapest_way_to_a_goal(office):
    said = lines(run(office, "--goal", "95"))
    start = said.index("Mục tiêu 95: cách ít việc nhất, từ 90,87 lên 95,11, gồm 5 tiêu chí (6 đơn vị việc):")

    assert [line.partition("]: ")[2] for line in said[start + 1 : start + 6]] == [
        "thêm 1 cuộc đã kiểm tra → 4/4 = 100,00% → +0,75 điểm",
        "thêm 1 sáng kiến → 2 → +0,75 điểm",
        "thực hiện được việc này → Có → +1,00 điểm",
        "thêm 1 người đã được cử đi → 12/12 = 100,00% → +1,00 điểm",
        "thêm 2 nội dung đã thực hiện → 6/6 = 100,00% → +0,67 điểm",
    ]


def test_a_goal_that_is_reached_or_out_of_reach_is_said_to_be(office):
    assert "Mục tiêu 90,5: đã đạt, chỉ số là 90,87." in lines(run(office, "--goal", "90,5"))
    said = lines(run(office, "--goal", "99"))
    at = said.index("Mục tiêu 99: không thể đạt, cao nhất còn đạt được là 98,35.")
    assert said[at + 1].startswith("Cách ít việc nhất để tới mức ấy, từ 90,87 lên 98,35, gồm 16 tiêu chí")


def test_the_goal_may_be_the_place_of_another_commune(office):
    place = ("--with", office / "tổng hợp.xlsx", "--goal-place")
    assert any(line.startswith("Mục tiêu 93,055: cách ít việc nhất") for line in lines(run(office, *place, "2")))
    assert "Mục tiêu 80: đã đạt, chỉ số là 90,87." in lines(run(office, *place, "3"))
    refused = run(office, *place, "7")
    assert (refused.exit_code, "chưa có hạng 7. Hãy chọn hạng từ 1 đến 3." in refused.stderr) == (3, True)


def test_earlier_in_the_year_more_can_still_be_reached(office):
    said = lines(run(office, "--goal", "95", "--as-of", "2024-09-30"))

    assert not any(line.startswith("Kỳ số liệu đã hết") for line in said)
    waiting = said[said.index("Chưa có số liệu dùng được:") + 1]
    assert waiting.startswith("2.1 Rà soát văn bản QPPL đúng tiến độ [Ngọc, hạn 31/10/2024]: Ngày thực hiện 08/11/2024")
    assert not any(line.startswith("3.6 ") for line in said)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--goal", "120"), "Mục tiêu 120 cao hơn trần 100 điểm của kế hoạch"),
        (("--goal", "cao"), "Mục tiêu phải là một chỉ số, ví dụ 95 hoặc 95,5."),
        (("--goal", "95", "--goal-place", "5"), "Chỉ chọn một trong hai"),
        (("--goal", "95", "--with", "tổng hợp.xlsx"), "Chỉ chọn một trong hai"),
        (("--goal-place", "5"), "--goal-place cần bảng tổng hợp"),
    ],
)
def test_a_goal_that_cannot_be_meant_is_wrong_usage(office, words, sentence):
    result = run(office, *words)
    assert (result.exit_code, sentence in result.stderr) == (2, True)


def test_a_workbook_that_is_no_ranking_is_refused_with_a_sentence(office):
    result = run(office, "--goal-place", "5", "--with", office / "xã.xlsx")
    assert (result.exit_code, "trên trang «Xếp hạng»" in result.stderr) == (3, True)


def test_error_findings_give_exit_code_1(office):
    (office / "xã.xlsx").unlink()
    CliRunner().invoke(commands, ["template", "-o", str(office / "xã.xlsx"), "--plan", str(office / "kế hoạch.xlsx")])
    result = run(office, "--goal", "50")

    assert result.exit_code == 1
    assert "Mục tiêu 50: không thể đạt, cao nhất còn đạt được là 0,00." in lines(result)


def test_the_entry_stays_as_it_was_and_nothing_is_written(office):
    before = {path.name: sha256(path.read_bytes()).hexdigest() for path in office.iterdir()}
    run(office, "--goal", "95")
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in office.iterdir()} == before


def test_as_json_it_has_the_ledger_the_steps_and_whether_the_goal_can_be_reached(office):
    record = json.loads(run(office, "--goal", "95", "--json", "-").stdout)

    keys = "schema plan agency as_of index points maximum period_over lost ledger lost_by_area lost_by_official goal"
    assert list(record) == [*keys.split(), "reachable", "steps", "way", "advice", "year_on_year"]
    assert (record["goal"], record["reachable"], record["lost"]) == ("95.00000000", True, "8.99")
    assert record["way"] == {"index": "95.10659898", "best": "98.34517766", "cost": "6.00000000"}
    assert sum(map(Decimal, record["lost_by_area"].values())) == Decimal("8.99")
    worst = record["ledger"][0]
    assert {key: worst[key] for key in ("criterion", "lost", "official", "clause", "due", "overdue", "last_year")} == {
        "criterion": "2.1",
        "lost": "1.00",
        "official": "Ngọc",
        "clause": "III.2(a)",
        "due": "2024-10-31",
        "overdue": True,
        "last_year": "2",
    }
    assert record["steps"][0] == {
        "criterion": "1.6",
        "official": "Chưa phân công",
        "due": "2024-10-31",
        "aim": "full",
        "next_time": False,
        "units": "1",
        "points": "1.50",
        "gain": "0.75",
        "changes": [{"part": "done", "label": "Cuộc đã kiểm tra", "from": "3", "to": "4"}],
        "sentence": "thêm 1 cuộc đã kiểm tra → 4/4 = 100,00% → +0,75 điểm",
    }
    digitised = next(one for one in record["advice"] if one["criterion"] == "7.3")
    assert [(step["aim"], step["units"]) for step in digitised["steps"]] == [
        ("next", "2"),
        ("full", "77"),
        ("target", "79"),
    ]


def test_without_a_goal_there_is_nothing_to_reach(office):
    record = json.loads(run(office, "--json", "-").stdout)
    assert (record["goal"], record["reachable"], record["steps"], record["way"]) == (None, None, [], None)


def test_what_changed_since_last_year_and_the_weaknesses_of_the_plan(office):
    said = lines(run(office))
    start = said.index("So với năm trước: so được 46/47 tiêu chí, từ 82,29 đến 89,51 điểm.")

    assert said[start + 1 : start + 8] == [
        "Tăng 20 tiêu chí (+8,22 điểm): 3.3 +1,00; 3.9 +1,00; 1.6 +0,75; 1.7 +0,75; 3.4 +0,75; 6.1 +0,75; "
        "… và 14 tiêu chí khác",
        "Giảm 1 tiêu chí (-1,00 điểm): 2.1 -1,00",
        "Giữ điểm tối đa: 20/21 tiêu chí đạt điểm tối đa năm trước",
        "Tụt khỏi điểm tối đa:",
        "2.1 Rà soát văn bản QPPL đúng tiến độ [Ngọc, hạn 31/10/2024 (đã qua)]: 2,00 → 1,00 điểm",
        "Chưa so được 1 tiêu chí: năm nay không áp dụng (6.4)",
        "Hạn chế nêu tại mục II của kế hoạch (6 nội dung): đã cải thiện 4, chưa cải thiện 2",
    ]
    assert (
        "T06f Nâng điểm thực hiện các kết luận sau thanh tra, kiểm tra về quản lý đất đai, trật tự xây dựng: "
        "chưa cải thiện, 1,33 → 1,33/2,00 điểm (5.5)"
    ) in said


@pytest.fixture
def two_years(office):
    """The sample as last year's, with its plan beside it; this year's is begun from it."""
    (office / "cũ").mkdir()
    for name in ("kế hoạch.xlsx", "xã.xlsx"):
        (office / name).rename(office / "cũ" / name)
    (office / "kế hoạch.xlsx").write_bytes(write(renewed(real_plan(), 2025)))
    words = ("template", "--from", office / "cũ" / "xã.xlsx", "--plan", office / "kế hoạch.xlsx")
    made = CliRunner().invoke(commands, [str(word) for word in (*words, "-o", office / "xã.xlsx")])
    assert made.exit_code == 0
    return office


def test_last_years_workbook_is_read_by_its_own_plan(two_years):
    result = run(two_years, "--last-year", two_years / "cũ" / "xã.xlsx")
    said = lines(result)

    assert "So với năm 2024: so được 0/47 tiêu chí, chỉ số năm ấy 90,87." in said
    assert "Hạn chế nêu tại mục II của kế hoạch (6 nội dung): chưa xác định 6" in said
    assert said[-1] == "Kiểm tra tệp năm trước: 2 cảnh báo, 10 ghi chú"
    assert not any(line.startswith("Cần xem lại") for line in said)  # what was carried over is what stands there


def test_neither_last_years_workbook_nor_its_plan_is_replaced_by_the_json(two_years):
    old = two_years / "cũ"
    for name in ("xã.xlsx", "kế hoạch.xlsx"):
        before = (old / name).read_bytes()
        result = run(two_years, "--last-year", old / "xã.xlsx", "--json", old / name)
        assert (result.exit_code, (old / name).read_bytes()) == (2, before)


def test_a_workbook_that_is_not_last_years_is_refused_with_a_sentence(two_years):
    result = run(two_years, "--last-year", two_years / "xã.xlsx")

    assert (result.exit_code, lines(result)) == (
        3,
        [
            "xã.xlsx: tệp này thuộc kế hoạch năm 2025, không phải năm trước của kế hoạch năm 2025. "
            "Hãy chọn tệp năm trước ở --last-year."
        ],
    )


def test_an_old_plan_that_cannot_be_found_is_asked_for_and_alone_means_nothing(two_years, monkeypatch):
    (two_years / "cũ" / "kế hoạch.xlsx").rename(two_years / "kế hoạch 2024.xlsx")
    alone = two_years / "riêng" / "sâu"
    alone.mkdir(parents=True)
    (two_years / "cũ" / "xã.xlsx").rename(alone / "xã.xlsx")
    monkeypatch.chdir(alone)

    asked = run(two_years, "--last-year", alone / "xã.xlsx")
    assert (asked.exit_code, "Hãy chỉ rõ tệp kế hoạch ấy bằng --last-plan." in asked.stderr) == (3, True)
    named = run(two_years, "--last-year", alone / "xã.xlsx", "--last-plan", two_years / "kế hoạch 2024.xlsx")
    assert "So với năm 2024: so được 0/47 tiêu chí, chỉ số năm ấy 90,87." in lines(named)
    missing = run(two_years, "--last-plan", two_years / "kế hoạch 2024.xlsx")
    assert (missing.exit_code, "hãy thêm --last-year" in missing.stderr) == (2, True)


def test_from_python_it_is_one_call():
    plan = cchc_xl.load_plan(REAL_PLAN)
    scored = cchc_xl.score_workbook(SAMPLE, plan)

    assert cchc_xl.ledger(scored, plan).lost == Decimal("8.99")
    found = cchc_xl.improve(scored, plan, Decimal(95))
    assert [step.criterion for step in found.way.steps] == ["1.6", "1.7", "1.8", "5.2", "5.5"]

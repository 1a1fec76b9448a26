"""Targets that are not met are summed up for each official."""

from cchc_xl.findings import Severity, sentence, severity_of
from tests.cases import scored
from tests.plans import Target, criterion, plan_of


def targets(*officials):
    return tuple(
        Target(f"T{number:02}", f"III.{number}", "Việc", official, "có/không", "=", "Có", "own yes")
        for number, official in enumerate(officials, start=1)
    )


def found(officials, answers):
    plan = plan_of(criterion(), targets=targets(*officials))
    rows = "\n".join(f"| T{number:02} | Việc | | | {one} |" for number, one in enumerate(answers, start=1))
    sheet = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện | Kết quả |\n" + rows
    result = scored(plan, sheets={"Chỉ tiêu khác": sheet})
    return [one for one in result.findings if one.code == "S103"]


def test_targets_that_are_met_or_cannot_be_judged_are_not_told():
    assert found(["Đảm", "Đảm", "Xuân"], ["Có", "", "Không áp dụng"]) == []


def test_each_official_is_told_once_with_code_and_clause():
    findings = found(["Đảm", "Xuân", "Đảm", ""], ["Không", "Không", "Không", "Không"])

    assert [(one.official, severity_of(one)) for one in findings] == [
        ("Đảm", Severity.NOTE),
        ("Xuân", Severity.NOTE),
        ("", Severity.NOTE),
    ]
    assert sentence(findings[0]).startswith("Đảm có 2 chỉ tiêu chưa đạt: T01 (III.1); T03 (III.3).")
    assert sentence(findings[2]).startswith("Chưa phân công có 1 chỉ tiêu chưa đạt: T04 (III.4).")


def test_of_many_the_first_five_are_named():
    (finding,) = found(["Đảm"] * 7, ["Không"] * 7)

    assert dict(finding.facts)["count"] == "7"
    assert dict(finding.facts)["targets"].endswith("T05 (III.5); …")

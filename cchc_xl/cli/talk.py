"""What the command says to the official, in plain lines on stderr."""

from collections.abc import Sequence

import click

from cchc_xl.findings import SEVERITY_NAMES, Severity, sentence, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import fixed
from cchc_xl.tally import class_of
from cchc_xl.text import visible

SHOWN = 12


def say(line: str) -> None:
    """Say one line, whatever stands in file names and cells."""
    click.echo(visible(line), err=True)


def one_line(text: str) -> str:
    """Give text as one line without anything that moves the cursor, whatever the name of a file holds."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def tell_card(card: Scorecard, plan: Plan) -> None:
    """Tell the index, its bounds where points are open, and the goal."""
    totals, decimals = card.totals, plan.policy.decimals
    if totals.index is None or totals.low is None or totals.high is None:
        say(f"{card.agency.title}: chưa có tiêu chí nào áp dụng nên chưa có chỉ số.")
        return
    named = f" ({name})" if (name := class_of(plan, totals.index)) else ""
    say(f"{card.agency.title}: chỉ số {fixed(totals.index, decimals)}{named}")
    say(f"  {fixed(totals.points, decimals)} điểm / {fixed(totals.maximum, decimals)} điểm tối đa áp dụng")
    if totals.low != totals.high:
        say(f"  còn có thể từ {fixed(totals.low, decimals)} đến {fixed(totals.high, decimals)}")


def tell_findings(findings: Sequence[Finding], language: str) -> None:
    """Tell the worst findings, one line each, and how many more there are."""
    for finding in findings[:SHOWN]:
        say(finding_line(finding, language))
    if len(findings) > SHOWN:
        say(f"… và {len(findings) - SHOWN} mục khác.")


def finding_line(finding: Finding, language: str) -> str:
    """Write one finding: how bad, where, what and what to do, who."""
    severity = severity_of(finding)
    name = SEVERITY_NAMES[severity] if language == "vi" else severity.value.capitalize()
    owed = f" [{finding.official}]" if finding.official else ""
    place = f"{finding.cell}: " if finding.cell.file else ""
    return f"{name}: {place}{sentence(finding, language)}{owed}"


def counted(findings: Sequence[Finding]) -> str:
    """Write how many errors, warnings and notes there are."""
    counts = {one: sum(severity_of(finding) is one for finding in findings) for one in Severity}
    return (
        ", ".join(f"{number} {SEVERITY_NAMES[one].lower()}" for one, number in counts.items() if number)
        or "không có lỗi"
    )

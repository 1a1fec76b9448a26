"""A scoring workbook read again and scored, as the superior office does, and what of both results must be one."""

import re
from collections.abc import Iterable, Mapping

from cchc_xl.findings import sentence
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Score, Scored
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read_scoring
from cchc_xl.reading.appraisals import read_appraisals
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.container import opened
from cchc_xl.sheets.package import sheet_parts
from tests.containers import BOOK, packed, parts_of

MAILED = "xã - bang diem.xlsx"
OF_THE_PLACE = {"figures", "given"}  # what names cells, and lines of zero that a register did not have
KEPT = tuple(name for name in Score._fields if name not in OF_THE_PLACE)


def mailed(scored: Scored, plan: Plan) -> Reading:
    """Write the scoring workbook and read it again."""
    return read_scoring(MAILED, write_scorecard(scored, plan), plan)


def again(data: bytes, plan: Plan) -> Scored:
    """Read the bytes of a scoring workbook, with what was typed into «Thẩm định», and score them."""
    appraisals, _ = read_appraisals(MAILED, data, plan)
    return score(read_scoring(MAILED, data, plan), plan, appraisals)


def result(scored: Scored) -> dict[str, object]:
    """Give all that counts of a scorecard, by code and field, so that two of them differ where they differ."""
    card = scored.card
    kept = {f"{one.criterion} {name}": getattr(one, name) for one in card.scores for name in KEPT}
    kept |= {f"target {one.target}": one for one in card.targets}
    evidence = [(one.criterion, one.number, one.day, one.summary, one.file, one.page) for one in card.evidence]
    difficulties = [(one.content, one.proposal, one.criterion, one.reporter) for one in card.difficulties]
    of_heading = {
        name: getattr(card.heading, name) for name in ("plan", "version", "year", "agency", "period", "remark")
    }
    rest = {"totals": card.totals, "agency": card.agency, "as of": card.as_of, "heading": of_heading}
    return kept | rest | {"evidence": evidence, "difficulties": difficulties}


def words(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """Give what was found without its cells, in any order: code, criterion, official, sentence."""
    return sorted((one.code, one.criterion, one.official, sentence(one)) for one in findings)


def with_cells(data: bytes, sheet: str, cells: Mapping[str, object]) -> bytes:
    """Give a workbook with other values in some cells, all else as it was: ``=1+1`` is a formula never calculated."""
    path = dict(sheet_parts(opened("a", data)))[sheet]
    package = parts_of(data)
    xml = package[path].decode()
    for address, value in cells.items():
        found = re.search(rf'<c r="{address}"([^>]*?)(/>|>.*?</c>)', xml)
        style = re.search(r's="\d+"', found[1])
        xml = xml.replace(found[0], _cell(f'r="{address}" {style[0] if style else ""}', value))
    return packed([*{**package, path: xml.encode()}.items()])


def without_sheet(data: bytes, name: str) -> bytes:
    """Give a workbook in which a sheet has another name."""
    package = parts_of(data)
    names = package[BOOK].decode().replace(f'<sheet name="{name}"', '<sheet name="Trang khác"')
    return packed([*{**package, BOOK: names.encode()}.items()])


def _cell(head: str, value: object) -> str:
    match value:
        case None:
            return f"<c {head}/>"
        case str() if value.startswith("="):
            return f"<c {head}><f>{value[1:]}</f></c>"
        case str():
            return f'<c {head} t="inlineStr"><is><t>{value}</t></is></c>'
        case _:
            return f"<c {head}><v>{value}</v></c>"

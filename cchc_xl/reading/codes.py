"""Which code stands in a cell, also where Excel turned it into a number (3.1 for 3.10)."""

from collections.abc import Collection, Mapping

from cchc_xl.findings import Kind
from cchc_xl.meaning import code_hint
from cchc_xl.model.finding import Finding
from cchc_xl.model.reading import Figure, State
from cchc_xl.text import folded


def code_in(
    figure: Figure, title: str, titles: Mapping[str, str], taken: Collection[str]
) -> tuple[str, Finding | None]:
    """Give the code of a row, and a finding where it is none or Excel spoiled it.

    ``titles`` holds all codes with their titles; ``taken`` the codes that stand as text elsewhere. A spoiled code
    counts only where one code alone can be meant, by the codes taken or by the row's title.
    """
    if figure.state is not State.NUMBER:
        known = figure.text in titles
        return (figure.text, None) if known else ("", _unknown(figure, titles))
    candidates = [code for code in titles if _looks_like(code, figure)]
    if len(candidates) == 1 and candidates[0] == figure.text:
        return candidates[0], None
    meant = [code for code in candidates if code not in taken]
    if len(meant) > 1:
        meant = [code for code in meant if folded(titles[code]) == folded(title)]
    if len(meant) == 1:
        return meant[0], None
    if not candidates:
        return "", _unknown(figure, titles)
    return "", Kind.CODE_NOT_TEXT.at(figure.cell, value=figure.text, candidates=" hoặc ".join(candidates))


def _unknown(figure: Figure, codes: Collection[str]) -> Finding:
    return Kind.CODE_UNKNOWN.at(figure.cell, code=figure.text, meant=code_hint(figure.text, codes))


def _looks_like(code: str, figure: Figure) -> bool:
    try:
        return float(code) == float(figure.text)
    except ValueError:
        return False

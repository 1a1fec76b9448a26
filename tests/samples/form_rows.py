"""The rows of «Bảng tự chấm» and «Chỉ tiêu khác», the documents and the difficulties of one commune."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from cchc_xl.text import date_in
from tests.samples.commune import Commune
from tests.samples.days import on, workday
from tests.samples.form_table import DIFFICULTIES, DOCUMENTS, FORM, NO_CASE, Row, Rows
from tests.samples.words import parted, records


def form_rows(commune: Commune) -> dict[str, Row]:
    """Give the rows of both forms; the conditions of a criterion are answered in its place."""
    chance = commune.chance("Bảng tự chấm")
    rows = {code: _row(commune, chance, *rest) for code, *rest in map(str.split, records(FORM))}
    for criterion in commune.plan.criteria:
        if criterion.conditions:
            usual = str(rows[criterion.code].pop("answer"))
            rows |= {held.code: {"answer": _answer(commune, chance, usual)} for held in criterion.conditions}
    if commune.slip and chance.random() < 0.5:
        rows["6.4"] |= NO_CASE
    return rows


def _row(commune: Commune, chance: Random, done: str, *rest: str) -> Row:
    figure, points, kind, day = (*rest, ".", ".", ".")[:4]
    row = {**_done(commune, chance, done), "last_figure": None if figure == "." else Decimal(figure)}
    if points != ".":
        kept = Decimal(chance.uniform(1 - commune.slip, 1) if commune.slip else 1)
        row["last_points"] = (Decimal(points) * kept).quantize(Decimal("0.01"))
    if kind != "." and chance.random() >= commune.slip / 4:
        written = row.get("day")
        row["evidence"] = commune.document(kind, written if isinstance(written, date) else on(day))
    return row


def _done(commune: Commune, chance: Random, done: str) -> Row:
    if done == ".":
        return {}
    if "-" in done:
        early = -15 if commune.slip else 0
        return {"day": workday(on(done) + timedelta(chance.randint(early, round(commune.slip * 60))))}
    if done.isalpha():
        return {"answer": _answer(commune, chance, done)}
    number, _, total = done.partition("/")
    reached = commune.about(chance, int(number)) or int(chance.random() < commune.slip)
    return {"done": min(reached, int(total)), "total": int(total)} if total else {"done": reached}


def _answer(commune: Commune, chance: Random, usual: str) -> str:
    no = chance.random() < commune.slip if commune.slip else usual == "Không"
    return "Không" if no else "Có"


def evidence(rows: Rows) -> Iterable[Row]:
    """List the documents of «Minh chứng» that the rows name."""
    for code, summary in (record.split(" ", 1) for record in records(DOCUMENTS)):
        number, _, day = str(rows[code].get("evidence") or "").partition(" ngày ")
        about, _, page = summary.removesuffix(")").rpartition(" (")
        facts = {"criterion": code, "number": number, "day": date_in(day), "summary": about}
        if number:
            yield {**facts, "file": f"{code} {number.replace('/', '-')}.pdf", "page": page}


def difficulties() -> Iterable[Row]:
    """List the difficulties, the same for every commune."""
    for record in records(DIFFICULTIES):
        code, _, content = record.partition(" ")
        difficulty, proposal = parted(content)
        yield {"criterion": code, "content": f"{difficulty}.", "proposal": proposal, "reporter": "Đảm"}

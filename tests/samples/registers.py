"""The registers beside the dossiers: tasks, propaganda, complaints, ratings, documents, targets, taxes, survey."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random

from cchc_xl.model.plan import Plan
from cchc_xl.text import date_in
from tests.samples.commune import Commune, person, yes_or_no
from tests.samples.days import LAST, OF_THE_YEAR, after, on, workday
from tests.samples.dossiers import Line, dossiers_of
from tests.samples.form_table import Row, Rows
from tests.samples.register_tables import (
    COMPLAINTS,
    ECONOMY,
    EMPLOYED,
    MILLION,
    PAPI,
    PROPAGANDA,
    RECEIVED,
    SATISFACTION,
    SENT,
    SURVEY,
    TASKS,
    TAXES,
)
from tests.samples.words import parted, records


def registers_of(commune: Commune, rows: Rows, dossiers: int) -> dict[str, list[Row]]:
    """Fill in every register, with so many dossiers."""
    papers = _papers(commune, commune.chance("Văn bản"), dossiers * 7 // 10)
    filled = {
        "Hồ sơ TTHC": dossiers_of(commune, commune.chance("Hồ sơ TTHC"), dossiers),
        "Nhiệm vụ": _tasks(commune, commune.chance("Nhiệm vụ"), rows),
        "Tuyên truyền": _propaganda(commune, commune.chance("Tuyên truyền")),
        "Phản ánh kiến nghị": _complaints(commune, commune.chance("Phản ánh kiến nghị")),
        "Đánh giá tháng": _ratings(commune, commune.chance("Đánh giá tháng")),
        "Văn bản": sorted((*_own_papers(rows), *papers), key=lambda line: str(line[1])),
        "Chỉ tiêu KT-XH": _economy(commune, commune.chance("Chỉ tiêu KT-XH")),
        "Thuế": _taxes(commune, commune.chance("Thuế")),
        "Khảo sát": _survey(commune, commune.chance("Khảo sát")),
    }
    return {name: _named(commune.plan, name, lines) for name, lines in filled.items()}


def _named(plan: Plan, name: str, lines: Iterable[Line]) -> list[Row]:
    """Put the lines of a register, in the plan's order of columns, under the names of these."""
    register = plan.register(name)
    columns = [column.name for column in register.columns if not column.computed_from] if register else []
    return [dict(zip(columns, line, strict=True)) for line in lines]


def _tasks(commune: Commune, chance: Random, rows: Rows) -> Iterable[Line]:
    owed = [(plan, *record.split(" ", 2)) for plan, table in TASKS.items() for record in records(table)]
    for number, (plan, code, day, content) in enumerate(owed, start=1):
        due, criterion = on(day), commune.plan.criterion(code)
        official = (criterion and criterion.official) or "Các công chức chuyên môn"
        done, paper = _finished(commune, chance, rows[code], due)
        if done and not paper:
            paper = commune.document("KH" if content.startswith("Ban hành") else "BC", done)
        yield f"NV-{number:02}", plan, content, code, official, due, done, paper


def _finished(commune: Commune, chance: Random, row: Row, due: date) -> tuple[date | None, str]:
    """Give the day a task was done and its document: those that its criterion names, else a day by chance."""
    done, total = row.get("done"), row.get("total")
    poor = isinstance(done, int) and isinstance(total, int) and done < 0.7 * total
    if poor or row.get("answer") == "Không" or chance.random() < commune.slip:
        return None, ""
    if paper := str(row.get("evidence") or ""):
        return date_in(paper.partition(" ngày ")[2]), paper
    if chance.random() > commune.odds(0.7, 0.98):
        return None, ""
    in_time = chance.random() < commune.odds(0.7, 0.98)
    return workday(due + timedelta(chance.randint(-14, 0) if in_time else chance.randint(3, 12))), ""


def _propaganda(commune: Commune, chance: Random) -> Iterable[Line]:
    for number, (facts, content) in enumerate(map(parted, records(PROPAGANDA)), start=1):
        day, form = facts.split(" ", 1)
        late = timedelta(chance.randint(0, 6))
        done = workday(on(day) + late) if chance.random() < commune.odds(0.6, 0.95) else None
        yield f"TT-{number:02}", content, form, on(day), done, "Thanh"


def _complaints(commune: Commune, chance: Random) -> Iterable[Line]:
    for number, day in enumerate(sorted(chance.sample(OF_THE_YEAR, k=20)), start=1):
        in_time = chance.random() < commune.odds(0.7, 0.98)
        handled = after(day, chance.randint(3, 10) if in_time else chance.randint(11, 16))
        content = chance.choice(records(COMPLAINTS))
        yield f"PA-{number:02}", day, after(day, 10), handled if handled <= LAST else None, content


def _ratings(commune: Commune, chance: Random) -> Iterable[Line]:
    names = set[str]()
    while len(names) < EMPLOYED:
        names.add(person(chance))
    for month, name in product(range(1, 13), sorted(names)):
        rated = chance.random() < commune.odds(0.85, 1)
        yield name, month, chance.choices("ABCD", (25, 65, 9, 1))[0] if rated else None


def _own_papers(rows: Rows) -> Iterable[Line]:
    """Enter the documents that the forms name."""
    for paper in dict.fromkeys(str(row["evidence"]) for row in rows.values() if row.get("evidence")):
        number, _, day = paper.partition(" ngày ")
        yield number, date_in(day), "Đi", "Không", "Có"


def _papers(commune: Commune, chance: Random, count: int) -> Iterable[Line]:
    for place, day in enumerate(sorted(chance.choices(OF_THE_YEAR, k=count)), start=1):
        way, kinds = ("Đến", RECEIVED) if chance.random() < 0.7 else ("Đi", SENT)
        kind = kinds[place % len(kinds)]
        number = place // len(kinds) * (1 if way == "Đi" else 2 + place % len(kinds)) + 1
        secret = way == "Đến" and chance.random() < 0.02
        on_line = "Không" if secret else yes_or_no(chance, commune.odds(0.7, 0.97))
        yield f"{number}/{kind}", day, way, "Có" if secret else "Không", on_line


def _economy(commune: Commune, chance: Random) -> Iterable[Line]:
    for facts, target in map(parted, records(ECONOMY)):
        reached, assigned, unit = facts.split(" ", 2)
        step = 1 if "." in reached else 10
        tenths = commune.about(chance, int(Decimal(reached) * 10), most=1.05)
        yield target, unit, Decimal(assigned), Decimal(tenths // step * step) / 10


def _taxes(commune: Commune, chance: Random) -> Iterable[Line]:
    for collected, assigned, tax in (record.split(" ", 2) for record in records(TAXES)):
        yield tax, int(assigned) * MILLION, commune.about(chance, int(collected), most=1.1) * MILLION


def _survey(commune: Commune, chance: Random) -> Iterable[Line]:
    for survey, record in map(parted, records(SURVEY)):
        options = SATISFACTION if survey == "SIPAS" else PAPI
        *counts, question = record.split(" ", len(options))
        for option, count in zip(options, counts, strict=True):
            yield survey, question, option, commune.about(chance, int(count))

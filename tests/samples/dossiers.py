"""The register «Hồ sơ TTHC»: what people applied for, and when they had it."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from cchc_xl.books.limits import Value
from tests.samples.commune import Commune, person, yes_or_no
from tests.samples.days import LAST, OF_THE_YEAR, after, on
from tests.samples.register_tables import (
    DIRECT,
    NEVER,
    ONLINE,
    POST,
    PROCEDURES,
    REFUSED,
    REMARKS,
    SETTLED,
    WAITING,
    WITHDRAWN,
)
from tests.samples.words import parted, records

Line = Sequence[Value]


def dossiers_of(commune: Commune, chance: Random, number: int) -> Iterable[Line]:
    """Draw so many dossiers, in the order in which they were received."""
    procedures = [(*facts.split(" ", 2), name) for facts, name in map(parted, records(PROCEDURES))]
    chosen = chance.choices(procedures, [int(often) for often, *_ in procedures], k=number)
    days = sorted(chance.choices(OF_THE_YEAR, k=number))
    for place, (day, (_, promised, field, name)) in enumerate(zip(days, chosen, strict=True), start=1):
        code = f"H26.{commune.agency.code}-{day:%y%m%d}-{place:04}"
        yield code, name, field, person(chance), *_handled(commune, chance, day, int(promised))


def _handled(commune: Commune, chance: Random, day: date, promised: int) -> Line:
    """Give the channel and what follows of one dossier."""
    online = commune.odds(0.3, 0.55)
    channel = chance.choices((ONLINE, POST, DIRECT), (online, 0.01, 0.99 - online))[0]
    result, status = _settled(commune, chance, day, promised)
    at_once = promised == 0 and result == day and channel == DIRECT and chance.random() < 0.1
    due = None if at_once else after(day, promised)
    late = due is not None and (result or LAST) > due and status not in {WITHDRAWN, WAITING}
    digitised = yes_or_no(chance, 1 if channel == ONLINE else commune.odds(0.3, 0.75))
    result_digitised = yes_or_no(chance, commune.odds(0.4, 0.8)) if result else None
    apology = yes_or_no(chance, commune.odds(0.3, 0.9)) if late else None
    remark = REMARKS.get(status) or ("Chậm so với ngày hẹn trả" if late else None)
    returned = _returned(chance, channel, result)
    return channel, day, due, result, *returned, digitised, result_digitised, apology, status, remark


def _settled(commune: Commune, chance: Random, day: date, promised: int) -> tuple[date | None, str]:
    """Give the day of the result as known on the last day of the year, and the status that goes with it."""
    lot = chance.random()
    if lot < 0.01:
        return None, WITHDRAWN
    if lot < 0.06 and day > on("20-11"):
        return None, WAITING
    result = after(day, _taken(commune, chance, promised))
    if result > LAST:
        return None, "Đang giải quyết"
    return result, REFUSED if lot > 0.994 else SETTLED


def _taken(commune: Commune, chance: Random, promised: int) -> int:
    """Give the working days that a dossier took; a long one may stay open for good."""
    if chance.random() < commune.odds(0.93, 0.99):
        return chance.randint(-(-promised // 2), promised)
    never = promised >= 10 and chance.random() < 0.4
    return NEVER if never else promised + chance.randint(1, 2 + promised // 2)


def _returned(chance: Random, channel: str, result: date | None) -> Line:
    day = after(result, chance.choice((0, 0, 0, 1, 2))) if result else None
    way = POST if chance.random() < 0.01 else channel if chance.random() < 0.6 else DIRECT
    return (day, way) if day and day <= LAST else (None, None)

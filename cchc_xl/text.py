"""Vietnamese text as it comes: one form to compare by, dates as people write them."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache
from itertools import filterfalse

DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
TIME = re.compile(r"(?:[T\s,]+|^)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm])?(?:\s+|$)")
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
LINE_ENDS = "\u2028\u2029"
MONTHS = 12
UNFINISHED = tuple(
    (re.compile(pattern), vi, en)
    for pattern, vi, en in (
        (r"(ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", "năm chỉ có hai chữ số", "its year has two digits"),
        (r"(thang )?\d{1,2} ?[/.-] ?\d{4}", "mới có tháng, chưa có ngày", "it has a month but no day"),
        (r"(thang )\d{1,2}( nam \d{4})?", "mới có tháng, chưa có ngày", "it has a month but no day"),
        (r"(ngay )?\d{1,2}[/.-]\d{1,2}", "chưa có năm", "it has no year"),
        (r"(nam )\d{4}", "mới có năm, chưa có ngày và tháng", "it has a year but no day and month"),
    )
)


def tidy(value: object) -> str:
    """Give text in composed form with single spaces, without invisible characters."""
    text = str(value)
    if not text.isascii():  # in ASCII there is nothing to compose and nothing unseen but spaces
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable():
            text = INVISIBLE.sub("", text)
    elif text.isalnum():
        return text
    return " ".join(text.split())


def visible(text: str) -> str:
    """Write what would move the cursor, start a line or turn the direction of text as its escape: ``\\x1b``."""
    if text.isprintable():
        return text
    unseen = {sign for sign in text if unicodedata.category(sign)[0] == "C" or sign in LINE_ENDS}
    return "".join(sign.encode("unicode_escape").decode() if sign in unseen else sign for sign in text)


def encodable(text: str) -> str:
    """Give text that can be written anywhere: bytes of a file name that are no letters stand as ``\\udcff``."""
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


def plain_letters(value: object) -> str:
    """Give text without case, accents and đ, also where a keyboard gave the Icelandic letter that looks like it."""
    bare = unicodedata.normalize("NFD", str(value).casefold().replace("đ", "d").replace("ð", "d"))
    return bare if bare.isascii() else "".join(filterfalse(unicodedata.combining, bare))


def folded(value: object) -> str:
    """Give the key to compare names by: no case, accents, đ, punctuation or spaces."""
    return _folded(str(value))


@lru_cache(maxsize=8192)  # the same few hundred names are compared again and again
def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, plain_letters(text)))


def shortened(text: str, most: int) -> str:
    """Give text as it is, or its first words up to so many letters and «…»."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def date_in(text: str) -> date | None:
    """Read a date written ``7/3/2024``, ``07-03-2024`` or ``2024-03-07``, without its time; None where it is none."""
    said = _day_month_year(_without_time(text))
    try:
        return date(said[2], said[1], said[0]) if said else None
    except ValueError:
        return None


def date_fault(text: str) -> tuple[str, str]:
    """Say in Vietnamese and English why text that looks like a date is none; blank twice for anything else."""
    tight = _without_time(text)
    if said := _day_month_year(tight):
        return ("", "") if date_in(tight) else _impossible(*said)
    plain = plain_letters(tight)
    return next(((vi, en) for pattern, vi, en in UNFINISHED if pattern.fullmatch(plain)), ("", ""))


def _impossible(day: int, month: int, year: int) -> tuple[str, str]:
    if not 1 <= month <= MONTHS:
        return f"không có tháng {month}", f"there is no month {month}"
    return f"tháng {month}/{year} không có ngày {day}", f"{month}/{year} has no day {day}"


def _without_time(text: str) -> str:
    return TIME.sub("", text.strip()).strip()


def _day_month_year(tight: str) -> tuple[int, int, int] | None:
    if match := DATE.fullmatch(tight):
        return int(match[1]), int(match[2]), int(match[3])
    if match := ISO_DATE.fullmatch(tight):
        return int(match[3]), int(match[2]), int(match[1])
    return None


def day_of(value: object) -> date | None:
    """Give the day of a date, a date with a time, or a date written as text; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date_in(value) if isinstance(value, str) else None


def shown_date(day: date) -> str:
    """Write a date as officials do: ``05/01/2025``."""
    return f"{day.day:02}/{day.month:02}/{day.year}"

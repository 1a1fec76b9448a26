"""Workbooks bent in every way that chance and malice find: bytes, members, elements, and what stands in cells."""

import re
from hashlib import sha256
from typing import NamedTuple

from hypothesis import strategies as st

from cchc_xl.sheets.magic import OLE
from tests.containers import packed, parts_of

ODD_VALUES = [
    "", "0", "-1", "1e999", "NaN", "99999999999999999999", "9" * 5000, "A1", "XFD1048576", "A0", "$A$1", "ZZZZZZ1", "true",
    "#N/A", "rId99", "../../x", "s", "str", "inlineStr", "b", "d", "e", "n", "2958466", "1.5", " ", "\u202e", "\x7f", "=1+1",
    "_x000D_", "&#0;", "&amp;", "&lol;", "<", "]]>", "31/02/2024", "12,5", "1.234", "Không áp dụng", "Có", "'", "{0}", "%s",
]  # fmt: skip
ODD_CELLS = [
    '<c r="D5"><v>NaN</v></c>', '<c r="D5" t="s"><v>-1</v></c>', '<c r="D5" t="s"><v>99999</v></c>', "<c><v>1</v></c>",
    '<c r="D5" t="e"><v>#REF!</v></c>', '<c r="D5"><f>1/0</f></c>', '<c r="D5" t="inlineStr"><is><t>a</t></is></c>',
    '<c r="D5"><v><![CDATA[1]]></v></c>', '<c r="XFD1048576"><v>1</v></c>', '<c r="D5" t="d"><v>2024-13-45</v></c>',
    '<c r="D5" t="str"><v>' + "x" * 40_000 + "</v></c>", '<c r="D5" t="b"><v>7</v></c>', '<c r="D5"><v>1e300</v></c>',
]  # fmt: skip
NAMES = st.characters(exclude_characters="\0", exclude_categories=["Cs"])  # a zip package ends a name at NUL
XML = re.compile(r"\.(xml|rels)$")
VALUE = re.compile(rb'"[^"<>]*"|(?<=>)[^<>]+(?=<)')
TAG = re.compile(rb"</?[\w:]+[^<>]*>")
CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)")
ROW = re.compile(rb"<row .*?</row>", re.DOTALL)


class Originals(tuple):
    """Workbooks to bend, which nobody wants to see when a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{len(self)} workbooks"


class Bent(NamedTuple):
    """The number of the workbook that was bent, and what became of it."""

    original: int
    data: bytes

    def __repr__(self) -> str:
        return f"workbook {self.original}, bent, {sha256(self.data).hexdigest()[:12]}"


@st.composite
def bent(draw, originals: Originals):
    """Draw a workbook, bent once or a few times; sometimes bytes that never were one."""
    if draw(st.integers(0, 19)) == 0:
        return Bent(0, draw(st.sampled_from([b"", b"PK\3\4", OLE])) + draw(st.binary(max_size=2000)))
    number = draw(st.integers(0, len(originals) - 1))
    data = originals[number]
    ways = [_elements, _values, _cells, _members] if data.startswith(b"PK") else []
    for way in draw(st.lists(st.sampled_from([*ways, *ways, _bytes]), min_size=1, max_size=3)):
        data = way(draw, data)
        if way is _bytes:  # no package any more, perhaps
            break
    return Bent(number, data)


def _bytes(draw, data):
    way = draw(st.sampled_from(["flip", "cut", "insert", "move"]))
    at, other = (draw(st.integers(0, len(data))) for _ in range(2))
    if way == "cut":
        return data[:at]
    if way == "insert":
        return data[:at] + draw(st.binary(min_size=1, max_size=64)) + data[at:]
    if way == "move":
        return data[:at] + data[min(at, other) : max(at, other)] + data[at:]
    flipped = bytearray(data)
    for place in draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=16)):
        flipped[place] ^= draw(st.integers(1, 255))
    return bytes(flipped)


def _members(draw, data):
    parts = list(parts_of(data).items())
    number = draw(st.integers(0, len(parts) - 1))
    name, content = parts[number]
    way = draw(st.sampled_from(["drop", "empty", "noise", "twice", "swap", "rename"]))
    changed = {
        "drop": [],
        "empty": [(name, b"")],
        "noise": [(name, draw(st.binary(max_size=200)))],
        "twice": [(name, content), (draw(st.sampled_from([name, name.upper(), f"x/{name}"])), content)],
        "swap": [(name, draw(st.sampled_from(parts))[1])],
        "rename": [(draw(st.text(NAMES, max_size=12)) + name, content)],
    }[way]
    return packed([*parts[:number], *changed, *parts[number + 1 :]])


def _in_part(draw, data, pattern, replace, sheets=False):
    """Replace one match of a pattern in one part."""
    parts = parts_of(data)
    names = [name for name in parts if XML.search(name) and (not sheets or "sheets/" in name or name == "content.xml")]
    name = draw(st.sampled_from(names)) if names else next(iter(parts))
    found = list(pattern.finditer(parts[name]))
    if not found:
        return data
    match = draw(st.sampled_from(found))
    new = replace(match[0])
    return packed({**parts, name: parts[name][: match.start()] + new + parts[name][match.end() :]}.items())


def _values(draw, data):
    odd = draw(st.one_of(st.sampled_from(ODD_VALUES), st.text(max_size=20))).encode(errors="replace")
    return _in_part(draw, data, VALUE, lambda was: b'"' + odd + b'"' if was.startswith(b'"') else odd)


def _elements(draw, data):
    way = draw(st.sampled_from(["drop", "twice", "other"]))
    others = [
        b"<a>",
        b"</a>",
        b"<!--",
        b"<![CDATA[",
        b"<!DOCTYPE a>",
        b"<v>",
        b"</v>",
        b"<row>",
        b"<t/>",
        b"<?x?>",
        b"\0",
    ]
    other = draw(st.sampled_from(others))
    return _in_part(draw, data, TAG, lambda was: {"drop": b"", "twice": was + was, "other": other}[way])


def _cells(draw, data):
    way = draw(st.sampled_from(["odd", "odd", "drop", "twice", "row"]))
    if way == "row":
        return _in_part(draw, data, ROW, lambda was: was + was, sheets=True)
    odd = draw(st.sampled_from(ODD_CELLS)).encode()
    return _in_part(draw, data, CELL, lambda was: {"odd": odd, "drop": b"", "twice": was + was}[way], sheets=True)

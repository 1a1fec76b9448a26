"""The zip package that a workbook is, opened without trusting what it says of itself."""

import zlib
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets.limits import LIMITS, Limits
from cchc_xl.sheets.magic import fault_of

IN_DIRECTORY = b"PK\x01\x02"
LOCAL_HEADER = 30
HAS_PASSWORD = 0x1
WORKBOOK = "xl/workbook.xml"
WORKBOOKS = {WORKBOOK, "xl/workbook.bin", "content.xml"}  # .xlsx and .xlsm, .xlsb, .ods


class Container(NamedTuple):
    """An opened package: its members by their name without regard to case, and parts that were unpacked already."""

    file: str
    data: bytes
    members: Mapping[str, ZipInfo]
    limits: Limits
    kept: dict[str, bytes]

    def part(self, name: str, most: int | None = None) -> bytes:
        """Unpack a part, nothing where there is none; raises Refused where it grows beyond the limits."""
        plain = plain_name(name)
        info = self.members.get(plain)
        if info is None:
            return b""
        if (kept := self.kept.pop(plain, None)) is not None:
            return kept
        packed = self._packed(info)
        allowed = min(
            self.limits.part if most is None else most, max(self.limits.grace, self.limits.ratio * len(packed))
        )
        return self._unpacked(info, packed, allowed)

    def _packed(self, info: ZipInfo) -> memoryview:
        at = info.header_offset
        lengths = self.data[at + LOCAL_HEADER - 4 : at + LOCAL_HEADER]
        start = at + LOCAL_HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        return memoryview(self.data)[start : start + info.compress_size]

    def _unpacked(self, info: ZipInfo, packed: memoryview, allowed: int) -> bytes:
        """Unpack at most what is allowed; the sizes that the package tells are only compared with what comes out."""
        try:
            content, whole = _inflate(info, packed, allowed + 1)
        except zlib.error as error:
            raise Refused(Why.CORRUPT, self.file) from error
        if len(content) > allowed:
            raise Refused(Why.LIMIT, self.file)
        if not whole or zlib.crc32(content) != info.CRC:
            raise Refused(Why.CORRUPT, self.file)
        return content


def opened(file: str, data: bytes, limits: Limits = LIMITS) -> Container:
    """Open a workbook's package; raises Refused for what is none, or has members nobody could tell apart."""
    why = fault_of(data)
    if why is None and data.count(IN_DIRECTORY) > limits.members:  # told by their number alone, before any is looked at
        why = Why.LIMIT
    if why is not None:
        raise Refused(why, file)
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(Why.CORRUPT, file) from error
    if (why := _fault_of_members(members)) is not None:
        raise Refused(why, file)
    return Container(file, data, {plain_name(info.orig_filename): info for info in members}, limits, {})


def plain_name(name: str) -> str:
    """Write the name of a member as readers compare it: without regard to case and the slant of slashes."""
    return name.replace("\\", "/").casefold()


def _fault_of_members(members: list[ZipInfo]) -> Why | None:
    names = Counter(plain_name(info.orig_filename) for info in members)
    if any(number > 1 for number in names.values()) or any(map(_leads_outside, names)):
        return Why.AMBIGUOUS
    if any(info.flag_bits & HAS_PASSWORD for info in members):
        return Why.PASSWORD
    return None if names.keys() & WORKBOOKS else Why.TYPE


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name


def _inflate(info: ZipInfo, packed: memoryview, most: int) -> tuple[bytes, bool]:
    """Give at most so many bytes, and whether the packed ones came to their end."""
    if info.compress_type == ZIP_STORED:
        return bytes(packed[:most]), len(packed) == info.compress_size
    if info.compress_type != ZIP_DEFLATED:
        return b"", False
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflating.decompress(packed, most)
    return content, inflating.eof

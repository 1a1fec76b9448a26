"""What else lies in a real folder: lock files, copies, a result from before, letters."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from cchc_xl.consolidation import rank
from cchc_xl.model.plan import Plan
from cchc_xl.reporting.consolidated import write_ranking
from tests.samples.sample_file import SampleFile, Trouble

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Báo cáo tự chấm điểm CCHC</w:t></w:r></w:p></w:body></w:document>"""
CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/></Relationships>"""
SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
USER = "Nguyễn Văn An"


def leftovers(plan: Plan, whole: SampleFile) -> Iterator[SampleFile]:
    """Give the leftovers of a folder in which ``whole`` is a good workbook."""
    stem, _, extension = whole.name.rpartition(".")
    copy = f"{stem} (1).{extension}"
    yield SampleFile(copy, whole.content, whole.handed_in, Trouble.COPY, whole.agency, whole.index)
    for name, content, note in (
        (f"~${whole.name}", _lock(), "Tệp khóa của Excel"),
        ("7A3F5C10.tmp", whole.content[:4096], "Tệp tạm của Excel"),
        (
            f"tong hop {plan.code}.xlsx",
            write_ranking(*rank((), plan), plan),
            "Bảng tổng hợp cũ, khi chưa có xã nào gửi",
        ),
        ("Công văn đôn đốc nộp bảng tự chấm.docx", _letter(), "Văn bản"),
        ("TB hạn nộp (bản ký).pdf", SCAN, "Văn bản"),
    ):
        yield _leftover(name, content, whole.handed_in, note)


def _leftover(name: str, content: bytes, day: datetime, note: str) -> SampleFile:
    return SampleFile(name, content, day, Trouble.LEFTOVER, note=note)


def _lock() -> bytes:
    """Give what Excel writes beside a workbook that is open: who has it, twice."""
    plain = USER.encode("ascii", "replace").ljust(54)
    return bytes([len(USER)]) + plain + bytes([len(USER), 0]) + USER.ljust(54).encode("utf-16-le")


def _letter() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, xml in (
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", LETTER),
        ):
            package.writestr(zipfile.ZipInfo(name), xml)
    return content.getvalue()

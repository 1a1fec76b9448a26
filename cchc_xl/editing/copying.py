"""The annotated copy: a workbook as it was, its problems marked in their cells and listed on a first sheet."""

import warnings
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import openpyxl
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook import Workbook
from openpyxl.xml.functions import tostring

from cchc_xl.editing.listing import add_list
from cchc_xl.editing.marking import mark
from cchc_xl.editing.problem import Problem
from cchc_xl.forms import ANNOTATED, KIND

LONG_AGO = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
NO_DEFAULT_STYLE = "Workbook contains no default style"


class NotEditable(Exception):
    """The library that edits copies cannot make one of this workbook."""


def annotated(file: str, data: bytes, problems: Sequence[Problem]) -> bytes:
    """Give the bytes of the annotated copy of a workbook; the same for the same.

    Call only where ``losses`` names nothing. Raises NotEditable where the workbook cannot be opened or written, or
    the library warns of something that it drops.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", category=UserWarning, module="openpyxl")
            warnings.filterwarnings("ignore", message=NO_DEFAULT_STYLE)
            return _annotated(file, data, problems)
    except Exception as error:  # it raises whatever a strange part makes it stumble over
        raise NotEditable(type(error).__name__) from error


def _annotated(file: str, data: bytes, problems: Sequence[Problem]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data), rich_text=True)
    modified = book.properties.modified
    mark(book, problems)
    add_list(book, file, problems)
    _identify(book)
    if book.calculation:
        book.calculation.fullCalcOnLoad = True
    written = BytesIO()
    book.save(written)
    book.properties.modified = modified
    return _undated(written, book.properties)


def _identify(book: Workbook) -> None:
    """Say that the workbook is a copy; what else its properties say stays."""
    said = book.custom_doc_props  # type: ignore[attr-defined] # the hints are of an older version
    if KIND in said.names:
        del said[KIND]
    said.append(StringProperty(name=KIND, value=ANNOTATED))


def _undated(written: BytesIO, properties: DocumentProperties) -> bytes:
    """Give the package without the time of writing, which is the only thing that would differ."""
    result = BytesIO()
    with ZipFile(written) as package, ZipFile(result, "w") as copy:
        for part in package.infolist():
            content = tostring(properties.to_tree()) if part.filename == CORE else package.read(part)
            entry = ZipInfo(part.filename, LONG_AGO)
            entry.compress_type = part.compress_type
            copy.writestr(entry, content)
    return result.getvalue()

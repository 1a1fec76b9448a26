"""A workbook being written, page by page, as bytes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from cchc_xl.books.limits import Formula, Value, clean, cut, holdable, literal, units
from cchc_xl.books.prompts import Prompt, rule_of_prompt
from cchc_xl.books.sheet import SHEET, Held, Sheet
from cchc_xl.books.styles import FONT, STYLES, WHOLE
from cchc_xl.wrapping import lines_of

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A4 = 9
BEFORE_FIRST_DAY = date(1899, 12, 30)  # as Excel counts days since 1 March 1900
LONGEST_LITERAL = 255
LONGEST_FORMULA = 8192
LONGEST_FOOTER = 200  # of 255, of which the font takes some
ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")  # what stands for a letter in a formula: a link cannot say it
CALL = re.compile(r"(?<=[A-Z])\(")  # what the writer library takes for a call of a newer function, even in a text
LINE_HEIGHT = 15.75
PIXELS = 4 / 3  # of a point
HIGHEST = 409
MOST_LETTERS = 60  # in a row as high as can be, for each digit that a column is wide
GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
CHART_COLOURS = ("#BDD7EE", "#2E75B6", "#C55A11")


class NotWritten(Exception):
    """The writer library refused a cell; this is our own fault, never the official's."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook says of itself in its custom properties."""

    kind: str
    plan: str
    agency: str
    title: str
    created: date
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """How a page prints: A4, one page wide, the header rows repeated.

    ``last`` is the last cell that prints, where not all does; ``breaks`` are rows before which a new page begins.
    """

    landscape: bool = False
    repeat: tuple[int, int] | None = None
    footer: str = ""
    pages_wide: int = 1
    repeat_columns: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    breaks: Sequence[int] = ()
    pages_high: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of columns, bars or lines.

    ``names`` and each series, by its title, are ranges (``='Tổng hợp'!$B$9:$B$16``). ``type_size`` is that of its
    letters; ``labels`` is the number format of the values beside the bars, blank for none, and ``most`` is where the
    bars' scale ends.
    """

    title: str
    names: str
    series: Mapping[str, str]
    kind: str = "column"
    size: tuple[int, int] = (640, 300)
    type_size: int = 12
    labels: str = ""
    most: float | None = None


def pixels_wide(widths: Sequence[float]) -> int:
    """Give the width of some columns in pixels, as the writer library counts them."""
    return sum(int(width * 7 + 5) for width in widths)


class Page:
    """One sheet being written; rows and columns count from zero, styles go by name."""

    def __init__(self, sheet: Sheet, book: "Book") -> None:
        self._sheet = sheet
        self._formats = book.formats
        self._book = book
        self._heights: dict[int, float] = {}

    @property
    def name(self) -> str:
        """The sheet's name."""
        return str(self._sheet.get_name())

    def put(self, row: int, column: int, value: Value, style: str = "text") -> None:
        """Write a value as what it is: text as text, a number as a number, a date as a date, None as blank."""
        if not isinstance(value, str) and value is not None:
            value = holdable(value)
        if value is None or value == "":
            code = self._sheet.blank(row, column, None, self._formats[style])
        elif isinstance(value, str):
            code = self._sheet.text(row, column, literal(clean(value)), self._formats[style])
        elif isinstance(value, date):
            day = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel has no time zones
            code = self._sheet.write_datetime(row, column, day, self._formats[style])
        else:
            code = self._sheet.number(row, column, float(value), self._formats[_of_number(value, style)])
        if code:
            self._done(code)

    def row(self, row: int, values: Sequence[Value], styles: Sequence[str], first: int = 0) -> None:
        """Write values side by side."""
        for column, (value, style) in enumerate(zip(values, styles, strict=True), start=first):
            self.put(row, column, value, style)

    def formula(self, row: int, column: int, formula: str, value: Value, style: str) -> None:
        """Write a formula with the value that it gives; of one too long for Excel the value alone."""
        value = holdable(value)
        if _is_too_long(formula):
            self.put(row, column, value, style)
        elif code := self._sheet.write_formula(row, column, formula, self._formats[style], _result(value)):
            self._done(code)

    def line(self, row: int, values: Sequence[Value | Formula], styles: Sequence[str]) -> None:
        """Write a whole row at once: lines in their order, and nothing more is written into them."""
        cells = [self._held(value, style) for value, style in zip(values, styles, strict=True)]
        self._done(self._sheet.line(row, cells))

    def _held(self, value: Value | Formula, style: str) -> Held:
        """Give a cell as a line holds it, the same as ``put`` and ``formula`` write."""
        if isinstance(value, Formula) and not _is_too_long(value.text):
            return Formula(value.text, _result(holdable(value.value))), self._formats[style]
        alone = holdable(value.value if isinstance(value, Formula) else value)
        if isinstance(alone, (int, Decimal)):
            return float(alone), self._formats[_of_number(alone, style)]
        if isinstance(alone, str) and alone:
            return literal(clean(alone)), self._formats[style]
        return _result(alone) or None, self._formats[style]  # a day's number, or blank

    def finish(self) -> None:
        """Take the rows of a large workbook out of memory, where nothing more is written into them."""
        if self._book.large:
            self._sheet.set_all_aside()

    def merge(self, row: int, columns: tuple[int, int], value: Value, style: str) -> None:
        """Write a value over several columns of one row."""
        self._done(self._sheet.merge_range(row, columns[0], row, columns[1], "", self._formats[style]))
        self.put(row, columns[0], value, style)

    def link(self, row: int, column: int, target: str, text: str, style: str = "link") -> None:
        """Write a link to a place in this workbook (``#'Số liệu'!E9``) or in a file beside it (``tệp.xlsx#'Sổ'!A5``).

        A formula keeps the workbook free of relationships to the outside; a target that none can say, or none at all,
        stays text.
        """
        target = target if target.startswith("#") or not target else f"{self._book.folder}{target}"
        literals = [clean(part).replace('"', '""') for part in (target, text)]
        if not target or any(units(one) > LONGEST_LITERAL or ESCAPE.search(one) for one in literals):
            self.put(row, column, text)
            return
        literals = [CALL.sub('"&"(', one) for one in literals]
        self.formula(row, column, f'=HYPERLINK("{literals[0]}","{literals[1]}")', text, style)

    def widths(self, widths: Sequence[float]) -> None:
        """Set the column widths in characters, from the first column on."""
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def column_style(self, column: int, width: float, style: str) -> None:
        """Give a whole column a width and a style, so that what is pasted or typed there takes it."""
        self._sheet.set_column(column, column, width, self._formats[style])

    def height(self, row: int, height: float) -> None:
        """Set the height of a row in points."""
        self._heights[row] = min(height, HIGHEST)
        self._sheet.set_row(row, self._heights[row])

    def heights(self, rows: int) -> list[float]:
        """Give the heights of the first rows in points."""
        return [self._heights.get(row, LINE_HEIGHT) for row in range(rows)]

    def pixels_high(self, first: int, end: int) -> int:
        """Give the height of some rows in pixels, for what is drawn beside them."""
        return int(sum(self.heights(end)[first:]) * PIXELS)

    def fit(self, row: int, texts: Sequence[tuple[object, float]], least: float = 18) -> None:
        """Make a row high enough for its wrapped texts, each with the width it has."""
        shown = ((str(text or "")[: int(width * MOST_LETTERS)], width) for text, width in texts)
        lines = max((lines_of(text, width) for text, width in shown), default=1)
        self.height(row, max(least, lines * LINE_HEIGHT + 2.25))

    def freeze(self, row: int, column: int = 0) -> None:
        """Keep the rows above and the columns left of a cell in sight."""
        self._sheet.freeze_panes(row, column)

    def filter(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Offer filters in a header row."""
        self._sheet.autofilter(*first, *last)

    def ask(self, first: tuple[int, int], last: tuple[int, int], prompt: Prompt) -> None:
        """Show what a range of cells asks for, and refuse what cannot be."""
        rule = {
            **rule_of_prompt(prompt),
            "input_title": cut(clean(prompt.title), 32),
            "input_message": cut(clean(prompt.message), 255),
            "error_title": "Chưa đúng",
            "error_message": cut(clean(prompt.error or prompt.message), 255),
        }
        self._done(self._sheet.data_validation(*first, *last, rule))

    def choose(self, first: tuple[int, int], last: tuple[int, int], source: Sequence[str] | str, wanted: str) -> None:
        """Offer a drop-down of words, or of the cells that a reference names."""
        self.ask(first, last, Prompt("", "", "list", choices=source, error=wanted))

    def colour_by_sign(self, first: tuple[int, int], last: tuple[int, int], signs: Mapping[str, str]) -> None:
        """Colour cells by the sign their text begins with (sign → style)."""
        for sign, style in signs.items():
            rule = {"type": "text", "criteria": "begins with", "value": sign, "format": self._formats[style]}
            self._done(self._sheet.conditional_format(*first, *last, rule))

    def mark_where(self, first: tuple[int, int], last: tuple[int, int], formula: str, style: str) -> None:
        """Colour the cells of a range where a formula, written for its first cell, holds."""
        rule = {"type": "formula", "criteria": f"={formula}", "format": self._formats[style]}
        self._done(self._sheet.conditional_format(*first, *last, rule))

    def bars(self, first: tuple[int, int], last: tuple[int, int], most: float) -> None:
        """Draw a bar in each cell, as long as its number is of ``most``."""
        rule = {"type": "data_bar", "bar_color": "#9DC3E6", "min_type": "num", "max_type": "num"}
        self._done(self._sheet.conditional_format(*first, *last, {**rule, "min_value": 0, "max_value": most}))

    def heat(self, first: tuple[int, int], last: tuple[int, int], most: float) -> None:
        """Colour each number of a range by its share of ``most``: red at none, yellow at half, green at all."""
        rule = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"}
        values = {"min_value": 0, "mid_value": most / 2, "max_value": most}
        colours = {"min_color": "#F8CBAD", "mid_color": "#FFF2CC", "max_color": "#C6E0B4"}
        self._done(self._sheet.conditional_format(*first, *last, {**rule, **values, **colours}))

    def chart(self, row: int, column: int, chart: Chart) -> None:
        """Draw a chart of cells, its upper left corner in a cell."""
        drawn = self._book.writer.add_chart({"type": chart.kind})
        font = {"name": FONT["font_name"], "size": chart.type_size, "bold": False}
        labels = {"data_labels": {"value": True, "num_format": chart.labels, "font": font}} if chart.labels else {}
        for (title, values), colour in zip(chart.series.items(), CHART_COLOURS, strict=False):
            look = {**_look(chart.kind, colour), **labels}
            drawn.add_series({"name": title, "categories": chart.names, "values": values, **look})
        drawn.set_title({"name": chart.title, "name_font": {**font, "size": 12, "bold": True}, "overlay": False})
        drawn.set_legend({"position": "bottom", "font": font} if len(chart.series) > 1 else {"none": True})
        of_names: dict[str, object] = {"num_font": font}
        of_values: dict[str, object] = {"num_font": font, "major_gridlines": GRID}
        if chart.labels:  # which say more than an axis
            of_values = {"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": chart.most}
        if chart.kind == "bar":  # the first name on top
            drawn.set_x_axis(of_values)
            drawn.set_y_axis({**of_names, "reverse": True})
        else:
            drawn.set_x_axis(of_names)
            drawn.set_y_axis(of_values)
        drawn.set_size({"width": chart.size[0], "height": chart.size[1]})
        self._done(self._sheet.insert_chart(row, column, drawn, {"object_position": 1}))

    def protect(self) -> None:
        """Lock all but the open cells, without a password; sorting, filters and widths stay allowed."""
        allowed = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}
        self._sheet.protect("", {**allowed, "select_locked_cells": True})

    def paper(self, paper: Paper) -> None:
        """Set the page up for A4 with the margins and page number of Nghị định 30/2020/NĐ-CP."""
        sheet = self._sheet
        sheet.set_paper(A4)
        if paper.landscape:
            sheet.set_landscape()
        sheet.set_margins(left=1.18, right=0.6, top=0.8, bottom=0.8)
        sheet.fit_to_pages(paper.pages_wide, paper.pages_high)
        if paper.pages_wide > 1:
            sheet.print_across()
        sheet.set_header('&C&"Times New Roman,Regular"&13&P', {"margin": 0.4})
        if paper.last:
            sheet.print_area(0, 0, *paper.last)
        if paper.breaks:
            sheet.set_h_pagebreaks(list(paper.breaks))
        if paper.footer:
            words = cut(clean(paper.footer).replace("&", "&&"), LONGEST_FOOTER)
            sheet.set_footer(f'&L&10&"Times New Roman,Italic"{words}', {"margin": 0.3})
        if paper.repeat:
            sheet.repeat_rows(*paper.repeat)
        if paper.repeat_columns:
            sheet.repeat_columns(*paper.repeat_columns)

    def hide_gridlines(self) -> None:
        """Show no grid, on screen or paper."""
        self._sheet.hide_gridlines(2)

    def _done(self, code: object) -> None:
        if isinstance(code, int) and code < 0:
            raise NotWritten(f"sheet {self.name}: the writer answered {code}")


class Book:
    """A workbook being written; ``folder`` leads from it to the files that it links to (``../xã/``).

    A ``large`` one has its parts on disk while it is packed: in memory they would take four times their size.
    """

    def __init__(self, identity: Identity, folder: str = "", *, large: bool = False) -> None:
        self._file = BytesIO()
        self.folder, self.large = folder, large
        defaults = {"default_format_properties": {"font_name": FONT["font_name"], "font_size": FONT["font_size"]}}
        self.writer = xlsxwriter.Workbook(self._file, {**SAFE, **defaults, "in_memory": not large})
        self.formats = {name: self.writer.add_format({**FONT, **form}) for name, form in STYLES.items()}
        self._identify(identity)

    def page(self, name: str) -> Page:
        """Add a sheet."""
        sheet = self.writer.add_worksheet(name, SHEET)
        sheet.large = self.large
        return Page(sheet, self)

    def name(self, name: str, reference: str) -> None:
        """Give a range a name, for drop-downs that need more than 255 characters."""
        self.writer.define_name(name, reference)

    def content(self) -> bytes:
        """Close the workbook and give its bytes."""
        self.writer.close()
        return self._file.getvalue()

    def _identify(self, identity: Identity) -> None:
        day = identity.created
        created = datetime(day.year, day.month, day.day, tzinfo=UTC)
        title = cut(clean(identity.title), LONGEST_LITERAL)
        self.writer.set_properties({"title": title, "author": "cchc_xl", "created": created})
        said = {"kind": identity.kind, "plan": identity.plan, "agency": identity.agency or "-", **identity.facts}
        for name, value in said.items():
            self.writer.set_custom_property(f"cchc_xl.{name}", cut(clean(value), LONGEST_LITERAL), "text")


def _look(kind: str, colour: str) -> Mapping[str, object]:
    """Give how a series is drawn; a line has a mark at each value, so that a single one is seen."""
    if kind == "line":
        fill = {"color": colour}
        return {"line": {**fill, "width": 2.25}, "marker": {"type": "circle", "size": 6, "fill": fill, "border": fill}}
    return {"fill": {"color": colour}, "gap": 60}


def _of_number(value: int | Decimal, style: str) -> str:
    """Give the style of a number: whole ones show no decimals."""
    return WHOLE.get(style, style) if value == int(value) else style


def _is_too_long(formula: str) -> bool:
    return len(formula) * 2 > LONGEST_FORMULA and units(formula.removeprefix("=")) > LONGEST_FORMULA


def _result(value: Value) -> str | float:
    """Give what a formula gives as it stands beside it."""
    if isinstance(value, date):
        value = (value - BEFORE_FIRST_DAY).days
    return "" if value is None else float(value) if isinstance(value, (int, Decimal)) else clean(str(value))


def reference(sheet: str, cell: str) -> str:
    """Name a cell of a sheet as formulas and links do: ``'Bảng tự chấm'!H12``."""
    return "'" + sheet.replace("'", "''") + "'!" + cell

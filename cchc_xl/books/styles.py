"""The named styles of every workbook we write; code says ``"points"``, never a font or a colour."""

from collections.abc import Mapping

Properties = Mapping[str, object]

FONT: Properties = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
BOX: Properties = {"border": 1, "border_color": "#7F7F7F"}
WRAP: Properties = {"text_wrap": True}
CENTER: Properties = {"align": "center"}
BOLD: Properties = {"bold": True}
DATE: Properties = {"num_format": "dd/mm/yyyy", **CENTER}
POINTS: Properties = {"num_format": "0.00", **CENTER}
CHANGE: Properties = {"num_format": "+0.00;-0.00;0.00", **CENTER}
NUMBER: Properties = {"num_format": "#,##0.0###"}  # "0.####" would show a whole number as "12,"
INTEGER: Properties = {"num_format": "#,##0"}
TEXT: Properties = {"num_format": "@", **WRAP}
OPEN: Properties = {"locked": False, "bg_color": "#FFFBE6"}
CHANGED: Properties = {"bg_color": "#FCE4D6", "bold": True}
HEAD: Properties = {"bg_color": "#D9E2F0", **BOX, **BOLD, **CENTER, **WRAP}
AREA: Properties = {"bg_color": "#EEF2F8", **BOX, **BOLD}

WHOLE: Mapping[str, str] = {"number": "number.whole", "number.center": "number.center.whole"}

STYLES: Mapping[str, Properties] = {
    "plain": {},
    "wrap": WRAP,
    "bold": BOLD,
    "italic": {"italic": True},
    "note": {"italic": True, **WRAP},
    "center": CENTER,
    "center.bold": {**CENTER, **BOLD},
    "center.italic": {**CENTER, "italic": True},
    "center.underlined": {**CENTER, **BOLD, "underline": 1},
    "bold.italic": {**BOLD, "italic": True},
    "title": {**CENTER, **BOLD, **WRAP, "font_size": 14},
    "warning.line": {**CENTER, **BOLD, **WRAP, "font_color": "#9C0006"},
    "head": HEAD,
    "head.turned": {**HEAD, "rotation": 90, "bold": False},
    "area": {**AREA, **WRAP},
    "area.center": {**AREA, **CENTER},
    "area.text": {**AREA, **CENTER, **WRAP, "bold": False},
    "area.points": {**AREA, **POINTS},
    "area.change": {**AREA, **CHANGE},
    "area.whole": {**AREA, "num_format": "0", **CENTER},
    "area.ratio": {**AREA, "num_format": "0.0%", **CENTER},
    "goal": {**AREA, **CENTER, "bg_color": "#FCE4D6", "font_color": "#9C0006", "top": 5, "bottom": 5},
    "text": {**BOX, **TEXT},
    "text.center": {**BOX, **TEXT, **CENTER},
    "text.inside": {**BOX, **TEXT, "indent": 4},
    "text.top": {**BOX, **TEXT, "valign": "top"},
    "number": {**BOX, **NUMBER},
    "number.whole": {**BOX, **INTEGER},
    "number.center": {**BOX, **NUMBER, **CENTER},
    "number.center.whole": {**BOX, **INTEGER, **CENTER},
    "general": {**BOX, **CENTER},
    "reached": {**BOX, "num_format": "#,##0.00", **CENTER},
    "points": {**BOX, **POINTS},
    "points.bold": {**BOX, **POINTS, **BOLD},
    "change": {**BOX, **CHANGE},
    "change.place": {**BOX, "num_format": '"▲ "0;"▼ "0;"="', **CENTER},
    "ratio": {**BOX, "num_format": "0.00%", **CENTER},
    "index": {**BOX, **POINTS, **BOLD, "font_size": 14},
    "whole": {**BOX, "num_format": "0", **CENTER},
    "date": {**BOX, **DATE},
    "link": {**BOX, **WRAP, "font_color": "#0563C1", "underline": 1},
    "link.center": {**BOX, **CENTER, "font_color": "#0563C1", "underline": 1},
    "open.text": {**BOX, **TEXT, **OPEN},
    "open.center": {**BOX, **TEXT, **CENTER, **OPEN},
    "open.number": {**BOX, **OPEN},
    "open.points": {**BOX, **POINTS, **OPEN},
    "open.date": {**BOX, **DATE, **OPEN},
    "state": {**BOX, **CENTER, "bold": True},
    "good": {"font_color": "#006100", "bg_color": "#C6EFCE"},
    "open": {"font_color": "#7F6000", "bg_color": "#FFEB9C"},
    "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
    "differs": {"font_color": "#9C0006", "bg_color": "#FFC7CE", "num_format": '"≠ "0.00'},
    "best": {**BOLD, "num_format": '"★ "0.00'},
    "changed": {"bg_color": "#FCE4D6", "italic": True},
    "contents": {"font_color": "#0563C1", "underline": 1},
    "changed.text": {**BOX, **TEXT, **CHANGED},
    "changed.number": {**BOX, **NUMBER, **CHANGED},
    "changed.whole": {**BOX, "num_format": "0", **CENTER, **CHANGED},
    "changed.date": {**BOX, **DATE, **CHANGED},
    "register.text": {"num_format": "@"},
    "register.date": {"num_format": "dd/mm/yyyy"},
    "register.number": {},
    "register.personal": {"num_format": "@", "font_color": "#7F7F7F"},
    "sign.error": {**BOX, **CENTER, **BOLD, "font_color": "#9C0006", "bg_color": "#FFC7CE"},
    "sign.warning": {**BOX, **CENTER, **BOLD, "font_color": "#7F6000", "bg_color": "#FFEB9C"},
    "sign.note": {**BOX, **CENTER, "font_color": "#1F4E79", "bg_color": "#DDEBF7"},
    "sign.good": {**BOX, **CENTER, **BOLD, "font_color": "#006100", "bg_color": "#C6EFCE"},
}

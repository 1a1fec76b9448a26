"""What an .xlsx package may hold, as data: what a copy keeps, and what else there may be by its Vietnamese name.

Whatever is in none of the lists of what is kept counts as lost, so that a part nobody thought of is never dropped.
"""

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MAIN_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

KEPT_PARTS = (
    r"\[content_types\]\.xml",
    r"_rels/\.rels",
    r"docprops/(core|app|custom)\.xml",
    r"docprops/thumbnail\.\w+",
    r"xl/(workbook|sharedstrings|styles|calcchain)\.xml",
    r"xl/_rels/workbook\.xml\.rels",
    r"xl/theme/theme\d*\.xml",
    r"xl/worksheets/[^/]+\.xml",
    r"xl/worksheets/_rels/[^/]+\.rels",
    r"xl/tables/[^/]+\.xml",
    r"xl/comments/?[^/]*\.xml",
    r"xl/drawings/[^/]+\.vml",
    r"xl/drawings/drawing\d*\.xml",  # LibreOffice leaves empty ones in every workbook
    r"xl/printersettings/[^/]+\.bin",
)

DRAWN = "hình vẽ, hộp chữ"

OTHER_PARTS = {
    r"xl/vba.*": "macro (VBA)",
    r"xl/(macrosheets|dialogsheets)/.*": "trang macro, trang hộp thoại",
    r"xl/charts/.*": "biểu đồ",
    r"xl/chartsheets/.*": "trang biểu đồ",
    r"xl/media/.*": "hình ảnh",
    r"xl/(drawings|diagrams|ink|model3d)/.*": DRAWN,
    r"xl/pivot(tables|cache)/.*": "bảng tổng hợp xoay (PivotTable)",
    r"xl/(slicers|slicercaches|timelines|timelinecaches)/.*": "nút lọc (Slicer)",
    r"xl/externallinks/.*": "liên kết sang tệp khác",
    r"xl/(connections\.xml|querytables/.*|model/.*)": "kết nối dữ liệu",
    r"xl/(threadedcomments|persons)/.*": "trao đổi trong ghi chú",
    r"xl/(ctrlprops|activex)/.*": "nút bấm, ô chọn của biểu mẫu",
    r"xl/(embeddings|oleobjects)/.*": "tệp nhúng",
    r"xl/(metadata\.xml|richdata/.*)": "công thức mảng động, kiểu dữ liệu liên kết",
    r"xl/(revisions|usernames).*": "lịch sử sửa đổi của tệp dùng chung",
    r"_xmlsignatures/.*": "chữ ký số",
    r"customui/.*": "thanh lệnh riêng",
    r"(customxml|docmetadata)/.*": "nhãn, dữ liệu đi kèm của hệ thống văn bản",
}

WORKBOOK_WORDS = (
    "fileVersion workbookPr workbookProtection bookViews sheets definedNames calcPr oleSize extLst AlternateContent "
    "revisionPtr fileRecoveryPr"
)
SHEET_WORDS = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection autoFilter mergeCells "
    "conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks "
    "colBreaks scenarios drawing legacyDrawing tableParts ignoredErrors phoneticPr"
)

KEPT_IN_WORKBOOK = frozenset(WORKBOOK_WORDS.split())
KEPT_IN_SHEET = frozenset(SHEET_WORDS.split())

OTHER_ELEMENTS = {
    "fileSharing": "yêu cầu chỉ đọc khi mở tệp",
    "customWorkbookViews": "chế độ xem riêng",
    "customSheetViews": "chế độ xem riêng",
    "externalReferences": "liên kết sang tệp khác",
    "pivotCaches": "bảng tổng hợp xoay (PivotTable)",
    "protectedRanges": "vùng được phép sửa",
    "legacyDrawingHF": "hình ở đầu trang, chân trang",
    "picture": "hình nền",
    "AlternateContent": "nút bấm, hình vẽ của bản Excel mới",
    "dataConsolidate": "thiết lập gộp dữ liệu",
    "cellWatches": "ô đang theo dõi",
    "controls": "nút bấm, ô chọn của biểu mẫu",
    "oleObjects": "tệp nhúng",
    "sortState": "thứ tự sắp xếp đã lưu",
    "extLst": "định dạng mở rộng của Excel 2010 (biểu đồ trong ô, thanh dữ liệu, kiểm tra nhập liệu)",
}

"""Why a file is refused: one stable code and one sentence with its cure for each reason."""

from enum import Enum

from cchc_xl.errors import NotAWorkbook


class Why(Enum):
    """The reasons; a name is the code, a value the sentence."""

    EMPTY = "{file}: tệp rỗng, không có dữ liệu. Hãy chép lại tệp từ máy đã lập tệp rồi chạy lại."
    NOT_READY = (
        "{file}: tệp chưa tải về xong, mới chỉ giữ chỗ. "
        "Hãy chờ thư mục đồng bộ (OneDrive, Google Drive) tải xong rồi chạy lại."
    )
    TRUNCATED = "{file}: tệp bị cắt cụt, thiếu phần cuối. Hãy chép hoặc tải lại tệp cho đủ rồi chạy lại."
    CORRUPT = "{file}: không phải tệp Excel, hoặc tệp đã hỏng. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi chạy lại."
    PASSWORD = "{file}: tệp có mật khẩu mở. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chạy lại."  # noqa: S105
    TYPE = "{file}: không phải tệp Excel dạng .xlsx. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi chạy lại."
    LIMIT = (
        "{file}: tệp quá lớn, hoặc có ô ghi ở quá xa các ô khác. "
        "Hãy mở bằng Excel, xóa các dòng, cột, trang thừa, lưu lại rồi chạy lại."
    )
    DTD = (
        "{file}: trong tệp có khai báo DOCTYPE mà Excel không bao giờ ghi, có thể gây hại. "
        "Đừng mở tệp này, hãy xin lại tệp từ người gửi."
    )
    AMBIGUOUS = (
        "{file}: trong tệp có hai phần trùng tên hoặc tên phần không hợp lệ, không rõ phải đọc phần nào. "
        "Hãy mở bằng Excel, lưu thành tệp mới rồi chạy lại."
    )
    SHEET_TWICE = (
        "{file}: có hai trang tính trùng tên, hoặc chỉ khác nhau ở dấu cách, chữ hoa, chữ thường. "
        "Hãy xóa trang thừa hoặc đổi tên một trang rồi chạy lại."
    )
    LOST = (
        "{file}: ô này ghi trong tệp mà không đọc được đúng, hoặc được ghi hai lần. "
        "Hãy mở bằng Excel, kiểm tra lại ô này, lưu lại dạng .xlsx rồi chạy lại."
    )
    CRASHED = (
        "{file}: tệp làm bộ phận đọc dừng đột ngột. Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi chạy lại tệp ấy."
    )
    TIMEOUT = (
        "{file}: đọc quá lâu mà chưa xong nên đã dừng. "
        "Hãy mở bằng Excel, xóa phần thừa, lưu thành tệp mới rồi chạy lại."
    )
    MEMORY = (
        "{file}: đọc tệp cần quá nhiều bộ nhớ nên đã dừng. "
        "Hãy mở bằng Excel, xóa các dòng, cột, trang thừa, lưu thành tệp mới rồi chạy lại."
    )
    FAULT = (
        "{file}: chương trình gặp lỗi ngoài dự kiến khi đọc tệp này. Hãy mở bằng Excel, lưu thành tệp .xlsx mới "
        "rồi chạy lại tệp ấy; nếu vẫn gặp lỗi này, hãy gửi nguyên câu này cho người hỗ trợ."
    )
    LOCKED = "{file}: tệp đang bị chương trình khác khóa. Hãy đóng tệp ở chương trình ấy rồi chạy lại."


class Refused(NotAWorkbook):
    """A file that is not read; ``code`` says why in one word, str() in a sentence."""

    def __init__(self, why: Why, file: str) -> None:
        super().__init__(why.value.format(file=file))
        self.why, self.file = why, file
        self.exit_code = 4 if why is Why.LOCKED else NotAWorkbook.exit_code

    @property
    def code(self) -> str:
        """The reason in one word, which never changes."""
        return self.why.name

    def __reduce__(self) -> tuple[type["Refused"], tuple[Why, str]]:
        return Refused, (self.why, self.file)

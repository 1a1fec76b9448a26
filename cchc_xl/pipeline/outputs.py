"""Where results go: published in one step, and never over an input."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_xl.errors import NotPublished, WouldOverwriteInput
from cchc_xl.files import publish, why
from cchc_xl.forms import ANNOTATED, KIND
from cchc_xl.sheets.properties import custom

OVER_INPUT = "{path}: kết quả sẽ ghi đè lên tệp nguồn. Hãy chọn tên khác cho -o."
OVER_WORK = "{path}: đã có tệp nhập số liệu hoặc kế hoạch tên này. Hãy chọn tên khác, hoặc chuyển tệp cũ đi nơi khác."
OVER_REVIEW = "{path}: đây là bản rà soát (bản sao có đánh dấu lỗi). Hãy chọn tên khác cho kết quả."
OVER_OTHER = (
    "{path}: đã có tệp khác mang tên này nên không ghi bản rà soát. Hãy đổi tên tệp đó, hoặc chọn thư mục khác."
)
OVER_KIND = {"entry": OVER_WORK, "plan": OVER_WORK, ANNOTATED: OVER_REVIEW}
NOT_WRITTEN = "{path}: không ghi được kết quả ({why}). Hãy kiểm tra quyền ghi vào thư mục và chỗ trống trên đĩa."


def publish_result(content: bytes, to: Path, inputs: tuple[Path, ...]) -> Path:
    """Publish a result and give the path that was written (a second name where the first is open in Excel).

    Raises WouldOverwriteInput where it would replace one of ``inputs`` or any workbook that people fill in,
    NotPublished where it cannot be written.
    """
    if over := _over(to, inputs):
        raise WouldOverwriteInput(over.format(path=to))
    return _published(content, to, lambda path: not _over(path, inputs))


def publish_copy(content: bytes, to: Path) -> Path:
    """Publish a copy of a result under its own name alone; raises NotPublished where it cannot be written."""
    with _telling(to):
        return publish(content, to, second_name=False)


def publish_review(content: bytes, to: Path) -> Path:
    """Publish an annotated copy or its list and give the path that was written.

    Raises NotPublished where it would replace anything but an older one, or cannot be written.
    """
    if not _may_be_reviewed_anew(to):
        raise NotPublished(OVER_OTHER.format(path=to))
    return _published(content, to, _may_be_reviewed_anew)


def _over(to: Path, inputs: tuple[Path, ...]) -> str:
    """Give the sentence against a result that would replace what people made; blank where it may be written."""
    if any(_same(to, path) for path in inputs):
        return OVER_INPUT
    return OVER_KIND.get(_kind(to), "")


def _may_be_reviewed_anew(path: Path) -> bool:
    return not path.exists() or _kind(path) == ANNOTATED


def _kind(path: Path) -> str:
    return custom(path.read_bytes()).get(KIND, "") if path.is_file() else ""


def _published(content: bytes, to: Path, may_replace: Callable[[Path], bool]) -> Path:
    with _telling(to):
        return publish(content, to, may_replace=may_replace)


@contextmanager
def _telling(to: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotPublished(NOT_WRITTEN.format(path=to, why=why(error))) from error


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)

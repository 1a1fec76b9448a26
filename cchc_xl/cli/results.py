"""The result of a verb: told in one line, and known to who has called the verb."""

from pathlib import Path

import click

from cchc_xl.cli.talk import say

RENAMED = "{name} đang mở ở chương trình khác nên giữ nguyên; kết quả mới ghi vào tệp mang tên khác."
KEY = "cchc_xl.result"


def tell_result(label: str, written: Path, wanted: Path | None = None) -> None:
    """Tell where a result lies, and why not under the name that was wanted."""
    if wanted and written != wanted:
        say(RENAMED.format(name=wanted.name))
    say(f"{label}: {written}")
    click.get_current_context().meta[KEY] = written


def result_of(context: click.Context) -> Path | None:
    """Give the last result that was told in this context."""
    written = context.meta.get(KEY)
    return written if isinstance(written, Path) else None

"""What was dropped on a double-click file, whole in spite of cmd.exe."""

from pathlib import Path

import pytest

from cchc_xl.cli.clicked.dropped import dropped

CMD = r"C:\Windows\system32\cmd.exe /c "
BATCH = r"D:\CCHC (1)\workbooks\Cham-diem.bat"
BROKEN = (r"D:\a",)


@pytest.mark.parametrize(
    ("started", "paths"),
    [
        (rf'{CMD}""{BATCH}" D:\a&b.xlsx"', [r"D:\a&b.xlsx"]),
        (rf'{CMD}""{BATCH}" "D:\a b&c.xlsx""', [r"D:\a b&c.xlsx"]),
        (rf'{CMD}""{BATCH}" D:\a^b,c;d=e(1)!%TEMP%.xlsx "D:\ô nhập.xlsx""', [
            r"D:\a^b,c;d=e(1)!%TEMP%.xlsx", r"D:\ô nhập.xlsx",
        ]),
        (rf'{CMD}""{BATCH}" "', []),
        (rf'{CMD.upper()}""{BATCH.upper()}" D:\A&B.XLSX"', [r"D:\A&B.XLSX"]),
        (rf'{CMD}""\\máy chủ\cchc\workbooks\Cham-diem.bat" \\máy-chủ\a&b.xlsx"', [r"\\máy-chủ\a&b.xlsx"]),
    ],
)  # fmt: skip
def test_the_line_of_explorer_has_the_paths_whole(started, paths):
    assert dropped(started, "Cham-diem.bat", BROKEN) == tuple(map(Path, paths))


@pytest.mark.parametrize(
    "started",
    [
        "",
        "cmd.exe",
        r'"C:\Windows\system32\cmd.exe" ',
        r'C:\Windows\system32\cmd.exe /c "D:\Cham-diem.bat D:\a"',
        r'C:\Windows\system32\cmd.exe /c ""D:\tất cả.bat" D:\khác.xlsx"',
    ],
)
def test_started_in_any_other_way_its_words_are_the_paths(started):
    assert dropped(started, "Cham-diem.bat", ("a b.xlsx", "")) == (Path("a b.xlsx"),)

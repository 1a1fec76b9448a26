"""Workbooks under a password: opened in memory with the one that the environment or the person at the keyboard gives.

The password is never written anywhere. Opening needs the optional library msoffcrypto-tool.
"""

import os
import sys
from functools import cache
from getpass import getpass
from importlib import import_module
from io import BytesIO
from types import ModuleType

from cchc_xl.errors import NotAWorkbook

VARIABLE = "CCHC_PASSWORD"

LOCKED = (
    "{file}: tệp có mật khẩu. Hãy bỏ mật khẩu trong Excel (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi lưu lại, "
    f"hoặc đặt mật khẩu vào biến môi trường {VARIABLE}."
)
WRONG = f"{{file}}: mật khẩu không đúng. Hãy kiểm tra biến môi trường {VARIABLE} hoặc gõ lại."
NO_TOOL = (
    "{file}: tệp có mật khẩu, cần thêm msoffcrypto-tool để mở: pip install cchc_xl[password]. "
    "Hoặc bỏ mật khẩu trong Excel rồi lưu lại."
)
NOT_OPENED = "{file}: không mở được tệp có mật khẩu dạng này. Hãy bỏ mật khẩu rồi lưu lại dạng .xlsx."


def unlocked(file: str, data: bytes) -> bytes:
    """Give the bytes of a workbook without its password; raises NotAWorkbook with what to do where that fails."""
    word = os.environ.get(VARIABLE) or _typed(file)
    if not word:
        raise NotAWorkbook(LOCKED.format(file=file))
    tool = _tool(file)
    plain = BytesIO()
    try:
        book = tool.OfficeFile(BytesIO(data))
        book.load_key(password=word)
        book.decrypt(plain)
    except (tool.exceptions.InvalidKeyError, tool.exceptions.DecryptionError) as error:
        raise NotAWorkbook(WRONG.format(file=file)) from error
    except Exception as error:  # the library lets whatever a strange file does to it through
        raise NotAWorkbook(NOT_OPENED.format(file=file)) from error
    return plain.getvalue()


@cache  # a workbook that is opened twice is asked for once
def _typed(file: str) -> str:
    terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    return getpass(f"Mật khẩu của {file}: ") if terminal else ""


def _tool(file: str) -> ModuleType:
    try:
        return import_module("msoffcrypto")
    except ImportError as error:
        raise NotAWorkbook(NO_TOOL.format(file=file)) from error

"""``[mail]`` of ``cchc.toml``."""

import tomllib
from pathlib import Path

import pytest

from cchc_xl.delivery.account import Account, MailSettings, mail_settings
from cchc_xl.delivery.letter import Receiver
from cchc_xl.errors import NotSent
from cchc_xl.settings import Settings

GOOD = 'host = "smtp.example.vn"\nfrom = "xa@example.vn"\n'


def read(text):
    return mail_settings(Settings(Path("/thu"), tomllib.loads(text)))


def test_without_settings_there_are_only_drafts_to_the_receiver_of_the_plan():
    assert read("") == read("[mail]") == MailSettings()


def test_receivers_alone_make_drafts_to_them():
    said = read('[mail]\nto = "a@h.vn"\ncc = ["b@h.vn", { name = "Xã C, D", address = "c@h.vn" }]')

    assert said == MailSettings(None, (Receiver("a@h.vn"),), (Receiver("b@h.vn"), Receiver("c@h.vn", "Xã C, D")))


def test_host_and_sender_are_enough_to_send():
    assert read("[mail]\n" + GOOD).account == Account("smtp.example.vn", Receiver("xa@example.vn"))


def test_every_setting_is_read():
    text = GOOD.replace('"xa@example.vn"', '{ name = "UBND xã", address = "xa@example.vn" }') + (
        'port = 2525\nsecurity = "tls"\nuser = "xa"\ntoken_command = ["lay", "token"]\ncafile = "goc.pem"\n'
        "size_limit = 20\ntimeout = 10\ndeadline = 60\n"
    )

    assert read("[mail]\n" + text).account == Account(
        "smtp.example.vn", Receiver("xa@example.vn", "UBND xã"), 2525, "tls", "xa", ("lay", "token"),
        Path("/thu/goc.pem"), 20 * 2**20, 10, 60,
    )  # fmt: skip


def test_tls_from_the_first_byte_has_its_own_port():
    assert read("[mail]\n" + GOOD + 'security = "tls"').account.port == 465


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mail = 1", "[mail] phải là một bảng"),
        ("[mail]\nhots = 1", "[mail] hots: không có mục này. Các mục được dùng: host, port"),
        ('[mail]\npassword = "x"', "không ghi mật khẩu vào tệp này. Hãy xóa dòng «password»"),
        ('[mail]\nto = "Xã A <a@h.vn>"', "[mail] to: địa chỉ «Xã A <a@h.vn>» chưa đúng"),
        ('[mail]\nto = ["a@h.vn, b@h.vn"]', "[mail] to: địa chỉ «a@h.vn, b@h.vn» chưa đúng"),
        ("[mail]\nto = 5", "[mail] to: ghi địa chỉ, hoặc {"),
        ('[mail]\ncc = { name = "A" }', "[mail] cc: ghi địa chỉ"),
        ('[mail]\nhost = "smtp.example.vn"', "[mail] from: cần đúng một địa chỉ gửi"),
        ('[mail]\nhost = "s.vn"\nfrom = ["a@h.vn", "b@h.vn"]', "[mail] from: cần đúng một địa chỉ gửi"),
        ('[mail]\nhost = "http://s.vn/"\nfrom = "a@h.vn"', "«http://s.vn/» không phải tên máy chủ"),
        ('[mail]\nhost = "máy.vn"\nfrom = "a@h.vn"', "không phải tên máy chủ"),
        ('[mail]\nhost = 5\nfrom = "a@h.vn"', "[mail] host: cần một chữ trong dấu nháy"),
        ("[mail]\n" + GOOD + 'security = "none"', "không bao giờ đi khi đường truyền chưa mã hóa"),
        ("[mail]\n" + GOOD + 'port = "587"', "[mail] port: cần một số nguyên"),
        ("[mail]\n" + GOOD + "port = 0", "[mail] port: cần một số nguyên từ 1 đến 65535"),
        ("[mail]\n" + GOOD + "timeout = true", "[mail] timeout: cần một số nguyên từ 1 đến 600"),
        ("[mail]\n" + GOOD + 'token_command = "lay token"', "cần danh sách các từ của lệnh"),
        ("[mail]\n" + GOOD + 'token_command = ["lay"]', "[mail] user: cần tên đăng nhập"),
        ("[mail]\n" + GOOD + 'user = "xã"', "[mail] user: tên đăng nhập viết không dấu"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(text, words):
    with pytest.raises(NotSent) as refused:
        read(text)

    assert words in str(refused.value)

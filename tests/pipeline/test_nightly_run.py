"""The night, run with a real mail server: once, twice, three nights late, beside another, and on trouble."""

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from cchc_xl.errors import AlreadyRunning, NotSent, NoUsableInput
from cchc_xl.forms import AGENCY
from cchc_xl.locks import locked
from cchc_xl.pipeline.nightly_run import KEPT, LOCK, keep_dated, nightly
from cchc_xl.pipeline.order import Order
from cchc_xl.pipeline.taking import taken
from cchc_xl.reporting.entry import write_entry
from cchc_xl.sheets.properties import custom
from tests.delivery.servers import PASSWORD, USER, Faults, mail_server
from tests.pipeline.districts import good_district, plan_of
from tests.samples import contents

COMMUNES = 3
TODAY = date(2025, 1, 8)
SETTINGS = """
[mail]
host = "localhost"
port = {port}
from = "{user}"
user = "{user}"
cafile = "{cafile}"

[nightly]
keep = 2
office = "noivu@huyen.example.vn"
admin = "quantri@huyen.example.vn"
communes = {{ "{commune}" = "xa@example.vn" }}
"""


@pytest.fixture
def district(tmp_path, cafile, monkeypatch):
    """A folder, its plan, and what sets up its mail at a port."""
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", PASSWORD)
    folder, plan_path = good_district(tmp_path, COMMUNES)

    def set_up(port: int) -> Order:
        said = SETTINGS.format(port=port, user=USER, cafile=cafile, commune=plan_of(COMMUNES).roster[0].code)
        (folder / "cchc.toml").write_text(said, encoding="utf-8")
        return Order(folder, plan_path, jobs=1)

    return set_up


def sends_anew(folder: Path) -> None:
    plan = plan_of(COMMUNES)
    last = plan.roster[-1]
    path = next(path for path in taken(folder).files if custom(path.read_bytes()).get(AGENCY) == last.code)
    path.write_bytes(write_entry(plan, last, contents(plan, last, 77, 15)))


def letters(server):
    return [(to, message_from_bytes(content, policy=SMTP)["Subject"]) for to, content in server.accepted]


def quiet(_: str) -> None:
    """Say nothing."""


def test_a_night_sends_the_ranking_to_the_office_and_its_findings_to_the_commune_that_wishes_them(district, context):
    with mail_server(context) as server:
        night = nightly(district(server.port), quiet, TODAY)

    assert (night.is_new, night.unsent) == (True, 0)
    assert sorted(to for to, _ in letters(server)) == [["noivu@huyen.example.vn"], ["xa@example.vn"]]
    assert [path.name for path in (night.written.parent / KEPT).iterdir()] == [f"{night.written.stem} 2025-01-08.xlsx"]


def test_the_same_night_again_or_three_nights_late_writes_and_sends_nothing_twice(district, context):
    with mail_server(context) as server:
        order = district(server.port)
        first = nightly(order, quiet, TODAY)
        before = first.written.read_bytes(), len(server.accepted)
        later = [nightly(order, quiet, TODAY + timedelta(days)) for days in (0, 3)]

    assert [night.is_new for night in later] == [False, False]
    assert (first.written.read_bytes(), len(server.accepted)) == before


def test_a_commune_that_sent_anew_makes_a_new_ranking_that_is_sent_and_the_oldest_results_go(district, context):
    with mail_server(context) as server:
        order = district(server.port)
        for days in range(3):
            night = nightly(order, quiet, TODAY + timedelta(days))
            sends_anew(order.folder) if days == 0 else (order.folder / "x.xlsx").write_bytes(b"") if days == 1 else None

    assert len([1 for to, _ in letters(server) if to == ["noivu@huyen.example.vn"]]) == 3
    assert sorted(path.stem[-10:] for path in (night.written.parent / KEPT).iterdir()) == ["2025-01-09", "2025-01-10"]


def test_what_could_not_be_sent_goes_the_next_night(district, context):
    with mail_server(context, Faults(at={"DATA": "451 4.3.0 later"})) as server:
        waiting = nightly(district(server.port), quiet, TODAY)
    with mail_server(context) as server:
        order = district(server.port)
        sent = nightly(order, quiet, TODAY + timedelta(1))

    assert waiting.unsent > 0
    assert (sent.is_new, sent.unsent, len(server.accepted)) == (False, 0, 2)


def test_beside_another_run_nothing_is_done(district):
    order = district(9)
    with locked(order.folder / LOCK), pytest.raises(AlreadyRunning, match="đang có một lần chạy khác"):
        nightly(order, quiet, TODAY)


def test_the_administrator_is_told_of_a_night_that_failed(district, context):
    with mail_server(context) as server:
        order = district(server.port)
        for path in taken(order.folder).files:
            path.unlink()
        with pytest.raises(NoUsableInput):
            nightly(order, quiet, TODAY)

    (said,) = letters(server)
    assert said == (["quantri@huyen.example.vn"], "Lần tổng hợp chỉ số cải cách hành chính 08/01/2025 chưa xong")


def test_without_a_mail_server_the_night_does_its_work_and_says_so(district):
    order = district(9)
    (order.folder / "cchc.toml").write_text('[nightly]\noffice = "noivu@huyen.example.vn"\n', encoding="utf-8")
    said: list[str] = []

    assert nightly(order, said.append, TODAY).is_new
    assert any("chưa có máy chủ thư" in line for line in said)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [("keep = 0", "keep"), ('each = "có"', "each"), ("office = 5", "office"), ("luu = 3", "luu")],
)
def test_a_wrong_line_of_the_settings_is_named(district, wrong, key):
    order = district(9)
    (order.folder / "cchc.toml").write_text(f"[nightly]\n{wrong}\n", encoding="utf-8")

    with pytest.raises(NotSent, match=rf"\[nightly\] {key}: "):
        nightly(order, quiet, TODAY)


def test_settings_that_are_no_toml_are_told(district):
    order = district(9)
    (order.folder / "cchc.toml").write_text("[nightly\n", encoding="utf-8")

    with pytest.raises(NotSent, match=r"cchc\.toml: viết chưa đúng .* Hãy sửa hoặc xóa tệp này"):
        nightly(order, quiet, TODAY)


def test_the_folder_of_one_commune_is_scored(tmp_path):
    folder, plan_path = good_district(tmp_path, COMMUNES)
    for path in taken(folder).files[1:]:
        path.unlink()
    order = Order(folder, plan_path, jobs=1)
    first, second = (nightly(order, quiet, TODAY) for _ in range(2))

    assert (first.written.name, first.is_new, second.is_new) == ("gửi lên - bang diem.xlsx", True, False)


def test_a_night_that_was_stopped_before_it_kept_its_result_keeps_it_the_next_time(district, monkeypatch):
    order = district(9)
    (order.folder / "cchc.toml").unlink()
    monkeypatch.setattr("cchc_xl.pipeline.nightly_run.keep_dated", stop)
    with pytest.raises(KeyboardInterrupt):
        nightly(order, quiet, TODAY)
    monkeypatch.undo()
    night = nightly(order, quiet, TODAY + timedelta(1))
    (kept,) = (order.folder / KEPT).iterdir()

    assert (night.is_new, kept.name[-15:], kept.read_bytes() == night.written.read_bytes()) == (
        False,
        "2025-01-09.xlsx",
        True,
    )


def test_the_oldest_copies_go_whatever_names_the_results_had(tmp_path):
    names = ["x.xlsx", "x.xlsx", "x (2).xlsx", "x.xlsx", "x (2).xlsx"]
    (tmp_path / KEPT).mkdir()
    for other in ("~$x 2026-01-01.xlsx", "của tôi.xlsx"):
        (tmp_path / KEPT / other).write_bytes(b"")
    for day, name in enumerate(names, start=1):
        (tmp_path / name).write_bytes(b"%d" % day)
        keep_dated(tmp_path / name, date(2026, 1, day), 3)

    assert {path.name for path in (tmp_path / KEPT).iterdir()} == {
        "~$x 2026-01-01.xlsx",
        "của tôi.xlsx",
        "x (2) 2026-01-03.xlsx",
        "x 2026-01-04.xlsx",
        "x (2) 2026-01-05.xlsx",
    }


def test_a_result_that_is_the_same_as_the_last_copy_is_not_kept_again(tmp_path):
    for day, name in enumerate(("x.xlsx", "x (2).xlsx", "x.xlsx"), start=1):
        (tmp_path / name).write_bytes(b"new" if day > 1 else b"old")
        keep_dated(tmp_path / name, date(2026, 1, day), 9)

    assert sorted(path.name for path in (tmp_path / KEPT).iterdir()) == ["x (2) 2026-01-02.xlsx", "x 2026-01-01.xlsx"]


def stop(*_):
    raise KeyboardInterrupt


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(NoUsableInput, match="không có thư mục này"):
        nightly(Order(tmp_path / "không có", tmp_path / "kế hoạch.xlsx"), quiet, TODAY)

    assert list(tmp_path.iterdir()) == []

"""``send`` as people run it, with a mail server set up."""

import shutil
import ssl

import pytest
import trustme
from click.testing import CliRunner

from cchc_xl.cli import commands
from tests.delivery.servers import DROP, PASSWORD, USER, Faults, mail_server
from tests.plans import REAL_PLAN, SAMPLE

SUBJECT = "Xã Phú Phương: bảng chấm điểm chỉ số cải cách hành chính năm 2024"
TO = "noivu@bavi.example.vn"


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """The sample, scored once."""
    folder = tmp_path_factory.mktemp("scored")
    assert run("score", SAMPLE, "--plan", REAL_PLAN, "-o", folder / "phú phương - bang diem.xlsx").exit_code == 0
    return folder / "phú phương - bang diem.xlsx"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def office(tmp_path, scored, authority, monkeypatch):
    """A folder with the scoring workbook, the plan and the certificate of the server; a password in the environment."""
    shutil.copy(REAL_PLAN, tmp_path)
    shutil.copy(scored, tmp_path)
    authority.cert_pem.write_to_path(str(tmp_path / "goc.pem"))
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", PASSWORD)
    return tmp_path


@pytest.fixture
def serve(office, authority):
    """Run a server and name it in the office's settings."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def start(faults=None):
        server = mail_server(context, faults)
        seen = server.__enter__()
        running.append(server)
        (office / "cchc.toml").write_text(
            f'[mail]\nhost = "127.0.0.1"\nport = {seen.port}\nfrom = {{ name = "UBND xã", address = "{USER}" }}\n'
            f'user = "{USER}"\ncafile = "goc.pem"\n',
            encoding="utf-8",
        )
        return seen

    running = []
    yield start
    for server in running:
        server.__exit__(None, None, None)


def send(office, *more):
    return run("send", office / "phú phương - bang diem.xlsx", *more)


def test_it_is_sent_once_and_again_only_when_told(office, serve):
    server = serve()
    first, second, third = send(office), send(office), send(office, "--again")

    assert [one.exit_code for one in (first, second, third)] == [0, 0, 0]
    assert first.stderr == third.stderr == f"Đã gửi «{SUBJECT}» tới {TO}.\n"
    assert f"Bảng điểm này đã gửi tới {TO} lúc " in second.stderr
    assert "hãy thêm --again" in second.stderr
    assert [receivers for receivers, _ in server.accepted] == [[TO], [TO]]


def test_trouble_is_told_with_exit_code_6_and_the_queue_is_sent_later(office, serve, monkeypatch):
    serve(Faults({"END": "451 4.3.0 later"}))
    refused = send(office)
    server = serve()
    early = run("send", office)
    sent = send(office)

    still = (
        f"Còn 1 thư chưa gửi được trong hàng chờ {office / 'thu di'}. Hãy chạy lại send với bảng điểm, hoặc "
        "send --queue sau.\n"
    )
    assert (refused.exit_code, early.exit_code, sent.exit_code) == (6, 0, 0)
    assert refused.stderr == (
        f"«{SUBJECT}» tới {TO}: hoãn, sẽ gửi lại. Máy chủ thư tạm thời chưa nhận thư (451 4.3.0 later). Thư còn trong "
        f"hàng chờ và sẽ được gửi lại.\n{still}"
    )
    assert early.stderr == f"Không có thư nào đến lúc gửi.\n{still}"
    assert len(server.accepted) == 1
    monkeypatch.chdir(office)
    assert [run("send").stderr, run("send", "--queue").stderr] == ["Không có thư nào đến lúc gửi.\n"] * 2


def test_an_office_that_never_sent_has_nothing_to_send_and_gets_no_outbox(office, serve):
    serve()
    result = run("send", office)

    assert (result.exit_code, result.stderr) == (0, "Không có thư nào đến lúc gửi.\n")
    assert not (office / "thu di").exists()


def test_a_letter_of_which_nobody_knows_is_told_so(office, serve):
    serve(Faults({"END": DROP}))
    result = send(office)

    assert result.exit_code == 6
    assert "chưa rõ, sẽ gửi lại. Mất kết nối với máy chủ thư 127.0.0.1 sau khi đã trao hết thư" in result.stderr


def test_without_a_password_it_waits_and_the_cure_is_told(office, serve, monkeypatch):
    serve()
    monkeypatch.delenv("CCHC_MAIL_PASSWORD")
    result = send(office)

    assert result.exit_code == 6
    assert "CCHC_MAIL_PASSWORD" in result.stderr
    assert "Còn 1 thư chưa gửi được trong hàng chờ" in result.stderr


def test_a_damaged_letter_is_set_aside_and_told_and_the_others_go_out(office, serve):
    server = serve()
    (office / "thu di").mkdir()
    (office / "thu di" / "thu-hỏng.json").write_bytes(b"{")
    result = send(office)

    assert (result.exit_code, len(server.accepted)) == (0, 1)
    assert "bị hỏng, đã chuyển vào" in result.stderr


def test_a_dry_run_shows_the_letter_and_writes_and_sends_nothing(office, serve):
    server = serve()
    before = sorted(office.iterdir())
    result = send(office, "--dry-run")

    assert (result.exit_code, server.accepted, sorted(office.iterdir())) == (0, [], before)
    assert result.stdout.startswith(
        f"Đến: Phòng Nội vụ huyện Ba Vì <{TO}>\nTiêu đề: {SUBJECT}\nTệp đính kèm: Bảng chấm"
    )
    assert "- Chỉ số: 9" in result.stdout


def test_without_a_server_there_is_no_queue(office):
    assert (run("send", office).exit_code, "docs/thu.md" in run("send", office).stderr) == (6, True)


def test_a_wrong_setting_is_told_with_exit_code_6(office):
    (office / "cchc.toml").write_text('[mail]\nhost = "s.vn"\n', encoding="utf-8")

    assert (send(office).exit_code, "[mail] from" in send(office).stderr) == (6, True)


def test_the_password_is_nowhere(office, serve, tmp_path):
    serve(Faults({"MAIL": f"550 no {PASSWORD}"}))
    result = send(office)

    assert result.exit_code == 6
    said = result.output + result.stderr
    assert PASSWORD not in said
    assert not any(PASSWORD.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

"""Nothing in a workbook makes the commands look outside: no connection, no other file, nothing written elsewhere."""

import re
import socket
import threading
from itertools import cycle

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from tests.containers import BOOK, SHEET, packed, parts_of
from tests.plans import REAL_PLAN, SAMPLE

RELATIONS = "xl/_rels/workbook.xml.rels"
PARTS = parts_of(SAMPLE.read_bytes())
EVERYWHERE = [
    "xl/sharedStrings.xml",
    BOOK,
    SHEET,
    "xl/styles.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    RELATIONS,
]

DOCUMENT_TYPES = [
    "<!DOCTYPE a [<!ENTITY s SYSTEM '{place}'>]>",
    "<!DOCTYPE a SYSTEM '{place}'>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM '{place}'> %p;]>",
]


@pytest.fixture
def listener():
    """Hear every connection to a port of this machine; gives its number and those who called."""
    callers = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        over = threading.Event()

        def listen():
            while not over.is_set():
                try:
                    callers.append(server.accept())
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], callers
        over.set()
        thread.join()


def bent(changes):
    return packed({**PARTS, **changes}.items())


def outcome(folder, data):
    (folder / "xã.xlsx").write_bytes(data)
    before = sorted(folder.rglob("*"))
    result = CliRunner().invoke(commands, ["check", str(folder / "xã.xlsx"), "--plan", str(REAL_PLAN)])
    assert sorted(folder.rglob("*")) == before
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize(("part", "document_type"), list(zip(EVERYWHERE, cycle(DOCUMENT_TYPES), strict=False)))
def test_an_entity_from_outside_is_never_fetched(tmp_path, listener, part, document_type):
    port, callers = listener
    (tmp_path / "secret.txt").write_text("mật-vụ-7", "utf-8")
    for place in (f"http://127.0.0.1:{port}/a.dtd", (tmp_path / "secret.txt").as_uri()):
        head, _, body = PARTS[part].decode().partition("?>")
        xml = f"{head}?>{document_type.format(place=place)}{body}".replace("</", "&s;</", 1)
        result = outcome(tmp_path, bent({part: xml.encode()}))
        assert (result.exit_code, "DOCTYPE" in result.stderr) == (3, True)
        assert "mật-vụ-7" not in result.output
    assert callers == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/a.xml", "file:///etc/hostname", "../../../../etc/hostname"]
)
@pytest.mark.parametrize("mode", ["", ' TargetMode="External"'])
def test_a_sheet_from_outside_is_never_fetched(tmp_path, listener, target, mode):
    port, callers = listener
    there = f'Target="{target.format(port=port)}"{mode}'.encode()
    relations = re.sub(rb'Target="worksheets/[^"]*"', there, PARTS[RELATIONS])
    assert relations != PARTS[RELATIONS]
    assert outcome(tmp_path, bent({RELATIONS: relations})).exit_code == 3
    assert callers == []


def test_members_that_lead_outside_are_never_unpacked(tmp_path):
    folder = tmp_path / "xã"
    folder.mkdir()
    for name in ("../ngoài.txt", str(tmp_path / "ngoài.txt"), "..\\ngoài.txt"):
        assert outcome(folder, packed([*PARTS.items(), (name, b"x")])).exit_code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["xã"]


def test_links_and_connections_of_a_workbook_are_left_alone(tmp_path, listener):
    port, callers = listener
    link = f'<Relationship Id="rId99" Type="http://x/externalLink" Target="http://127.0.0.1:{port}/" TargetMode="External"/>'
    relations = PARTS[RELATIONS].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    connection = f'<connections><connection id="1"><webPr url="http://127.0.0.1:{port}/"/></connection></connections>'
    result = outcome(tmp_path, bent({RELATIONS: relations, "xl/connections.xml": connection.encode()}))
    assert result.exit_code == 0
    assert callers == []

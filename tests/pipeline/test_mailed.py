"""What is mailed is what is consolidated: every commune's scoring workbook travels by mail, and ranks as its entry did."""

from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.each import FOLDER
from cchc_xl.pipeline.order import Order
from cchc_xl.pipeline.posting_run import post
from cchc_xl.pipeline.ranking_run import Consolidated, consolidate_folder
from cchc_xl.pipeline.sending_run import letter_for, office_near
from tests.delivery.servers import PASSWORD, USER, mail_server
from tests.pipeline.districts import good_district, plan_of

COMMUNES = 31
SETTINGS = """
[mail]
host = "localhost"
port = {port}
security = "starttls"
from = "{user}"
user = "{user}"
to = "noivu@huyen.example.vn"
cafile = "{cafile}"
"""


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """A district whose 31 workbooks were scored each on its own, with its ranking from the entry workbooks."""
    place = tmp_path_factory.mktemp("huyện")
    folder, plan_path = good_district(place, COMMUNES)
    finished = run(Order(folder, plan_path, place / "kết quả" / "tong hop.xlsx", each=True, jobs=2), lambda *_: None)
    return place / "kết quả" / FOLDER, finished.done


def ranking(done: Consolidated):
    return [
        (
            one.place,
            one.agency,
            one.card.totals,
            [(score.criterion, score.outcome, score.points) for score in one.card.scores],
        )
        for one in done.ranking.standings
    ]


def attachments(accepted, into: Path) -> Path:
    """Save what came with each mail as the office would."""
    into.mkdir()
    for _, content in accepted:
        (attachment,) = message_from_bytes(content, policy=SMTP).iter_attachments()
        (into / attachment.get_filename()).write_bytes(attachment.get_content())
    return into


def test_the_scoring_workbooks_that_came_by_mail_rank_as_the_entry_workbooks(
    scored, context, cafile, tmp_path, monkeypatch
):
    results, from_entries = scored
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", PASSWORD)
    with mail_server(context) as server:
        (results / "cchc.toml").write_text(
            SETTINGS.format(port=server.port, user=USER, cafile=cafile), encoding="utf-8"
        )
        office = office_near(results)
        for path in sorted(results.glob("*.xlsx")):
            assert post(office, letter_for(path, plan_of(COMMUNES), office.mail)).left == 0
    saved = attachments(server.accepted, tmp_path / "thư đến")
    from_mail = consolidate_folder(saved, plan_of(COMMUNES))

    sent, came = ({path.read_bytes() for path in place.glob("*.xlsx")} for place in (results, saved))
    assert (len(sent), came) == (COMMUNES, sent)
    assert ranking(from_mail) == ranking(from_entries)


def test_an_entry_workbook_and_its_scoring_workbook_in_one_folder_count_once_and_nothing_is_said(scored, tmp_path):
    results, from_entries = scored
    folder, _ = good_district(tmp_path, COMMUNES)
    first = min(results.glob("*.xlsx"))
    (folder / "bảng điểm gửi qua thư.xlsx").write_bytes(first.read_bytes())
    both = consolidate_folder(folder, plan_of(COMMUNES))

    assert ranking(both) == ranking(from_entries)
    assert not [one for one in both.findings if one.code in {"W107", "W161", "W162"}]

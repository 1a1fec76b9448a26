"""Files that could not be used are told beside the agency that they are of."""

from cchc_xl.pipeline.ranking_run import consolidate_folder
from tests.pipeline.small import PLAN, ROSTER, entry, put


def test_a_refused_file_is_told_beside_the_good_one_of_its_agency(tmp_path):
    folder = put(tmp_path / "xã", a=entry("An Bình"), **{"Xã An Bình gửi lại": b"broken"})
    first, *_ = consolidate_folder(folder, PLAN).ranking.standings

    assert first.agency == ROSTER[0]
    assert first.reason == "Đã dùng tệp khác vì không dùng được «Xã An Bình gửi lại.xlsx»"


def test_where_only_the_name_of_a_refused_file_tells_whose_it_is_that_is_said(tmp_path):
    folder = put(tmp_path / "xã", a=entry("An Bình"), **{"Xã Ba Trại": b"broken"})
    reasons = {one.agency.name: one.reason for one in consolidate_folder(folder, PLAN).ranking.standings}

    assert reasons["Ba Trại"].endswith(" Đơn vị của tệp này được đoán theo tên tệp.")

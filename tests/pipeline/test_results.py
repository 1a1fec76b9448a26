"""Who sent what: wholes and parts put together under the agency that they mean."""

from cchc_xl.pipeline.ranking_run import consolidate_folder
from tests.pipeline.small import PLAN, entry, put

MINE, NOBODYS = "Đảm", "Chưa phân công"


def consolidated(folder, **files):
    """Give index and files of each agency that is ranked, and what is told of which file."""
    done = consolidate_folder(put(folder / "xã", **files), PLAN)
    ranked = {one.agency.name: (float(one.card.totals.index), one.files) for one in done.ranking.standings if one.card}
    return ranked, [(one.code, one.cell.file) for one in done.findings if one.code[:2] in {"W1", "F1"}]


def test_parts_are_put_together_though_the_code_of_one_is_wrong(tmp_path):
    mine = entry("An Bình", "4/4", "/", scope=MINE)
    others = entry("An Bình", "/", "3/6", code="99999", scope=NOBODYS)

    assert consolidated(tmp_path, a=mine, b=others) == (
        {"An Bình": (70, ("a.xlsx", "b.xlsx"))},
        [("W164", "b.xlsx")],
    )


def test_a_part_with_the_code_of_a_neighbour_joins_the_agency_that_it_names(tmp_path):
    mine = entry("An Bình", "4/4", "/", scope=MINE)
    others = entry("An Bình", "/", "3/6", code="00002", scope=NOBODYS)
    ranked, told = consolidated(tmp_path, a=mine, b=others, c=entry("Ba Trại", "4/4"))

    assert ranked == {"An Bình": (70, ("a.xlsx", "b.xlsx")), "Ba Trại": (70, ("c.xlsx",))}
    assert told == [("W166", "b.xlsx")]


def test_files_without_a_code_are_those_of_the_agencies_that_they_name(tmp_path):
    part = entry("An Bình", "4/4", "/", code="", scope=MINE)
    ranked, told = consolidated(tmp_path, a=part, b=entry("Ba Trại", "4/4", "3/6", code=""))

    assert ranked == {"Ba Trại": (70, ("b.xlsx",)), "An Bình": (40, ("a.xlsx",))}
    assert [file for code, file in told if code == "W164"] == ["a.xlsx", "b.xlsx"]


def test_a_part_does_not_bring_an_older_whole_back(tmp_path):
    old, new = entry("An Bình", "1/4", "1/6", as_of="30/06/2024"), entry("An Bình", "4/4", "6/6")
    part = entry("An Bình", "4/4", "/", scope=MINE)

    assert consolidated(tmp_path, a=old, b=new, c=part) == (
        {"An Bình": (100, ("b.xlsx", "c.xlsx"))},
        [("W107", "a.xlsx")],
    )


def test_a_later_part_of_the_same_official_takes_the_place_of_the_earlier(tmp_path):
    early, late = (
        entry("An Bình", first, "/", scope=MINE, as_of=day)
        for first, day in (("1/4", "30/06/2024"), ("4/4", "31/12/2024"))
    )
    ranked, told = consolidated(tmp_path, a=early, b=late, c=entry("An Bình", "/", "6/6", scope=NOBODYS))

    assert (ranked, told) == ({"An Bình": (100, ("b.xlsx", "c.xlsx"))}, [("W107", "a.xlsx")])


def test_a_file_whose_code_and_name_are_those_of_two_communes_is_told_though_it_does_not_count(tmp_path):
    ranked, told = consolidated(tmp_path, a=entry("An Bình"), b=entry("Ba Trại", title="Xã An Bình"))

    assert ranked == {"An Bình": (50, ("a.xlsx",))}
    assert sorted(told) == [("W162", "b.xlsx"), ("W166", "b.xlsx")]

"""A signature stays with the last rows of its table, and a block of rows is not torn."""

from hypothesis import given, strategies

from cchc_xl.reporting.paging import LANDSCAPE, break_before_signature, breaks_between


def test_a_short_table_needs_no_break():
    assert break_before_signature([20] * 10, 60, 120) is None


def test_a_signature_that_would_fall_on_the_next_page_takes_the_last_rows_with_it():
    assert break_before_signature([20] * 24, 60, 120) == 21


def test_rows_begin_anew_on_each_page_below_the_header():
    assert break_before_signature([*[100] * 5, *[20] * 4], 60, 120) is None


@given(strategies.lists(strategies.floats(16, 150), min_size=4, max_size=80), strategies.floats(30, 90))
def test_the_last_rows_and_the_signature_are_on_one_page(heights, header):
    torn = break_before_signature(heights, header, 126)
    pages, used = 0, 0.0
    starts = []
    for row, height in enumerate([*heights, 126]):
        if row == torn or used + height > LANDSCAPE:
            pages, used = pages + 1, header
        used += height
        starts.append(pages)

    assert len(set(starts[-4:])) == 1 or sum(heights[-3:]) + 126 + header > LANDSCAPE


def test_blocks_that_fit_a_page_need_no_break():
    assert breaks_between([50, *[20] * 20], 0, [1, 11, 21]) == ()


def test_a_block_that_would_be_torn_begins_on_the_next_page_below_the_header():
    assert breaks_between([50, *[20] * 40], 0, [1, 11, 21, 31, 41]) == (21,)


def test_a_block_higher_than_a_page_is_torn_and_the_next_one_follows_it():
    assert breaks_between([50, *[20] * 40], 0, [1, 36, 41]) == (1,)


@given(strategies.lists(strategies.lists(strategies.floats(16, 60), min_size=2, max_size=6), min_size=1, max_size=30))
def test_no_block_is_torn(blocks):
    heights, starts = [50.0], [1]
    for block in blocks:
        heights += block
        starts.append(len(heights))
    breaks = breaks_between(heights, 0, starts)
    used, torn = heights[0], []
    for row, height in enumerate(heights[1:], start=1):
        if row in breaks:
            used = heights[0]
        elif used + height > LANDSCAPE:
            torn.append(row)
        used += height

    assert torn == []

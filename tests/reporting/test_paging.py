"""A signature stays with the last rows of its table."""

from hypothesis import given, strategies

from cchc_xl.reporting.paging import LANDSCAPE, break_before_signature


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

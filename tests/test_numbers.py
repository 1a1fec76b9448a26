"""Numbers are exact, rounded once, and written the Vietnamese way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from cchc_xl.numbers import (
    as_excel_shows,
    compares,
    fixed,
    number_in,
    percent,
    percent_in,
    plain,
    rounded,
    two_readings,
)

DECIMALS = strategies.decimals(-(10**9), 10**9, places=4)


# ---- rounding


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ("0.925", "0.93"),
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("2.5", "2.50"),
        ("0.9249999999999999", "0.92"),
        ("-0.925", "-0.93"),
        ("-1.005", "-1.01"),
        ("-0.0049", "0.00"),
        ("0", "0.00"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value, points):
    assert str(rounded(Decimal(value), 2)) == points


def test_a_fraction_is_rounded_as_it_is():
    assert rounded(3 * Fraction(296, 960), 2) == Decimal("0.93")
    assert rounded(Fraction(2, 3), 8) == Decimal("0.66666667")
    assert rounded(Fraction(-5, 2), 0) == -3
    assert rounded(7, 2) == 7


@given(strategies.fractions(-1000, 1000), strategies.integers(0, 8))
def test_rounding_moves_a_number_by_half_a_step_at_most(value, decimals):
    moved = abs(Fraction(rounded(value, decimals)) - value) * 10**decimals
    assert moved <= Fraction(1, 2)
    assert rounded(-value, decimals) == -rounded(value, decimals)
    assert rounded(rounded(value, decimals), decimals) == rounded(value, decimals)


# ---- comparing


@pytest.mark.parametrize(
    ("sign", "below", "equal", "above"),
    [
        (">=", False, True, True),
        (">", False, False, True),
        ("<=", True, True, False),
        ("<", True, False, False),
        ("=", False, True, False),
    ],
)
def test_numbers_of_every_kind_compare_exactly(sign, below, equal, above):
    third = Fraction(1, 3)
    assert compares(Decimal("0.3333333333333333333333333333333"), sign, third) is below
    assert compares(Fraction(2, 6), sign, third) is equal
    assert compares(Decimal("0.3333333333333333333333333333334"), sign, third) is above


# ---- reading


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("95,5", "95.5"),
        ("95.5", "95.5"),
        ("95.25", "95.25"),
        ("0,925", "0.925"),
        ("0.925", "0.925"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1234", "1234"),
        ("1234,567", "1234.567"),
        ("1.2345", "1.2345"),
        (" 12 ", "12"),
        ("1 234 567", "1234567"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("-1,5", "-1.5"),
        ("-1.234,5", "-1234.5"),
        ("+7", "7"),
        ("007", "7"),
    ],
)
def test_a_number_in_text_is_read_the_vietnamese_way(text, number):
    assert number_in(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.234", "-1.234", "12.345", "999.999"])
def test_a_number_that_could_mean_two_is_none(text):
    assert number_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "chưa có",
        "N/A",
        "12a",
        "5%",
        "1,2,3",
        "1.23.4",
        "1,234.5",
        "12.3456.789",
        ",5",
        "5,",
        "1e3",
        "--1",
        "−1",
    ],
)
def test_what_is_no_number_is_none(text):
    assert number_in(text) is None


@given(DECIMALS)
def test_what_we_write_with_decimals_is_read_back(number):
    assert number_in(fixed(number, 4)) == number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (95.5, "95.5"),
        (12.0, "12"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
        (123456789.12, "123456789.12"),
    ],
)
def test_a_cell_is_the_number_that_excel_shows(value, shown):
    assert str(as_excel_shows(value)) == shown


@given(DECIMALS)
def test_a_decimal_survives_a_cell(number):
    assert as_excel_shows(float(number)) == number


# ---- writing


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("2.00"), "2"),
        (Decimal("1E+3"), "1.000"),
        (1_234_567, "1.234.567"),
        (Decimal("0.05"), "0,05"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("-1234.5"), "-1.234,5"),
        (0, "0"),
        (Fraction(15, 2), "7,5"),
        (Fraction(1, 3), "0,333333"),
        (Fraction(2, 3), "0,666667"),
    ],
)
def test_a_plain_number_has_no_needless_zeros(value, text):
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("1.5"), 2, "1,50"),
        (Decimal("1234567.891"), 2, "1.234.567,89"),
        (Decimal("0.925"), 2, "0,93"),
        (Decimal("-0.925"), 2, "-0,93"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("2.5"), 0, "3"),
        (Fraction(2, 3), 8, "0,66666667"),
    ],
)
def test_a_fixed_number_has_so_many_decimals(value, decimals, text):
    assert fixed(value, decimals) == text


@pytest.mark.parametrize(
    ("ratio", "beside", "text"),
    [
        (Fraction(3, 4), (), "75,00%"),
        (Fraction(1, 3), (), "33,33%"),
        (Fraction(69_995, 100_000), (), "70,00%"),
        (Fraction(69_995, 100_000), (70,), "69,995%"),
        (Fraction(699_999, 1_000_000), (Decimal(100), Decimal(70)), "69,9999%"),
        (Fraction(1, 2) - Fraction(1, 10**9), (50,), "49,9999999%"),
        (Fraction(7, 10), (70,), "70,00%"),
        (Fraction(1, 3), (Decimal("33.33"),), "33,333%"),
        (Fraction(-1, 10**5), (0,), "-0,001%"),
        (Fraction(5, 2), (100,), "250,00%"),
    ],
)
def test_a_percentage_never_looks_like_a_number_that_it_is_not(ratio, beside, text):
    assert percent(ratio, beside) == text


@given(strategies.fractions(0, 2, max_denominator=10**6), strategies.integers(0, 200))
def test_a_percentage_shown_as_the_threshold_is_the_threshold(ratio, threshold):
    shown = Decimal(percent(ratio, (threshold,)).rstrip("%").replace(".", "").replace(",", "."))
    assert (shown == threshold) == (100 * ratio == threshold)


@pytest.mark.parametrize(
    ("text", "number"), [("1 234", "1234"), ("12 345 678,5", "12345678.5"), ("1\u00a0234", "1234")]
)
def test_spaces_between_groups_of_three_are_read_over(text, number):
    assert number_in(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1 2", "12 34", "1234 567"])
def test_other_spaces_may_part_two_numbers(text):
    assert number_in(text) is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.234", ("1234", "1,234")),
        ("1.000", ("1000", "1,000")),
        (" -12.345 ", ("-12345", "-12,345")),
        ("0.925", None),
        ("1.234,5", None),
        ("1.23", None),
        ("nhiều", None),
    ],
)
def test_both_meanings_of_one_point_are_given(text, readings):
    assert two_readings(text) == readings


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("95%", "95"),
        ("95,5 %", "95.5"),
        ("95.5%", "95.5"),
        ("100 %", "100"),
        ("95", None),
        ("%", None),
        ("1.234%", None),
    ],
)
def test_a_percentage_is_read_without_its_sign(text, number):
    assert percent_in(text) == (number and Decimal(number))

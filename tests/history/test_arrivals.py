"""Which files were here before: by their bytes the first day, by their name whose they were."""

from datetime import date

from cchc_xl.history import arrivals

EARLY, LATE = date(2025, 1, 6), date(2025, 2, 1)


def test_the_first_day_stays_the_day_a_file_came_however_often_it_is_copied(store):
    arrivals.keep(store, [("x", "A.xlsx", "00001", EARLY)])
    arrivals.keep(store, [("x", "A (1).xlsx", "00001", LATE)])

    assert arrivals.first_seen(store, "x", LATE) == EARLY
    assert arrivals.first_seen(store, "y", LATE) == LATE


def test_an_earlier_day_on_the_file_itself_is_believed(store):
    arrivals.keep(store, [("x", "A.xlsx", "00001", LATE)])

    assert arrivals.first_seen(store, "x", EARLY) == EARLY
    arrivals.keep(store, [("x", "A.xlsx", "00001", EARLY)])
    assert arrivals.first_seen(store, "x", LATE) == EARLY


def test_a_file_name_tells_whose_it_was_when_it_was_read_last(store):
    arrivals.keep(store, [("x", "bao cao.xlsx", "00001", EARLY), ("y", "khác.xlsx", "", EARLY)])
    arrivals.keep(store, [("z", "bao cao.xlsx", "00002", LATE)])

    assert arrivals.agencies(store) == {"bao cao.xlsx": "00002"}
    assert arrivals.digests(store) == {"x", "y", "z"}

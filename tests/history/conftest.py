"""A store in a folder of its own."""

import pytest

from cchc_xl.history.store import NAME, opened


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / NAME) as one:
        yield one

"""A process that runs commands, a mail server, and folders to run them on, once for all tests."""

import os
import sys

import pytest

from tests.delivery.conftest import authority, cafile, context
from tests.delivery.servers import mail_server

__all__ = ["authority", "cafile", "context"]

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]  # runs are forked, and adopted


@pytest.fixture(autouse=True)
def usual_rights():
    """A call that fails between taking the mask of rights away and giving it back leaves none, in all this process."""
    mask = os.umask(0o022)
    os.umask(mask)
    yield
    os.umask(mask)


@pytest.fixture(scope="session")
def runner():
    from tests.faults.runs import running

    with running() as runner:
        yield runner


@pytest.fixture(scope="session")
def server(context):
    with mail_server(context) as server:
        yield server


@pytest.fixture(scope="session")
def district(tmp_path_factory, server, cafile, runner):
    """A district before a night."""
    from tests.faults.nights import nights

    return nights(tmp_path_factory.mktemp("nights"), server, cafile, runner)


@pytest.fixture(scope="session")
def commune(tmp_path_factory, runner):
    """A commune before it is scored anew."""
    from tests.faults.scorings import scorings

    return scorings(tmp_path_factory.mktemp("scorings") / "xã", runner)

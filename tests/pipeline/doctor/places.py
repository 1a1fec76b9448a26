"""A folder that is looked at, on a machine that answers what it is told to."""

from cchc_xl.pipeline.doctor.seen import Where
from tests.scheduling.nights import Told


def where(folder, answers=None, platform="linux", plan=None):
    return Where(folder, plan, Told(answers), platform)


def problems(seen):
    """Give what was found where something must be done."""
    return [one.found for one in seen if one.cure]

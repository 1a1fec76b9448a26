"""The same figures give the same bytes: on any machine, in any language, from files in any order, and again."""

import json
import os
import subprocess
import sys
from functools import cache
from hashlib import sha256

from cchc_xl.consolidation import rank
from cchc_xl.improvement import improve
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.plan.writing import write
from cchc_xl.reading import read
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.scoring import write_scorecard
from tests.other_plan import WARD, other_plan
from tests.plans import ROOT, SAMPLE, real_plan
from tests.samples import contents
from tests.test_other_plan import FILLED

MACHINES = {
    "a Vietnamese one": {"LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1"},
    "a plain one far west": {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Honolulu", "PYTHONHASHSEED": "2"},
    "a Turkish one far east": {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "31337"},
}
TELL = "import json; from tests.reporting.scoring.test_bytes import digests; print(json.dumps(digests()))"


def digests():
    """Give the SHA-256 of each kind of workbook."""
    plan, second = real_plan(), other_plan()
    commune = write_entry(plan, plan.roster[1], contents(plan, plan.roster[1], 7, 40))
    scored = [score(read("xã.xlsx", entry, plan), plan) for entry in (SAMPLE.read_bytes(), commune)]
    ranking, found = rank([one.card for one in scored], plan)
    of_ward = score(read("phường.xlsx", write_entry(second, WARD, FILLED), second), second)
    books = {
        "entry": commune,
        "scoring": write_scorecard(scored[0], plan, improvement=improve(scored[0], plan)),
        "scoring of a commune": write_scorecard(scored[1], plan),
        "scoring by the second plan": write_scorecard(of_ward, second, improvement=improve(of_ward, second)),
        "ranking": write_ranking(ranking, (*scored[0].findings, *found), plan),
        "plan": write(plan),
    }
    return {name: sha256(book).hexdigest() for name, book in books.items()}


here = cache(digests)


def test_the_same_bytes_come_from_every_machine():
    running = {
        name: subprocess.Popen(
            [sys.executable, "-c", TELL],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **machine},
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for name, machine in MACHINES.items()
    }
    said = {name: json.loads(process.communicate(timeout=60)[0]) for name, process in running.items()}

    assert said == dict.fromkeys(MACHINES, here())


def test_the_same_bytes_come_again():
    assert digests() == here()


def test_the_order_of_communes_changes_no_byte_of_the_ranking():
    plan = real_plan()
    entries = [write_entry(plan, one, contents(plan, one, seed, 20)) for seed, one in enumerate(plan.roster[:5])]
    cards = [score(read(f"xã {number}.xlsx", entry, plan), plan).card for number, entry in enumerate(entries)]

    assert ranking_of(cards, plan) == ranking_of(cards[::-1], plan) == ranking_of(cards[2:] + cards[:2], plan)


def ranking_of(cards, plan):
    ranking, found = rank(cards, plan)
    return write_ranking(ranking, found, plan)

"""What the cheapest way to a goal costs beside the table of the textbook: CPU time, ratios in one run.

47 criteria, each with a step for every hundredth of a point: 7,050 steps, far more than a commune has. The *table*
keeps the least cost for every sum of hundredths (the multiple-choice knapsack of Kellerer, Pferschy and Pisinger,
Knapsack Problems, 2004, chapter 11), in plain Python; both find the same cost.

    python benchmarks/cheapest_way.py [--rounds 3]
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.improvement.test_way import least_cost, plan_with, steps_of, way

GOALS = {50: 2350, 75: 4700, 99: 6956}  # each with the hundredths that 47 times half a point lack of it


def main() -> None:
    """Print the medians and the ratio for each goal."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--rounds", type=int, default=3)
    rounds = words.parse_args().rounds
    for goal, lacking in GOALS.items():
        pairs = [_pair(goal, lacking) for _ in range(rounds)]
        ours = statistics.median(one for one, _ in pairs)
        ratio = statistics.median(table / one for one, table in pairs)
        print(f"to {goal}: ours {ours:.2f} s   (to hold: 1)   table / ours {ratio:.1f}")


def _pair(goal: int, lacking: int) -> tuple[float, float]:
    plan = plan_with(*[2] * 47)
    steps = steps_of(plan, range(1, 151))
    begun = time.process_time()
    found = way(plan, ["0.5"] * 47, goal, *steps)
    between = time.process_time()
    cost = least_cost(steps, lacking, parts=100)
    ended = time.process_time()
    if found.cost != cost:
        sys.exit(f"to {goal}: ours {found.cost}, table {cost}")
    return between - begun, ended - between


if __name__ == "__main__":
    main()

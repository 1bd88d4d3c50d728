"""``python -m tests.chaos [--hours N] [--seed N]``: a storm, and how it was weathered."""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.chaos.proxy import Disaster
from tests.chaos.storm import RECOVERY_LIMIT, run_storm


def main() -> int:
    """Return 1 where the board was not right in time after a disaster, or anything was left over."""
    parser = argparse.ArgumentParser(prog="chaos", description="Let connections go wrong under traffic.")
    parser.add_argument("--hours", type=float, default=1.0, help="of the PBX's time; default: %(default)g")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    through = asyncio.run(run_storm(options.hours, options.seed))
    weathered = through.results
    for disaster in Disaster:
        mine = [each.seconds for each in weathered if each.disaster is disaster]
        right = sorted(seconds for seconds in mine if seconds is not None)
        slowest = f"{right[-1]:.2f} s" if right else "-"
        print(
            f"{disaster.name:8} {len(mine):4} times, right within {slowest}, not in time: {mine.count(None)}"
        )
    failed = [each for each in weathered if each.seconds is None]
    for each in failed:
        print(f"{each.disaster.name} not within {RECOVERY_LIMIT:g} s: {each.difference}")
    print(f"held before {through.before}, after {through.after}")
    return 1 if failed or through.after != through.before else 0


if __name__ == "__main__":
    sys.exit(main())

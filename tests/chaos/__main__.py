"""``python -m tests.chaos [--hours N] [--seed N]``: lets connections fail under traffic."""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.chaos.proxy import Disaster
from tests.chaos.storm import RECOVERY_LIMIT, run_storm


def main() -> int:
    """Return 1 if the board was not correct in time after a fault, or if resources were left over."""
    parser = argparse.ArgumentParser(prog="chaos", description="Let connections go wrong under traffic.")
    parser.add_argument("--hours", type=float, default=1.0, help="of the PBX's time; default: %(default)g")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    report = asyncio.run(run_storm(options.hours, options.seed))
    for disaster in Disaster:
        times = [result.seconds for result in report.results if result.disaster is disaster]
        recovered = sorted(seconds for seconds in times if seconds is not None)
        slowest = f"{recovered[-1]:.2f} s" if recovered else "-"
        late = times.count(None)
        print(f"{disaster.name:8} {len(times):4} times, correct within {slowest}, not in time: {late}")
    failures = [result for result in report.results if result.seconds is None]
    for failure in failures:
        print(f"{failure.disaster.name} not within {RECOVERY_LIMIT:g} s: {failure.difference}")
    print(f"resources before {report.before}, after {report.after}")
    return 1 if failures or report.after.exceeds(report.before) else 0


if __name__ == "__main__":
    sys.exit(main())

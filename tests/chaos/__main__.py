"""``python -m tests.chaos [--hours N] [--seed N]``: makes connections fail under traffic."""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.chaos.fault_run import RECOVERY_LIMIT, run_faults
from tests.chaos.proxy import ConnectionFault


def main() -> int:
    """Return 1 if the board was not correct in time after a fault, or if resources were left over."""
    parser = argparse.ArgumentParser(prog="chaos", description="Make connections fail under traffic.")
    parser.add_argument("--hours", type=float, default=1.0, help="of the PBX's time; default: %(default)g")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    report = asyncio.run(run_faults(options.hours, options.seed))
    for fault in ConnectionFault:
        times = [result.seconds for result in report.results if result.fault is fault]
        recovered = sorted(seconds for seconds in times if seconds is not None)
        slowest = f"{recovered[-1]:.2f} s" if recovered else "-"
        late = times.count(None)
        print(f"{fault.name:8} {len(times):4} times, correct within {slowest}, not in time: {late}")
    failures = [result for result in report.results if result.seconds is None]
    for failure in failures:
        print(f"{failure.fault.name} not within {RECOVERY_LIMIT:g} s: {failure.difference}")
    print(f"resources before {report.before}, after {report.after}")
    return 1 if failures or report.after.exceeds(report.before) else 0


if __name__ == "__main__":
    sys.exit(main())

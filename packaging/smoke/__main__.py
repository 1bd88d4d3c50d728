"""Try a frozen program as a whole: ``python packaging/smoke [OPTIONS] -- PROGRAM …``.

Needs nothing but Python and, on Linux, a display (or ``QT_QPA_PLATFORM=offscreen``). What stands behind
``--`` starts the program: its path, or ``wine`` and its path. Prints one line a check and how many passed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from checks import CHECKS, ProgramUnderTest, SmokeError


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="smoke", description=__doc__)
    parser.add_argument("--version", required=True, help="the version that the program must have")
    parser.add_argument("--keyring", default="", help="what the name of its keyring must contain")
    parser.add_argument("--try-keyring", action="store_true", help="the keyring must keep a password")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="keep the screenshots in DIR")
    parser.add_argument("--path-prefix", default="", help="before paths given to the program: Z: for wine")
    parser.add_argument("--slowness", type=float, default=1.0, metavar="N", help="times longer limits")
    parser.add_argument("program", nargs="+")
    return parser.parse_args()


def main() -> int:
    """Run every check, also behind one that fails; return 0 where all passed."""
    options = _parse_options()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="devlink3-desk-smoke-", ignore_cleanup_errors=True) as folder:
        trial = ProgramUnderTest(options, Path(folder))
        for check in CHECKS:
            try:
                told = check(trial)
            except SmokeError as failure:
                failed += 1
                print(f"FAILED {check.__doc__}: {failure}", flush=True)
            else:
                print(f"ok     {check.__doc__}: {told}", flush=True)
    print(f"smoke: {len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

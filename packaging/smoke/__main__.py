"""Smoke test of a frozen program: ``python packaging/smoke [OPTIONS] -- PROGRAM …``.

Requires only Python and, on Linux, a display (or ``QT_QPA_PLATFORM=offscreen``). The words after ``--``
start the program: its path, or ``wine`` and its path. Prints one line per check and how many passed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from checks import CHECKS, ProgramUnderTest, SmokeError


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="smoke", description=__doc__)
    parser.add_argument("--version", required=True, help="version that the program must report")
    parser.add_argument("--keyring", default="", help="text that the name of its keyring must contain")
    parser.add_argument("--try-keyring", action="store_true", help="also store a password in the keyring")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="save the screenshots in DIR")
    parser.add_argument("--path-prefix", default="", help="prefix of paths for the program: Z: for Wine")
    parser.add_argument("--slowness", type=float, default=1.0, metavar="N", help="factor for time limits")
    parser.add_argument("program", nargs="+")
    return parser.parse_args()


def main() -> int:
    """Run every check, even after one that fails; return 0 if all passed."""
    options = _parse_options()
    failed = 0
    # On Windows, a program that is ending may still have a file open.
    with tempfile.TemporaryDirectory(prefix="devlink3-desk-smoke-", ignore_cleanup_errors=True) as folder:
        program = ProgramUnderTest(options, Path(folder))
        for check in CHECKS:
            try:
                result = check(program)
            except SmokeError as failure:
                failed += 1
                print(f"FAILED {check.__doc__}: {failure}", flush=True)
            else:
                print(f"ok     {check.__doc__}: {result}", flush=True)
    print(f"smoke: {len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

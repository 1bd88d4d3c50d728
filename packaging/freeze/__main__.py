"""Freeze the program with the Python that runs this, as releases do, and run the smoke test on it.

``python packaging/freeze``, with the packages of ``packaging/requirements.lock`` installed. In a clone,
``bootstrap.py bundle`` does the same after installing what it needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[1]
# Python puts the folder that it runs on sys.path, not the folder above, which contains the package ``setup``.
sys.path.insert(0, str(PACKAGING))

from setup.bundle import run_bundle  # noqa: E402 - see above
from setup.steps import StepError, print_status  # noqa: E402


def main() -> int:
    """Freeze and test; the arguments are passed to the smoke test."""
    try:
        return run_bundle(PACKAGING.parent, Path(sys.executable), sys.argv[1:])
    except StepError as error:
        print_status(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())

"""Freeze the program with the Python that runs this, as releases do, and try it.

The packages of ``requirements.lock`` must be installed. From a clone, ``bootstrap.py bundle`` does the
same and sees to everything itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bootstrapping.bundle import run_bundle

if __name__ == "__main__":
    sys.exit(run_bundle(Path(__file__).resolve().parents[1], Path(sys.executable), sys.argv[1:]))

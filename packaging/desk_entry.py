"""The frozen program begins here: the whole command line, as ``devlink3-desk`` has it."""

from __future__ import annotations

import sys

from devlink3_desk.app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

"""The entry point of the frozen program, with the command line of ``devlink3-desk``."""

from __future__ import annotations

import sys

from devlink3_desk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())

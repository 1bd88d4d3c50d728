"""``python -m devlink3_desk``."""

import sys

from devlink3_desk.app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

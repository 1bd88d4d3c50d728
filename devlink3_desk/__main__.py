"""The entry point of ``devlink3-desk`` and ``python -m devlink3_desk``."""

import sys

from devlink3_desk.app.interrupts import INTERRUPTED, InterruptExit


def main() -> int:
    """Run a command and return its exit code."""
    try:
        with InterruptExit():
            from devlink3_desk.app.cli.main import main as run_command

        return run_command()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())

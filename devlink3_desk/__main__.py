"""The entry point of ``devlink3-desk`` and ``python -m devlink3_desk``."""

import sys


def main() -> int:
    """Run a command and return its exit code."""
    try:
        # Loading takes a while: Ctrl+C must not end it with a traceback either.
        from devlink3_desk.app.cli.main import main as run_command

        return run_command()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

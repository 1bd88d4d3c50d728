"""Fuzzes the decoders: ``python -m tests.fuzz [--seconds N] [TARGET …]``; a finding is kept for the tests."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.targets import TARGETS

FINDINGS = Path(__file__).with_name("findings")
MAX_INPUT_LENGTH = 4096
"""Octets of an input: enough for every branch, and short enough to try many."""


def fuzz_target(name: str, seconds: int, *, keep: bool = True) -> list[bytes]:
    """Fuzz one target; return the inputs that it failed on, kept among the findings where wished."""
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        command = [sys.executable, "-m", "tests.fuzz.run", name, text]
        limits = [f"-max_total_time={seconds}", f"-max_len={MAX_INPUT_LENGTH}", "-timeout=10", "-verbosity=0"]
        ended = subprocess.run([*command, *limits], capture_output=True, text=True, check=False)
        found = [*folder.glob("crash-*"), *folder.glob("timeout-*"), *folder.glob("oom-*")]
        if ended.returncode and not found:
            raise RuntimeError(ended.stderr[-2000:])
        for artifact in found:
            print(ended.stderr[-1500:])
            if keep:
                kept = FINDINGS / f"{name}-{artifact.name[-12:]}"
                shutil.copy(artifact, kept)
                print(f"{name} failed; the input is kept as {kept}")
        return [artifact.read_bytes() for artifact in found]


def main() -> int:
    """Fuzz the targets in turn; return 1 where one failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Fuzz the decoders.")
    parser.add_argument("--seconds", type=int, default=60, help="in all; default: %(default)s")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; default: all")
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not there; it is for Linux on x86-64: python3 packaging/bootstrap.py fuzz")
        return 2
    names = options.targets or list(TARGETS)
    failed = []
    for name in names:
        print(f"{name}: {max(1, options.seconds // len(names))} s", flush=True)
        failed += fuzz_target(name, max(1, options.seconds // len(names)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

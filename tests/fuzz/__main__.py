"""Fuzzes the decoders: ``python -m tests.fuzz [--seconds N] [TARGET …]``; findings become test cases."""

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
"""Bytes of an input: enough for every branch, and few enough to try many inputs."""


def fuzz_target(name: str, seconds: int, *, keep: bool = True) -> list[bytes]:
    """Fuzz one target and return the inputs that it fails on; ``keep`` stores them as findings."""
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        command = [sys.executable, "-m", "tests.fuzz.run", name, text]
        limits = [f"-max_total_time={seconds}", f"-max_len={MAX_INPUT_LENGTH}", "-timeout=10", "-verbosity=0"]
        result = subprocess.run([*command, *limits], capture_output=True, text=True, check=False)
        artifacts = [*folder.glob("crash-*"), *folder.glob("timeout-*"), *folder.glob("oom-*")]
        if result.returncode and not artifacts:
            raise RuntimeError(result.stderr[-2000:])
        for artifact in artifacts:
            print(result.stderr[-1500:])
            if keep:
                finding = FINDINGS / f"{name}-{artifact.name[-12:]}"
                shutil.copy(artifact, finding)
                print(f"{name} failed; the input is stored as {finding}")
        return [artifact.read_bytes() for artifact in artifacts]


def main() -> int:
    """Fuzz the targets in turn and return 1 if one failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Fuzz the decoders.")
    parser.add_argument(
        "--seconds", type=int, default=60, help="duration of all targets; default: %(default)s"
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; default: all")
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    if importlib.util.find_spec("atheris") is None:
        print(
            print("atheris is not installed; it runs on Linux on x86-64: python3 packaging/bootstrap.py fuzz")
        )
        return 2
    names = options.targets or list(TARGETS)
    failed = []
    for name in names:
        print(f"{name}: {max(1, options.seconds // len(names))} s", flush=True)
        failed += fuzz_target(name, max(1, options.seconds // len(names)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

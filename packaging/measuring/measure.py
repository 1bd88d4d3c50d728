"""Compare the frozen desk with a bare PySide6 window that was frozen the same way: size and first paint.

``python packaging/measuring/measure.py [--rounds N]``, behind ``bootstrap.py bundle``; Linux, with Xvfb.
First paint is the time from starting the program until a tenth of the screen is no longer black, as the X
server's frame buffer shows it. As root, each start is a cold one: the file cache has been emptied. The desk
starts as it does for its users, on a PBX, which here does not answer.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1920, 1080)
OCTETS = 4
"""Of a pixel in the frame buffer."""
LIMIT = 60.0
CACHES = Path("/proc/sys/vm/drop_caches")


def megabytes(folder: Path) -> float:
    """Return what the files of a folder take, each counted once."""
    files = {path.resolve() for path in folder.rglob("*") if path.is_file()}
    return sum(path.stat().st_size for path in files) / 1e6


def painted(screen: Path) -> bool:
    """Return whether a tenth of the screen shows something; of every 997th pixel, that is."""
    pixels = screen.read_bytes()[-SIZE[0] * SIZE[1] * OCTETS :]
    seen = [any(pixels[at : at + 3]) for at in range(0, len(pixels), 997 * OCTETS)]
    return sum(seen) > len(seen) / 10


def first_paint(command: list[str]) -> float:
    """Start a program on a black screen of its own and return the seconds until it has painted."""
    with tempfile.TemporaryDirectory() as folder:
        readable, writable = os.pipe()
        server = subprocess.Popen(
            [
                "Xvfb", "-displayfd", str(writable), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24",
                "-fbdir", folder, "-nolisten", "tcp", "-noreset", "-br",
            ],
            pass_fds=[writable], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writable)
        try:
            with os.fdopen(readable, "rb") as pipe:
                display = f":{pipe.readline().decode().strip()}"
            return _timed(command, Path(folder) / "Xvfb_screen0", {**os.environ, "DISPLAY": display})
        finally:
            server.terminate()
            server.wait()


def _timed(command: list[str], screen: Path, environment: dict[str, str]) -> float:
    _forget_files()
    started = time.perf_counter()
    variables = {**environment, "QT_QPA_PLATFORM": "xcb", "DEVLINK3_PASSWORD": "nobody asks for it"}
    program = subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL)
    try:
        while not painted(screen):
            if program.poll() is not None or time.perf_counter() - started > LIMIT:
                raise SystemExit(f"{command[0]} did not paint.")
            time.sleep(0.005)
        return time.perf_counter() - started
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait()


def _forget_files() -> None:
    if os.access(CACHES, os.W_OK):
        os.sync()
        CACHES.write_text("3")


def main() -> int:
    """Freeze the bare window, measure both in turns, print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--desk", type=Path, default=ROOT / "dist/devlink3-desk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            [
                sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
                "--distpath", work, "--workpath", f"{work}/build", str(Path(__file__).with_name("bare.spec")),
            ],
            check=True,
        )  # fmt: skip
        bare = Path(work) / "bare"
        sizes = megabytes(options.desk), megabytes(bare)
        desk = [
            str(options.desk / "devlink3-desk"), "--config-dir", f"{work}/settings",
            "--host", "127.0.0.1", "--port", "1", "--user", "desk",
        ]  # fmt: skip
        rounds = [(first_paint(desk), first_paint([str(bare / "bare")])) for _ in range(options.rounds)]
    times = [statistics.median(each) for each in zip(*rounds, strict=True)]
    cold = "cold" if os.access(CACHES, os.W_OK) else "warm"
    print(f"size: {sizes[0]:.0f} MB, bare {sizes[1]:.0f} MB, ratio {sizes[0] / sizes[1]:.2f}")
    print(f"first paint, {cold}: {times[0]:.2f} s, bare {times[1]:.2f} s, ratio {times[0] / times[1]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

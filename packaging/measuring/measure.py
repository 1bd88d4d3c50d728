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
SCREEN_SIZE = (1920, 1080)
BYTES_PER_PIXEL = 4
"""Of a pixel in the frame buffer."""
TIMEOUT_SECONDS = 60.0
DROP_CACHES_FILE = Path("/proc/sys/vm/drop_caches")


def measure_megabytes(folder: Path) -> float:
    """Return what the files of a folder take, each counted once."""
    files = {path.resolve() for path in folder.rglob("*") if path.is_file()}
    return sum(path.stat().st_size for path in files) / 1e6


def is_painted(screen: Path) -> bool:
    """Return whether a tenth of the screen shows something; of every 997th pixel, that is."""
    pixels = screen.read_bytes()[-SCREEN_SIZE[0] * SCREEN_SIZE[1] * BYTES_PER_PIXEL :]
    seen = [any(pixels[at : at + 3]) for at in range(0, len(pixels), 997 * BYTES_PER_PIXEL)]
    return sum(seen) > len(seen) / 10


def measure_first_paint(command: list[str]) -> float:
    """Start a program on a black screen of its own and return the seconds until it has painted."""
    with tempfile.TemporaryDirectory() as folder:
        readable, writable = os.pipe()
        server = subprocess.Popen(
            [
                "Xvfb", "-displayfd", str(writable), "-screen", "0", f"{SCREEN_SIZE[0]}x{SCREEN_SIZE[1]}x24",
                "-fbdir", folder, "-nolisten", "tcp", "-noreset", "-br",
            ],
            pass_fds=[writable], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writable)
        try:
            with os.fdopen(readable, "rb") as pipe:
                display = f":{pipe.readline().decode().strip()}"
            return _measure_start(command, Path(folder) / "Xvfb_screen0", {**os.environ, "DISPLAY": display})
        finally:
            server.terminate()
            server.wait()


def _measure_start(command: list[str], screen: Path, environment: dict[str, str]) -> float:
    _drop_file_cache()
    started = time.perf_counter()
    variables = {**environment, "QT_QPA_PLATFORM": "xcb", "DEVLINK3_PASSWORD": "nobody asks for it"}
    program = subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL)
    try:
        while not is_painted(screen):
            if program.poll() is not None or time.perf_counter() - started > TIMEOUT_SECONDS:
                raise SystemExit(f"{command[0]} did not paint.")
            time.sleep(0.005)
        return time.perf_counter() - started
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait()


def _drop_file_cache() -> None:
    if os.access(DROP_CACHES_FILE, os.W_OK):
        os.sync()
        DROP_CACHES_FILE.write_text("3")


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
        sizes = measure_megabytes(options.desk), measure_megabytes(bare)
        desk = [
            str(options.desk / "devlink3-desk"), "--config-dir", f"{work}/settings",
            "--host", "127.0.0.1", "--port", "1", "--user", "desk",
        ]  # fmt: skip
        rounds = [
            (measure_first_paint(desk), measure_first_paint([str(bare / "bare")]))
            for _ in range(options.rounds)
        ]
    times = [statistics.median(each) for each in zip(*rounds, strict=True)]
    cold = "cold" if os.access(DROP_CACHES_FILE, os.W_OK) else "warm"
    print(f"size: {sizes[0]:.0f} MB, bare {sizes[1]:.0f} MB, ratio {sizes[0] / sizes[1]:.2f}")
    print(f"first paint, {cold}: {times[0]:.2f} s, bare {times[1]:.2f} s, ratio {times[0] / times[1]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Compare size and first paint of the frozen desk with those of a bare PySide6 window.

``.venv/bin/python packaging/measure.py [--rounds N]``, after ``bootstrap.py bundle``; Linux, with Xvfb.
The bare window is frozen in the same way.
First paint is the time from starting the program until a tenth of the screen is no longer black in the frame
buffer of the X server. As root, the file cache is emptied before each start. The desk is started with the
address of a PBX that does not answer.
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

ROOT = Path(__file__).resolve().parents[1]
SCREEN_SIZE = (1920, 1080)
BYTES_PER_PIXEL = 4
"""Bytes of a pixel in the frame buffer."""
TIMEOUT_SECONDS = 60.0
DROP_CACHES_FILE = Path("/proc/sys/vm/drop_caches")


def measure_megabytes(folder: Path) -> float:
    """Return the size of the files in a folder; files with several links are counted once."""
    files = {path.resolve() for path in folder.rglob("*") if path.is_file()}
    return sum(path.stat().st_size for path in files) / 1e6


def is_painted(screen: Path) -> bool:
    """Return whether a tenth of the screen is no longer black."""
    pixels = screen.read_bytes()[-SCREEN_SIZE[0] * SCREEN_SIZE[1] * BYTES_PER_PIXEL :]
    # Every 997th pixel is enough. 997 is prime, so that the samples do not form columns.
    samples = [any(pixels[offset : offset + 3]) for offset in range(0, len(pixels), 997 * BYTES_PER_PIXEL)]
    return sum(samples) > len(samples) / 10


def measure_first_paint(command: list[str]) -> float:
    """Start a program on a black screen of its own and return the seconds until its first paint."""
    with tempfile.TemporaryDirectory() as folder:
        # -displayfd: the server chooses a free display and writes its number to the pipe once it is ready.
        # -fbdir: its frame buffer is a file. -br: the screen starts black.
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
    variables = {**environment, "QT_QPA_PLATFORM": "xcb", "DEVLINK3_PASSWORD": "not used"}
    program = subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL)
    try:
        while not is_painted(screen):
            if program.poll() is not None or time.perf_counter() - started > TIMEOUT_SECONDS:
                raise SystemExit(f"{command[0]} did not paint within {TIMEOUT_SECONDS:.0f} s, or has ended.")
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
    """Freeze the bare window, measure both programs in turns and print the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--desk", type=Path, default=ROOT / "dist/devlink3-desk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            [
                sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
                "--distpath", work, "--workpath", f"{work}/build", str(ROOT / "packaging/freeze/bare.spec"),
            ],
            check=True,
        )  # fmt: skip
        bare = Path(work) / "bare"
        sizes = measure_megabytes(options.desk), measure_megabytes(bare)
        desk = [
            str(options.desk / "devlink3-desk"), "--config-dir", f"{work}/settings",
            "--host", "127.0.0.1", "--port", "1", "--user", "desk",
        ]  # fmt: skip
        # In turns, so that changes in the load of the machine affect both programs.
        rounds = [
            (measure_first_paint(desk), measure_first_paint([str(bare / "bare")]))
            for _ in range(options.rounds)
        ]
    times = [statistics.median(column) for column in zip(*rounds, strict=True)]
    cold = "cold" if os.access(DROP_CACHES_FILE, os.W_OK) else "warm"
    print(f"size: {sizes[0]:.0f} MB, bare {sizes[1]:.0f} MB, ratio {sizes[0] / sizes[1]:.2f}")
    print(f"first paint, {cold}: {times[0]:.2f} s, bare {times[1]:.2f} s, ratio {times[0] / times[1]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

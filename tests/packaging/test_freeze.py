"""What goes into the frozen program: files, icons, licences, version."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
from bundling import icons, licences, trimming, version
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from devlink3_desk import __version__

ROOT = Path(__file__).resolve().parents[2]
SVG = ROOT / "resources/icons/app.svg"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "devlink3_desk/_resources/icons/app.svg",
        "libcrypto.so.3",
    ],
)
def test_what_the_window_needs_is_kept(name):
    assert trimming.is_included(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6\\plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/opengl32sw.dll",
        "libgtk-3.so.0",
    ],
)
def test_what_nobody_uses_is_left_out(name):
    assert not trimming.is_included(name)


def test_resources_go_in_without_the_pictures_of_the_documentation():
    files = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in trimming.list_resource_files(ROOT / "resources")
    }
    assert {"icons/app.svg", "themes/dark.json", "cmextn_states.json"} <= files
    assert not any(name.startswith("screenshots") or name.endswith(".ts") for name in files)


def test_icons_of_all_systems_hold_the_picture_in_every_size(tmp_path: Path, qapp: QApplication):
    made = icons.write_icons(SVG, tmp_path)
    ico = made.ico.read_bytes()
    count = struct.unpack_from("<H", ico, 4)[0]
    for at in range(count):
        side, _, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * at)
        image = QImage.fromData(ico[offset : offset + length])
        assert image.width() == image.height() == (side or 256)
        assert image.pixelColor(image.width() // 2, image.height() // 10).name() == "#17405f"
    icns = made.icns.read_bytes()
    assert struct.unpack_from(">4sI", icns) == (b"icns", len(icns))
    at, kinds = 8, {}
    while at < len(icns):
        kind, length = struct.unpack_from(">4sI", icns, at)
        kinds[kind] = QImage.fromData(icns[at + 8 : at + length]).width()
        at += length
    assert kinds[b"ic10"] == 1024
    assert kinds[b"ic07"] == 128
    assert QImage(str(made.png[48])).width() == 48


def test_licences_of_all_that_is_bundled_are_collected():
    told = licences.format_licences(
        licences.find_distributions(ROOT / "pyproject.toml"), {"libpulse0": "LGPL-2.1+"}
    )
    for name in ("PySide6_Essentials", "shiboken6", "qasync", "keyring", "cryptography", "msgspec", "cffi"):
        assert f"\n{name} " in told, name
    assert "GNU Lesser General Public License" in told
    assert "libpulse0 (Debian)" in told
    assert "pytest" not in {
        each.metadata["Name"] for each in licences.find_distributions(ROOT / "pyproject.toml")
    }


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="this system has other packages")
def test_libraries_of_the_system_have_their_licences_from_their_packages():
    (libc,) = (Path(line.split()[-1]) for line in _loaded() if "libc.so.6" in line)
    assert "LGPL" in licences.find_system_licences([str(libc)])["libc6"]


def _loaded() -> list[str]:
    return [line for line in Path("/proc/self/maps").read_text().splitlines() if "r-xp" in line]


def test_libraries_that_came_with_what_was_left_out_go_too():
    binaries = [
        ("PySide6/QtCore.abi3.so", "/q/QtCore.abi3.so", "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("libxcb.so.1", "/lib/libxcb.so.1", "BINARY"),
        ("libcairo.so.2", "/lib/libcairo.so.2", "BINARY"),
        ("libpython3.11.so.1.0", "/lib/libpython3.11.so.1.0", "BINARY"),
    ]
    loads = {"/q/libqxcb.so": [("libxcb.so.1", "/lib/libxcb.so.1")]}
    kept = trimming.drop_unused_libraries(binaries, lambda file: loads.get(file, []))
    assert [name for name, _, _ in binaries if name != "libcairo.so.2"] == [name for name, _, _ in kept]


@pytest.mark.parametrize(
    ("text", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1.0rc2", (0, 1, 0, 0)), ("2.0", (2, 0, 0, 0))]
)
def test_windows_gets_four_numbers(text, numbers):
    assert version.parse_windows_version(text) == numbers


def test_the_version_resource_names_program_and_publisher():
    assert __version__ == version.VERSION
    told = version.format_version_resource("devlink3-desk", "1.2.3")
    assert "filevers=(1, 2, 3, 0)" in told
    assert version.PUBLISHER in told

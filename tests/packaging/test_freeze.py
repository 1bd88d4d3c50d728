"""The contents of the frozen program: files, icons, licences, version."""

from __future__ import annotations

import importlib.util
import re
import shutil
import struct
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
from freeze import contents, icons, licences, metadata
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from devlink3_desk import __version__

ROOT = Path(__file__).resolve().parents[2]
SVG = ROOT / "resources/icons/app.svg"
LOAD_MODULE = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("_sodium", sys.argv[1])
importlib.util.module_from_spec(spec)
"""


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
        "rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_window_needs_is_kept(name):
    assert contents.is_included(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6\\plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/opengl32sw.dll",
        "libgtk-3.so.0",
        "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_nobody_uses_is_left_out(name):
    assert not contents.is_included(name)


def test_resources_go_in_without_the_pictures_of_the_documentation():
    files = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in contents.list_resource_files(ROOT / "resources")
    }
    assert {"icons/app.svg", "themes/dark.json", "cmextn_states.json"} <= files
    assert not any(name.startswith("screenshots") or name.endswith(".ts") for name in files)


def test_icons_of_all_systems_hold_the_picture_in_every_size(tmp_path: Path, qapp: QApplication):
    files = icons.write_icons(SVG, tmp_path)
    ico = files.ico.read_bytes()
    count = struct.unpack_from("<H", ico, 4)[0]
    for index in range(count):
        side, _, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * index)
        image = QImage.fromData(ico[offset : offset + length])
        assert image.width() == image.height() == (side or 256)
        assert image.pixelColor(image.width() // 2, image.height() // 10).name() == "#17405f"
    icns = files.icns.read_bytes()
    assert struct.unpack_from(">4sI", icns) == (b"icns", len(icns))
    offset, widths = 8, {}
    while offset < len(icns):
        kind, length = struct.unpack_from(">4sI", icns, offset)
        widths[kind] = QImage.fromData(icns[offset + 8 : offset + length]).width()
        offset += length
    assert widths[b"ic10"] == 1024
    assert widths[b"ic07"] == 128
    assert QImage(str(files.png[48])).width() == 48


def test_licences_of_all_that_is_bundled_are_collected():
    notices = licences.format_licences(
        licences.find_distributions(ROOT / "pyproject.toml"), {"libpulse0": "LGPL-2.1+"}
    )
    for name in ("PySide6_Essentials", "shiboken6", "qasync", "keyring", "cryptography", "msgspec", "cffi"):
        assert f"\n{name} " in notices, name
    assert "GNU Lesser General Public License" in notices
    assert "libpulse0 (Debian)" in notices
    # The LGPL is a supplement to the GPL: a copy of each belongs to Qt, whose packages have neither.
    for licence in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE"):
        assert re.search(rf"\n *{licence}\n +Version 3, 29 June 2007", notices), licence


def test_licences_are_those_of_the_locked_packages():
    locked = set(re.findall(r"(?m)^([a-z0-9-]+)==", (ROOT / "packaging/program.lock").read_text()))
    installed = {_normalise(package.metadata["Name"]) for package in distributions()}
    bundled = licences.find_distributions(ROOT / "pyproject.toml")
    names = {_normalise(package.metadata["Name"]) for package in bundled}
    assert {"psycopg-binary", "pynacl", "pyside6-addons"} <= names
    assert names == locked & installed


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="this system has other packages")
def test_libraries_of_the_system_have_their_licences_from_their_packages():
    (libc,) = (Path(line.split()[-1]) for line in _executable_mappings() if "libc.so.6" in line)
    assert "LGPL" in licences.find_system_licences([str(libc)])["libc6"]


def _executable_mappings() -> list[str]:
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
    included = contents.drop_unused_libraries(binaries, lambda file: loads.get(file, []))
    assert [name for name, _, _ in binaries if name != "libcairo.so.2"] == [name for name, _, _ in included]


def test_clients_of_print_and_sound_servers_are_those_of_the_system():
    binaries = [
        ("PySide6/QtNetwork.abi3.so", "/q/QtNetwork.abi3.so", "EXTENSION"),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "/q/libcupsprintersupport.so", "BINARY"),
        ("libcups.so.2", "/lib/libcups.so.2", "BINARY"),
        ("libgnutls.so.30", "/lib/libgnutls.so.30", "BINARY"),
        ("libkrb5.so.3", "/lib/libkrb5.so.3", "BINARY"),
    ]
    by_cups = [("libgnutls.so.30", "/lib/libgnutls.so.30"), ("libkrb5.so.3", "/lib/libkrb5.so.3")]
    loads = {
        "/q/QtNetwork.abi3.so": [("libkrb5.so.3", "/lib/libkrb5.so.3")],
        "/q/libcupsprintersupport.so": [("libcups.so.2", "/lib/libcups.so.2"), *by_cups],
        "/lib/libcups.so.2": by_cups,
    }
    included = contents.drop_unused_libraries(binaries, lambda file: loads.get(file, []))
    assert [name for name, _, _ in included] == [
        name for name, _, _ in binaries if name not in {"libcups.so.2", "libgnutls.so.30"}
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the tool for it in every build")
@pytest.mark.skipif(shutil.which("strip") is None, reason="not installed: binutils")
def test_modules_lose_their_symbols_and_libraries_stay_as_they_are(tmp_path: Path):
    source = importlib.util.find_spec("nacl._sodium")
    assert source is not None
    assert source.origin is not None
    library = ("libpython3.so.1.0", "/lib/libpython3.so.1.0", "BINARY")
    stripped, untouched = contents.strip_modules(
        [("nacl/_sodium.abi3.so", source.origin, "EXTENSION"), library], tmp_path
    )
    assert untouched == library
    assert Path(stripped[1]).stat().st_size < Path(source.origin).stat().st_size / 2
    subprocess.run([sys.executable, "-c", LOAD_MODULE, stripped[1]], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="the wheels of other systems have no such folder")
def test_a_module_that_finds_libraries_beside_its_package_is_not_stripped(tmp_path: Path):
    module = tmp_path / "site-packages" / "driver" / "driver.so"
    module.parent.mkdir(parents=True)
    module.write_bytes(b"not a module")
    (tmp_path / "site-packages" / "driver.libs").mkdir()
    entry = ("driver/driver.so", str(module), "EXTENSION")
    assert contents.strip_modules([entry], tmp_path / "out") == [entry]


@pytest.mark.parametrize(
    ("text", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1.0rc2", (0, 1, 0, 0)), ("2.0", (2, 0, 0, 0))]
)
def test_windows_gets_four_numbers(text, numbers):
    assert metadata.parse_windows_version(text) == numbers


def test_the_version_resource_names_program_and_publisher():
    assert __version__ == metadata.VERSION
    resource = metadata.format_version_resource("devlink3-desk", "1.2.3")
    assert "filevers=(1, 2, 3, 0)" in resource
    assert metadata.PUBLISHER in resource

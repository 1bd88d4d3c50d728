"""Environment variables control signing; without them, a line reports that nothing is signed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging/windows"))

import installer  # noqa: E402 - a folder that is run, not a package

NOTARY = {
    "MACOS_NOTARY_KEY": "-----BEGIN PRIVATE KEY-----\nsecret",
    "MACOS_NOTARY_KEY_ID": "KEY7",
    "MACOS_NOTARY_ISSUER": "issuer-1",
}
IDENTITY = {"MACOS_SIGNING_IDENTITY": "Developer ID Application: Example"}

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="The commands of macOS are replaced by shell scripts"
)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a folder on PATH with scripts in place of the commands of macOS, which log their calls."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("codesign", "ditto", "hdiutil", "plutil", "xcrun"):
        script = folder / name
        script.write_text(f'#!/bin/sh\necho "{name} $*" >>"$NOTES"\n', encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    for name in (*NOTARY, *IDENTITY, installer.SIGN_COMMAND_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def clone(tmp_path: Path):
    """Return the part of a clone, with a frozen application, that the disk image is built from."""
    root = tmp_path / "clone"
    for name in ("packaging/freeze", "packaging/macos"):
        shutil.copytree(ROOT / name, root / name)
    (root / "devlink3_desk").mkdir()
    shutil.copy(ROOT / "devlink3_desk/__init__.py", root / "devlink3_desk")
    (root / "dist/DevLink3 Desk.app").mkdir(parents=True)
    return root


def package(clone: Path, **environment: str) -> tuple[str, list[str]]:
    """Build the disk image; return the output, and the commands of macOS in order."""
    completed = subprocess.run(
        [clone / "packaging/macos/package"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    return completed.stdout, Path(os.environ["NOTES"]).read_text(encoding="utf-8").splitlines()


def test_without_an_identity_the_disk_image_is_made_and_both_omissions_are_said(shell, clone):
    output, commands = package(clone)
    assert "Signing: skipped, MACOS_SIGNING_IDENTITY is not set." in output
    assert "Notarisation: skipped" in output
    assert [line.split()[0] for line in commands] == ["plutil", "ditto", "hdiutil"]
    assert output.splitlines()[-1].endswith(".dmg")


def test_an_identity_signs_with_the_hardened_runtime_and_what_cannot_be_notarised_is_said(shell, clone):
    output, commands = package(clone, **IDENTITY, MACOS_NOTARY_KEY="only one of three")
    signed = [line for line in commands if line.startswith("codesign")]
    assert "--options runtime" in signed[0]
    assert "--entitlements packaging/macos/entitlements.plist" in signed[0]
    assert signed[-1].endswith(".dmg")
    assert "Signing: skipped" not in output
    assert "Notarisation: skipped" in output
    assert not any(line.startswith("xcrun") for line in commands)


def test_the_notary_gets_the_signed_image_and_no_secret_is_on_a_command_line(shell, clone):
    # While notarytool runs, the file with the key exists and only its owner can read it. Then it is deleted.
    (shell / "xcrun").write_text(
        '#!/bin/sh\necho "xcrun $*" >>"$NOTES"\nwhile [ $# -gt 0 ]; do\n'
        '  if [ "$1" = --key ]; then ls -l "$2" | cut -c1-10 >>"$NOTES"; cat "$2" >"$NOTES.key"; fi\n'
        "  shift\ndone\n",
        encoding="utf-8",
    )
    output, commands = package(clone, **IDENTITY, **NOTARY)
    tools = [line.split()[1] for line in commands if line.startswith("xcrun")]
    assert tools == ["notarytool", "stapler"]
    assert "-rw-------" in commands
    submitted = next(line for line in commands if "notarytool" in line)
    assert "--key-id KEY7 --issuer issuer-1 --wait" in submitted
    assert "secret" not in output + "".join(commands)
    assert (
        Path(os.environ["NOTES"] + ".key").read_text(encoding="utf-8").strip() == NOTARY["MACOS_NOTARY_KEY"]
    )
    key = submitted.split("--key ")[1].split()[0]
    assert not Path(key).exists()


@pytest.fixture
def bundle(tmp_path: Path):
    """Return what the installer requires of a frozen program for Windows."""
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    for name in ("devlink3-desk.exe", "devlink3-desk-window.exe", "_internal/python311.dll"):
        (folder / name).write_bytes(b"MZ" + bytes(100))
    return folder


def test_windows_programs_are_not_signed_without_a_command_and_that_is_said(
    shell, bundle, capfd: pytest.CaptureFixture[str]
):
    installer.sign_programs(bundle)
    assert capfd.readouterr().out == "Signing: skipped, WINDOWS_SIGN_COMMAND is not set.\n"


def test_windows_programs_are_signed_by_the_command(shell, bundle, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(installer.SIGN_COMMAND_VARIABLE, "xcrun sign --with token")
    installer.sign_programs(bundle)
    notes = Path(os.environ["NOTES"]).read_text(encoding="utf-8").splitlines()
    assert notes == [
        f"xcrun sign --with token {bundle}/{name}"
        for name in ("devlink3-desk-window.exe", "devlink3-desk.exe")
    ]


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
@pytest.mark.parametrize("command", ["", "xcrun sign"])
def test_installer_and_uninstaller_are_signed_by_the_command(
    shell, bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command
):
    from freeze import icons

    monkeypatch.setenv(installer.SIGN_COMMAND_VARIABLE, command)
    icon_files = icons.write_icons(ROOT / "resources/icons/app.svg", tmp_path / "icons")
    output = tmp_path / "installer.exe"
    installer.build_installer(bundle, icon_files.ico, output, "1.2.3")
    assert output.read_bytes()[:2] == b"MZ"
    notes = Path(os.environ["NOTES"])
    signed = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    assert len(signed) == (2 if command else 0)
    assert (f"xcrun sign {output}" in signed) == bool(command)

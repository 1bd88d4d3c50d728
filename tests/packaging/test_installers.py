"""Files that only other systems use have at least the required contents."""

from __future__ import annotations

import configparser
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from freeze import metadata
from linux import debian
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.app.os_integration import registration
from devlink3_desk.app.qt_application import ensure_application

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


class CaseSensitiveParser(configparser.ConfigParser):
    """Reads desktop entries, whose keys are case-sensitive."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_hash_and_nothing_may_write_by_default(workflow):
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, note in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", note), f"{action} does not say its version"
    assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE)


@pytest.mark.parametrize(
    "name",
    ["program.lock", "requirements.lock", "tools.lock", "windows/requirements.lock", "windows/python.lock"],
)
def test_every_locked_package_has_its_version_and_hashes(name):
    text = (PACKAGING / name).read_text(encoding="utf-8")
    entries = re.split(
        r"\n(?=[A-Za-z0-9])",
        "\n" + "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#")),
    )[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", ["program.lock", "requirements.lock"])
def test_the_locks_have_all_that_the_program_needs(name):
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    locked = set(re.findall(r"^([\w.-]+)==", (PACKAGING / name).read_text(encoding="utf-8"), re.MULTILINE))
    for requirement in declared:
        name = re.match(r"[\w.-]+", requirement)
        assert name is not None
        assert name.group().lower() in locked, f"{requirement}: run packaging/lock"


def test_macos_knows_the_program():
    info = plistlib.loads(plistlib.dumps(metadata.MACOS_INFO_PLIST))
    assert info["CFBundleShortVersionString"] == metadata.VERSION
    assert info["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["tel"]
    agent = plistlib.loads(registration.create_launch_agent(Path("/none"), ["desk"]).contents)
    assert agent["Label"] == info["CFBundleIdentifier"]
    rights = plistlib.loads((PACKAGING / "macos/entitlements.plist").read_bytes())
    assert all(name.startswith("com.apple.security.cs.") and value for name, value in rights.items())


def test_linux_knows_the_program_by_one_name(qapp: QApplication):
    entry = CaseSensitiveParser(interpolation=None)
    entry.read(PACKAGING / "linux/devlink3-desk.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == entry["Desktop Entry"]["Icon"] == "devlink3-desk"
    for language in ("de", "fr", "es"):
        assert {f"GenericName[{language}]", f"Comment[{language}]"} <= set(entry["Desktop Entry"])
        assert f"Name[{language}]" in entry["Desktop Action demo"]
    text = (PACKAGING / "linux/org.devlink3desk.desk.metainfo.xml").read_text(encoding="utf-8")
    component = ET.fromstring(text)
    assert component.findtext("launchable") == "devlink3-desk.desktop"
    assert component.findtext("id") == metadata.MACOS_INFO_PLIST["CFBundleIdentifier"]
    # Under Wayland a window finds its icon by this name.
    assert ensure_application().desktopFileName() == "devlink3-desk"


def test_the_windows_installer_and_the_program_mean_the_same_entry():
    script = (PACKAGING / "windows/installer.nsi").read_text(encoding="utf-8")
    assert f'!define NAME "{registration.RUN_VALUE_NAME}"' in script
    assert f'!define RUN "{registration.RUN_KEY}"' in script
    assert "devlink3-desk-window.exe" in script
    # The folder that the uninstaller removes contains the history, too.
    (question,) = re.findall(r'MessageBox \S+ "(Also remove [^"]+)"', script)
    assert "history of calls" in question


def test_the_service_of_the_hub_is_confined_and_has_no_password() -> None:
    service = CaseSensitiveParser(strict=False, interpolation=None)
    service.read(PACKAGING / "linux/devlink3-desk-hub.service", encoding="utf-8")
    settings = service["Service"]
    assert settings["ExecStart"].startswith("/usr/bin/devlink3-desk hub --config-dir %S/devlink3-desk-hub ")
    assert settings["StateDirectory"] == "devlink3-desk-hub"
    for name in ("DynamicUser", "NoNewPrivileges", "PrivateDevices", "PrivateTmp", "ProtectHome"):
        assert settings[name] == "yes", name
    assert settings["ProtectSystem"] == "strict"
    # What only an administrator can change is not tried again: a PBX locks accounts. Licences, however, may
    # be missing for a while after the PBX has started.
    codes = {ExitCode.USAGE, ExitCode.ENCRYPTION, ExitCode.AUTHENTICATION}
    assert {int(code) for code in settings["RestartPreventExitStatus"].split()} == codes
    environment = (PACKAGING / "linux/hub.env").read_text(encoding="utf-8")
    assert re.search(r"^DEVLINK3_PASSWORD=$", environment, re.MULTILINE)
    assert settings["EnvironmentFile"] == f"/{debian.SERVICE_SETTINGS}"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="only where systemd is installed")
def test_systemd_accepts_the_service_of_the_hub(tmp_path: Path) -> None:
    text = (PACKAGING / "linux/devlink3-desk-hub.service").read_text(encoding="utf-8")
    # The program is not installed here, and the documentation neither.
    text = text.replace("/usr/bin/devlink3-desk", sys.executable)
    unit = tmp_path / "devlink3-desk-hub.service"
    unit.write_text("".join(line for line in text.splitlines(True) if "Documentation" not in line))
    result = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert [line for line in result.stderr.splitlines() if unit.name in line] == []


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="only where Debian packages can be built")
def test_the_debian_package_has_the_service_disabled_and_its_settings_closed(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "_internal/THIRD-PARTY-LICENCES.txt").write_text("licences")
    program = bundle / debian.PACKAGE_NAME
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    package = debian.build_package(bundle, tmp_path / "out")
    listing = subprocess.run(
        ["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    modes = {line.split()[5].lstrip("."): line.split()[0] for line in listing}
    assert modes["/usr/lib/systemd/system/devlink3-desk-hub.service"] == "-rw-r--r--"
    assert modes["/etc/devlink3-desk/hub.env"] == "-rw-------"
    history = (ROOT / "docs/history.md").read_text(encoding="utf-8")
    for page in {"history.md", *re.findall(r"\]\(([a-z-]+\.md)", history)}:
        assert f"/usr/share/doc/devlink3-desk/{page}" in modes
    assert not any("multi-user.target.wants" in path for path in modes)
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)
    assert (tmp_path / "control/conffiles").read_text() == "/etc/devlink3-desk/hub.env\n"

"""Registrations with the operating system: written where each system reads them, and removed completely."""

from __future__ import annotations

import configparser
import os
import plistlib
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devlink3_desk.app.os_integration import registration
from devlink3_desk.app.os_integration.registration import (
    build_start_command,
    format_exec_value,
    format_windows_command,
)
from tests.support.command_line import RunCommand


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("tel:+441632960123", "+441632960123"),
        ("TEL:01632-960123", "01632-960123"),
        ("tel://4020", "4020"),
        ("tel:%2B44%20163", "+44 163"),
        ("tel:4020;phone-context=example.com", "4020"),
        ("tel:01632960144;phone-context=+44", "+44 (0)1632960144"),
        ("tel:960144;ext=3;phone-context=+441632", "+441632 960144"),
        ("tel:+441632960144;ext=3;phone-context=+49", "+441632960144"),
        ("tel:4020;phone-context=+44", "4020"),
        ("tel:+441632960144?call", "+441632960144"),
        ("tel:" + "/" * 9 + "4020", "4020"),
        ("tel:*17%23", "*17#"),
        ("tel:", None),
        ("tel:hello", None),
        ("mailto:4020", None),
        ("4020", None),
        ("tel:1\n2", None),
        ("tel:" + "1" * 65, None),
    ],
)
def test_the_number_of_a_link_is_read(link, number):
    assert registration.parse_tel_link(link) == number


def test_a_desktop_entry_starts_the_desk_minimised(tmp_path: Path):
    entry = registration.create_desktop_entry(tmp_path, ["/opt/Dev Link/100%/desk", "--minimized"])
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()
    parser = configparser.RawConfigParser()
    parser.read(tmp_path / "autostart/devlink3-desk.desktop")
    assert parser["Desktop Entry"]["exec"] == 'env "/opt/Dev Link/100%%/desk" --minimized'
    entry.turn_off()
    entry.turn_off()
    assert list((tmp_path / "autostart").iterdir()) == []


def test_a_launch_agent_starts_the_desk_minimised(tmp_path: Path):
    agent = registration.create_launch_agent(tmp_path, ["/Applications/Desk", "--minimized"])
    agent.turn_on()
    contents = plistlib.loads(agent.path.read_bytes())
    assert agent.path.parent == tmp_path / "Library/LaunchAgents"
    assert contents["ProgramArguments"] == ["/Applications/Desk", "--minimized"]
    assert contents["RunAtLoad"] is True
    agent.turn_off()
    assert not agent.is_on()


@pytest.mark.skipif(shutil.which("gio") is None, reason="the tool of GNOME is not installed")
@pytest.mark.parametrize(
    "name", ["a b", "100%", "%u", "$HOME`'\"", "a\\b", "a;b#~=", "ü", "line\nend", "a\tb"]
)
def test_gnome_starts_a_program_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    program, started = tmp_path / name / "desk", tmp_path / "started"
    program.parent.mkdir()
    script = f'#!/bin/sh\nprintf "%s|" "$0" "$@" > "{started}.new"; mv "{started}.new" "{started}"\n'
    program.write_text(script)
    program.chmod(0o755)
    entry = registration.create_desktop_entry(tmp_path, [str(program), "--minimized"])
    entry.turn_on()
    subprocess.run(["gio", "launch", str(entry.path)], check=True, timeout=60)
    deadline = time.monotonic() + 60
    while not started.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert started.read_text() == f"{program}|--minimized|"


@pytest.fixture
def links(tmp_path: Path) -> registration.DesktopTelLinks:
    return registration.DesktopTelLinks(tmp_path / "data", tmp_path / "config", ["desk", "%u"])


def test_links_of_a_fresh_user_open_the_desk(links: registration.DesktopTelLinks):
    links.turn_on()
    assert links.is_on()
    assert "Exec=desk %u\n" in links.entry_path.read_text()
    assert (
        links.defaults_path.read_text()
        == "[Default Applications]\nx-scheme-handler/tel=devlink3-desk-tel.desktop\n\n"
    )


def test_the_defaults_of_other_programs_do_not_change(links: registration.DesktopTelLinks):
    links.defaults_path.parent.mkdir()
    previous = "# mine\n[Added Associations]\na/b=c.desktop\n[Default Applications]\ntext/html=web.desktop\n"
    links.defaults_path.write_text(previous)
    links.turn_on()
    links.turn_on()
    assert links.defaults_path.read_text().count("x-scheme-handler/tel=") == 1
    links.turn_off()
    assert links.defaults_path.read_text() == previous
    assert not links.is_on()


def test_the_previous_program_for_the_links_comes_second(links: registration.DesktopTelLinks) -> None:
    links.defaults_path.parent.mkdir()
    previous = (
        "[Default Applications]\nx-scheme-handler/tel=softphone.desktop;old.desktop;\n[Added Associations]"
    )
    links.defaults_path.write_text(previous)
    links.turn_on()
    entries = "devlink3-desk-tel.desktop;softphone.desktop;old.desktop;"
    assert f"[Default Applications]\nx-scheme-handler/tel={entries}\n" in links.defaults_path.read_text()
    assert links.defaults_path.read_text().count("x-scheme-handler/tel=") == 1
    links.turn_off()
    assert links.defaults_path.read_text() == previous


@pytest.mark.skipif(shutil.which("gio") is None, reason="the tool of GNOME is not installed")
def test_gnome_uses_the_desk_in_place_of_the_previous_program(
    links: registration.DesktopTelLinks, tmp_path: Path
) -> None:
    applications = tmp_path / "data" / "applications"
    applications.mkdir(parents=True)
    (applications / "softphone.desktop").write_text(
        "[Desktop Entry]\nType=Application\nName=Softphone\nExec=true %u\nMimeType=x-scheme-handler/tel;\n"
    )
    links.defaults_path.parent.mkdir()
    links.defaults_path.write_text("[Default Applications]\nx-scheme-handler/tel=softphone.desktop\n")
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "LC_ALL": "C",
    }

    def find_default() -> str:
        command = ["gio", "mime", "x-scheme-handler/tel"]
        answer = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        return answer.stdout.splitlines()[0].rpartition(" ")[2]

    assert find_default() == "softphone.desktop"
    registration.DesktopTelLinks(tmp_path / "data", tmp_path / "config", ["true", "%u"]).turn_on()
    assert find_default() == "devlink3-desk-tel.desktop"
    links.turn_off()
    assert find_default() == "softphone.desktop"


@pytest.mark.skipif(sys.platform == "win32", reason="links to files need a permission there")
def test_a_list_of_programs_in_another_encoding_and_folder(
    links: registration.DesktopTelLinks, tmp_path: Path
) -> None:
    shared = tmp_path / "dotfiles"
    shared.write_bytes(b"# f\xfcr mich\n[Default Applications]\n")
    links.defaults_path.parent.mkdir()
    links.defaults_path.symlink_to(shared)
    links.turn_on()
    assert links.defaults_path.is_symlink()
    assert b"# f\xfcr mich\n[Default Applications]\nx-scheme-handler/tel=devlink3" in shared.read_bytes()
    links.turn_off()
    assert shared.read_bytes() == b"# f\xfcr mich\n[Default Applications]\n"


def test_another_program_for_the_links_is_not_replaced(links: registration.DesktopTelLinks):
    links.defaults_path.parent.mkdir()
    other = "[Default Applications]\nx-scheme-handler/tel=softphone.desktop\n"
    links.defaults_path.write_text(other)
    links.turn_off()
    assert links.defaults_path.read_text() == other


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
@pytest.mark.parametrize("entry", [registration.RegistryAutostart(), registration.RegistryTelLinks()])
def test_the_registry_is_restored_when_it_is_turned_off(entry):
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()
    entry.turn_off()
    entry.turn_off()
    assert not entry.is_on()


def test_command_lines_are_quoted_as_each_system_wants_it():
    assert format_windows_command([r"C:\Program Files\desk.exe", "%1"]) == r'"C:\Program Files\desk.exe" "%1"'
    assert format_windows_command([r"C:\desk.exe", "--minimized"]) == r'"C:\desk.exe" --minimized'
    assert format_exec_value(["/usr/bin/desk", "a$b", "%u"]) == r'/usr/bin/desk "a\\$b" %u'


def test_from_a_package_the_desk_is_started_by_its_python():
    assert build_start_command("--minimized")[0] == sys.executable
    assert build_start_command("--minimized")[-2:] == ["devlink3_desk", "--minimized"]


def test_all_registrations_are_removed_on_demand(cli: RunCommand):
    entry, links = registration.create_autostart(), registration.create_tel_links()
    entry.turn_on()
    links.turn_on()
    outcome = cli("system", "--unregister")
    assert outcome.code == 0
    assert not entry.is_on()
    assert sys.platform == "darwin" or not links.is_on()
    assert b"start with the system: off" in outcome.out

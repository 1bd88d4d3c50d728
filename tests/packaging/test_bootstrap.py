"""The decisions of the bootstrap script. Its effects on a machine are not tested here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import bootstrap
import pytest
from setup import apt, apt_cache, environment
from setup.apt_cache import parse_candidates
from setup.checks import build_pytest_arguments, list_static_checks
from setup.commands import (
    INFO_OPTIONS,
    USAGE,
    WINDOWLESS_COMMANDS,
    find_display_problem,
    plan_setup,
    print_missing,
)
from setup.environment import Extras
from setup.python_packages import format_python_advice
from setup.requirements import (
    QT_LIBRARIES,
    TEST_PROGRAMS,
    RequirementKind,
    SystemRequirement,
    find_missing,
    is_present,
)

from devlink3_desk.app.cli import COMMANDS

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "bootstrap.py"
PYPROJECT = (ROOT / "pyproject.toml").read_bytes()

GLIB = SystemRequirement(RequirementKind.LIBRARY, "libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"))
XVFB = SystemRequirement(RequirementKind.PROGRAM, "Xvfb", ("xvfb",))
PYTHONS = bootstrap.list_python_names()


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script without a display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, env={**env, **variables}, capture_output=True, text=True, check=False)


class TestPython:
    def test_the_oldest_python_is_that_of_pyproject(self):
        assert tomllib.loads(PYPROJECT.decode())["project"]["requires-python"] == ">=" + ".".join(
            map(str, bootstrap.OLDEST_PYTHON)
        )

    @pytest.mark.parametrize("version", [(3, 11), (3, 14), (3, 15), (4, 0)])
    def test_later_versions_are_supported(self, version):
        assert bootstrap.is_supported(version)

    @pytest.mark.parametrize("version", [(3, 10), (2, 7)])
    def test_older_versions_are_not_supported(self, version):
        assert not bootstrap.is_supported(version)

    @pytest.mark.skipif(os.name == "nt", reason="shims of this kind are a thing of Unix")
    def test_a_python_on_path_that_does_not_run_is_skipped(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        for minor, script in (("3.13", "exit 127"), ("3.12", f'exec "{sys.executable}" "$@"')):
            shim = tmp_path / f"python{minor}"
            shim.write_text(f"#!/bin/sh\n{script}\n")
            shim.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        found = bootstrap.find_python()
        assert found is not None
        assert Path(found).samefile(sys.executable)

    @pytest.mark.skipif(os.name == "nt", reason="the Windows launcher is not found by PATH alone")
    def test_without_a_supported_python_the_message_is_one_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        monkeypatch.setenv("PATH", str(tmp_path))
        assert bootstrap.restart_with_supported_python() == 1
        message = capsys.readouterr().err
        assert message.count("\n") == 1
        assert "needs Python 3.11 or later" in message


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one command for all machines")
class TestPythonAdvice:
    """With scripts in place of package managers."""

    @pytest.fixture
    def bin_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        return tmp_path

    @pytest.fixture
    def package_lists(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "lists"
        folder.mkdir()
        monkeypatch.setattr(apt_cache, "PACKAGE_LISTS", str(folder))
        return folder

    def add_program(self, folder: Path, name: str, body: str = "") -> None:
        (folder / name).write_text(f"#!/bin/sh\n{body}\n")
        (folder / name).chmod(0o755)

    def add_apt(self, folder: Path, **candidates: str) -> None:
        policy = "".join(f"{name}:\\n  Candidate: {version}\\n" for name, version in candidates.items())
        self.add_program(folder, "apt-get")
        self.add_program(folder, "apt-cache", f"printf '{policy}'")

    def test_advice_names_the_newest_package_that_can_be_installed(self, bin_folder):
        self.add_apt(bin_folder, **{"python3.11": "3.11.2", "python3.12": "3.12.3", "python3.13": "(none)"})
        assert format_python_advice(PYTHONS) == (
            "Ask an administrator to run `apt-get install python3.12 python3.12-venv` as root, "
            "then run this again."
        )

    def test_advice_contains_sudo_only_where_sudo_is_installed(self, bin_folder):
        self.add_apt(bin_folder, **{"python3.12": "3.12.3"})
        self.add_program(bin_folder, "sudo")
        assert format_python_advice(PYTHONS) == (
            "Run `sudo apt-get install python3.12 python3.12-venv`, then run this again."
        )

    def test_advice_for_root_contains_no_sudo(self, bin_folder, monkeypatch):
        self.add_apt(bin_folder, **{"python3.12": "3.12.3"})
        self.add_program(bin_folder, "sudo")
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        assert format_python_advice(PYTHONS).startswith(
            "Run `apt-get install python3.12 python3.12-venv`, then"
        )

    def test_another_package_manager_has_other_names(self, bin_folder):
        self.add_program(bin_folder, "zypper")
        assert "`zypper install python312` as root" in format_python_advice(PYTHONS)

    @pytest.mark.parametrize("has_apt", [False, True])
    def test_without_a_package_advice_names_the_download_page(self, bin_folder, package_lists, has_apt):
        (package_lists / "server_dists_bullseye_main_binary-amd64_Packages").touch()
        if has_apt:
            self.add_apt(bin_folder, **{"python3.9": "3.9.2"})
        assert "from python.org" in format_python_advice(PYTHONS)

    def test_without_package_lists_advice_fetches_them_first(self, bin_folder, package_lists):
        self.add_apt(bin_folder, python3="3.9.2")
        self.add_program(bin_folder, "sudo")
        assert format_python_advice(PYTHONS) == (
            "This system has no package lists yet. Run `sudo apt-get update`, then run this again."
        )


class TestSystemPackages:
    def test_what_is_missing_is_found_by_asking_the_machine(self):
        assert find_missing([GLIB, XVFB], is_met=lambda requirement: requirement is GLIB) == [XVFB]

    def test_the_first_known_package_name_is_used(self):
        assert apt.choose_packages([GLIB, XVFB], {"libglib2.0-0", "xvfb"}) == (["libglib2.0-0", "xvfb"], [])
        assert apt.choose_packages([GLIB], {"libglib2.0-0", "libglib2.0-0t64"}) == (["libglib2.0-0t64"], [])

    def test_a_requirement_without_a_package_is_reported(self):
        assert apt.choose_packages([GLIB, XVFB], {"xvfb"}) == (["xvfb"], [GLIB])

    def test_a_package_with_two_requirements_is_installed_once(self):
        twin = SystemRequirement(RequirementKind.PROGRAM, "xvfb-run", ("xvfb",))
        assert apt.choose_packages([XVFB, twin], {"xvfb"}) == (["xvfb"], [])

    def test_a_package_is_known_if_there_is_a_version_of_it(self):
        policy = (
            "xvfb:\n  Installed: (none)\n  Candidate: 2:21.1.7-3\n  Version table:\n     2:21.1.7-3 500\n"
            "libglib2.0-0t64:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n"
        )
        assert parse_candidates(policy) == {"xvfb"}
        assert parse_candidates("") == set()

    @pytest.mark.skipif(sys.platform != "linux", reason="these are libraries of Linux")
    def test_an_installed_library_is_found_and_an_unknown_one_is_not(self):
        assert is_present(SystemRequirement(RequirementKind.LIBRARY, "libc.so.6", ()))
        assert not is_present(SystemRequirement(RequirementKind.LIBRARY, "libnobody.so.0", ()))

    def test_a_program_on_path_is_found(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        on_path = [requirement for requirement in TEST_PROGRAMS if "/" not in requirement.name]
        assert find_missing(on_path) == on_path

    @pytest.mark.skipif(not apt.is_available(), reason="this is about Debian's apt")
    def test_advice_is_a_command_that_names_the_packages(self):
        assert "apt-get install --no-install-recommends xvfb" in apt.format_install_command([XVFB])


@pytest.mark.skipif(sys.platform != "linux", reason="this is about Debian's apt")
class TestInstalling:
    """With scripts in place of apt and sudo, which log how they are called."""

    @pytest.fixture
    def machine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        scripts = {
            "apt-cache": 'printf "xvfb:\\n  Candidate: %s\\n" "$(cat candidate)"',
            "apt-get": """
                echo "$@" >> log
                [ "$1" = update ] && { echo 2.0 > candidate; exit; }
                grep -q 2.0 candidate && printf '#!/bin/sh\\n' > Xvfb && chmod +x Xvfb
                """,
            "sudo": 'echo sudo >> log; [ ! -e forbidden ] || exit 1; shift; exec "$@"',
        }
        for name, body in scripts.items():
            script = tmp_path / name
            script.write_text(f'#!/bin/sh\ncd "{tmp_path}"\n{body}\n')
            script.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        return tmp_path

    @pytest.fixture
    def requirement(self, machine: Path) -> SystemRequirement:
        return SystemRequirement(RequirementKind.PROGRAM, str(machine / "Xvfb"), ("xvfb",))

    def read_log(self, machine: Path) -> list[str]:
        return [line.split()[0] for line in (machine / "log").read_text().splitlines() if line != "sudo"]

    @pytest.mark.parametrize(
        ("candidate", "steps"),
        [
            pytest.param("2.0", ["install"], id="all known and current"),
            pytest.param("(none)", ["update", "install"], id="no package lists yet"),
            pytest.param(
                "1.0", ["install", "update", "install"], id="lists that name a version that is gone"
            ),
        ],
    )
    def test_package_lists_are_fetched_only_if_they_lack_the_package(
        self, machine, requirement, candidate, steps
    ):
        (machine / "candidate").write_text(candidate)
        assert apt.install_missing([requirement]) == []
        assert self.read_log(machine) == steps

    @pytest.mark.parametrize(
        ("has_sudo", "request_end", "command"),
        [
            (True, ". Run this to install it:", "  sudo apt-get update && sudo apt-get install "),
            (
                False,
                ". Ask an administrator to run this as root to install it:",
                "  apt-get update && apt-get ",
            ),
        ],
    )
    def test_without_permission_the_command_is_printed(
        self, machine, requirement, monkeypatch, capsys, has_sudo, request_end, command
    ):
        (machine / "candidate").write_text("2.0")
        for name in ("cat", "dpkg"):
            (machine / name).symlink_to("/bin/cat")
        if not has_sudo:
            (machine / "sudo").unlink()
        monkeypatch.setenv("PATH", str(machine))
        print_missing([requirement])
        lines = capsys.readouterr().err.splitlines()
        assert lines[0].endswith(f"Xvfb{request_end}")
        assert lines[1].startswith(command)
        assert len(lines) == 2

    def test_where_sudo_asks_for_a_password_nothing_is_done(self, machine, requirement):
        (machine / "candidate").write_text("2.0")
        (machine / "forbidden").touch()
        assert apt.install_missing([requirement]) == [requirement]
        assert self.read_log(machine) == []
        assert apt.format_install_command([requirement]).startswith(
            "sudo apt-get update && sudo apt-get install "
        )


class TestPlans:
    def test_the_demo_needs_no_tools_of_the_tests(self):
        plan = plan_setup("demo", [])
        assert plan.extras is Extras.NONE
        assert not set(TEST_PROGRAMS) & {*plan.required, *plan.optional}

    def test_the_tests_need_a_screen_and_the_tools(self):
        plan = plan_setup("test", ["-k", "bootstrap"])
        assert plan.extras is Extras.DEV
        assert set(TEST_PROGRAMS) <= set(plan.optional)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["monitor", "--host", "pbx"],
            ["--version"],
            ["-v", "simulate"],
            ["--config-dir", "window", "probe"],
        ],
    )
    def test_commands_without_a_window_need_no_system_packages(self, arguments):
        assert plan_setup("run", arguments) == plan_setup("run", ["read", "nasystem/user_list"])
        assert not plan_setup("run", arguments).required

    def test_the_window_needs_the_libraries_of_qt(self):
        assert (
            plan_setup("run", []).required
            == plan_setup("run", ["-v", "--profile", "board"]).required
            == QT_LIBRARIES
        )

    def test_the_commands_without_a_window_are_those_of_the_program(self):
        assert set(COMMANDS) - {"window"} == WINDOWLESS_COMMANDS - INFO_OPTIONS


class TestDisplay:
    def test_without_a_display_the_message_says_what_to_do(self):
        problem = find_display_problem([], "linux", {})
        assert problem is not None
        assert "QT_QPA_PLATFORM=offscreen python3 packaging/bootstrap.py demo --screenshot" in problem

    @pytest.mark.parametrize(
        ("arguments", "platform", "variables"),
        [
            ([], "linux", {"DISPLAY": ":0"}),
            ([], "linux", {"WAYLAND_DISPLAY": "wayland-0"}),
            (["--screenshot", "demo.png"], "linux", {"QT_QPA_PLATFORM": "offscreen"}),
            ([], "linux", {"QT_QPA_PLATFORM": "vnc:size=1280x800"}),
            (["--help"], "linux", {}),
            ([], "win32", {}),
            ([], "darwin", {}),
        ],
    )
    def test_a_display_is_not_required_where_none_is_needed(self, arguments, platform, variables):
        assert find_display_problem(arguments, platform, variables) is None

    def test_the_xcb_platform_needs_a_display(self):
        assert find_display_problem([], "linux", {"QT_QPA_PLATFORM": "xcb"}) is not None

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
    def test_the_demo_without_a_display_reports_that_and_exits(self):
        completed = start("demo")
        assert completed.returncode == 1
        assert completed.stderr.startswith("There is no display")
        assert completed.stdout == ""


class TestStamp:
    def stamp(self, pyproject=PYPROJECT, python=(3, 12), root=Path("/clone"), extras=Extras.NONE):
        return environment.build_stamp(pyproject, python, root, extras)

    def test_an_equal_stamp_is_sufficient(self):
        assert environment.is_stamp_sufficient(self.stamp(), self.stamp())

    def test_a_stamp_with_more_extras_is_sufficient_and_one_with_fewer_is_not(self):
        dev = self.stamp(extras=Extras.DEV)
        assert environment.is_stamp_sufficient(dev, self.stamp())
        assert not environment.is_stamp_sufficient(self.stamp(), dev)

    @pytest.mark.parametrize("changed", [{"python": (3, 13)}, {"root": Path("/moved")}])
    def test_a_stamp_of_another_python_or_folder_is_not_sufficient(self, changed):
        assert not environment.is_stamp_sufficient(self.stamp(**changed), self.stamp())

    def test_a_stamp_without_a_new_dependency_is_not_sufficient(self):
        changed = PYPROJECT.replace(b"dependencies = [", b'dependencies = [\n  "httpx",', 1)
        assert changed != PYPROJECT
        assert not environment.is_stamp_sufficient(self.stamp(), self.stamp(changed))

    def test_settings_of_tools_do_not_change_the_fingerprint(self):
        changed = PYPROJECT.replace(b"line-length = 110", b"line-length = 100")
        assert changed != PYPROJECT
        assert environment.is_stamp_sufficient(self.stamp(), self.stamp(changed))

    @pytest.mark.parametrize("found", [None, [], "stamp", {}, {"python": 3}])
    def test_a_damaged_stamp_is_not_sufficient(self, found):
        assert not environment.is_stamp_sufficient(found, self.stamp())

    def test_python_is_where_the_system_has_it(self):
        assert environment.find_venv_python(Path("v"), "nt") == Path("v/Scripts/python.exe")
        assert environment.find_venv_python(Path("v"), "posix") == Path("v/bin/python")


class TestEnvironment:
    """With a real environment, from which a distribution is removed."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        (tmp_path / "pyproject.toml").write_bytes(PYPROJECT)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv")], check=True)
        return tmp_path

    def set_stamp(self, root: Path, installed: list[str]) -> None:
        stamp = environment.build_stamp(PYPROJECT, sys.version_info[:2], root, Extras.DEV)
        (root / ".venv" / "bootstrap.json").write_text(json.dumps({**stamp, "installed": installed}))

    def add_distribution(self, root: Path) -> Path:
        venv = root / ".venv"
        site = next(iter([*venv.glob("lib/python3.*/site-packages"), *venv.glob("Lib/site-packages")]))
        folder = site / "thing-1.0.dist-info"
        folder.mkdir()
        return folder

    def test_an_environment_without_a_stamp_is_not_ready(self, root):
        assert not environment.is_ready(root, Extras.NONE)

    def test_a_complete_environment_is_ready(self, root):
        assert self.add_distribution(root).name in environment.list_installed(root / ".venv")
        self.set_stamp(root, ["thing-1.0.dist-info"])
        assert environment.is_ready(root, Extras.NONE)

    def test_an_environment_without_one_of_its_packages_is_not_ready(self, root):
        folder = self.add_distribution(root)
        self.set_stamp(root, [folder.name])
        folder.rmdir()
        assert not environment.is_ready(root, Extras.NONE)

    def test_an_environment_without_pip_is_not_usable(self, root):
        assert not environment.is_usable(root)

    def test_an_environment_without_python_is_neither_ready_nor_usable(self, root):
        self.set_stamp(root, [])
        shutil.rmtree(environment.find_venv_python(root / ".venv").parent)
        assert not environment.is_ready(root, Extras.NONE)
        assert not environment.is_usable(root)


class TestChecks:
    def test_tests_run_in_several_processes_unless_the_arguments_choose_one(self):
        assert build_pytest_arguments(["-k", "link"], cores=16) == [
            *("-n", "5", "--dist", "worksteal"),
            *("-k", "link"),
        ]
        assert build_pytest_arguments([], cores=1) == ["-n", "2", "--dist", "worksteal"]
        for own in (["-n0"], ["-n", "2"], ["--pdb"], ["-s"], ["--collect-only"]):
            assert build_pytest_arguments(own, cores=16) == own

    def test_longer_words_are_not_mistaken_for_options_of_one_process(self):
        assert build_pytest_arguments(["--setup-show", "-k", "not slow"], cores=2)[:2] == ["-n", "5"]

    def test_each_check_is_a_program_that_is_installed(self):
        for name, command in list_static_checks(environment.find_venv_python(Path(sys.prefix))):
            completed = subprocess.run(
                [command[0], *command[1:3], "--help"], capture_output=True, check=False
            )
            assert completed.returncode == 0, name


class TestCommandLine:
    def test_without_a_command_the_usage_is_shown(self):
        completed = start()
        assert (completed.returncode, completed.stdout) == (2, USAGE)

    def test_help(self):
        completed = start("--help")
        assert (completed.returncode, completed.stdout) == (0, USAGE)

    def test_an_unknown_command(self):
        completed = start("tset")
        assert completed.returncode == 2
        assert "'tset'" in completed.stderr

    @pytest.mark.parametrize("command", ["demo", "test"])
    def test_the_readme_contains_both_commands(self, command):
        assert f"python3 packaging/bootstrap.py {command}" in (ROOT / "README.md").read_text(encoding="utf-8")

    def test_ci_runs_the_command_of_the_readme(self):
        assert "packaging/bootstrap.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

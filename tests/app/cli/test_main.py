"""The way in: commands, versions, help, and what nobody expected."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devlink3_desk import __version__
from devlink3_desk.app import cli as commands
from devlink3_desk.app.cli.main import join_flags, main
from devlink3_desk.qt.core.translation import LANGUAGES, PSEUDO_LANGUAGE, choose_language
from tests.support.command_line import RunCommand


def test_version_prints_the_version(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"devlink3-desk {__version__}\n"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for name in commands.COMMANDS:
        assert f"\n  {name} " in text


def _iter_actions(parser: argparse.ArgumentParser, words: str) -> Iterator[tuple[str, argparse.Action]]:
    """Yield all options and operands, also those of verbs, each with the words of its command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb, parser_of_verb in action.choices.items():
                yield from _iter_actions(parser_of_verb, f"{words} {verb}")
        else:
            yield words, action


def _find_actions(name: str) -> list[tuple[str, argparse.Action]]:
    parser = argparse.ArgumentParser()
    commands.COMMANDS[name].load().add_arguments(parser)
    return list(_iter_actions(parser, name))


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_option_has_an_explanation(name: str):
    unexplained = [
        f"{words} {action.metavar or action.dest}" for words, action in _find_actions(name) if not action.help
    ]
    assert unexplained == []


def _takes_number(action: argparse.Action) -> bool:
    try:
        return callable(action.type) and isinstance(action.type("1"), int | float)
    except argparse.ArgumentTypeError:
        return False


def _find_refusal(convert: Callable[[str], object], text: str) -> str:
    try:
        convert(text)
    except argparse.ArgumentTypeError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_option_with_a_number_refuses_what_is_none_or_has_no_sense(name: str):
    wrong = []
    for words, action in _find_actions(name):
        if not _takes_number(action) or action.choices is not None:
            continue
        assert callable(action.type)
        for text in ("", "x", "nan", "inf", "-1", "1e300", "9" * 400, "9" * 5000):
            refusal = _find_refusal(action.type, text)
            if not 0 < len(refusal) < 120:  # one sentence
                wrong.append((words, action.option_strings, text[:8], refusal))
    assert wrong == []


@pytest.mark.parametrize("command", ["monitor", "probe", "read", "simulate"])
def test_every_command_explains_its_options(cli: RunCommand, command):
    outcome = cli(command, "--help")
    assert outcome.code == 0
    assert b"--port" in outcome.out


@pytest.mark.parametrize("command", ["hub", "history"])
def test_a_verb_that_may_be_left_out_is_in_brackets(cli: RunCommand, command):
    usage = cli(command, "--help").out.decode().partition("\n\n")[0]
    assert usage.endswith("[VERB ...]")
    assert usage.startswith(f"usage: devlink3-desk {command} [-h]")


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["--flags", "-CD2", "x"], ["--flags=-CD2", "x"]),
        (["--flags", ""], ["--flags="]),
        (["--flags=-CD2"], ["--flags=-CD2"]),
        (["--flags", "--host", "h"], ["--flags", "--host", "h"]),
        (["--flags"], ["--flags"]),
        ([], []),
    ],
)
def test_flags_are_values_though_they_look_like_options(argv, expected):
    assert join_flags(argv) == expected


@pytest.mark.parametrize("verbose", ["-v", "-vv", "-vvv", "--verbose"])
def test_options_for_all_commands_may_stand_before_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verbose: str
):
    with pytest.raises(SystemExit) as end:
        main([verbose, "--config-dir", str(tmp_path), "monitor", "--help"])
    assert end.value.code == 0
    assert "--no-reconnect" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--language", "xx"), ("'xx' is not available", "en, de, fr or es")),
        (("--after", "x"), ("--after", "'x' is not a number")),
    ],
)
def test_a_wrong_option_of_the_window_names_the_command_that_lists_them(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: tuple[str, ...]
):
    with pytest.raises(SystemExit) as end:
        main(["--demo", *arguments])
    assert end.value.code == 2
    message = capsys.readouterr().err
    assert all(word in message for word in (*words, "devlink3-desk window --help"))


@pytest.mark.parametrize("language", [*LANGUAGES, PSEUDO_LANGUAGE, "de_AT", "FR-ca"])
def test_every_language_can_be_chosen(language: str):
    parser = argparse.ArgumentParser()
    commands.DEFAULT_COMMAND.load().add_arguments(parser)
    chosen = parser.parse_args(["--language", language]).language
    assert choose_language(chosen, ["en"]) == choose_language(language, ["en"]) == chosen


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (__file__, f"{__file__} is a file: name a folder"),
        ("", "it is empty: name a folder"),
        pytest.param(
            "/dev/null",
            "/dev/null is a file: name a folder",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="there is no such file"),
        ),
    ],
)
@pytest.mark.parametrize("is_leading", [True, False])
def test_the_folder_of_the_settings_is_a_folder(
    capsys: pytest.CaptureFixture[str], folder: str, words: str, is_leading: bool
):
    """An empty name, as of a variable that is not set, would be the working directory."""
    option = ["--config-dir", folder]
    with pytest.raises(SystemExit) as end:
        main([*option, "number", "1"] if is_leading else ["history", "open", *option])
    assert end.value.code == 2
    assert words in capsys.readouterr().err


def test_a_command_that_does_not_exist_ends_with_2(cli: RunCommand):
    outcome = cli("monitr")
    assert outcome.code == 2
    outcome.assert_stderr("unknown command 'monitr'", "monitor")


@pytest.mark.parametrize("link", ["tel:", "TEL:none", "tel:" + "1" * 5000])
def test_a_link_without_a_number_is_not_taken_for_a_command(cli: RunCommand, link: str):
    outcome = cli(link)
    assert outcome.code == 2
    outcome.assert_stderr("is not a tel: link with a number")


def test_an_unexpected_error_is_a_sentence_and_a_log(
    cli: RunCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fall(name: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("devlink3_desk.app.cli.options.resolve_connection", fall)
    outcome = cli("read", "x", "--host", "h", "--user", "u")
    assert outcome.code == 1
    outcome.assert_stderr("unexpected", "devlink3-desk.log", "What to do")
    assert "ZeroDivisionError" in (tmp_path / "devlink3-desk.log").read_text()


LONG_NAME = "x" * 300
"""A name that no file can have: to look for it is an error, as it is in a folder that is closed."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("history", "--history", LONG_NAME),
        ("history", "backup", LONG_NAME, "--history", "h.sqlite"),
        ("report", "--by", "day", "--history", LONG_NAME),
        ("board", "--at", "2026-05-04", "--history", LONG_NAME),
        ("monitor", "--host", "h", "--user", "u", "--ca", LONG_NAME),
        ("monitor", "--hub", "nats://h", "--site", "s", "--hub-creds", LONG_NAME),
        ("simulate", "--certificate", LONG_NAME),
        ("contacts", LONG_NAME),
        ("board", "--replay", LONG_NAME),
    ],
)
def test_a_path_that_the_system_refuses_is_reported_in_one_sentence(
    cli: RunCommand, arguments: tuple[str, ...]
):
    outcome = cli(*arguments)
    assert outcome.code == 2
    # From Python 3.14 on, the sentence says that the file does not exist, as pathlib does.
    assert outcome.err.startswith("devlink3-desk")
    assert "unexpected" not in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="there, a folder in use cannot be removed")
def test_a_working_directory_that_was_removed_is_reported_in_one_sentence(
    cli: RunCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    removed = tmp_path / "removed"
    removed.mkdir()
    monkeypatch.chdir(removed)
    removed.rmdir()
    outcome = cli("history", "--history", "h.sqlite", "--config-dir", tmp_path)
    assert outcome.code == 2
    outcome.assert_stderr("The working directory does not exist any more.", "What to do")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_without_permission_is_reported_in_one_sentence(cli: RunCommand, tmp_path: Path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    outcome = cli("history", "--history", closed / "history.sqlite")
    assert outcome.code == 2
    outcome.assert_stderr(str(closed / "history.sqlite"), "What to do")
    assert "unexpected" not in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="arguments are Unicode there")
@pytest.mark.parametrize(
    "arguments",
    [
        ("history", "--history", "postgresql://\udcff"),
        ("window", "--profile", "\udcff"),
        ("hub", "--contacts", "\udcff", "--publish", "nats://127.0.0.1:1", "--site", "a", "--hub-user", "b"),
    ],
    ids=["history", "profile", "contacts"],
)
def test_an_argument_that_is_no_text_is_reported_in_one_sentence(
    cli: RunCommand, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
):
    monkeypatch.setenv("DEVLINK3_PASSWORD", "secret")
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "secret")
    connection = ("--host", "127.0.0.1", "--user", "desk") if arguments[0] == "hub" else ()
    outcome = cli(*arguments, *connection)
    assert outcome.code == 2
    outcome.assert_stderr("\\udcff", "What to do")
    assert "unexpected" not in outcome.err


def test_the_commands_of_scripts_never_load_qt():
    code = (
        "import sys; from devlink3_desk.app.cli import COMMANDS\n"
        "for name in ('read', 'monitor', 'probe', 'simulate'): COMMANDS[name].load()\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'qasync'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_runs_as_a_module():
    argv = [sys.executable, "-m", "devlink3_desk", "--version"]
    assert subprocess.run(argv, check=True, capture_output=True).stdout.startswith(b"devlink3-desk ")


def print_help_to(stdout: int) -> tuple[int, bytes]:
    argv = [sys.executable, "-m", "devlink3_desk", "monitor", "--help"]
    outcome = subprocess.run(argv, check=False, stdout=stdout, stderr=subprocess.PIPE)
    return outcome.returncode, outcome.stderr


def test_help_that_nobody_reads_ends_quietly_with_0():
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    outcome = print_help_to(writing_end)
    os.close(writing_end)
    assert outcome == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_help_that_has_no_room_ends_with_2_and_a_sentence():
    with Path("/dev/full").open("wb") as full:
        code, err = print_help_to(full.fileno())
    assert code == 2
    assert b"What to do: free space" in err
    assert b"Exception" not in err


def run_with_signal(
    module: str, *words: str, number: signal.Signals = signal.SIGINT
) -> subprocess.CompletedProcess[bytes]:
    """Run a command, with a signal when ``module`` is imported."""
    program = (
        "import runpy, signal, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: signal.raise_signal({int(number)})\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "runpy.run_module('devlink3_desk', run_name='__main__', alter_sys=True)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_ctrl_c_while_the_program_is_loaded_ends_with_130_and_no_word():
    outcome = run_with_signal("devlink3_desk.app.cli.main", "--version")
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (130, b"", b"")


@pytest.mark.parametrize("module", ["PySide6.support", "devlink3_desk.app.desk.desk"])
def test_ctrl_c_while_the_window_is_loaded_ends_with_130_and_no_traceback(tmp_path: Path, module: str):
    outcome = run_with_signal(module, "--demo", "--config-dir", str(tmp_path / "settings"))
    assert outcome.returncode == 130
    assert b"Traceback" not in outcome.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("command", ["hub", "simulate"])
def test_sigterm_while_a_service_is_loaded_ends_with_0_and_no_word(command: str):
    outcome = run_with_signal(f"devlink3_desk.app.cli.{command}", command, number=signal.SIGTERM)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")

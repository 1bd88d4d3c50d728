"""The plugins of the tests: unexpected events fail a test, and no file of the user is touched."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import keyring
import platformdirs
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support import leftovers
from tests.support.home import HOME
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for
from tests.support.x_server import XServer

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def run_inside(pytester: pytest.Pytester, source: str) -> pytest.RunResult:
    """Run a test file with the settings of the project."""
    pytester.path.joinpath("pyproject.toml").write_bytes(PYPROJECT.read_bytes())
    file = pytester.makepyfile(source)
    plugins = ("tests.support.log_guard", "tests.support.leftovers", "no:cacheprovider", "no:xdist")
    return pytester.runpytest_inprocess(*(f"-p{name}" for name in plugins), str(file))


PASSING = {
    "a record below the threshold": """
        import logging
        def test_it():
            logging.getLogger("devlink3_desk.link").info("connected")
            logging.getLogger("library").warning("a warning of a library")
        """,
    "an expected record": """
        import logging, pytest
        @pytest.mark.expect_log("link .* lost")
        def test_it():
            logging.getLogger("devlink3_desk.link").warning("link to the PBX lost")
        """,
    "an ignored Qt warning": """
        import pytest
        from PySide6.QtCore import qWarning
        @pytest.mark.qt_log_ignore("ignored")
        def test_it():
            qWarning("ignored")
        """,
}

FAILING = {
    "a warning of the program": """
        import logging
        def test_it():
            logging.getLogger("devlink3_desk.link").warning("odd")
        """,
    "an error of any logger": """
        import logging
        def test_it():
            logging.getLogger("asyncio").error("Task exception was never retrieved")
        """,
    "another record than the expected one": """
        import logging, pytest
        @pytest.mark.expect_log("lost")
        def test_it():
            logging.getLogger("devlink3_desk").error("lost")
            logging.getLogger("devlink3_desk").error("found")
        """,
    "an expected record that is not logged": """
        import pytest
        @pytest.mark.expect_log("lost")
        def test_it():
            pass
        """,
    "a Qt warning, without qtbot": """
        from PySide6.QtCore import qWarning
        def test_it():
            qWarning("QObject::connect: no such signal")
        """,
    "a Python warning": """
        import warnings
        def test_it():
            warnings.warn("deprecated", DeprecationWarning)
        """,
    "a coroutine that is not awaited": """
        async def nothing():
            pass
        def test_it():
            nothing()
        """,
    "a file that is not closed": """
        def test_it():
            open(__file__)
        """,
    "an exception in a thread": """
        import threading
        def test_it():
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
        """,
}

FAILING_FIXTURES = {
    "a log record in setup": """
        import logging, pytest
        @pytest.fixture
        def thing():
            logging.getLogger("devlink3_desk").error("in setup")
        def test_it(thing):
            pass
        """,
    "a log record in teardown": """
        import logging, pytest
        @pytest.fixture
        def thing():
            yield
            logging.getLogger("devlink3_desk").error("in teardown")
        def test_it(thing):
            pass
        """,
    "a Qt warning in teardown": """
        import pytest
        from PySide6.QtCore import qWarning
        @pytest.fixture
        def thing():
            yield
            qWarning("in teardown")
        def test_it(thing):
            pass
        """,
}


@pytest.mark.parametrize("source", PASSING.values(), ids=PASSING.keys())
def test_passes_with(pytester: pytest.Pytester, source: str) -> None:
    run_inside(pytester, source).assert_outcomes(passed=1)


@pytest.mark.parametrize("source", FAILING.values(), ids=FAILING.keys())
def test_fails_on(pytester: pytest.Pytester, source: str) -> None:
    assert run_inside(pytester, source).parseoutcomes() == {"failed": 1}


@pytest.mark.parametrize("source", FAILING_FIXTURES.values(), ids=FAILING_FIXTURES.keys())
def test_errs_on(pytester: pytest.Pytester, source: str) -> None:
    outcomes = run_inside(pytester, source).parseoutcomes()
    assert outcomes.get("errors") == 1, outcomes


LEFT_BEHIND = {
    "MainWindow 'Left' with 0 widgets in it": """
        from PySide6.QtWidgets import QMainWindow
        class MainWindow(QMainWindow):
            everyone = []
        def test_it(qapp):
            window = MainWindow()
            window.setWindowTitle("Left")
            MainWindow.everyone.append(window)
        """,
    "QDialog 'Question' with 1 widgets in it": """
        from PySide6.QtWidgets import QDialog, QLabel
        everyone = []
        def test_it(qapp):
            dialog = QDialog()
            dialog.setObjectName("Question")
            QLabel("Really?", dialog)
            dialog.finished.connect(lambda: dialog.hide())
            dialog.open()
        """,
    "a translation": """
        from PySide6.QtCore import QTranslator
        def test_it(qapp):
            qapp.installTranslator(QTranslator(qapp))
        """,
    "letters of * points": """
        from devlink3_desk.qt.core.theme import ApplicationThemeManager
        def test_it(qapp):
            ApplicationThemeManager(zoom=2.0)
        """,
    "thread 'forgotten'": """
        import threading, time
        def test_it():
            threading.Thread(target=time.sleep, args=(1,), name="forgotten").start()
        """,
}


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")
@pytest.mark.parametrize(("left", "source"), LEFT_BEHIND.items(), ids=LEFT_BEHIND.keys())
def test_what_is_left_is_named(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, left: str, source: str
) -> None:
    monkeypatch.setattr(leftovers, "JOIN_SECONDS", 0.05)
    result = run_inside(pytester, source)
    assert result.parseoutcomes().get("errors") == 1
    result.stdout.fnmatch_lines([f"*{left}*"])


@pytest.mark.parametrize(
    ("is_closed", "outcome"), [(True, {"passed": 2}), (False, {"passed": 2, "errors": 1})]
)
def test_a_window_of_several_tests_may_stay_until_the_last_one(
    pytester: pytest.Pytester, qapp: QApplication, is_closed: bool, outcome: dict[str, int]
) -> None:
    source = f"""
        import pytest
        from PySide6.QtWidgets import QMainWindow
        from shiboken6 import delete
        @pytest.fixture(scope="module")
        def window(qapp):
            window = QMainWindow()
            yield window
            if {is_closed}:
                delete(window)
        kept = []
        def test_one(window):
            kept.append(window)
        def test_other(window):
            assert kept == [window]
        """
    assert run_inside(pytester, source).parseoutcomes() == outcome


def test_a_window_in_a_cycle_of_python_objects_is_no_leak(
    pytester: pytest.Pytester, qapp: QApplication
) -> None:
    source = """
        from PySide6.QtWidgets import QMainWindow
        def test_it(qapp):
            window = QMainWindow()
            window.itself = window
        """
    run_inside(pytester, source).assert_outcomes(passed=1)


def test_a_test_that_hangs_inside_the_loop_of_qt_is_ended(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("pyproject.toml").write_bytes(PYPROJECT.read_bytes())
    file = pytester.makepyfile(
        """
        from PySide6.QtCore import QEventLoop
        def test_it(qapp):
            QEventLoop().exec()
        """
    )
    arguments = ("--timeout=1", "-p", "no:cacheprovider", "-p", "no:xdist", str(file))
    result = pytester.runpytest_subprocess(*arguments, timeout=240)
    assert result.ret != 0
    assert "Timeout" in result.stdout.str() + result.stderr.str()


def test_every_folder_for_files_belongs_to_the_run() -> None:
    assert Path.home() == HOME
    folders: list[str] = []
    # Elsewhere Qt asks the system and not the environment; on Windows, platformdirs does so, too.
    if sys.platform == "linux":
        folders += [QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)]
    if sys.platform != "win32":
        folders += [
            platformdirs.user_config_dir("devlink3-desk"),
            platformdirs.user_state_dir("devlink3-desk"),
        ]
    assert all(Path(place).is_relative_to(HOME) for place in folders), folders


def test_the_keyring_of_the_user_is_not_used() -> None:
    assert keyring.get_keyring().__module__ == "keyring.backends.fail"
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_windows_open_offscreen(qapp: QGuiApplication) -> None:
    assert os.environ["QT_QPA_PLATFORM"] == qapp.platformName()


def test_the_x_server_shows_a_window_and_manages_it(x_server: XServer) -> None:
    program = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("here")
label.show()
label.windowHandle().requestActivate()
while not label.isActiveWindow():
    app.processEvents()
print(app.platformName(), app.primaryScreen().size().toTuple())
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=x_server.build_environment(),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "xcb (1920, 1080)\n"), ended.stderr


def test_a_coroutine_runs_on_the_loop_of_qt(qt_run: QtRun) -> None:
    async def scenario() -> str:
        received: list[bytes] = []

        async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            data = await reader.read()
            writer.close()
            await writer.wait_closed()
            received.append(data)

        server = await asyncio.start_server(receive, "127.0.0.1", 0)
        async with server:
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(b"bytes")
            writer.close()
            await writer.wait_closed()
            await wait_for(lambda: received)
        return received[0].decode()

    assert qt_run(scenario()) == "bytes"


def test_a_condition_that_stays_false_fails_the_test() -> None:
    with pytest.raises(AssertionError, match=r"not within 0\.05 s: the impossible"):
        asyncio.run(wait_for(lambda: False, 0.05, "the impossible"))

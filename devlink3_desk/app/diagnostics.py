"""What support needs to find an error: the log of the desk window, facts on the system, and the support file.

None of it contains a password: connections never log them, and the support file leaves out all settings
whose names suggest one, and the parts of addresses and commands that may be one.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import platform
import re
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import msgspec

from devlink3_desk import __version__
from devlink3_desk.app import configuration
from devlink3_desk.app.os_integration.registration import is_frozen
from devlink3_desk.decoding import decode_json
from devlink3_desk.services.storage.json_store import open_for_owner, write_atomically

if TYPE_CHECKING:
    from io import TextIOWrapper

    from devlink3_desk.services.trace import RecentTrace

LOG_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_LOG_BYTES: Final = 1024 * 1024
LOG_BACKUP_COUNT: Final = 4
"""Older log files that are stored beside the current one."""
REPORTED_PACKAGES: Final = (
    "PySide6-Essentials",
    "qasync",
    "cryptography",
    "keyring",
    "msgspec",
    "phonenumbers",
)

_SECRET_PATTERN: Final = re.compile(r"(?i)pass(word|phrase|wd)?$|secret|token|credential")
"""Names of settings that are left out. The program stores no secrets, but a user may have edited the file."""
_REDACTED: Final = "(left out)"
_USER_IN_URL: Final = re.compile(r"(?<=://)[^\s/?#]*(?=@)")
_SECRET_IN_URL: Final = re.compile(r"(?i)(?<=[?&;])(\w*(?:pass|pwd|secret|token|key|credential)\w*)=[^&;\s]*")
_COMMAND_KEY: Final = "command"
"""Name of the setting with the command that dials: users write passwords of phones into its arguments."""
_PACKAGE_LOGGER: Final = logging.getLogger("devlink3_desk")

log = logging.getLogger(__name__)


# -- the log


class _RotatingLogHandler(logging.handlers.RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        # For its owner alone: details for support may name people.
        return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=open_for_owner)

    def doRollover(self) -> None:
        """Start a new file; continue with the current one if it cannot be renamed."""
        # Windows refuses to rename a file that a second window has open.
        with contextlib.suppress(PermissionError):
            super().doRollover()
        if self.stream is None and not self.delay:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop a record that cannot be written, as on a full disk; Python would print each of them."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close the file, also if what was logged last cannot be written."""
        with contextlib.suppress(OSError):
            super().close()


class LogFile:
    """The log file while the window is open; without a handler, nothing is logged."""

    def __init__(self, handler: logging.Handler | None) -> None:
        self._handler = handler

    def set_detailed(self, detailed: bool) -> None:  # noqa: FBT001 (the value of a check box)
        """Set whether messages of level DEBUG are logged."""
        if self._handler is not None:
            level = logging.DEBUG if detailed else logging.INFO
            self._handler.setLevel(level)
            _PACKAGE_LOGGER.setLevel(level)


@contextlib.contextmanager
def _log_uncaught_errors() -> Iterator[None]:
    """Also log errors of slots, timers and threads, which Python only prints: a window may have no stderr."""
    print_error, print_thread_error = sys.excepthook, threading.excepthook

    def log_error(
        error_type: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            log.error("An error was not caught.", exc_info=(error_type, error, traceback))
        print_error(error_type, error, traceback)

    def log_thread_error(args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            name = None if args.thread is None else args.thread.name
            log.error("The thread %s has ended with an error.", name, exc_info=args.exc_value)
        print_thread_error(args)

    sys.excepthook, threading.excepthook = log_error, log_thread_error
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = print_error, print_thread_error


@contextlib.contextmanager
def log_to_file(path: Path) -> Iterator[LogFile]:
    """Log to ``path`` until the block ends. A log that cannot be written does not stop the desk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _RotatingLogHandler(
            path, maxBytes=MAX_LOG_BYTES, backupCount=LOG_BACKUP_COUNT, encoding="utf-8", delay=False
        )
    except OSError as error:
        log.warning("There is no log: %s.", error.strerror)
        yield LogFile(None)
        return
    handler.setFormatter(logging.Formatter(LOG_FORMAT))
    previous_level = _PACKAGE_LOGGER.level
    log_file = LogFile(handler)
    log_file.set_detailed(False)
    logging.getLogger().addHandler(handler)
    # platform.platform() would run a program to find out the processor.
    system = f"{platform.system()} {platform.release()} ({platform.version()}), {platform.machine()}"
    log.info("Version %s, Python %s, %s.", __version__, platform.python_version(), system)
    try:
        with _log_uncaught_errors():
            yield log_file
    finally:
        logging.getLogger().removeHandler(handler)
        _PACKAGE_LOGGER.setLevel(previous_level)
        handler.close()


# -- facts on the system


def collect_facts(override: Path | None) -> dict[str, str]:
    """Return versions, folders and the keyring in use by name; ``override`` is the value of --config-dir."""
    packages = (
        {f"package {name}": _find_package_version(name) for name in REPORTED_PACKAGES}
        if not is_frozen()
        else {}
    )
    return {
        "version": __version__,
        "installed": "as a program" if is_frozen() else "as a Python package",
        "program": sys.executable,
        "system": platform.platform(),
        "machine": platform.machine(),
        "Python": platform.python_version(),
        "Qt": _find_qt_version(),
        "keyring": find_keyring_name(),
        "settings": str(configuration.config_dir(override)),
        "data": str(configuration.data_dir(override)),
        "log": str(configuration.log_file(override)),
        **packages,
    }


def find_keyring_name() -> str:
    """Return the class of the keyring in use, such as ``keyring.backends.Windows.WinVaultKeyring``.

    Where there is none that can be used, the text says why.
    """
    try:
        import keyring  # slow: it searches for backends

        backend = type(keyring.get_keyring())
    except Exception as error:  # noqa: BLE001 (backends of keyring raise errors of any class)
        # Its import fails where keyringrc.cfg names a backend that is not installed.
        why = " ".join(str(error).split()).rstrip(".")
        return f"cannot be used: {why}. Check keyringrc.cfg, which may name one that is not installed."
    return f"{backend.__module__}.{backend.__qualname__}"


def _find_qt_version() -> str:
    import PySide6

    return PySide6.__version__


def _find_package_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "no version is recorded"


# -- the support file


def write_support_file(path: Path, override: Path | None, last_trace: RecentTrace | None) -> None:
    """Write versions, settings, logs and the last calls as a ZIP file; raises :class:`OSError`.

    Takes seconds. Nothing else may record into ``last_trace`` meanwhile.

    :param path: replaced atomically.
    :param override: the value of --config-dir.
    :param last_trace: the last calls, or ``None`` to leave them out.
    """
    with tempfile.TemporaryDirectory(prefix="devlink3-desk-support-") as folder:
        packed = Path(folder) / "support.zip"
        # Not strict: the clock may have been before 1980, where the times of a ZIP file begin.
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            facts = "".join(f"{name}: {value}\n" for name, value in collect_facts(override).items())
            archive.writestr("versions.txt", facts)
            archive.writestr("settings.json", _read_settings(override))
            for log_path in _find_log_files(override):
                archive.write(log_path, f"log/{log_path.name}")
            if last_trace is not None and len(last_trace):
                trace = Path(folder) / "last-calls.trace"
                last_trace.write(trace)
                archive.write(trace, trace.name)
        write_atomically(path, packed.read_bytes())


def redact_secrets(value: object) -> object:
    """Return a copy of decoded JSON without what is named like a secret, or is a part of an address."""
    if isinstance(value, dict):
        return {key: _redact_setting(str(key), item) for key, item in value.items()}
    if isinstance(value, str):
        return _SECRET_IN_URL.sub(rf"\1={_REDACTED}", _USER_IN_URL.sub(_REDACTED, value))
    return [redact_secrets(item) for item in value] if isinstance(value, list) else value


def _redact_setting(name: str, value: object) -> object:
    if _SECRET_PATTERN.search(name):
        return _REDACTED
    if name == _COMMAND_KEY and isinstance(value, str) and " " in value.strip():
        return f"{value.split()[0]} {_REDACTED}"
    return redact_secrets(value)


def _read_settings(override: Path | None) -> bytes:
    # Decoded without the types of the settings: what the program does not know is reported as well.
    try:
        settings = decode_json(configuration.open_settings_store(override).path.read_bytes())
    except FileNotFoundError:
        return b"There are none.\n"
    except (OSError, msgspec.MsgspecError) as error:
        # The damaged text is not copied: nothing can be left out of it.
        return f"They cannot be read: {type(error).__name__}.\n".encode()
    return msgspec.json.format(msgspec.json.encode(redact_secrets(settings)), indent=2) + b"\n"


def _find_log_files(override: Path | None) -> Iterable[Path]:
    current = configuration.log_file(override)
    return sorted(current.parent.glob(f"{current.name}*"))

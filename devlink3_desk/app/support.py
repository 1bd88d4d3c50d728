"""The file for support: log, versions, settings without secrets, and the last calls where they are wanted."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.services.files import write_atomically
from devlink3_desk.services.last_trace import RecentTrace

from .facts import collect_facts
from .locations import log_file, open_settings_store

_SECRET_PATTERN: Final = re.compile(r"(?i)pass(word|phrase|wd)?$|secret|token|credential")
"""Names under which nobody is to find a value, whoever has put it into the file by hand."""
_REDACTED: Final = "(left out)"


def redact_secrets(value: object) -> object:
    """Return settings in which nothing has a value that is named like a secret."""
    if isinstance(value, dict):
        return {
            key: _REDACTED if _SECRET_PATTERN.search(str(key)) else redact_secrets(each)
            for key, each in value.items()
        }
    return [redact_secrets(each) for each in value] if isinstance(value, list) else value


def _read_settings(override: Path | None) -> bytes:
    try:
        found = msgspec.json.decode(open_settings_store(override).path.read_bytes())
    except FileNotFoundError:
        return b"There are none.\n"
    except (OSError, msgspec.MsgspecError) as error:
        return f"They cannot be read: {type(error).__name__}.\n".encode()
    return msgspec.json.format(msgspec.json.encode(redact_secrets(found)), indent=2) + b"\n"


def _find_log_files(override: Path | None) -> Iterable[Path]:
    newest = log_file(override)
    return sorted(newest.parent.glob(f"{newest.name}*"))


def write_support_file(path: Path, override: Path | None, last_trace: RecentTrace | None) -> None:
    """Write the file whole or not at all; raises :class:`OSError`. ``None`` leaves the calls out."""
    with tempfile.TemporaryDirectory(prefix="devlink3-desk-support-") as folder:
        packed = Path(folder) / "support.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            told = "".join(f"{name}: {value}\n" for name, value in collect_facts(override).items())
            archive.writestr("versions.txt", told)
            archive.writestr("settings.json", _read_settings(override))
            for log in _find_log_files(override):
                archive.write(log, f"log/{log.name}")
            if last_trace is not None and len(last_trace):
                trace = Path(folder) / "last-calls.trace"
                last_trace.write(trace)
                archive.write(trace, trace.name)
        write_atomically(path, packed.read_bytes())

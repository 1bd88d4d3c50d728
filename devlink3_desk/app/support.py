"""The file for support: log, versions, settings without secrets, and the last calls where they are wanted."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.services.files import write_whole
from devlink3_desk.services.last_trace import LastTrace

from .facts import facts
from .locations import log_file, settings_store

_SECRET: Final = re.compile(r"(?i)pass(word|phrase|wd)?$|secret|token|credential")
"""Names under which nobody is to find a value, whoever has put it into the file by hand."""
_LEFT_OUT: Final = "(left out)"


def without_secrets(value: object) -> object:
    """Return settings in which nothing has a value that is named like a secret."""
    if isinstance(value, dict):
        return {
            key: _LEFT_OUT if _SECRET.search(str(key)) else without_secrets(each)
            for key, each in value.items()
        }
    return [without_secrets(each) for each in value] if isinstance(value, list) else value


def _settings(chosen: Path | None) -> bytes:
    try:
        found = msgspec.json.decode(settings_store(chosen).path.read_bytes())
    except FileNotFoundError:
        return b"There are none.\n"
    except (OSError, msgspec.MsgspecError) as error:
        return f"They cannot be read: {type(error).__name__}.\n".encode()
    return msgspec.json.format(msgspec.json.encode(without_secrets(found)), indent=2) + b"\n"


def _logs(chosen: Path | None) -> Iterable[Path]:
    newest = log_file(chosen)
    return sorted(newest.parent.glob(f"{newest.name}*"))


def collect(path: Path, chosen: Path | None, calls: LastTrace | None) -> None:
    """Write the file whole or not at all; raises :class:`OSError`. ``None`` leaves the calls out."""
    with tempfile.TemporaryDirectory(prefix="devlink3-desk-support-") as folder:
        packed = Path(folder) / "support.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            told = "".join(f"{name}: {value}\n" for name, value in facts(chosen).items())
            archive.writestr("versions.txt", told)
            archive.writestr("settings.json", _settings(chosen))
            for log in _logs(chosen):
                archive.write(log, f"log/{log.name}")
            if calls is not None and len(calls):
                trace = Path(folder) / "last-calls.trace"
                calls.write(trace)
                archive.write(trace, trace.name)
        write_whole(path, packed.read_bytes())

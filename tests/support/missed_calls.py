"""The file in which earlier versions kept missed calls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE_NAME = "missed.json"


def make_stored_call(key: str = "m1", **changes: Any) -> dict[str, Any]:
    """Return a missed call as it is stored in the file."""
    return {
        "id": f"{key}@1700000000.000",
        "kind": "abandoned",
        "number": "901632960144",
        "name": "Café Zoë",
        "has_prefix": True,
        "in_doubt": False,
        "whom": "600",
        "at": 1_700_000_000.0,
        "waited": 45.0,
        "voicemail": False,
        "settled": False,
        **changes,
    }


def write_missed_calls(folder: Path, *calls: dict[str, Any]) -> Path:
    """Write the file into a folder, and return its path."""
    path = folder / FILE_NAME
    path.write_text(json.dumps({"calls": calls, "looked": 0.0}), encoding="utf-8")
    return path

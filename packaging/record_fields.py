"""Write ``docs/record-fields.md`` from the fields that ``devlink3_desk.protocol`` declares.

``update``   writes the document (the default)
``check``    exits with 1 if the document does not match the declarations
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "record-fields.md"
sys.path.insert(0, str(ROOT))

from devlink3_desk.protocol import events, records  # noqa: E402 (needs the path above)
from devlink3_desk.protocol.enums import LabelledEnum  # noqa: E402
from devlink3_desk.protocol.event_stream import DELTA2_CALL_ID_FIELDS, DELTA2_STATUS_FIELDS  # noqa: E402
from devlink3_desk.protocol.records import RecordField  # noqa: E402

SECTIONS = (
    ("Call", "`call` of `detail`", records.CALL_FIELDS),
    ("PartyA and PartyB", "`party_a` and `party_b` of `detail`", records.PARTY_FIELDS),
    ("Target", "each of `targets` of `detail`", records.TARGET_FIELDS),
    ("CallLost", "`call_lost`", events.CALL_LOST_FIELDS),
    ("LinkLost", "`link_lost`", events.LINK_LOST_FIELDS),
    ("AttemptReject", "`attempt_reject`", events.ATTEMPT_REJECT_FIELDS),
    ("SIPTrack", "`siptrack`", events.SIP_TRACK_FIELDS),
)
INTRODUCTION = """# Fields of the records

The fields in the order in which a PBX sends them, which is also their order in the JSON lines of `monitor`
and in [traces](traces.md). A record may end early: a field that is missing is `null`. Fields behind the
known ones are stored, in order, under `extra`. An integer field that holds other text keeps that text.
"Title" is the name in the window's list of all fields, which shows the sections of `detail` and the SIP
dialogues. Section numbers are those of the official text.

`packaging/record_fields.py` writes this file: change the declarations in `devlink3_desk/protocol`, then run
it.
"""


def format_document() -> str:
    """Return the document that the declarations give."""
    parts = [INTRODUCTION, *(_format_section(*section) for section in SECTIONS)]
    parts += [_format_delta2(), _format_enumerations()]
    return "\n".join(parts)


def _format_section(title: str, json_place: str, fields: Sequence[RecordField]) -> str:
    lines = [f"## {title} (section {fields[0].section})", "", f"In JSON: {json_place}.", ""]
    lines += ["| | key | value | title | meaning |", "|---|---|---|---|---|"]
    for position, field in enumerate(fields, 1):
        value = _format_value_type(field)
        lines.append(f"| {position} | `{field.name}` | {value} | {field.title} | {field.meaning} |")
    return "\n".join([*lines, ""])


def _format_value_type(field: RecordField) -> str:
    if field.value_type is str:
        return "text, quoted" if field.is_quoted else "text"
    if field.enum_type is not None:
        name = field.enum_type.__name__
        return f"[{name}](#{name.lower()})"
    return "integer" if field.unit is None else f"integer, {field.unit}"


def _format_delta2() -> str:
    lines = ["## Delta2 (section 6.5.1.2)", "", "In JSON: `fields` of `delta2`, by `kind`.", ""]
    for kinds, fields in (
        ("`S` (status)", DELTA2_STATUS_FIELDS),
        ("`D` (deleted) and `A` (ends swapped)", DELTA2_CALL_ID_FIELDS),
    ):
        lines += [f"{kinds}:", "", _format_items(enumerate(fields, 1)), ""]
    return "\n".join(lines)


def _format_enumerations() -> str:
    lines = [
        "## Enumerations",
        "",
        "Numbers that are not listed are passed on, and shown as, for example, `state 27`.",
    ]
    enum_types = {field.enum_type for _, _, fields in SECTIONS for field in fields if field.enum_type}
    for enum_type in sorted(enum_types, key=lambda enum_type: enum_type.__name__):
        members = _format_items((member.value, _format_member(member)) for member in enum_type)
        lines += ["", f"### {enum_type.__name__}", "", members]
    return "\n".join([*lines, ""])


def _format_member(member: Enum) -> str:
    return member.label if isinstance(member, LabelledEnum) else member.name.replace("_", " ").lower()


def _format_items(items: Iterable[tuple[int, str]]) -> str:
    """Return numbered items in lines of at most 120 characters; no line breaks inside an item."""
    joined = " · ".join(f"{number} {label}".replace(" ", "\0") for number, label in items)
    return textwrap.fill(joined, 120, break_on_hyphens=False).replace("\0", " ")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return the exit code."""
    parser = argparse.ArgumentParser(description="Document the fields of the records.")
    parser.add_argument("command", nargs="?", choices=("update", "check"), default="update")
    if parser.parse_args(argv).command == "update":
        DOCUMENT.write_text(format_document(), encoding="utf-8", newline="\n")
    elif DOCUMENT.read_text(encoding="utf-8") != format_document():
        print(f"{DOCUMENT.relative_to(ROOT)} is out of date: run packaging/record_fields.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

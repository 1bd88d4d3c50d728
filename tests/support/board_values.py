"""Builders of values and changes of the switchboard, with defaults for what a test does not set."""

from __future__ import annotations

import random
from typing import Any

from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    ExtensionInfo,
    ExtensionStatus,
    LinkInfo,
    LinkStatus,
    PartyInfo,
    PartyKind,
    Person,
    PersonKind,
    QueueInfo,
)
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)


def make_party(
    number: str = "201", name: str = "Ann", kind: PartyKind = PartyKind.EXTENSION, **overrides
) -> PartyInfo:
    return PartyInfo(number, name, kind, **overrides)


def make_outside_party(number: str = "01632 960144", name: str = "Northfield Dental") -> PartyInfo:
    return PartyInfo(number, name, PartyKind.TRUNK, line="SIP 17")


def make_call(key: str = "c1", state: CallStatus = CallStatus.RINGING, **overrides) -> CallInfo:
    values: dict[str, Any] = {
        "direction": CallDirection.INCOMING,
        "a": make_outside_party(),
        "b": None,
        "targets": (),
        "held_by": None,
        "group": None,
        "did": None,
        "account_code": None,
        "tag": None,
        "flags": (),
        "nodes": ("c0a82a03",),
        "since": 990.0,
        "started": 980.0,
        "since_snapshot": False,
        "current_group": overrides.get("group"),
    }
    return CallInfo(id=key, state=state, **{**values, **overrides})


def make_extension(
    number: str = "201", state: ExtensionStatus = ExtensionStatus.IDLE, **overrides
) -> ExtensionInfo:
    values: dict[str, Any] = {"name": f"User {number}", "calls": (), "cmextn": None, "since": 990.0}
    return ExtensionInfo(extension=number, state=state, **{**values, **overrides})


def make_queue(group: str = "600", waiting: int = 0, since: float | None = None, **overrides) -> QueueInfo:
    values: dict[str, Any] = {"name": f"Group {group}", "ringing": 0, "connected": 0, **overrides}
    return QueueInfo(group=group, waiting=waiting, waiting_since=since, **values)


def make_person(number: str, name: str, kind: PersonKind = PersonKind.USER, **overrides) -> Person:
    return Person(number=number, name=name, kind=kind, **overrides)


def make_link_change(state: LinkStatus = LinkStatus.LIVE, **overrides) -> LinkChanged:
    return LinkChanged(LinkInfo(state, **overrides))


def make_all_changes() -> list[Change]:
    """Return a change of each kind, with calls and extensions in every state."""
    calls = [
        CallChanged(
            make_call(
                f"c{number}",
                state,
                b=make_party() if number % 2 else None,
                flags=tuple(CallFlag) if number == 3 else (),
                direction=list(CallDirection)[number % 4],
                targets=(
                    (make_party("202", "Ben"), make_party("203", "Cy", rejected="dnd")) if number % 3 else ()
                ),
                group="Sales" if number % 2 else None,
            )
        )
        for number, state in enumerate(CallStatus)
    ]
    extensions = [
        ExtensionChanged(make_extension(str(201 + number), state, calls=(f"c{number}",)))
        for number, state in enumerate(ExtensionStatus)
    ]
    people = tuple(
        make_person(str(201 + number), f"Person {number}", kind) for number, kind in enumerate(PersonKind)
    )
    return [
        *calls,
        *extensions,
        QueueChanged(make_queue("600", 2, 990.0)),
        QueueChanged(make_queue("601")),
        DirectoryChanged(people),
        make_link_change(
            LinkStatus.LIVE,
            pbx_version="IP Office 11.1",
            variant="Server Edition",
            round_trip_ms=12.4,
            gaps=1,
        ),
    ]


def make_random_changes(seed: int, count: int, keys: int = 30) -> list[Change]:
    """Return ``count`` random changes of ``keys`` calls, extensions and hunt groups.

    They are not consistent: what has ended may change, and what is unknown may end.
    """
    chance = random.Random(seed)
    changes: list[Change] = []
    for _ in range(count):
        key, now = str(200 + chance.randrange(keys)), chance.uniform(0, 1000)
        match chance.randrange(10):
            case 0 | 1 | 2 | 3:
                flags = (CallFlag.EMERGENCY,) if chance.random() < 0.05 else ()
                changes.append(
                    CallChanged(
                        make_call(
                            key,
                            chance.choice(list(CallStatus)),
                            since=now,
                            flags=flags,
                            direction=chance.choice(list(CallDirection)),
                            b=make_party(key) if chance.random() < 0.5 else None,
                        )
                    )
                )
            case 4 | 5:
                changes.append(
                    CallEnded(key, str(200 + chance.randrange(keys)) if chance.random() < 0.2 else None)
                )
            case 6:
                calls = (str(200 + chance.randrange(keys)),) if chance.random() < 0.5 else ()
                state = chance.choice(list(ExtensionStatus))
                changes.append(ExtensionChanged(make_extension(key, state, calls=calls, since=now)))
            case 7:
                changes.append(ExtensionRemoved(key) if chance.random() < 0.5 else QueueRemoved(key))
            case 8:
                changes.append(QueueChanged(make_queue(key, chance.randrange(3), now)))
            case _:
                if chance.random() < 0.1:
                    people = tuple(
                        make_person(str(200 + number), f"User {chance.random()}") for number in range(keys)
                    )
                    changes.append(DirectoryChanged(people))
                else:
                    changes.append(make_link_change(chance.choice(list(LinkStatus)), since=now))
    return changes

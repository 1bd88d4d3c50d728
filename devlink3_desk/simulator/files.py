"""The pseudo-files of the made-up company (section 6.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.enums import QueueState
from devlink3_desk.protocol.pseudo_files import (
    DirectoryRow,
    HuntGroupRow,
    HuntMemberRow,
    LicenceRow,
    MembershipRow,
    UserInfoRow,
    UserRow,
    UserRow8,
)

from .company import Company, User
from .options import SimulatorOptions
from .pbx import Pbx

_POWER: Final = 4
_DAY: Final = 1


def read(name: str, company: Company, options: SimulatorOptions, pbx: Pbx) -> bytes | None:
    """Return the file ``name``, compared without case, or ``None`` where there is none."""
    wanted = name.casefold()
    whole = _FILES.get(wanted)
    if whole is not None:
        return whole(company, options, pbx)
    folder, _, number = wanted.rpartition("/")
    single = _FILES_OF_ONE.get(folder)
    return single(company, number) if single is not None else None


def _users(company: Company, *_: object) -> bytes:
    rows = [UserRow(user.name, user.extension, user.full_name, str(user.id)) for user in _all(company)]
    return pseudo_files.USER_LIST.format([UserRow("NoUser", "", "", "0"), *rows])


def _all(company: Company) -> list[User]:
    return list(company.users.values())


def _users8(company: Company, *_: object) -> bytes:
    rows = [
        UserRow8(
            name=user.name,
            extension=user.extension,
            full_name=user.full_name,
            profile=_POWER if user.receptionist else 1 + user.id % 5,
            features=int(user.receptionist),
            one_x="1" if user.id % 3 == 0 else "0",
            email=f"{user.extension}@example.com",
        )
        for user in _all(company)
    ]
    return pseudo_files.USER_LIST_8.format(rows)


def _groups(company: Company, _options: SimulatorOptions, pbx: Pbx) -> bytes:
    waiting = [
        call.section.current_huntgroup
        for call in pbx.calls
        if call.section.queue_state in (QueueState.QUEUEING, QueueState.ANNOUNCEMENT)
    ]
    rows = [
        HuntGroupRow(group.name, group.number, waiting.count(group.number), _DAY, group.id % 3, str(group.id))
        for group in company.groups.values()
    ]
    return pseudo_files.HUNT_LIST.format(rows)


def _directory(company: Company, *_: object) -> bytes:
    return pseudo_files.DIRECTORY.format(DirectoryRow(one.name, one.number) for one in company.contacts)


def _licences(_company: Company, options: SimulatorOptions, _pbx: Pbx) -> bytes:
    rows = [LicenceRow(1, 1), LicenceRow(pseudo_files.CTI_LINK_PRO, options.licences)]
    return pseudo_files.LICENCES.format(rows)


def _who_is(company: Company, options: SimulatorOptions, _pbx: Pbx) -> bytes:
    kind, _, version = options.pbx_version.removeprefix("Avaya ").partition(" ")
    pairs = {"MAC": "00e0070a0b0c", "Type": kind, "Version": version, "Name": company.hub.name}
    return pseudo_files.format_who_is(pairs)


def _members(company: Company, number: str) -> bytes | None:
    groups = company.groups.values()
    group = next((one for one in groups if number in (one.number, one.name.casefold())), None)
    if group is None:
        return None
    return pseudo_files.format_members(
        HuntMemberRow(user.extension, active=not user.do_not_disturb) for user in group.members
    )


def _member_of(company: Company, number: str) -> bytes | None:
    user = company.users.get(number)
    if user is None:
        return None
    return pseudo_files.MEMBER_OF.format(
        MembershipRow(group.name, group.number, str(group.id))
        for group in company.groups.values()
        if user in group.members
    )


_ABSENCES: Final = {0: (3, "2 p.m."), 11: (3, "1.30"), 7: (1, "30 November"), 16: (4, "noon")}
"""Absence code and text of some users, by a part of their number."""


def _user_info(company: Company, number: str) -> bytes | None:
    user = company.users.get(number)
    if user is None:
        return None
    code, until = _ABSENCES.get(user.id % 22, (0, ""))
    row = UserInfoRow(
        name=user.name, full_name=user.full_name, extension=user.extension, forward_on_busy=0,
        forward_on_no_answer=int(user.id % 10 == 5), forward_all=int(bool(user.forwarded_to)),
        forward_all_number=user.forwarded_to, forward_number="07700900457" if user.id % 10 == 5 else "",
        do_not_disturb=int(user.do_not_disturb), voicemail=int(user.voicemail),
        new_messages=2 if user.id % 7 == 3 else 0, absence_code=code, absence_text=until,
        absence=int(code > 0), logged_in=1, user_rights="Default", twinning=0,
    )  # fmt: skip
    return pseudo_files.USER_INFO.format([row])


_FILES: Final[dict[str, Callable[[Company, SimulatorOptions, Pbx], bytes]]] = {
    "nasystem/user_list": _users,
    "nasystem/user_list8": _users8,
    "nasystem/hunt_list": _groups,
    "nasystem/dir_list": _directory,
    "nasystem/licence_list": _licences,
    "nasystem/who_is": _who_is,
}
_FILES_OF_ONE: Final[dict[str, Callable[[Company, str], bytes | None]]] = {
    "nasystem/hunt_info": _members,
    "nasystem/memberof": _member_of,
    "nasystem/user_info3": _user_info,
}

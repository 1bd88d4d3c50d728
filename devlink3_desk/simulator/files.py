"""The pseudo-files of the company (section 6.6)."""

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
from devlink3_desk.simulator.company import Company, User
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.pbx import Pbx

# Values of the field "profile" and of the service mode (section 6.6).
_POWER_USER_PROFILE: Final = 4
_DAY_SERVICE_MODE: Final = 1


def read_pseudo_file(name: str, company: Company, options: SimulatorOptions, pbx: Pbx) -> bytes | None:
    """Return the contents of the file ``name`` in any case, ``None`` if it does not exist."""
    path = name.casefold()
    format_system_file = _SYSTEM_FILES.get(path)
    if format_system_file is not None:
        return format_system_file(company, options, pbx)
    folder, _, number = path.rpartition("/")
    format_numbered_file = _NUMBERED_FILES.get(folder)
    return format_numbered_file(company, number) if format_numbered_file is not None else None


def _format_user_list(company: Company, *_: object) -> bytes:
    # Like the list of a real PBX, this one contains NoUser, a user without extension.
    rows = [UserRow(user.name, user.extension, user.full_name, str(user.id)) for user in _list_users(company)]
    return pseudo_files.USER_LIST.format([UserRow(pseudo_files.NO_USER, "", "", "0"), *rows])


def _list_users(company: Company) -> list[User]:
    return list(company.users.values())


def _format_user_list_8(company: Company, *_: object) -> bytes:
    rows = [
        UserRow8(
            name=user.name,
            extension=user.extension,
            full_name=user.full_name,
            profile=_POWER_USER_PROFILE if user.is_receptionist else 1 + user.id % 5,
            features=int(user.is_receptionist),
            one_x="1" if user.id % 3 == 0 else "0",
            email=f"{user.extension}@example.com",
        )
        for user in _list_users(company)
    ]
    return pseudo_files.USER_LIST_8.format(rows)


def _format_hunt_list(company: Company, _options: SimulatorOptions, pbx: Pbx) -> bytes:
    queued_groups = [
        call.section.current_huntgroup
        for call in pbx.calls
        if call.section.queue_state in (QueueState.QUEUEING, QueueState.ANNOUNCEMENT)
    ]
    rows = [
        HuntGroupRow(
            group.name,
            group.number,
            queued_groups.count(group.number),
            _DAY_SERVICE_MODE,
            group.id % 3,
            str(group.id),
        )
        for group in company.groups.values()
    ]
    return pseudo_files.HUNT_LIST.format(rows)


def _format_directory(company: Company, *_: object) -> bytes:
    return pseudo_files.DIRECTORY_LIST.format(
        DirectoryRow(contact.name, contact.number) for contact in company.contacts
    )


def _format_licences(_company: Company, options: SimulatorOptions, _pbx: Pbx) -> bytes:
    rows = [LicenceRow(1, 1), LicenceRow(pseudo_files.CTI_LINK_PRO_LICENCE, options.licences)]
    return pseudo_files.LICENCE_LIST.format(rows)


def _format_who_is(company: Company, options: SimulatorOptions, _pbx: Pbx) -> bytes:
    kind, _, version = options.pbx_version.removeprefix("Avaya ").partition(" ")
    pairs = {"MAC": "00e0070a0b0c", "Type": kind, "Version": version, "Name": company.hub.name}
    return pseudo_files.format_who_is(pairs)


def _format_hunt_members(company: Company, number: str) -> bytes | None:
    groups = company.groups.values()
    group = next((group for group in groups if number in (group.number, group.name.casefold())), None)
    if group is None:
        return None
    return pseudo_files.format_members(
        HuntMemberRow(user.extension, active=not user.do_not_disturb) for user in group.members
    )


def _format_memberships(company: Company, number: str) -> bytes | None:
    user = company.users.get(number)
    if user is None:
        return None
    return pseudo_files.MEMBER_OF.format(
        MembershipRow(group.name, group.number, str(group.id))
        for group in company.groups.values()
        if user in group.members
    )


_ABSENCE_MESSAGES: Final = {0: (3, "2 p.m."), 11: (3, "1.30"), 7: (1, "30 November"), 16: (4, "noon")}
"""Absence code and text of some users, by the remainder of their id divided by 22."""


def _format_user_info(company: Company, number: str) -> bytes | None:
    user = company.users.get(number)
    if user is None:
        return None
    # Some users have an absence text, forwarding or new messages, so that clients have something to show.
    code, until = _ABSENCE_MESSAGES.get(user.id % 22, (0, ""))
    row = UserInfoRow(
        name=user.name, full_name=user.full_name, extension=user.extension, forward_on_busy=0,
        forward_on_no_answer=int(user.id % 10 == 5), forward_all=int(bool(user.forward_number)),
        forward_all_number=user.forward_number, forward_number="07700900457" if user.id % 10 == 5 else "",
        do_not_disturb=int(user.do_not_disturb), voicemail=int(user.has_voicemail),
        new_messages=2 if user.id % 7 == 3 else 0, absence_code=code, absence_text=until,
        absence=int(code > 0), logged_in=1, user_rights="Default", twinning=0,
    )  # fmt: skip
    return pseudo_files.USER_INFO.format([row])


_SYSTEM_FILES: Final[dict[str, Callable[[Company, SimulatorOptions, Pbx], bytes]]] = {
    "nasystem/user_list": _format_user_list,
    "nasystem/user_list8": _format_user_list_8,
    "nasystem/hunt_list": _format_hunt_list,
    "nasystem/dir_list": _format_directory,
    "nasystem/licence_list": _format_licences,
    "nasystem/who_is": _format_who_is,
}
_NUMBERED_FILES: Final[dict[str, Callable[[Company, str], bytes | None]]] = {
    "nasystem/hunt_info": _format_hunt_members,
    "nasystem/memberof": _format_memberships,
    "nasystem/user_info3": _format_user_info,
}

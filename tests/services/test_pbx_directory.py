"""The directory over real sockets, from PBXs that give more or less of it."""

from __future__ import annotations

import asyncio
import contextlib
import struct
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import AuthenticationFailedError, ClosedEarlyError, LinkError, StepTimeoutError
from devlink3_desk.protocol.framing import encode_frame
from devlink3_desk.protocol.packets import ReadFileRequest, ReadFileResponse
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.pbx_directory import (
    MAX_UNANSWERED,
    DirectoryCache,
    DirectoryPoller,
    ReadFile,
    create_reader,
    read_directory,
)
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.directory import Directory
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    PeerScript,
    ScriptedPeer,
    refuse_sign_in,
    run_pbx_peer,
    script_sequence,
)
from tests.support.waiting import loop_turns, wait_for

FILES = {
    "nasystem/user_list8": "Extn201,201,Jürgen "
    "O'Neill,5,1,0,,j@example.org\r\nNoUser,,,1,0,0,,\r\nExtn202,202,,1,0,0,,\r\n",
    "nasystem/user_list": "Extn201,201,Jürgen O'Neill,0.0.0.201\nNoUser,,,\nExtn202,202,,7\n",
    "nasystem/hunt_list": "Sales,300,,0,1,,,0,,12\r\nSupport,301,,0,1,,,0,,13\r\n",
    "nasystem/hunt_info/Sales": "201\r\n*202\r\n",
    "nasystem/hunt_info/301": "202\r\n",
    "nasystem/dir_list": "Müller AG,0041441234567\r\n",
}

USER_LIST = {name: contents for name, contents in FILES.items() if name == "nasystem/user_list"}


async def refuse(conversation: PeerConversation, request: ReadFileRequest) -> None:
    await conversation.send_packets(ReadFileResponse(request.request_id, 0x80000061))
    await conversation.wait_for_hang_up()


def serving(
    files: dict[str, str],
    answer_others: Callable[[PeerConversation, ReadFileRequest], Awaitable[None]] = refuse,
    *,
    coding: str = "utf-8",
) -> PeerScript:
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.expect_packet(ReadFileRequest)
        if request.name in files:
            contents = files[request.name].encode(coding)
            await conversation.send_packets(ReadFileResponse(request.request_id, 0, contents))
            await conversation.wait_for_hang_up()
        else:
            await answer_others(conversation, request)

    return script


def reading(pbx: ScriptedPeer, timeout: float = 2) -> ReadFile:
    endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=timeout)
    return create_reader(endpoint, "u", Password(PASSWORD))


async def read_from(script: PeerScript) -> Directory:
    """Return the directory of a PBX that follows a script."""
    with run_pbx_peer(script) as pbx:
        return await read_directory(reading(pbx))


async def test_reads_users_groups_members_and_contacts_each_over_its_own_connection():
    with run_pbx_peer(serving(FILES)) as pbx:
        directory = await read_directory(reading(pbx))
    assert directory.people == (
        Person(
            "201",
            "Jürgen O'Neill",
            PersonKind.USER,
            user_name="Extn201",
            email="j@example.org",
        ),
        Person("202", "Extn202", PersonKind.USER, user_name="Extn202"),
        Person("300", "Sales", PersonKind.GROUP),
        Person("301", "Support", PersonKind.GROUP),
        Person("0041441234567", "Müller AG", PersonKind.CONTACT, from_pbx=True),
    )
    assert directory.members == {"300": ("201",), "301": ("202",)}
    assert len(pbx.conversations) == 6  # the file of the second group goes by its number only


async def test_a_pbx_that_has_only_the_documented_file_and_writes_latin_1():
    directory = await read_from(serving(USER_LIST, coding="latin-1"))
    assert [(one.number, one.name) for one in directory.people] == [
        ("201", "Jürgen O'Neill"),
        ("202", "Extn202"),
    ]
    assert directory.members == {}


async def hang_up(conversation: PeerConversation, _request: ReadFileRequest) -> None:
    conversation.hang_up()


async def stay_silent(conversation: PeerConversation, _request: ReadFileRequest) -> None:
    await conversation.wait_for_hang_up()


async def send_no_result(conversation: PeerConversation, request: ReadFileRequest) -> None:
    await conversation.send_bytes(encode_frame(struct.pack(">II", 0x80300041, request.request_id)))
    await conversation.wait_for_hang_up()


@pytest.mark.parametrize("leave_unanswered", [hang_up, stay_silent, send_no_result])
async def test_a_pbx_that_does_not_answer_requests_for_files_that_it_does_not_have(leave_unanswered):
    serve = serving({**USER_LIST, "nasystem/hunt_list": FILES["nasystem/hunt_list"]}, leave_unanswered)
    with run_pbx_peer(serve) as pbx:
        directory = None
        while directory is None:
            # On a busy machine, a sign-in may take longer than a silent PBX is waited for here.
            with contextlib.suppress(StepTimeoutError):
                directory = await read_directory(reading(pbx, timeout=0.3))
    assert [one.name for one in directory.people] == ["Jürgen O'Neill", "Extn202", "Sales", "Support"]
    assert directory.members == {}


async def test_files_that_a_pbx_leaves_unanswered_do_not_hold_up_the_directory():
    """Each takes seconds, and a network has a thousand groups, such as those of another PBX."""
    groups = "".join(f"Group {number},{number},,0,1,,,0,,11\r\n" for number in range(300, 400))
    members = {f"nasystem/hunt_info/{number}": f"{number}1\r\n" for number in range(300, 400, 2)}
    files = {**USER_LIST, "nasystem/hunt_list": groups, **members}
    with run_pbx_peer(serving(files, hang_up)) as pbx:
        directory = await read_directory(reading(pbx))
        requests = pbx.received_bytes.count(b"nasystem/hunt_info/")
    assert directory.members["300"] == ("3001",)
    assert len(directory.people) == 102
    assert requests <= 10


async def test_a_pbx_that_answers_for_the_numbers_of_groups_only_is_not_asked_for_every_name():
    groups = "".join(f"Group {number},{number},,0,1,,,0,,11\r\n" for number in range(300, 320))
    members = {f"nasystem/hunt_info/{number}": f"{number}1\r\n" for number in range(300, 320)}
    with run_pbx_peer(serving({**USER_LIST, "nasystem/hunt_list": groups, **members}, hang_up)) as pbx:
        directory = await read_directory(reading(pbx))
        assert pbx.received_bytes.count(b"nasystem/hunt_info/Group") == 2 * MAX_UNANSWERED
    assert directory.members == {str(number): (f"{number}1",) for number in range(300, 320)}


async def test_a_file_whose_connection_is_lost_once_is_read():
    lost: list[str] = []

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.expect_packet(ReadFileRequest)
        if request.name not in lost:
            lost.append(request.name)
            conversation.hang_up()
        elif request.name in FILES:
            contents = FILES[request.name].encode()
            await conversation.send_packets(ReadFileResponse(request.request_id, 0, contents))
        else:
            await conversation.send_packets(ReadFileResponse(request.request_id, 1))

    with run_pbx_peer(script) as pbx:
        lost.append("nasystem/user_list")
        directory = await read_directory(reading(pbx))
    assert len(directory.people) == 5
    assert directory.members == {"300": ("201",), "301": ("202",)}


@pytest.mark.parametrize("contents", ["", "\r\n", "NoUser,,,1,0,0,,\r\n"])
async def test_the_documented_file_is_read_if_the_other_one_has_no_user(contents: str):
    directory = await read_from(serving({**FILES, "nasystem/user_list8": contents}))
    users = [one.name for one in directory.people if one.kind is PersonKind.USER]
    assert users == ["Jürgen O'Neill", "Extn202"]


async def test_the_number_of_a_group_is_tried_if_the_file_of_its_name_is_empty():
    files = {**FILES, "nasystem/hunt_info/Sales": "201\r\n", "nasystem/hunt_info/Support": ""}
    directory = await read_from(serving(files))
    assert directory.members == {"300": ("201",), "301": ("202",)}


async def test_the_members_of_a_group_without_number_are_not_asked_for():
    """Its refusal would also mean that the PBX does not have the members of any group."""
    files = {**FILES, "nasystem/hunt_list": f"New group,,,0,0,,,0,,11\r\n{FILES['nasystem/hunt_list']}"}
    with run_pbx_peer(serving(files)) as pbx:
        directory = await read_directory(reading(pbx))
        assert b"hunt_info/New group" not in pbx.received_bytes
    assert directory.members == {"300": ("201",), "301": ("202",)}


async def test_the_members_of_other_groups_are_read_if_the_pbx_has_none_of_the_first():
    """Such as a group of another PBX of the network."""
    files = {**FILES, "nasystem/hunt_list": f"Remote,500,,0,1,,,0,,11\r\n{FILES['nasystem/hunt_list']}"}
    directory = await read_from(serving(files))
    assert directory.members == {"300": ("201",), "301": ("202",)}


async def test_a_pbx_without_the_members_of_groups_is_not_asked_for_those_of_every_group():
    groups = "".join(f"Group {number},{number},,0,1,,,0,,11\r\n" for number in range(300, 400))
    with run_pbx_peer(serving({**USER_LIST, "nasystem/hunt_list": groups})) as pbx:
        directory = await read_directory(reading(pbx))
    assert directory.members == {}
    assert len(pbx.conversations) < 20


@pytest.mark.parametrize("files", [{"nasystem/user_list8": "", "nasystem/user_list": ""}, {}])
async def test_a_pbx_that_gives_no_users_or_no_file_has_an_empty_directory(files: dict[str, str]):
    assert (await read_from(serving(files))).people == ()


async def test_a_connection_that_breaks_is_an_error_and_no_half_directory():
    async def leave(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.receive_packet()
        conversation.hang_up()

    with run_pbx_peer(script_sequence([serving(FILES), leave])) as pbx, pytest.raises(LinkError):
        await read_directory(reading(pbx))


@pytest.mark.parametrize("name", ["nasystem/user_list", "nasystem/dir_list"])
async def test_a_pbx_that_hangs_up_at_once_gets_one_connection(name):
    """Only a person who sets up a site wants to know why."""

    async def leave(conversation: PeerConversation) -> None:
        conversation.hang_up()

    with run_pbx_peer(leave) as pbx:
        with pytest.raises(ClosedEarlyError):
            await reading(pbx)(name)
        assert len(pbx.conversations) == 1


async def test_a_group_whose_name_fits_into_no_request_is_left_out():
    """As in a malformed list: the directory would never be complete."""
    groups = f"Sales,300,,0,1,,,0,,12\r\n{'x' * 70_000},{'3' * 70_000}\r\nSupport,301,,0,1,,,0,,13\r\n"
    directory = await read_from(serving({**FILES, "nasystem/hunt_list": groups}))
    assert directory.members == {"300": ("201",), "301": ("202",)}


@contextlib.asynccontextmanager
async def run_poller(poller: DirectoryPoller, found: list[Directory]):
    task = asyncio.create_task(poller.run(found.append))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def test_is_kept_fresh_on_demand_and_on_schedule():
    found: list[Directory] = []
    with run_pbx_peer(serving(USER_LIST)) as pbx:
        poller = DirectoryPoller(reading(pbx))
        async with run_poller(poller, found):
            await wait_for(lambda: len(found) == 1)
            poller.refresh()
            await wait_for(lambda: len(found) == 2)
        async with run_poller(DirectoryPoller(reading(pbx), interval=0.05), found):
            await wait_for(lambda: len(found) >= 4)


async def test_a_refusal_is_not_repeated_by_itself():
    with run_pbx_peer(refuse_sign_in(0x80000041)) as pbx:
        errors: list[Sentence | None] = []
        poller = DirectoryPoller(reading(pbx), interval=0.0, on_error=errors.append)
        async with run_poller(poller, []):
            await wait_for(lambda: errors)
            await loop_turns()
    assert errors == [str(AuthenticationFailedError())]
    assert len(pbx.conversations) == 1


async def test_nothing_is_read_before_the_link_is_signed_in():
    found: list[Directory] = []
    signed_in = asyncio.Event()
    with run_pbx_peer(serving(USER_LIST)) as pbx:
        async with run_poller(DirectoryPoller(reading(pbx), ready=signed_in), found):
            await loop_turns()
            assert pbx.conversations == []
            signed_in.set()
            await wait_for(lambda: found)


async def test_a_link_that_is_lost_again_and_again_has_the_directory_read_once_a_minute():
    found: list[Directory] = []
    meanwhile: list[Directory] = []
    with run_pbx_peer(serving(USER_LIST)) as pbx:
        poller = DirectoryPoller(reading(pbx))
        async with run_poller(poller, found):
            await wait_for(lambda: len(found) == 1)
            poller.refresh_after_reconnection()
            await wait_for(lambda: len(found) == 2)
            # Another reader shows how much time has passed.
            async with run_poller(DirectoryPoller(reading(pbx), interval=0.0), meanwhile):
                for times in range(1, 4):
                    poller.refresh_after_reconnection()
                    await wait_for(lambda: len(meanwhile) >= 2 * times)  # noqa: B023
            assert len(found) == 2
            poller.refresh()
            await wait_for(lambda: len(found) == 3)


async def test_nothing_is_read_while_the_link_is_not_signed_in():
    found: list[Directory] = []
    meanwhile: list[Directory] = []
    signed_in = asyncio.Event()
    signed_in.set()
    with run_pbx_peer(serving(USER_LIST)) as pbx:
        poller = DirectoryPoller(reading(pbx), ready=signed_in, interval=0.0)
        async with run_poller(poller, found):
            await wait_for(lambda: found)
            signed_in.clear()
            before = len(found) + 1  # that which has begun
            async with run_poller(DirectoryPoller(reading(pbx), interval=0.0), meanwhile):
                await wait_for(lambda: len(meanwhile) >= 4)
            assert len(found) <= before
            signed_in.set()
            await wait_for(lambda: len(found) > before)


@pytest.mark.expect_log("is damaged")
def test_the_directory_last_read_is_there_at_the_next_start(tmp_path: Path):
    cache = DirectoryCache(tmp_path / "data", "Zürich / Haupt")
    assert cache.load() is None
    people = (Person("201", "Jürgen", PersonKind.USER), Person("300", "Sales", PersonKind.GROUP))
    cache.save(Directory(people, {"300": ("201",)}))
    again = DirectoryCache(tmp_path / "data", "Zürich / Haupt").load()
    assert again is not None
    assert (again.people, again.members) == (people, {"300": ("201",)})
    assert DirectoryCache(tmp_path / "data", "Bern").load() is None
    cache.path.write_bytes(b"{")
    assert cache.load() is None

"""Sources that are followed: last good state, independence of one another, and what is stored."""

from __future__ import annotations

import asyncio
import shutil
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.contacts.followed_source import (
    IMPORTED_SOURCE,
    FollowedSource,
    LdapEncryption,
    LdapSettings,
    SourceKind,
    create_source_id,
)
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.contact_sources.contact_sources import STOP_SECONDS, ContactSources
from devlink3_desk.services.contact_sources.source_follower import FollowTiming, SourceFollower, SourceStore
from tests.support.ldap_server import BIND_NAME, PEOPLE_BASE, LdapServer
from tests.support.waiting import wait_for

FAST = FollowTiming(
    poll_interval=0.02, read_delay=0.02, incomplete_read_delay=0.02, retry_delay=0.05, seconds_per_minute=0.05
)
KIM = "BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nTEL:01632 960144\nEND:VCARD\n"


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[ContactSources]:
    followed = ContactSources(SourceStore(tmp_path / "data"), FAST)
    followed.start()
    yield followed
    followed.stop()


def follow_file(path: Path, name: str = "CRM") -> FollowedSource:
    return FollowedSource(id=create_source_id(), kind=SourceKind.FILE, name=name, path=str(path))


def follow_ldap(server: LdapServer, **changes: object) -> FollowedSource:
    ldap = LdapSettings(
        host="127.0.0.1", port=server.tls_port, ca=str(server.ca_file), base=PEOPLE_BASE, timeout=2
    )
    ldap = msgspec.structs.replace(ldap, **changes)
    return FollowedSource(id=create_source_id(), kind=SourceKind.LDAP, name="AD", ldap=ldap, minutes=1)


def names(sources: ContactSources) -> dict[str, list[str]]:
    return {
        entry.name: [contact.name for contact in entry.contacts]
        for entry in sources.list_contents()
        if entry.is_followed
    }


async def test_a_change_of_the_file_is_followed(sources: ContactSources, tmp_path: Path) -> None:
    path = tmp_path / "crm.vcf"
    path.write_text(KIM)
    source = follow_file(path)
    sources.apply_sources([IMPORTED_SOURCE, source])
    await wait_for(lambda: names(sources) == {"CRM": ["Kim"]})
    before = sources.list_contents()[1].contacts
    path.write_text(KIM + KIM.replace("Kim", "Lee"))
    await wait_for(lambda: names(sources) == {"CRM": ["Kim", "Lee"]})
    assert sources.list_contents()[1].contacts[0] is before[0]
    status = sources.find_status(source.id)
    assert (status.count, status.problem) == (2, None)


async def test_the_last_good_state_stays_with_its_age(sources: ContactSources, tmp_path: Path) -> None:
    path = tmp_path / "crm.vcf"
    path.write_text(KIM)
    source = follow_file(path)
    sources.apply_sources([source])
    await wait_for(lambda: sources.find_status(source.id).count == 1)
    read = sources.find_status(source.id).read
    path.unlink()
    await wait_for(lambda: sources.find_status(source.id).problem is not None)
    status = sources.find_status(source.id)
    assert "cannot be found" in str(status.problem)
    assert status.read == read
    assert names(sources) == {"CRM": ["Kim"]}
    path.write_text(KIM)
    await wait_for(lambda: sources.find_status(source.id).problem is None)


async def test_the_last_good_state_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "crm.vcf"
    path.write_text(KIM)
    source = follow_file(path)
    earlier = ContactSources(SourceStore(tmp_path / "data"), FAST)
    earlier.start()
    earlier.apply_sources([source, IMPORTED_SOURCE])
    await wait_for(lambda: earlier.find_status(source.id).count == 1)
    earlier.stop()
    path.unlink()
    sources = ContactSources(SourceStore(tmp_path / "data"), FAST)
    sources.start()
    assert [entry.id for entry in sources.sources] == [source.id, "imported"]
    await wait_for(lambda: sources.find_status(source.id).problem is not None)
    assert names(sources) == {"CRM": ["Kim"]}
    sources.apply_sources([IMPORTED_SOURCE])
    assert names(sources) == {}
    assert not list((tmp_path / "data" / "contact-sources").iterdir())
    sources.stop()


async def test_a_source_that_fails_does_not_delay_the_others(sources: ContactSources, tmp_path: Path) -> None:
    # The system accepts the connections of a listening socket; nobody reads or answers.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        path = tmp_path / "crm.vcf"
        path.write_text(KIM)
        ldap = LdapSettings(host="127.0.0.1", port=port, timeout=30)
        slow = FollowedSource(id=create_source_id(), kind=SourceKind.LDAP, name="slow", ldap=ldap)
        sources.apply_sources([slow, follow_file(tmp_path / "missing.csv", "gone"), follow_file(path)])
        await wait_for(lambda: names(sources)["CRM"] == ["Kim"])
        assert sources.find_status(slow.id).is_reading
        sources.stop()


async def test_a_directory_server_that_stops_and_comes_back(
    sources: ContactSources, ldap_server: LdapServer
) -> None:
    source = follow_ldap(ldap_server)
    sources.apply_sources([source])
    await wait_for(lambda: sources.find_status(source.id).count == 601)
    ldap_server.stop()
    try:
        await wait_for(lambda: sources.find_status(source.id).problem is not None)
        assert "connection refused" in str(sources.find_status(source.id).problem)
        assert sources.find_status(source.id).count == 601
    finally:
        ldap_server.start()
    await wait_for(lambda: sources.find_status(source.id).problem is None)


async def test_a_refused_password_is_not_tried_again_soon(tmp_path: Path, ldap_server: LdapServer) -> None:
    # A server may lock the account after a few attempts.
    readings: Counter[str] = Counter()

    def start_to_follow(name: str, **changes: object) -> SourceFollower:
        source = msgspec.structs.replace(follow_ldap(ldap_server, **changes), minutes=1_000_000)

        def count_reading() -> None:
            readings[name] += follower.status.is_reading

        store = SourceStore(tmp_path)
        follower = SourceFollower(source, store, lambda _source: Password("wrong"), count_reading, FAST)
        follower.start()
        return follower

    refused = start_to_follow("refused", bind_name=BIND_NAME)
    await wait_for(lambda: refused.status.problem is not None)
    assert "rejects the user or the password" in str(refused.status.problem)
    unreachable = start_to_follow("unreachable", port=1)
    await wait_for(lambda: readings["unreachable"] == 4)
    assert readings["refused"] == 1
    refused.read_now()
    await wait_for(lambda: readings["refused"] == 2)
    for follower in (refused, unreachable):
        follower.stop(5)


async def test_names_and_order_change_without_reading_again(sources: ContactSources, tmp_path: Path) -> None:
    paths = [tmp_path / "a.vcf", tmp_path / "b.vcf"]
    for path in paths:
        path.write_text(KIM)
    first, second = (follow_file(path, path.stem) for path in paths)
    sources.apply_sources([first, second])
    await wait_for(lambda: all(sources.find_status(each.id).count for each in (first, second)))
    read = sources.find_status(first.id).read
    sources.apply_sources([second, msgspec.structs.replace(first, name="renamed")])
    assert list(names(sources)) == ["b", "renamed"]
    assert sources.find_status(first.id).read == read
    sources.apply_sources([second, msgspec.structs.replace(first, is_active=False)])
    assert list(names(sources)) == ["b"]


async def test_a_trial_uses_nothing(sources: ContactSources, ldap_server: LdapServer) -> None:
    trial = await asyncio.wrap_future(sources.try_source(follow_ldap(ldap_server, filter="(uid=zoe)"), None))
    assert [contact.name for contact in trial.contacts] == ["Zoë O'Brien"]
    assert names(sources) == {}
    with pytest.raises(Exception, match="not sent without encryption"):
        await asyncio.wrap_future(
            sources.try_source(
                follow_ldap(ldap_server, encryption=LdapEncryption.NONE, bind_name="cn=x"), "secret"
            )
        )


class StoppedWhileItBegins(threading.Event):
    """Stops its follower at the moment at which that begins to read."""

    follower: SourceFollower

    def clear(self) -> None:
        self.follower.stop()
        super().clear()


def test_a_source_that_is_stopped_as_it_begins_to_read_ends(tmp_path: Path) -> None:
    source = FollowedSource(
        id=create_source_id(),
        kind=SourceKind.LDAP,
        name="AD",
        ldap=LdapSettings(host="127.0.0.1", port=1, base=PEOPLE_BASE, timeout=1),
        minutes=60,
    )
    store = SourceStore(tmp_path)
    follower = SourceFollower(source, store, lambda _source: None, lambda: None, FollowTiming())
    follower._woken = begins = StoppedWhileItBegins()
    begins.follower = follower
    follower.start()
    follower._thread.join(30)
    assert not follower._thread.is_alive()


def test_all_sources_together_delay_the_end_once(tmp_path: Path, ldap_server: LdapServer) -> None:
    released = threading.Event()

    def wait(_source: FollowedSource) -> Password | None:
        released.wait(60)
        return None

    followed = ContactSources(SourceStore(tmp_path), FAST, wait)
    followed.start()
    count = 12
    followed.apply_sources([follow_ldap(ldap_server, bind_name=BIND_NAME) for _ in range(count)])
    followers = list(followed._followers.values())
    started = time.monotonic()
    followed.stop()
    assert time.monotonic() - started < STOP_SECONDS * (count - 1)
    released.set()
    for follower in followers:
        follower._thread.join(30)


async def test_contacts_are_stored_once_the_disk_has_space_again(tmp_path: Path) -> None:
    path, data = tmp_path / "crm.vcf", tmp_path / "data"
    path.write_text(KIM)
    source = follow_file(path)
    store = SourceStore(data)
    followed = ContactSources(store, FAST)
    followed.start()
    followed.apply_sources([source])
    await wait_for(lambda: store.load_contents(source.id) is not None)
    folder = data / "contact-sources"
    shutil.rmtree(folder)
    folder.write_text("in the way")
    path.write_text(KIM.replace("Kim", "Lee"))
    await wait_for(lambda: "cannot be stored" in str(followed.find_status(source.id).remark))
    folder.unlink()
    await wait_for(lambda: followed.find_status(source.id).remark is None)
    stored = store.load_contents(source.id)
    assert stored is not None
    assert [contact.name for contact in stored.contacts] == ["Lee"]
    followed.stop()


def test_ids_from_a_file_lead_out_of_no_folder(tmp_path: Path) -> None:
    store = SourceStore(tmp_path)
    (tmp_path / "contact-sources.json").write_text(
        '{"version":1,"sources":[{"id":"../../x","kind":"file","path":"/tmp"}]}'
    )
    assert store.load_sources() == (IMPORTED_SOURCE,)

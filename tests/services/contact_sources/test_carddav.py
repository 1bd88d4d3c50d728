"""An address book of a CardDAV server, copied into a folder that is followed.

vdirsyncer itself is no dependency of the tests: the copy is made over the same protocol, in the same layout.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.contacts.followed_source import FollowedSource, SourceKind, create_source_id
from devlink3_desk.services.contact_sources.contact_sources import ContactSources
from devlink3_desk.services.contact_sources.source_follower import FollowTiming, SourceStore
from tests.support.radicale_server import run_radicale
from tests.support.waiting import wait_for

FAST = FollowTiming(look=0.02, settle=0.02, long_settle=0.02)


def create_card(name: str, number: str) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{name}\r\nN:;{name};;;\r\nFN:{name}\r\n"
        f"TEL;TYPE=WORK:{number}\r\nEND:VCARD\r\n"
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_an_address_book_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "Contacts" / "contacts"
    sources = ContactSources(SourceStore(tmp_path / "data"), FAST)
    sources.start()
    source = FollowedSource(
        id=create_source_id(), kind=SourceKind.FILE, name="Cloud", path=str(folder.parent)
    )

    def names() -> list[str]:
        return sorted(contact.name for entry in sources.list_contents() for contact in entry.contacts)

    with run_radicale(tmp_path / "radicale") as server:
        server.create_address_book()
        server.put_card("kim", create_card("Kim", "+44 1632 960144"))
        server.put_card("zoe", create_card("Zoë", "+44 1632 960145"))
        server.copy_to_folder(folder)
        sources.apply_sources([source])
        await wait_for(lambda: names() == ["Kim", "Zoë"])
        server.put_card("lee", create_card("Lee", "+44 1632 960146"))
        server.delete_card("kim")
        server.copy_to_folder(folder)
        await wait_for(lambda: names() == ["Lee", "Zoë"])
    sources.stop()

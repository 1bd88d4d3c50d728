"""An address book of a CardDAV server, copied into a folder that is followed.

vdirsyncer itself is no dependency of the tests: one copy is made over the same protocol, in the same layout;
the steps of ``docs/contact-sources.md`` are run where it is in ``PATH``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devlink3_desk.contacts.followed_source import FollowedSource, SourceKind, create_source_id
from devlink3_desk.services.contact_sources.contact_sources import ContactSources
from devlink3_desk.services.contact_sources.source_follower import FollowTiming, SourceStore
from tests.support.radicale_server import run_radicale
from tests.support.waiting import wait_for

FAST = FollowTiming(poll_interval=0.02, read_delay=0.02, incomplete_read_delay=0.02)


def create_card(name: str, number: str) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{name}\r\nN:;{name};;;\r\nFN:{name}\r\n"
        f"TEL;TYPE=WORK:{number}\r\nEND:VCARD\r\n"
    )


def list_names(sources: ContactSources) -> list[str]:
    return sorted(contact.name for entry in sources.list_contents() for contact in entry.contacts)


@pytest.mark.skipif(sys.platform == "win32", reason="Radicale does not run under Wine")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_an_address_book_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "Contacts" / "contacts"
    sources = ContactSources(SourceStore(tmp_path / "data"), FAST)
    sources.start()
    source = FollowedSource(
        id=create_source_id(), kind=SourceKind.FILE, name="Cloud", path=str(folder.parent)
    )

    with run_radicale(tmp_path / "radicale") as server:
        server.create_address_book()
        server.put_card("kim", create_card("Kim", "+44 1632 960144"))
        server.put_card("zoe", create_card("Zoë", "+44 1632 960145"))
        server.copy_to_folder(folder)
        sources.apply_sources([source])
        await wait_for(lambda: list_names(sources) == ["Kim", "Zoë"])
        server.put_card("lee", create_card("Lee", "+44 1632 960146"))
        server.delete_card("kim")
        server.copy_to_folder(folder)
        await wait_for(lambda: list_names(sources) == ["Lee", "Zoë"])
    sources.stop()


def read_documented_configuration() -> str:
    """Return the configuration of vdirsyncer that users are told to write."""
    text = (Path(__file__).parents[3] / "docs" / "contact-sources.md").read_text(encoding="utf-8")
    block = re.search(r"```ini\n(.*?)```", text, re.DOTALL)
    assert block is not None
    return block[1]


@pytest.mark.skipif(shutil.which("vdirsyncer") is None, reason="vdirsyncer is not in PATH")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_the_documented_steps_of_vdirsyncer(tmp_path: Path) -> None:
    configuration = tmp_path / "config"
    contacts = tmp_path / "Contacts"

    def synchronise(*command: str) -> None:
        line = ["vdirsyncer", "-c", str(configuration), *command]
        subprocess.run(line, input="y\n" * 9, text=True, check=True, timeout=120)

    sources = ContactSources(SourceStore(tmp_path / "data"), FAST)
    sources.start()

    with run_radicale(tmp_path / "radicale") as server:
        server.create_address_book()
        server.put_card("kim", create_card("Kim", "+44 1632 960144"))
        server.put_card("zoe", create_card("Zoë", "+44 1632 960145"))
        replacements = {
            "https://cloud.example.com/remote.php/dav/": server.url,
            "~/.local/share/vdirsyncer/status/": str(tmp_path / "status"),
            "~/Contacts/": str(contacts),
            '["command", "secret-tool", "lookup", "service", "vdirsyncer"]': '["command", "echo", "x"]',
        }
        text = read_documented_configuration()
        for documented, own in replacements.items():
            assert documented in text
            text = text.replace(documented, own)
        configuration.write_text(text)
        synchronise("discover")
        synchronise("sync")
        source = FollowedSource(id=create_source_id(), kind=SourceKind.FILE, name="Cloud", path=str(contacts))
        sources.apply_sources([source])
        await wait_for(lambda: list_names(sources) == ["Kim", "Zoë"])
        server.put_card("lee", create_card("Lee", "+44 1632 960146"))
        server.delete_card("kim")
        synchronise("sync")
        await wait_for(lambda: list_names(sources) == ["Lee", "Zoë"])
        # What is changed in the folder is undone, and never copied to the server.
        next(contacts.rglob("*.vcf")).unlink()
        await wait_for(lambda: len(list_names(sources)) == 1)
        synchronise("sync")
        synchronise("sync")
        await wait_for(lambda: list_names(sources) == ["Lee", "Zoë"])
    sources.stop()

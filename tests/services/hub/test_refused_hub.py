"""Hubs whose account may do less than ``server-config`` prints: refused at once, and reported once."""

from __future__ import annotations

import pytest

from devlink3_desk.services.hub.names import SiteNames
from tests.support.hub_rig import SimulatedPbx, run_hub
from tests.support.nats_server import NatsServer, run_server
from tests.support.waiting import wait_for

NAMES = SiteNames("main")
LEASE = f"$KV.{NAMES.lease_bucket}.*"


def forbid(configuration: str, *subjects: str) -> str:
    """Return the configuration without a permission of the hub, whose user comes first."""
    for subject in subjects:
        assert configuration.count(f'            "{subject}"\n') == 1
        configuration = configuration.replace(f'            "{subject}"\n', "")
    return configuration


@pytest.mark.parametrize("subject", [NAMES.events, NAMES.checkpoint, LEASE, NAMES.requests])
async def test_a_hub_that_can_never_publish_ends(nats_program: str, pbx: SimulatedPbx, subject: str):
    with (
        run_server(nats_program, lambda text: forbid(text, subject)) as server,
        run_hub(server, pbx) as hub,
    ):
        await wait_for(lambda: hub.has_ended or hub.is_ready, 60)
        assert not hub.is_ready
        assert "may not do this at this site" in hub.output
        assert "server-config" in hub.output
        assert "connected again" not in hub.output
        assert hub.stop() == 5


async def test_a_hub_that_may_publish_no_more_reports_it_once(nats_server: NatsServer, pbx: SimulatedPbx):
    """It goes on recording, and publishes again once the account is corrected."""
    with run_hub(nats_server, pbx) as hub:
        await hub.wait_until_ready()
        nats_server.stop()
        nats_server.write_configuration(lambda text: forbid(keep_passwords(nats_server, text), NAMES.events))
        nats_server.start()
        await wait_for(lambda: count_refusals(nats_server) > 2, 60)
        assert not hub.has_ended
        assert hub.output.count("Nothing is published") == 1
        assert "connected again" not in hub.output
        nats_server.stop()
        nats_server.write_configuration(lambda text: keep_passwords(nats_server, text))
        nats_server.start()
        await wait_for(lambda: "connected again" in hub.output, 60)
        assert hub.output.count("Nothing is published") == 1


def keep_passwords(server: NatsServer, text: str) -> str:
    """Return a new configuration with the passwords that the users have."""
    for user, password in server.passwords.items():
        start = text.index(f'user: "{user}", password: "') + len(f'user: "{user}", password: "')
        text = text[:start] + password + text[text.index('"', start) :]
    return text


def count_refusals(server: NatsServer) -> int:
    """Return how often the server has refused that the hub publishes events.

    Newer servers write the user before the reason, older ones behind it.
    """
    lines = (server.folder / "nats.log").read_text().splitlines()
    words = ("Publish Violation", f'Subject "{NAMES.events}"')
    return sum(all(word in line for word in words) for line in lines)

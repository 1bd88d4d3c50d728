"""A hub as a site of the settings: the check of the setup wizard, and commands on its profile."""

from __future__ import annotations

import re
from typing import Final

import pytest

from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import FileRefusedError, LinkError
from devlink3_desk.services.hub import errors
from devlink3_desk.services.hub.errors import HubCredentialsError, HubMissingError
from devlink3_desk.services.hub.hub_profile import build_hub_accesses, check_hub, find_hub_setup_advice
from devlink3_desk.services.probing import CheckResult, CheckStatus
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from tests.support.command_line import RunCommand
from tests.support.hub_rig import HubProcess
from tests.support.nats_server import NatsServer

HUB_ERRORS: Final = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, LinkError) and not issubclass(value, FileRefusedError)
]


def create_profile(server: NatsServer, site: str = "main") -> Profile:
    return Profile(
        name="Our hub", host="127.0.0.1", port=server.port, tls=False, user="desk", hub_site=site, timeout=5
    )


async def test_a_check_ends_with_the_directory(server: NatsServer, hub: HubProcess):
    results: list[CheckResult] = []
    password = Password(server.passwords["desk"])
    directory = await check_hub(create_profile(server), password, None, results.append)
    assert [result.status for result in results] == [CheckStatus.PASSED] * 2
    assert "main" in results[0].sentence
    assert len(directory.people) > 40


@pytest.mark.parametrize(
    ("site", "password", "kind"), [("main", "wrong", HubCredentialsError), ("other", None, LinkError)]
)
async def test_a_check_reports_the_problem(
    server: NatsServer, hub: HubProcess, site: str, password: str | None, kind: type[LinkError]
):
    results: list[CheckResult] = []
    secret = Password(password or server.passwords["desk"])
    with pytest.raises(kind) as caught:
        await check_hub(create_profile(server, site), secret, None, results.append)
    assert not isinstance(caught.value, HubMissingError)
    assert [result.status for result in results] == [CheckStatus.FAILED]


def test_the_port_of_a_hub_is_that_of_nats():
    (access,) = build_hub_accesses(Profile(host="hub.example", hub_site="main", user="desk"), None)
    assert access.endpoint.port == 4222
    assert access.endpoint.tls is not None


def test_commands_use_the_hub_of_the_profile(
    cli: RunCommand, server: NatsServer, hub: HubProcess, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    SettingsStore(tmp_path).save(Settings(profiles=(create_profile(server),)))
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["desk"])
    outcome = cli("monitor", "--count", "3")
    assert outcome.code == 0
    assert outcome.event_names[0] == "connected"
    assert cli("board", "--once", "--settle", "0.2", "--duration", "10").json_lines[0]["calls"]


@pytest.mark.parametrize("kind", HUB_ERRORS, ids=lambda kind: kind.__name__)
def test_advice_of_the_wizard_is_about_the_hub_and_its_own_fields(kind: type[LinkError]) -> None:
    advice = find_hub_setup_advice(kind())
    assert advice
    assert not re.search("--|DEVLINK3|devlink3-desk|IP Office|PBX|5079[67]", advice)

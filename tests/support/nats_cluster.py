"""Three real nats-servers that form a cluster, with the accounts that the product prints."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from tests.support.nats_server import NatsServer, create_server, find_free_port, remove_server

SERVERS = 3


def _join_cluster(text: str, number: int, route_ports: list[int]) -> str:
    """Return a configuration with the block of the cluster that ``docs/hub.md`` describes."""
    routes = ", ".join(f'"nats://127.0.0.1:{port}"' for port in route_ports)
    block = [
        "cluster {",
        "  name: devlink3",
        f'  listen: "127.0.0.1:{route_ports[number]}"',
        f"  routes: [{routes}]",
        "}",
    ]
    # The limit of an account is for all copies together.
    text = text.replace("max_file: 512MB", "max_file: 1600MB")
    return text.replace("server_name: devlink3", f"server_name: devlink3-{number}") + "\n".join(block) + "\n"


def _copy_passwords(text: str, passwords: dict[str, str]) -> str:
    return re.sub(
        r'user: "([^"]+)", password: "[^"]+"',
        lambda found: f'user: "{found[1]}", password: "{passwords[found[1]]}"',
        text,
    )


@pytest.fixture
def nats_cluster(nats_program: str) -> Iterator[list[NatsServer]]:
    """Three running servers."""
    servers = [create_server(nats_program) for _ in range(SERVERS)]
    route_ports = [find_free_port() for _ in servers]
    try:
        for number, server in enumerate(servers):
            passwords = servers[0].passwords

            def change(text: str, number: int = number, passwords: dict[str, str] = passwords) -> str:
                text = _copy_passwords(text, passwords) if number else text
                return _join_cluster(text, number, route_ports)

            server.write_configuration(change)
        for server in servers:
            server.start()
        _wait_for_leader(servers)
        yield servers
    finally:
        for server in servers:
            remove_server(server)


def _wait_for_leader(servers: list[NatsServer]) -> None:
    deadline = time.monotonic() + 240
    while not any("metadata leader" in (server.folder / "nats.log").read_text() for server in servers):
        assert time.monotonic() < deadline, "the cluster has no leader"
        time.sleep(0.1)

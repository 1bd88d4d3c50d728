"""A complete configuration of ``nats-server`` for hubs and desks, with exact permissions for each user."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from devlink3_desk.services.hub.jetstream import list_stream_settings
from devlink3_desk.services.hub.messages import MAX_MESSAGE_BYTES
from devlink3_desk.services.hub.names import SiteNames, inbox_prefix, validate_name
from devlink3_desk.services.hub.requests import WALLBOARD_VERBS, RequestVerb

PASSWORD_BYTES: Final = 24
SYNC_VERSION: Final = (2, 10)
"""From here on, nats-server can write each message to the disk before it acknowledges it."""
HUB_USER: Final = "hub"
DESK_USER: Final = "desk"
WALLBOARD_USER: Final = "wallboard"
STORAGE_LIMIT: Final = "1GB"
MAX_SUBSCRIPTIONS: Final = 50
MAX_CONNECTIONS: Final = 1000


class ServerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What may differ between servers."""

    sites: tuple[str, ...]
    desks: tuple[str, ...] = (DESK_USER,)
    """Users for desks, for each site."""
    wallboards: tuple[str, ...] = (WALLBOARD_USER,)
    address: str = "0.0.0.0:4222"
    store_dir: str = "/var/lib/nats/devlink3"
    server_version: tuple[int, int] | None = None
    """Major and minor version of nats-server; ``None`` for a recent one."""
    certificate: str = ""
    key: str = ""


class UserPermissions(msgspec.Struct, frozen=True):
    """A user of the server, and the subjects it may use."""

    name: str
    password: str
    publish: tuple[str, ...]
    subscribe: tuple[str, ...]
    may_respond: bool = False


def _create_password() -> str:
    return secrets.token_urlsafe(PASSWORD_BYTES)


def list_users(
    site: str, options: ServerOptions, create_password: Callable[[], str] = _create_password
) -> list[UserPermissions]:
    """Return the users of one site."""
    names = SiteNames(site)
    # With one site the names are short; a server has each name once.
    prefix = "" if len(options.sites) == 1 else f"{site}-"
    users = [_build_hub_user(names, f"{prefix}{HUB_USER}", create_password())]
    readers = [(name, tuple(RequestVerb)) for name in options.desks]
    readers += [(name, WALLBOARD_VERBS) for name in options.wallboards]
    users += [_build_reader(names, f"{prefix}{name}", create_password(), verbs) for name, verbs in readers]
    return users


def _build_hub_user(names: SiteNames, user: str, password: str) -> UserPermissions:
    streams = [str(settings["name"]) for settings in list_stream_settings(names)]
    api = [f"$JS.API.STREAM.{verb}.{stream}" for stream in streams for verb in ("CREATE", "UPDATE", "INFO")]
    reading = _list_reads(names)
    reading += [
        f"$JS.API.DIRECT.GET.KV_{bucket}.$KV.{bucket}.>"
        for bucket in (names.lease_bucket, names.shared_bucket)
    ]
    own = [names.events, names.checkpoint, names.plan, names.shared]
    buckets = [f"$KV.{names.lease_bucket}.*", f"$KV.{names.shared_bucket}.*.*"]
    questions = [names.request(user, verb) for verb in (RequestVerb.STATUS, RequestVerb.CHECKPOINT)]
    return UserPermissions(
        user,
        password,
        (*own, *buckets, *questions, *api, *reading),
        (names.requests, names.live, f"{inbox_prefix(user)}.>"),
        may_respond=True,
    )


def _build_reader(
    names: SiteNames, user: str, password: str, verbs: Sequence[RequestVerb]
) -> UserPermissions:
    questions = [names.request(user, verb) for verb in verbs]
    return UserPermissions(
        user,
        password,
        (*questions, *_list_reads(names)),
        (names.live, names.shared, f"{inbox_prefix(user)}.>"),
    )


def _list_reads(names: SiteNames) -> list[str]:
    """Return the subjects by which stored messages are read; they leave nothing behind on the server."""
    state = f"$JS.API.DIRECT.GET.{names.state_stream}"
    return [
        f"$JS.API.DIRECT.GET.{names.event_stream}",
        *(f"{state}.{subject}" for subject in (names.checkpoint, names.plan)),
    ]


def build_configuration(options: ServerOptions, create_password: Callable[[], str] = _create_password) -> str:
    """Return the text of the configuration, with new passwords; raises :class:`.HubNameError`."""
    for name in (*options.desks, *options.wallboards):
        validate_name(name)
    lines = [
        "# Configuration of nats-server (2.9 or later) for DevLink3 Desk. It contains passwords:",
        "# only the account of nats-server may read this file (chmod 600).",
        "# 'nats server passwd' makes bcrypt hashes, which may stand in place of the passwords.",
        "",
        f"listen: {_quote(options.address)}",
        "server_name: devlink3",
        f"max_payload: {MAX_MESSAGE_BYTES}",
        f"max_connections: {MAX_CONNECTIONS}",
        f"max_subscriptions: {MAX_SUBSCRIPTIONS}",
        "# A client that does not read is disconnected, so that it slows nobody down.",
        'write_deadline: "5s"',
        'ping_interval: "10s"',
        "ping_max: 2",
        "",
        *_list_tls_lines(options),
        "jetstream {",
        f"  store_dir: {_quote(options.store_dir)}",
        f"  max_file_store: {STORAGE_LIMIT}",
        "  max_memory_store: 16MB",
        *_list_sync_lines(options),
        "}",
        "",
        "accounts {",
        *(line for site in options.sites for line in _list_account_lines(site, options, create_password)),
        "}",
        "",
    ]
    return "\n".join(lines)


def _list_sync_lines(options: ServerOptions) -> Iterable[str]:
    if options.server_version is not None and options.server_version < SYNC_VERSION:
        return (
            "  # nats-server before 2.10 writes to the disk two minutes after it has acknowledged: what it",
            "  # has stored survives its end, but not a power failure. Later: sync_interval: always",
        )
    return (
        "  # Each message is on the disk before it is acknowledged; the default is two minutes later.",
        "  # nats-server before 2.10 does not know this setting: remove it there.",
        "  sync_interval: always",
    )


def find_server_version() -> tuple[int, int] | None:
    """Return the version of the nats-server of this machine, ``None`` if there is none."""
    program = shutil.which("nats-server", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    if program is None:
        return None
    try:
        finished = subprocess.run([program, "--version"], capture_output=True, timeout=5, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(rb"v(\d+)\.(\d+)", finished.stdout)
    return None if found is None else (int(found[1]), int(found[2]))


def _list_tls_lines(options: ServerOptions) -> Iterable[str]:
    if options.certificate:
        return (
            "tls {",
            f"  cert_file: {_quote(options.certificate)}",
            f"  key_file: {_quote(options.key)}",
            "  timeout: 5",
            "}",
            "",
        )
    return (
        "# Without TLS, anyone on the network can read calls and passwords. Name a certificate here, or",
        "# use --cert and --key of 'devlink3-desk hub server-config':",
        '# tls { cert_file: "/etc/nats/server.pem", key_file: "/etc/nats/server.key" }',
        "",
    )


def _list_account_lines(
    site: str, options: ServerOptions, create_password: Callable[[], str]
) -> Iterable[str]:
    yield f"  {_quote(f'DEVLINK3_{site}')}: {{"
    yield "    jetstream: { max_file: 512MB, max_memory: 0, max_streams: 4, max_consumers: 10 }"
    yield "    users: ["
    for user in list_users(site, options, create_password):
        yield from _list_user_lines(user)
    yield "    ]"
    yield "  }"


def _list_user_lines(user: UserPermissions) -> Iterable[str]:
    yield f"      {{ user: {_quote(user.name)}, password: {_quote(user.password)}, permissions: {{"
    yield "          publish: ["
    yield from (f"            {_quote(subject)}" for subject in user.publish)
    yield "          ]"
    yield "          subscribe: ["
    yield from (f"            {_quote(subject)}" for subject in user.subscribe)
    yield "          ]"
    if user.may_respond:
        yield '          allow_responses: { max: 1, expires: "1m" }'
    yield "      } }"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

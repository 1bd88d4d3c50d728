"""A complete configuration of ``nats-server`` for hubs and desks, with exact permissions for each user."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from devlink3_desk.services.hub.jetstream import list_stream_settings
from devlink3_desk.services.hub.messages import MAX_MESSAGE_BYTES
from devlink3_desk.services.hub.names import SiteNames, build_inbox_prefix, validate_name
from devlink3_desk.services.hub.requests import (
    DESK_VERBS,
    SUPERVISOR_VERBS,
    WALLBOARD_VERBS,
    RequestVerb,
)

PASSWORD_BYTES: Final = 24
SYNC_VERSION: Final = (2, 10)
"""From here on, nats-server can write each message to the disk before it acknowledges it."""
HUB_USER: Final = "hub"
DESK_USER: Final = "desk"
SUPERVISOR_USER: Final = "supervisor"
WALLBOARD_USER: Final = "wallboard"
ALL_SITES_ACCOUNT: Final = "DEVLINK3_ALL_SITES"
STORAGE_LIMIT: Final = "1GB"
MAX_SUBSCRIPTIONS: Final = 50
MAX_CONNECTIONS: Final = 1000


class ServerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What may differ between servers."""

    sites: tuple[str, ...]
    desks: tuple[str, ...] = (DESK_USER,)
    """Users for desks, for each site."""
    supervisors: tuple[str, ...] = (SUPERVISOR_USER,)
    """Users for desks that may also publish favourites, pages and contacts for all desks."""
    wallboards: tuple[str, ...] = (WALLBOARD_USER,)
    all_sites: tuple[str, ...] = ()
    """Users for desks that may show several sites."""
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


def _list_users(site: str, options: ServerOptions) -> list[UserPermissions]:
    """Return the users of one site."""
    names = SiteNames(site)
    # With one site the names are short; a server has each name once.
    prefix = "" if len(options.sites) == 1 else f"{site}-"
    users = [_build_hub_user(names, f"{prefix}{HUB_USER}", _create_password())]
    readers: list[tuple[str, Sequence[RequestVerb]]] = [(name, DESK_VERBS) for name in options.desks]
    readers += [(name, SUPERVISOR_VERBS) for name in options.supervisors]
    readers += [(name, WALLBOARD_VERBS) for name in options.wallboards]
    users += [_build_reader(names, f"{prefix}{name}", _create_password(), verbs) for name, verbs in readers]
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
    questions = _list_questions(names, user, (RequestVerb.STATUS, RequestVerb.CHECKPOINT))
    return UserPermissions(
        user,
        password,
        (*own, *buckets, *questions, *api, *reading),
        (names.requests, names.live, f"{build_inbox_prefix(user)}.>"),
        may_respond=True,
    )


def _build_reader(
    names: SiteNames, user: str, password: str, verbs: Sequence[RequestVerb]
) -> UserPermissions:
    return UserPermissions(
        user,
        password,
        (*_list_questions(names, user, verbs), *_list_reads(names)),
        (names.live, names.shared, f"{build_inbox_prefix(user)}.>"),
    )


def _build_all_sites_user(sites: Iterable[SiteNames], user: str, password: str) -> UserPermissions:
    """Return a user that may do in each site what a desk there may do."""
    readers = [_build_reader(names, user, password, DESK_VERBS) for names in sites]
    return UserPermissions(
        user,
        password,
        tuple(subject for reader in readers for subject in reader.publish),
        tuple(dict.fromkeys(subject for reader in readers for subject in reader.subscribe)),
    )


def _list_questions(names: SiteNames, user: str, verbs: Sequence[RequestVerb]) -> list[str]:
    return [names.build_request_subject(user, verb) for verb in verbs]


def _list_reads(names: SiteNames) -> list[str]:
    """Return the subjects by which stored messages are read; they leave nothing behind on the server."""
    state = f"$JS.API.DIRECT.GET.{names.state_stream}"
    return [
        f"$JS.API.DIRECT.GET.{names.event_stream}",
        *(f"{state}.{subject}" for subject in (names.checkpoint, names.plan)),
    ]


def build_configuration(options: ServerOptions) -> str:
    """Return the text of the configuration, with new passwords; raises :class:`.HubNameError`."""
    for name in (*options.desks, *options.supervisors, *options.wallboards, *options.all_sites):
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
        *(line for site in options.sites for line in _list_account_lines(site, options)),
        *(_list_all_sites_lines(options) if options.all_sites else ()),
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


def _list_account_lines(site: str, options: ServerOptions) -> Iterable[str]:
    yield f"  {_quote(f'DEVLINK3_{site}')}: {{"
    yield "    jetstream: { max_file: 512MB, max_memory: 0, max_streams: 4, max_consumers: 10 }"
    yield "    users: ["
    for user in _list_users(site, options):
        yield from _list_user_lines(user)
    yield "    ]"
    if options.all_sites:
        yield "    exports: ["
        for kind, subject in _list_exports(SiteNames(site), options):
            yield f"      {{ {kind}: {_quote(subject)}, accounts: [{_quote(ALL_SITES_ACCOUNT)}] }}"
        yield "    ]"
    yield "  }"


def _list_all_sites_lines(options: ServerOptions) -> Iterable[str]:
    """Yield an account that stores nothing, and sees of each site what a desk there sees."""
    sites = [SiteNames(site) for site in options.sites]
    yield "  # Desks that show several sites."
    yield f"  {_quote(ALL_SITES_ACCOUNT)}: {{"
    yield "    users: ["
    for name in options.all_sites:
        yield from _list_user_lines(_build_all_sites_user(sites, name, _create_password()))
    yield "    ]"
    yield "    imports: ["
    for names in sites:
        account = _quote(f"DEVLINK3_{names.site}")
        for kind, subject in _list_exports(names, options):
            yield f"      {{ {kind}: {{ account: {account}, subject: {_quote(subject)} }} }}"
    yield "    ]"
    yield "  }"


def _list_exports(names: SiteNames, options: ServerOptions) -> Iterable[tuple[str, str]]:
    """Yield what a site shows to desks that show several sites, as the kind and the subject."""
    for subject in (names.live, names.shared):
        yield "stream", subject
    for subject in _list_reads(names):
        yield "service", subject
    for user in options.all_sites:
        for question in _list_questions(names, user, DESK_VERBS):
            yield "service", question


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

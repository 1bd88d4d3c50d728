"""A complete configuration of ``nats-server`` for hubs and desks, with exact permissions for each user."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
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
STORAGE_LIMIT: Final = "1GB"
MAX_SUBSCRIPTIONS: Final = 50
MAX_CONNECTIONS: Final = 1000
_USER: Final = re.compile(r'user: "([^"]+)", password: "((?:[^"\\]|\\.)+)"')


class ServerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a configuration."""

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
    passwords: Mapping[str, str] = {}
    """Passwords of users that have one already, or their hashes."""


class UserPermissions(msgspec.Struct, frozen=True):
    """A user of the server, and the subjects it may use."""

    name: str
    password: str
    publish: tuple[str, ...]
    subscribe: tuple[str, ...]
    may_respond: bool = False


class _Reader(msgspec.Struct, frozen=True):
    """A user that reads sites and asks their hubs, in an account of its own."""

    name: str
    verbs: tuple[RequestVerb, ...]
    sites: tuple[SiteNames, ...]

    @property
    def account(self) -> str:
        """Name of the account; those of sites begin with ``DEVLINK3``."""
        return f"USER_{self.name}"

    def may_read(self, names: SiteNames) -> bool:
        """Return whether the user may read a site."""
        return any(each.site == names.site for each in self.sites)

    def list_subscriptions(self, names: SiteNames) -> tuple[str, ...]:
        """Return what the user may subscribe to: shared entries only if it may also ask for them."""
        return (names.live, names.shared) if RequestVerb.SHARED in self.verbs else (names.live,)


def list_users(options: ServerOptions) -> list[str]:
    """Return the names of all users; a server has each name once."""
    hubs = [_build_hub_name(site, options) for site in options.sites]
    return hubs + [reader.name for reader in _list_readers(options)]


def _build_hub_name(site: str, options: ServerOptions) -> str:
    return f"{_choose_prefix(site, options)}{HUB_USER}"


def _choose_prefix(site: str, options: ServerOptions) -> str:
    """Return how the names of the users of a site begin: with one site they are short."""
    return "" if len(options.sites) == 1 else f"{site}-"


def _list_readers(options: ServerOptions) -> list[_Reader]:
    """Return all users but the hubs."""
    readers: list[_Reader] = []
    for site in options.sites:
        prefix, sites = _choose_prefix(site, options), (SiteNames(site),)
        readers += [_Reader(prefix + name, DESK_VERBS, sites) for name in options.desks]
        readers += [_Reader(prefix + name, SUPERVISOR_VERBS, sites) for name in options.supervisors]
        readers += [_Reader(prefix + name, WALLBOARD_VERBS, sites) for name in options.wallboards]
    every_site = tuple(SiteNames(site) for site in options.sites)
    readers += [_Reader(name, DESK_VERBS, every_site) for name in options.all_sites]
    return readers


def read_passwords(text: str) -> dict[str, str]:
    """Return the passwords, by user, of a configuration that :func:`build_configuration` has returned."""
    return {name: _unquote(password) for name, password in _USER.findall(text)}


def _choose_password(user: str, options: ServerOptions) -> str:
    return options.passwords.get(user) or secrets.token_urlsafe(PASSWORD_BYTES)


def _build_hub_user(names: SiteNames, options: ServerOptions) -> UserPermissions:
    user = _build_hub_name(names.site, options)
    streams = [str(settings["name"]) for settings in list_stream_settings(names)]
    api = [f"$JS.API.STREAM.{verb}.{stream}" for stream in streams for verb in ("CREATE", "UPDATE", "INFO")]
    reading = _list_read_subjects(names)
    reading += [
        f"$JS.API.DIRECT.GET.KV_{bucket}.$KV.{bucket}.>"
        for bucket in (names.lease_bucket, names.shared_bucket)
    ]
    own = [names.events, names.checkpoint, names.plan, names.shared]
    buckets = [f"$KV.{names.lease_bucket}.*", f"$KV.{names.shared_bucket}.*.*"]
    requests = _list_request_subjects(names, user, (RequestVerb.STATUS, RequestVerb.CHECKPOINT))
    return UserPermissions(
        user,
        _choose_password(user, options),
        (*own, *buckets, *requests, *api, *reading),
        (names.requests, names.live, f"{build_inbox_prefix(user)}.>"),
        may_respond=True,
    )


def _build_reading_user(reader: _Reader, options: ServerOptions) -> UserPermissions:
    publish = [
        subject
        for names in reader.sites
        for subject in (
            *_list_request_subjects(names, reader.name, reader.verbs),
            *_list_read_subjects(names),
        )
    ]
    subscribe = [subject for names in reader.sites for subject in reader.list_subscriptions(names)]
    return UserPermissions(
        reader.name,
        _choose_password(reader.name, options),
        tuple(publish),
        (*subscribe, f"{build_inbox_prefix(reader.name)}.>"),
    )


def _list_request_subjects(names: SiteNames, user: str, verbs: Sequence[RequestVerb]) -> list[str]:
    return [names.build_request_subject(user, verb) for verb in verbs]


def _list_read_subjects(names: SiteNames) -> list[str]:
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
    sites, readers = [SiteNames(site) for site in options.sites], _list_readers(options)
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
        *(line for names in sites for line in _list_site_lines(names, options, readers)),
        "  # Each user that reads has an account of its own: what it has sent to any subject ends there.",
        *(line for reader in readers for line in _list_reader_lines(reader, options)),
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


def _list_site_lines(
    names: SiteNames, options: ServerOptions, all_readers: Iterable[_Reader]
) -> Iterable[str]:
    """Yield the account of a site: of its hub, its streams, and what it shows to other accounts."""
    readers = [reader for reader in all_readers if reader.may_read(names)]
    yield f"  {_quote(_build_account_name(names))}: {{"
    yield "    jetstream: { max_file: 512MB, max_memory: 0, max_streams: 4, max_consumers: 10 }"
    yield "    users: ["
    yield from _list_user_lines(_build_hub_user(names, options))
    yield "    ]"
    yield "    exports: ["
    accounts: dict[tuple[str, str], list[str]] = {}
    for reader in readers:
        for export in _list_exports(names, reader):
            accounts.setdefault(export, []).append(_quote(reader.account))
    for (kind, subject), receivers in accounts.items():
        yield f"      {{ {kind}: {_quote(subject)}, accounts: [{', '.join(receivers)}] }}"
    for reader in readers:
        inbox = _quote(_build_inbox_subject(reader))
        yield f"      {{ stream: {inbox}, accounts: [{_quote(reader.account)}] }}"
    yield "    ]"
    yield "    imports: ["
    for reader in readers:
        yield f"      {_format_import('stream', reader.account, _build_request_subject(names, reader))}"
    yield "    ]"
    yield "  }"


def _list_reader_lines(reader: _Reader, options: ServerOptions) -> Iterable[str]:
    """Yield the account of a user that reads.

    The client that asks chooses the subject of an answer, and the server does not check it. In the account of
    the site, it could be that of a stream.
    """
    yield f"  {_quote(reader.account)}: {{"
    yield "    users: ["
    yield from _list_user_lines(_build_reading_user(reader, options))
    yield "    ]"
    yield "    exports: ["
    for names in reader.sites:
        site = _quote(_build_account_name(names))
        yield f"      {{ stream: {_quote(_build_request_subject(names, reader))}, accounts: [{site}] }}"
    yield "    ]"
    yield "    imports: ["
    for names in reader.sites:
        for kind, subject in (*_list_exports(names, reader), ("stream", _build_inbox_subject(reader))):
            yield f"      {_format_import(kind, _build_account_name(names), subject)}"
    yield "    ]"
    yield "  }"


def _list_exports(names: SiteNames, reader: _Reader) -> Iterable[tuple[str, str]]:
    """Yield what a site shows to a user who reads it, as the kind and the subject."""
    for subject in (*reader.list_subscriptions(names), f"{build_inbox_prefix('')}.>"):
        yield "stream", subject
    for subject in _list_read_subjects(names):
        yield "service", subject


def _format_import(kind: str, account: str, subject: str) -> str:
    return f"{{ {kind}: {{ account: {_quote(account)}, subject: {_quote(subject)} }} }}"


def _build_account_name(names: SiteNames) -> str:
    return f"DEVLINK3_{names.site}"


def _build_request_subject(names: SiteNames, reader: _Reader) -> str:
    return names.build_request_subject(reader.name, "*")


def _build_inbox_subject(reader: _Reader) -> str:
    return f"{build_inbox_prefix(reader.name)}.>"


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


def _unquote(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

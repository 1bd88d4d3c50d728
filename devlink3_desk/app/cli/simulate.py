"""``devlink3-desk simulate``: the PBX simulator as a server."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
from pathlib import Path

import msgspec

from devlink3_desk.app.cli import connection_options, output
from devlink3_desk.app.cli.exit_codes import ExitCode, UsageError
from devlink3_desk.link.endpoint import TCP_PORT, TLS_PORT
from devlink3_desk.services.credentials import PASSWORD_VARIABLE
from devlink3_desk.simulator.faults import ConnectionFaults
from devlink3_desk.simulator.options import ChallengeMode, SimulatorOptions
from devlink3_desk.simulator.scenario import ScenarioError
from devlink3_desk.simulator.server import PbxServer

_DEFAULT_OPTIONS = SimulatorOptions()
_FAULT_OPTIONS = ("split", "slow", "drop_after", "half_open_after", "gap_every")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    number = connection_options.parse_count
    _add_server_options(parser)
    company = parser.add_argument_group("company")
    company.add_argument(
        "--seed",
        type=int,
        default=_DEFAULT_OPTIONS.seed,
        metavar="N",
        help="the same company and calls again",
    )
    company.add_argument("--extensions", type=number, default=_DEFAULT_OPTIONS.extensions, metavar="N")
    company.add_argument(
        "--nodes", type=number, default=_DEFAULT_OPTIONS.nodes, metavar="N", help="PBXs in the network"
    )
    company.add_argument(
        "--calls-per-hour",
        type=_parse_non_negative,
        default=_DEFAULT_OPTIONS.calls_per_hour,
        metavar="N",
        help="0: none",
    )
    company.add_argument(
        "--speed",
        type=connection_options.parse_positive,
        default=_DEFAULT_OPTIONS.speed,
        metavar="N",
        help="times real time",
    )
    company.add_argument(
        "--script", type=Path, metavar="FILE", help="play a scenario instead of random traffic"
    )
    _add_rule_options(parser)
    faults = parser.add_argument_group("faults of every connection")
    faults.add_argument("--split", action="store_true", help="send every octet alone")
    faults.add_argument("--slow", type=number, metavar="OCTETS", help="a second")
    faults.add_argument("--drop-after", type=number, metavar="OCTETS", help="hang up")
    faults.add_argument("--half-open-after", type=number, metavar="OCTETS", help="fall silent, stay open")
    faults.add_argument("--gap-every", type=number, metavar="EVENTS", help="skip a counter")
    parser.add_argument(
        "--duration", type=connection_options.parse_positive, metavar="S", help="end after S seconds"
    )


def _add_server_options(parser: argparse.ArgumentParser) -> None:
    server = parser.add_argument_group("server", "The password to expect comes from DEVLINK3_PASSWORD.")
    server.add_argument(
        "--host", default=_DEFAULT_OPTIONS.host, help="address to listen on; default: %(default)s"
    )
    server.add_argument(
        "--port", type=_parse_port, default=TCP_PORT, metavar="N", help="of plain TCP; 0: a free one"
    )
    server.add_argument("--no-tcp", action="store_const", const=None, dest="port", help="offer no plain TCP")
    server.add_argument("--tls-port", type=_parse_port, default=TLS_PORT, metavar="N", help="0: a free one")
    server.add_argument("--no-tls", action="store_const", const=None, dest="tls_port", help="offer no TLS")
    server.add_argument("--certificate", type=Path, metavar="FILE", help="PEM; default: one is made")
    server.add_argument("--key", type=Path, metavar="FILE", help="PEM")
    server.add_argument(
        "--client-ca", type=Path, metavar="FILE", help="demand a client certificate of these, PEM"
    )


def _add_rule_options(parser: argparse.ArgumentParser) -> None:
    rules = parser.add_argument_group("rules")
    rules.add_argument("--user", default=_DEFAULT_OPTIONS.user, metavar="NAME", help="default: %(default)s")
    rules.add_argument(
        "--challenge",
        type=ChallengeMode,
        choices=list(ChallengeMode),
        default=_DEFAULT_OPTIONS.challenge,
        help="how to ask",
    )
    rules.add_argument(
        "--licences", type=int, default=_DEFAULT_OPTIONS.licences, metavar="N", help="CTI Link Pro licences"
    )
    rules.add_argument("--partial-success", action="store_true", help="leave out flags that cannot be had")


def run(arguments: argparse.Namespace) -> int:
    """Run the simulator until it is interrupted."""
    try:
        server = PbxServer(_build_options(arguments))
        return asyncio.run(_run_server(server, arguments.duration))
    except ScenarioError as error:
        raise UsageError(f"The scenario cannot be played: {error}") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"The simulator cannot start: {error}.") from error


def _build_options(arguments: argparse.Namespace) -> SimulatorOptions:
    given = {
        field: getattr(arguments, field)
        for field in _DEFAULT_OPTIONS.__struct_fields__
        if hasattr(arguments, field)
    }
    password = os.environ.get(PASSWORD_VARIABLE)
    if password:
        given["password"] = password
    return msgspec.structs.replace(
        _DEFAULT_OPTIONS,
        **given,
        faults=ConnectionFaults(**{name: getattr(arguments, name) for name in _FAULT_OPTIONS}),
    )


async def _run_server(server: PbxServer, duration: float | None) -> int:
    await server.start()
    try:
        _print_addresses(server)
        stopped = asyncio.Event()
        with contextlib.suppress(NotImplementedError):  # Windows has no signals to wait for
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
        ended = {asyncio.ensure_future(server.wait_closed()), asyncio.ensure_future(stopped.wait())}
        done, others = await asyncio.wait(ended, timeout=duration, return_when=asyncio.FIRST_COMPLETED)
        for task in others:
            task.cancel()
        for task in done:
            task.result()
        return ExitCode.SUCCESS
    finally:
        await server.close()


def _print_addresses(server: PbxServer) -> None:
    options = server.options
    if options.port is not None:
        output.write_text(f"TCP {options.host}:{server.tcp_port}")
    if options.tls_port is not None:
        output.write_text(f"TLS {options.host}:{server.tls_port}")
        output.write_text(f"SHA-256 {server.fingerprint}")
    whence = PASSWORD_VARIABLE if os.environ.get(PASSWORD_VARIABLE) else "the simulator's own default"
    output.write_text(f"user {options.user}, password: {whence}")


def _parse_port(text: str) -> int:
    port = int(text)
    if not 0 <= port < 0x10000:
        raise argparse.ArgumentTypeError(f"{text} is no TCP port")
    return port


def _parse_non_negative(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not zero or more")
    return value

"""One client's connection: an asyncio transport below, a session above, faults between."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import ssl
import threading
from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol.errors import FrameError
from devlink3_desk.simulator import certificate, scenario
from devlink3_desk.simulator.calls import ActualCall
from devlink3_desk.simulator.company import Company, build_company
from devlink3_desk.simulator.faults import GARBAGE_BYTES, Fault, FaultyTransport
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.pbx_state import PbxState
from devlink3_desk.simulator.scenario import Scenario
from devlink3_desk.simulator.scenario_player import ScenarioContext, play_scenario, validate_scenario
from devlink3_desk.simulator.session import ServerSession
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic

log = logging.getLogger(__name__)


class ClientConnection(asyncio.Protocol):
    """Joins what is sent in one turn of the loop into one write, and drops a client that does not read."""

    def __init__(
        self,
        pbx_state: PbxState,
        on_connected: Callable[[ClientConnection], None],
        on_disconnected: Callable[[ClientConnection], None],
        *,
        encrypted: bool,
    ) -> None:
        self._pbx_state = pbx_state
        self._on_connected = on_connected
        self._on_disconnected = on_disconnected
        self.session = ServerSession(pbx_state, self.send, encrypted=encrypted)
        self._pending_data: list[bytes] = []
        self._transport: asyncio.Transport | None = None
        self._faulty_transport: FaultyTransport | None = None
        self.peer_name = "?"
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done once the connection is gone."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; nothing is sent before the client speaks (section 3)."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - asyncio's promise to a stream protocol
        self._transport = transport
        self._faulty_transport = FaultyTransport(transport, self._pbx_state.options.faults)
        self.peer_name = str(transport.get_extra_info("peername"))
        log.info("%s has connected.", self.peer_name)
        self._on_connected(self)

    def data_received(self, data: bytes) -> None:
        """Answer what the client sent; close on what is no frame."""
        if self._faulty_transport is None or self._faulty_transport.is_half_open:
            return
        try:
            self.session.receive_data(data)
        except FrameError as error:
            log.info("%s is disconnected: %s", self.peer_name, error)
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        log.info("%s has gone%s.", self.peer_name, f": {exc}" if exc else "")
        self.session.close()
        self._on_disconnected(self)
        self._transport = None
        if self._faulty_transport is not None:
            self._faulty_transport.close()
        if not self.closed.done():
            self.closed.set_result(None)

    def send(self, data: bytes) -> None:
        """Send ``data`` with everything else of this turn of the loop."""
        if not self._pending_data and self._transport is not None:
            asyncio.get_running_loop().call_soon(self.flush)
        self._pending_data.append(data)

    def flush(self) -> None:
        """Hand to the socket what has gathered; drop a client with too much waiting."""
        data = b"".join(self._pending_data)
        self._pending_data.clear()
        if self._faulty_transport is None or self._transport is None or self._transport.is_closing():
            return
        self._faulty_transport.write(data)
        limit = self._pbx_state.options.max_backlog
        if self._faulty_transport.backlog > limit:
            log.warning("%s does not read: dropped with more than %d octets waiting.", self.peer_name, limit)
            self.abort()

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Make this connection behave badly from now on."""
        if self._faulty_transport is None:
            return
        self.flush()
        match fault:
            case Fault.DROP | Fault.RESTART:
                self.abort()
            case Fault.STALL:
                self._faulty_transport.stall(value)
            case Fault.HALF_OPEN:
                self._faulty_transport.become_half_open()
            case Fault.SPLIT:
                self._faulty_transport.enable_split()
            case Fault.SLOW:
                self._faulty_transport.limit_rate(int(value))
            case Fault.GARBAGE:
                self._faulty_transport.write(GARBAGE_BYTES)
            case Fault.GAP:
                stream = self._pbx_state.streams.get(self.session)
                if stream is not None:
                    stream.skip_counters(max(1, int(value)))

    def close(self) -> None:
        """Send what waits and close."""
        self.session.close()
        if self._transport is not None:
            self.flush()
            self._transport.close()

    def abort(self) -> None:
        """Close without a word."""
        self.session.close()
        if self._transport is not None:
            self._transport.abort()


_MAX_SLEEP_SECONDS: Final = 0.2
"""Seconds after which to look for something due that was not known of before."""
_CLOSE_TIMEOUT_SECONDS: Final = 2.0
"""Seconds that clients get to notice the end."""


class PbxServer:
    """A PBX that clients can connect to. Started once, closed once."""

    def __init__(self, options: SimulatorOptions) -> None:
        """Prepare the company. Raises :class:`.ScriptError` or :class:`ValueError` on what cannot be."""
        self.options = options
        self._scenario: Scenario | None = None
        if options.script is not None:
            self._scenario = scenario.load_scenario(options.script, self._build_default_company)
            validate_scenario(self._scenario)
        self.company = self._scenario.company if self._scenario is not None else self._build_default_company()
        self.pbx_state = PbxState(options, self.company)
        self.connections: set[ClientConnection] = set()
        self.certificate_pem = ""
        """Certificate of the TLS port, once started."""
        self._listeners: list[asyncio.Server] = []
        self._clock_task: asyncio.Task[None] | None = None
        self._ports: dict[bool, int] = {}
        self._ssl_context: ssl.SSLContext | None = None

    @property
    def tcp_port(self) -> int:
        """The TCP port that it listens on. Raises :class:`LookupError` where it offers no TCP."""
        return self._ports[False]

    @property
    def tls_port(self) -> int:
        """The TLS port that it listens on. Raises :class:`LookupError` where it offers no TLS."""
        return self._ports[True]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, in lower-case hexadecimal digits."""
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.certificate_pem)).hexdigest()

    @property
    def simulation(self) -> Simulation:
        """The calls and their time."""
        return self.pbx_state.simulation

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are, to compare a client's picture with."""
        return self.simulation.pbx.actual_calls()

    async def start(self) -> None:
        """Listen, with calls in progress already. Raises :class:`OSError` where a port cannot be had."""
        if self.options.tls_port is not None:
            self._ssl_context, self.certificate_pem = certificate.create_server_context(self.options)
        self._start_processes()
        self.simulation.advance_to(self.options.warm_up if self._scenario is None else 0.0)
        try:
            await self._start_listening()
        except OSError:
            await self.close()
            raise
        self._clock_task = asyncio.create_task(self._run_clock(), name="simulated time")

    async def wait_closed(self) -> None:
        """Run until closed, or raise what broke the simulation."""
        if self._clock_task is not None:
            await self._clock_task

    async def close(self) -> None:
        """Stop listening, close all connections and stop the time."""
        if self._clock_task is not None:
            self._clock_task.cancel()
            await asyncio.wait([self._clock_task])
        await self._stop_listening()
        for connection in list(self.connections):
            connection.close()
        await self._wait_for_disconnects(_CLOSE_TIMEOUT_SECONDS)
        for connection in list(self.connections):
            connection.abort()
        await self._wait_for_disconnects(_CLOSE_TIMEOUT_SECONDS)

    async def _wait_for_disconnects(self, timeout: float) -> None:
        if self.connections:
            await asyncio.wait([connection.closed for connection in self.connections], timeout=timeout)

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Let something go wrong on every connection; the number's meaning is with :class:`.Fault`."""
        self._inject_fault(fault, value)
        if fault is Fault.RESTART:
            self._start_processes()

    def _inject_fault(self, fault: Fault, value: float) -> None:
        log.info("Fault: %s %s", fault, value or "")
        for connection in list(self.connections):
            connection.inject_fault(fault, value)
        if fault is Fault.RESTART:
            self.simulation.restart()

    async def restart(self, downtime: float = 0.0) -> None:
        """Be gone for ``down_for`` seconds and come back on the same ports without any calls."""
        await self._stop_listening()
        self.inject_fault(Fault.RESTART)
        await asyncio.sleep(downtime)
        await self._start_listening()

    def _build_default_company(self) -> Company:
        options = self.options
        return build_company(
            seed=options.seed,
            extensions=options.extensions,
            nodes=options.nodes,
            first_address=options.first_address,
        )

    def _start_processes(self) -> None:
        simulation = self.simulation
        if self._scenario is not None:
            exchange = self.pbx_state
            stage = ScenarioContext(
                simulation, exchange.broadcast_raw, self._inject_fault, lambda: bool(exchange.streams)
            )
            simulation.start_process(play_scenario(self._scenario, stage))
        elif self.options.calls_per_hour > 0:
            options = self.options
            simulation.start_process(generate_traffic(simulation, options.calls_per_hour, options.talk_time))

    async def _start_listening(self) -> None:
        wanted = {False: self.options.port, True: self.options.tls_port}
        for encrypted, port in wanted.items():
            if port is None:
                continue
            listener = await asyncio.get_running_loop().create_server(
                lambda encrypted=encrypted: self._create_connection(encrypted=encrypted),
                self.options.host,
                self._ports.get(encrypted, port),
                ssl=self._ssl_context if encrypted else None,
            )
            self._listeners.append(listener)
            self._ports[encrypted] = listener.sockets[0].getsockname()[1]

    def _create_connection(self, *, encrypted: bool) -> ClientConnection:
        return ClientConnection(
            self.pbx_state, self.connections.add, self.connections.discard, encrypted=encrypted
        )

    async def _stop_listening(self) -> None:
        for listener in self._listeners:
            listener.close()
        self._listeners.clear()

    async def _run_clock(self) -> None:
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            now = loop.time()
            simulation = self.simulation
            # Where more happens than this machine can work out, time goes slower: clients come first.
            elapsed = min(now - last, 2 * _MAX_SLEEP_SECONDS)
            simulation.advance_to(simulation.now + elapsed * self.options.speed)
            last = now
            due = simulation.next_event_time
            wait = _MAX_SLEEP_SECONDS
            if due is not None:
                wait = min(wait, max(0.0, (due - simulation.now) / self.options.speed))
            await asyncio.sleep(wait)


async def serve(options: SimulatorOptions) -> None:
    """Run a PBX until cancelled."""
    server = PbxServer(options)
    await server.start()
    try:
        await server.wait_closed()
    finally:
        await server.close()


class SimulatorThread:
    """A PBX on an event loop of its own in a daemon thread, for a program that has another loop."""

    def __init__(self, options: SimulatorOptions) -> None:
        """Prepare the PBX. Raises :class:`.ScriptError` or :class:`ValueError` on what cannot be."""
        self.server = PbxServer(options)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop_event = asyncio.Event()
        self._started_event = threading.Event()
        self._start_error: BaseException | None = None
        self._thread = threading.Thread(target=self._run_event_loop, name="simulator", daemon=True)

    def start(self) -> PbxServer:
        """Start and return the server, which then has its ports. Raises what keeps it from starting."""
        self._thread.start()
        self._started_event.wait()
        if self._start_error is not None:
            self._thread.join()
            raise self._start_error
        return self.server

    def stop(self) -> None:
        """Close the server and wait for the thread; harmless where it has ended."""
        if self._loop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop_event.set)
            self._thread.join()

    def actual_calls(self) -> list[ActualCall]:
        """Return the calls as they really are."""
        return asyncio.run_coroutine_threadsafe(self._fetch_actual_calls(), self._require_loop()).result()

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Let something go wrong on every connection."""
        self._require_loop().call_soon_threadsafe(self.server.inject_fault, fault, value)

    def _require_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            raise RuntimeError("The simulator has not been started.")
        return self._loop

    async def _fetch_actual_calls(self) -> list[ActualCall]:
        return self.server.actual_calls()

    def _run_event_loop(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            runner.run(self._run_server())

    async def _run_server(self) -> None:
        try:
            await self.server.start()
        except BaseException as error:  # noqa: BLE001 - handed to the thread that called start()
            self._start_error = error
            return
        finally:
            self._started_event.set()
        ended = asyncio.create_task(self.server.wait_closed())
        stopped = asyncio.create_task(self._stop_event.wait())
        await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        failure = ended.exception() if ended.done() and not ended.cancelled() else None
        if failure is not None:
            log.error("The simulated PBX has stopped: %s", failure)
            await self._stop_event.wait()
        await self.server.close()
        await asyncio.wait({ended})

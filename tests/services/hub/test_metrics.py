"""The state of a hub under the names that scripts and Prometheus know."""

from __future__ import annotations

import msgspec
import pytest

from devlink3_desk.services.hub.hub_status import HubStatus, NodeRole
from devlink3_desk.services.hub.metrics import HubMetrics

STATUS = HubStatus(
    site="main",
    role=NodeRole.LEADER,
    leader="host:1",
    epoch="epoch",
    since=0.0,
    pbx="live",
    server="2.10.0",
    published_bytes=1,
    checkpoint_bytes=2,
    sizes={"STREAM": 3},
)
SITE = {"site": "main"}


def read(status: HubStatus, name: str) -> float | None:
    metrics = HubMetrics("main")
    metrics.update(status)
    return metrics.registry.get_sample_value(f"devlink3_hub_{name}", SITE)


def test_keys_of_the_status_are_those_that_scripts_read():
    encoded = STATUS.to_json()
    assert list(encoded) == [
        *("site", "role", "leader", "epoch", "since", "pbx", "server", "lag", "store_ms"),
        *("messages", "events", "octets", "checkpoints", "checkpoint_octets"),
        *("requests", "refused_requests", "shared", "desks", "sizes", "history_problem"),
    ]
    assert (encoded["octets"], encoded["checkpoint_octets"]) == (1, 2)


def test_names_of_the_figures_are_those_that_prometheus_reads():
    metrics = HubMetrics("main")
    metrics.update(STATUS)
    names = {sample.name for metric in metrics.registry.collect() for sample in metric.samples}
    assert names == {
        f"devlink3_hub_{name}"
        for name in (
            *("lag", "store_ms", "messages", "events", "octets", "checkpoints", "checkpoint_octets"),
            *("requests", "refused_requests", "shared", "desks", "stream_octets"),
            *("connected", "leading", "pbx_live", "history_recording"),
        )
    }
    assert read(STATUS, "octets") == 1
    assert metrics.registry.get_sample_value("devlink3_hub_stream_octets", {**SITE, "stream": "STREAM"}) == 3


@pytest.mark.parametrize(
    ("role", "server", "connected", "leading"),
    [
        (NodeRole.LEADER, "2.10.0", 1, 1),
        (NodeRole.STANDBY, "2.10.0", 1, 0),
        # Another hub may lead meanwhile; this one goes on recording.
        (NodeRole.LEADER, "", 0, 0),
    ],
)
def test_a_hub_without_its_server_does_not_lead(role: NodeRole, server: str, connected: int, leading: int):
    status = msgspec.structs.replace(STATUS, role=role, server=server)
    assert read(status, "connected") == connected
    assert read(status, "leading") == leading
    assert read(status, "history_recording") == (role is NodeRole.LEADER)

"""Every target with its seeds, their mutations and former findings, and a short run of atheris."""

from __future__ import annotations

import importlib.util
import logging
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.targets import SEEDS, TARGETS, set_target_folder

FINDINGS = Path(__file__).with_name("findings")
MUTATIONS = 300


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    set_target_folder(tmp_path)
    # Every damaged settings file is logged, as it should be; what another target logs is a fault.
    caplog.set_level(logging.CRITICAL, logger="devlink3_desk.services.storage")


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_their_mutations(name: str) -> None:
    random = Random(name)
    for seed in SEEDS[name]:
        TARGETS[name](seed)
        for _ in range(MUTATIONS // len(SEEDS[name])):
            TARGETS[name](_mutated(seed, random))


def _mutated(seed: bytes, random: Random) -> bytes:
    data = bytearray(seed)
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(data) + 1)
        match random.randrange(3):
            case 0:
                data[start : start + 1] = bytes((random.randrange(256),))
            case 1:
                del data[start : start + random.randint(1, 9)]
            case _:
                data[start:start] = random.choice(
                    (b'"', b",", b"<", b">", b"&#0;", b"\0", b"\xff", data[start:])
                )
    return bytes(data)


@pytest.mark.parametrize("finding", sorted(FINDINGS.iterdir()), ids=lambda path: path.name)
def test_former_findings_stay_fixed(finding: Path) -> None:
    TARGETS[finding.name.partition("-")[0]](finding.read_bytes())


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_the_fuzzer_runs_and_finds_nothing_in_a_moment() -> None:
    from tests.fuzz.__main__ import fuzz_target

    assert fuzz_target("records", 3, keep=False) == []

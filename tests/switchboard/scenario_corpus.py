"""The scenarios of the corpus, and the switchboard that each begins with."""

from __future__ import annotations

from pathlib import Path

from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import CorpusScenario
from tests.switchboard.event_streams import STATES

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


def switchboard(scenario: CorpusScenario) -> Switchboard:
    """Return the switchboard at the start of a scenario."""
    site = Site(country=scenario.country, outside_prefix=scenario.prefix, cmextn_states=STATES)
    return Switchboard(site, Directory(scenario.people, site=site) if scenario.people else None)

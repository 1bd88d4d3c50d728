"""Helpers for tests of alerts."""

from __future__ import annotations

from dataclasses import dataclass, field

from devlink3_desk.preferences import AlertSound
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_call, make_party

ANN = make_party("201", "Ann")


@dataclass
class RecordedSounds:
    """A sound output that records the sounds it is asked to play, in order."""

    played: list[str] = field(default_factory=list)

    def play(self, sound: AlertSound) -> None:
        self.played.append(str(sound))

    def stop(self) -> None:
        self.played.append("silence")


def make_ringing(key: str = "c1", **more) -> CallChanged:
    """Return the change for a call that rings at Ann."""
    return CallChanged(make_call(key, **{"targets": (ANN,), **more}))


def list_card_titles(alert_bar: AlertBar) -> list[str]:
    """Return the titles of all cards, the oldest first."""
    return [card.notice.title for card in alert_bar.cards.by_key.values()]

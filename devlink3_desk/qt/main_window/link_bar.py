"""The state of the link in the main window: status bar, and the banner that is shown while there is none."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QSize, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.text import join_bidi, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import ElidedLabel, IconLabel
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus


def count_seconds_to_retry(link: LinkInfo, now: float) -> int | None:
    """Return the seconds until the next attempt to connect, rounded up; ``None`` if none is scheduled."""
    if link.retry_at is None or link.state != LinkStatus.RETRYING:
        return None
    return max(0, math.ceil(link.retry_at - now))


STATUS_MESSAGE_MS: Final = 20_000
"""Time for which a message covers the status bar, in milliseconds."""

FACT_SEPARATOR: Final = "   ·   "
DROP_ORDER: Final = (2, 1, 0, 3, 4, 5)
"""Positions of the facts in the order in which they are dropped: the round trip first, warnings last."""
TOTALS_DROP_ORDER: Final = (2, 1, 0)
"""The same of the numbers: that of the calls is dropped last."""
MIN_ELIDED_CHARS: Final = 12
"""Width, in average characters, from which the last fact is elided; in less, it would say nothing."""


class FactsLabel(ElidedLabel):
    """Facts on one line, without the least important ones where not all of them fit."""

    def __init__(self, drop_order: tuple[int, ...], parent: QWidget) -> None:
        """``drop_order`` has the positions of the facts, those first that are dropped first."""
        super().__init__("", "muted", parent)
        self._drop_order = drop_order
        self._facts: tuple[str, ...] = ()
        self._explanations: tuple[str, ...] = ()

    def show_facts(self, facts: tuple[str, ...], explanations: tuple[str, ...] = ()) -> None:
        """Show facts, some of which may be empty; the tooltip has all of them, and explanations."""
        # Called with every frame of changes.
        if (facts, explanations) == (self._facts, self._explanations):
            return
        self._facts, self._explanations = facts, explanations
        self.show_message(
            join_bidi(filter(None, facts), FACT_SEPARATOR), "\n\n".join(filter(None, explanations))
        )

    def minimumSizeHint(self) -> QSize:
        """Return no width: facts are dropped."""
        return QSize(0, super().minimumSizeHint().height())

    def elide_text(self) -> str:
        """Return the facts that fit; the last one is elided if there is room for some of it."""
        remaining = dict(enumerate(self._facts))
        metrics, text = self.fontMetrics(), ""
        for position in self._drop_order:
            text = join_bidi(filter(None, remaining.values()), FACT_SEPARATOR)
            if metrics.horizontalAdvance(text) <= self.width():
                return text
            remaining.pop(position, None)
            if not any(remaining.values()):
                break
        is_wide = self.width() >= MIN_ELIDED_CHARS * metrics.averageCharWidth()
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width()) if is_wide else ""


class LinkBar(QStatusBar):
    """The status bar: state of the link, facts about the PBX, and numbers of calls, extensions and people."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        link_model: LinkModel,
        *,
        count_calls: Callable[[], int],
        extensions: QAbstractItemModel,
        people: QAbstractItemModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._link_model = theme_manager, link_model
        self._count_calls, self._extensions, self._people = count_calls, extensions, people
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 10, 2)
        self.state_chip = Chip(theme_manager, "wait", "wait", self)
        self.facts_label = FactsLabel(DROP_ORDER, self)
        self.recording_icon = IconLabel(16, self)
        self.recording_label = ElidedLabel("", "", self)
        self.totals_label = FactsLabel(TOTALS_DROP_ORDER, self)
        self.totals_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self.state_chip)
        # At a large zoom there is not enough space for everything. The facts are hidden first.
        self.facts_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.facts_label, 1)
        # A message of QStatusBar itself would cover the state of the link.
        self.message_label = ElidedLabel("", "", self)
        self.message_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.message_label, 1)
        self.message_label.hide()
        self._message_timer = QTimer(self, singleShot=True, interval=STATUS_MESSAGE_MS)
        self._message_timer.timeout.connect(lambda: self._show_message(""))
        self.recording_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Permanent, so that messages do not cover it.
        self.addPermanentWidget(self.recording_icon)
        self.addPermanentWidget(self.recording_label, 3)
        self.addPermanentWidget(self.totals_label)
        self.show_recording_problem("")
        theme_manager.changed.connect(self._update_recording_icon)
        link_model.presence_support_changed.connect(self.refresh)
        self.refresh()

    def show_status_message(self, text: str) -> None:
        """Show a message in place of the facts for :data:`STATUS_MESSAGE_MS`; the state of the link stays.

        Screen readers say it, too: by the time that their users find it, it would be gone.
        """
        self._show_message(text)
        self._message_timer.start()
        announce_text(self, text)

    def currentMessage(self) -> str:
        """Return the message that is shown, or an empty string."""
        return self.message_label.text()

    def _show_message(self, text: str) -> None:
        self.message_label.show_message(text)
        self.message_label.setVisible(bool(text))
        self.facts_label.setVisible(not text)

    def add_indicator(self, widget: QWidget) -> None:
        """Add a widget before the numbers; messages do not cover it."""
        self.removeWidget(self.totals_label)
        self.addPermanentWidget(widget)
        self.addPermanentWidget(self.totals_label)
        self.totals_label.show()

    def show_recording_problem(self, text: str) -> None:
        """Show why nothing is recorded, until this is called with an empty text."""
        self.recording_label.show_message(text)
        self.recording_label.setVisible(bool(text))
        self.recording_icon.setVisible(bool(text))
        self._update_recording_icon()

    def _update_recording_icon(self) -> None:
        self.recording_icon.show_icon("warning", self._theme_manager.theme.find_colours("bad").ink)

    def refresh(self) -> None:
        """Show the current state, facts and numbers."""
        link, presence_refused = self._link_model.info, not self._link_model.presence_supported
        sign = state_display.LINK_SIGNS[link.state]
        self.state_chip.set_icon(sign.icon, sign.colour_key)
        self.state_chip.show_text(self._format_state(link), prominent=sign.prominent)
        round_trip = link.round_trip_ms if link.state == LinkStatus.LIVE else None
        facts = (
            sanitize_text(link.pbx_version),
            sanitize_text(link.variant),
            "" if round_trip is None else self.tr("round trip {ms} ms").format(ms=round(round_trip)),
            self.tr("%n gap(s) recovered", "", link.gaps) if link.gaps else "",
            self.tr("partly granted, without {flags}").format(flags=" ".join(link.refused_flags))
            if link.refused_flags
            else "",
            self.tr("do not disturb and forwarding unknown") if presence_refused else "",
        )
        explanations = (
            self._describe_partial_success() if link.refused_flags else "",
            self._describe_missing_presence() if presence_refused else "",
        )
        self.facts_label.show_facts(facts, explanations)
        totals = (
            self.tr("%n call(s)", "", self._count_calls()),
            self.tr("%n extension(s)", "", self._extensions.rowCount()),
            self.tr("{people} in the directory").format(people=self._people.rowCount()),
        )
        self.totals_label.show_facts(totals)

    def _describe_partial_success(self) -> str:
        return self.tr(
            "The PBX answered PARTIAL SUCCESS: some of the requested events are not available. -SCN needs "
            "CTI Link Pro licences for the whole network; other flags need a newer release."
        )

    def _describe_missing_presence(self) -> str:
        return self.tr(
            "The PBX does not provide the file user_info3, which contains do not disturb, absence and "
            "forwarding. Reload the directory to request it again."
        )

    def update_times(self) -> None:
        """Update the seconds until the next attempt to connect."""
        if self._link_model.info.retry_at is not None:
            self.state_chip.show_text(self._format_state(self._link_model.info), prominent=True)

    def _format_state(self, link: LinkInfo) -> str:
        text = state_display.describe_link_status(link.state)
        seconds = count_seconds_to_retry(link, self._link_model.clock())
        if seconds is None:
            return text
        return self.tr("{state}, retrying in {seconds} s").format(state=text, seconds=seconds)

"""How far the picture can be trusted: the status bar, and the banner above a picture that is old."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QStatusBar, QVBoxLayout, QWidget

from devlink3_desk.protocol.events import Remedy
from devlink3_desk.qt import states
from devlink3_desk.qt.bidi import joined
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.link_words import translated
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.text import duration, plain
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.views import LinkStatus, LinkView

from .basics import IconLabel, Label, LineLabel
from .chips import Chip


def retry_seconds(link: LinkView, now: float) -> int | None:
    """Return the whole seconds until the next attempt, ``None`` where none is planned."""
    if link.retry_at is None or link.state != LinkStatus.RETRYING:
        return None
    return max(0, math.ceil(link.retry_at - now))


class LinkBar(QStatusBar):
    """Link in words, shape and colour; the PBX; the round trip; how much there is."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 10, 2)
        self.chip = Chip(look, "wait", "wait", self)
        self.facts = LineLabel("", "muted", self)
        self.totals = Label("", "muted", self)
        self.addWidget(self.chip)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.facts, 1)  # where letters are large, it is the first to give way
        self.addPermanentWidget(self.totals)
        models.presence_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how things are now."""
        link = self._models.link
        sign = states.LINK[link.state]
        self.chip.show_sign(sign.icon, sign.tone)
        self.chip.show_text(self._state_text(link), loud=sign.loud)
        trip = link.round_trip_ms if link.state == LinkStatus.LIVE else None
        facts = (
            plain(link.pbx_version),
            plain(link.variant),
            "" if trip is None else self.tr("round trip {ms} ms").format(ms=round(trip)),
            self.tr("%n gap(s) mended", "", link.gaps) if link.gaps else "",
            self.tr("granted in part, without {flags}").format(flags=" ".join(link.missing))
            if link.missing
            else "",
            self.tr("do not disturb and forwarding unknown") if self._models.presence_refused else "",
        )
        why = (
            self._why_in_part() if link.missing else "",
            self._why_no_presence() if self._models.presence_refused else "",
        )
        self.facts.setToolTip("\n\n".join(filter(None, why)))
        self.facts.setText(joined(filter(None, facts), "   ·   "))
        self.totals.setText(
            self.tr("{calls} calls   ·   {extensions} extensions   ·   {people} in the directory").format(
                calls=self._models.calls.rowCount(),
                extensions=self._models.extensions.rowCount(),
                people=self._models.people.rowCount(),
            )
        )

    def _why_in_part(self) -> str:
        return self.tr(
            "The PBX answered PARTIAL SUCCESS: it gives its events, but not everything that was asked for. "
            "-SCN needs CTI Link Pro licences for the whole network; other flags need a newer release."
        )

    def _why_no_presence(self) -> str:
        return self.tr(
            "The PBX does not give the file user_info3, from which it would be known who has set do not "
            "disturb, an absence or forwarding. Reading the directory again asks for it again."
        )

    def tick(self) -> None:
        """Let the time to the next attempt go on."""
        if self._models.link.retry_at is not None:
            self.chip.show_text(self._state_text(self._models.link), loud=True)

    def _state_text(self, link: LinkView) -> str:
        word = words.word(words.LINK[link.state])
        seconds = retry_seconds(link, self._models.clock())
        if seconds is None:
            return word
        return self.tr("{state}, trying again in {seconds} s").format(state=word, seconds=seconds)


REMEDIES: Final[dict[Remedy, str]] = {
    Remedy.RETRY: QT_TRANSLATE_NOOP("StaleBanner", "Try now"),
    Remedy.PASSWORD: QT_TRANSLATE_NOOP("StaleBanner", "Enter the password…"),
    Remedy.WITHOUT_NETWORK: QT_TRANSLATE_NOOP("StaleBanner", "Go on without the other systems"),
    Remedy.SET_UP: QT_TRANSLATE_NOOP("StaleBanner", "Set up anew…"),
}
"""Words of the button that stands for each remedy."""

IN_TROUBLE: Final = (LinkStatus.LOST, LinkStatus.RETRYING, LinkStatus.REFUSED)


class StaleBanner(QWidget):
    """Says that there is no link: how old the picture is, why, what happens next, and what one can do."""

    remedy = Signal(object)
    """A :class:`.Remedy` that somebody has chosen."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._models = look, models
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)  # as far from the panes as they are from each other
        frame = QFrame(self)
        frame.setObjectName("banner")
        outer.addWidget(frame)
        self._shape = IconLabel(22, frame)
        self._text = Label("", "", frame)
        self._text.setWordWrap(True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(13, 8, 13, 8)
        row.setSpacing(11)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        self.buttons = {each: self._button(each, frame, row) for each in REMEDIES}
        """By what they do; those that make no sense now are hidden."""
        look.changed.connect(self._restyle)

    def _button(self, remedy: Remedy, frame: QWidget, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(QCoreApplication.translate("StaleBanner", REMEDIES[remedy]), frame)
        button.clicked.connect(lambda: self.remedy.emit(remedy))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def needed(self) -> bool:
        """Whether the picture is old, or somebody can do something about the link."""
        return self._models.stale_since is not None or bool(self._offered())

    def _offered(self) -> set[Remedy]:
        link = self._models.link
        return {link.remedy, Remedy.RETRY} if link.state in IN_TROUBLE and link.remedy else set()

    def refresh(self) -> None:
        """Follow the link."""
        self._restyle()
        self.tick()
        offered = self._offered()
        for remedy, button in self.buttons.items():
            button.setVisible(remedy in offered)

    def tick(self) -> None:
        """Let the age go on."""
        link, since, now = self._models.link, self._models.stale_since, self._models.clock()
        parts = []
        if since is not None:
            parts = [self.tr("This picture is {age} old.").format(age=duration(int(now) - int(since)))]
        match link.state:
            case LinkStatus.CONNECTING:
                parts.append(self.tr("Connecting to the PBX again."))
            case LinkStatus.CATCHING_UP:
                parts.append(self.tr("Connected again; reading the calls in progress."))
            case _:
                parts.append(translated(link.reason))
        seconds = retry_seconds(link, now)
        if seconds is not None:
            parts.append(self.tr("Next attempt in {seconds} s.").format(seconds=seconds))
        text = " ".join(filter(None, parts))
        if text != self._text.text():
            self._text.setText(text)

    def _restyle(self) -> None:
        sign = states.LINK[self._models.link.state]
        tone = self._look.theme.tone(sign.tone)
        self._shape.show_icon(sign.icon, tone.ink)
        sheet = (
            f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {tone.ink}; }}"
            f"QLabel {{ color: {tone.ink}; font-weight: 600; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

"""Sounds on the loudspeakers that were chosen, or on those of the system where these are gone.

Qt Multimedia is the one part of Qt beyond the Essentials that the desk uses, and it is used for nothing
else. Where it cannot be loaded, or the machine has no sound, the system's beep has to do.
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences.alerts import Sound
from devlink3_desk.qt import assets

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

log = logging.getLogger(__name__)

QUIET_LIBRARY: Final = "qt.multimedia.*=false\ndefault.warning=true"
"""Qt Multimedia tells of every optional codec that it does not find; sounds need none of them."""


class Speakers(QObject):
    """Plays the sounds of ``resources/sounds``, one at a time."""

    trouble = Signal(str)
    """One sentence where the chosen loudspeakers are not there; said once until they have changed."""

    others = Signal()
    """There are other loudspeakers than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted, self._volume = "", 0.8
        self._said = ""
        self._devices: QMediaDevices | None = None
        self._loaded = False
        self._effect: QSoundEffect | None = None

    def configure(self, device: str, volume: float) -> None:
        """Take the name of the loudspeakers, empty for those of the system, and how loud: 0 to 1."""
        if device != self._wanted:
            self._said = ""
        self._wanted, self._volume = device, volume

    def names(self) -> list[str]:
        """Return the loudspeakers that there are."""
        return [] if self._load() is None else [device.description() for device in self._outputs()]

    def play(self, sound: Sound) -> None:
        """Play ``sound`` from its beginning, in place of whatever plays."""
        self.stop()
        device = self._choose()
        if device is None:
            QApplication.beep()
            return
        from PySide6.QtMultimedia import QSoundEffect

        self._effect = QSoundEffect(device, self)
        self._effect.setSource(QUrl.fromLocalFile(str(assets.resources() / "sounds" / f"{sound}.wav")))
        self._effect.setVolume(self._volume)
        self._effect.play()

    def stop(self) -> None:
        """Be silent at once."""
        effect, self._effect = self._effect, None
        if effect is not None:
            effect.stop()
            effect.deleteLater()

    @property
    def playing(self) -> bool:
        """Whether anything is heard."""
        return self._effect is not None and self._effect.isPlaying()

    def _choose(self) -> QAudioDevice | None:
        """Return where to play; says once where that is not what was asked for."""
        devices = self._load()
        outputs = [] if devices is None else self._outputs()
        chosen = next((each for each in outputs if each.description() == self._wanted), None)
        if chosen is not None:
            self._said = ""
            return chosen
        default = None if devices is None or not outputs else devices.defaultAudioOutput()
        if devices is None:
            self._say(self.tr("Sounds need Qt Multimedia, which is not installed: alerts only beep."))
            return None
        if default is None or default.isNull():
            self._say(self.tr("This computer plays no sounds now: alerts only beep."))
            return None
        if self._wanted:
            text = self.tr("The loudspeakers “{name}” are not there: alerts play on “{other}”.")
            self._say(text.format(name=self._wanted, other=default.description()))
        return default

    def _say(self, text: str) -> None:
        if text != self._said:
            self._said = text
            self.trouble.emit(text)

    def _outputs(self) -> list[QAudioDevice]:
        return [] if self._devices is None else list(self._devices.audioOutputs())

    def _load(self) -> QMediaDevices | None:
        """Load Qt Multimedia when it is first needed: many people never hear a sound of the desk."""
        if not self._loaded:
            self._loaded = True
            QLoggingCategory.setFilterRules(QUIET_LIBRARY)
            try:
                multimedia = importlib.import_module("PySide6.QtMultimedia")
            except ImportError as error:
                log.info("No sounds: %s", error)
            else:
                self._devices = multimedia.QMediaDevices(self)
                self._devices.audioOutputsChanged.connect(self.others)
        return self._devices

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

from devlink3_desk.preferences import AlertSound
from devlink3_desk.resources import resource_folder

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

log = logging.getLogger(__name__)

LOG_FILTER_RULES: Final = "qt.multimedia.*=false\ndefault.warning=true"
"""Qt Multimedia tells of every optional codec that it does not find; sounds need none of them."""


class SoundPlayer(QObject):
    """Plays the sounds of ``resources/sounds``, one at a time."""

    problem_found = Signal(str)
    """One sentence where the chosen loudspeakers are not there; said once until they have changed."""

    devices_changed = Signal()
    """There are other loudspeakers than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device_name, self._volume = "", 0.8
        self._reported_problem = ""
        self._devices: QMediaDevices | None = None
        self._load_attempted = False
        self._sound_effect: QSoundEffect | None = None

    def configure(self, device: str, volume: float) -> None:
        """Take the name of the loudspeakers, empty for those of the system, and how loud: 0 to 1."""
        if device != self._device_name:
            self._reported_problem = ""
        self._device_name, self._volume = device, volume

    def device_names(self) -> list[str]:
        """Return the loudspeakers that there are."""
        return (
            []
            if self._load_multimedia() is None
            else [device.description() for device in self._audio_outputs()]
        )

    def play(self, sound: AlertSound) -> None:
        """Play ``sound`` from its beginning, in place of whatever plays."""
        self.stop()
        device = self._select_device()
        if device is None:
            QApplication.beep()
            return
        from PySide6.QtMultimedia import QSoundEffect

        self._sound_effect = QSoundEffect(device, self)
        self._sound_effect.setSource(QUrl.fromLocalFile(str(resource_folder() / "sounds" / f"{sound}.wav")))
        self._sound_effect.setVolume(self._volume)
        self._sound_effect.play()

    def stop(self) -> None:
        """Be silent at once."""
        effect, self._sound_effect = self._sound_effect, None
        if effect is not None:
            effect.stop()
            effect.deleteLater()

    @property
    def is_playing(self) -> bool:
        """Whether anything is heard."""
        return self._sound_effect is not None and self._sound_effect.isPlaying()

    def _select_device(self) -> QAudioDevice | None:
        """Return where to play; says once where that is not what was asked for."""
        devices = self._load_multimedia()
        outputs = [] if devices is None else self._audio_outputs()
        chosen = next((each for each in outputs if each.description() == self._device_name), None)
        if chosen is not None:
            self._reported_problem = ""
            return chosen
        default = None if devices is None or not outputs else devices.defaultAudioOutput()
        if devices is None:
            self._report_problem(
                self.tr("Sounds need Qt Multimedia, which is not installed: alerts only beep.")
            )
            return None
        if default is None or default.isNull():
            self._report_problem(self.tr("This computer plays no sounds now: alerts only beep."))
            return None
        if self._device_name:
            text = self.tr("The loudspeakers “{name}” are not there: alerts play on “{other}”.")
            self._report_problem(text.format(name=self._device_name, other=default.description()))
        return default

    def _report_problem(self, text: str) -> None:
        if text != self._reported_problem:
            self._reported_problem = text
            self.problem_found.emit(text)

    def _audio_outputs(self) -> list[QAudioDevice]:
        return [] if self._devices is None else list(self._devices.audioOutputs())

    def _load_multimedia(self) -> QMediaDevices | None:
        """Load Qt Multimedia when it is first needed: many people never hear a sound of the desk."""
        if not self._load_attempted:
            self._load_attempted = True
            QLoggingCategory.setFilterRules(LOG_FILTER_RULES)
            try:
                multimedia = importlib.import_module("PySide6.QtMultimedia")
            except ImportError as error:
                log.info("No sounds: %s", error)
            else:
                self._devices = multimedia.QMediaDevices(self)
                self._devices.audioOutputsChanged.connect(self.devices_changed)
        return self._devices

"""Plays alert sounds on the chosen audio output, else on the default one, else by the system's beep.

Qt Multimedia belongs to the Qt Addons, which may be missing; nothing else in the program needs it.
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences import AlertSound
from devlink3_desk.qt.core.assets import FONT_LOG_RULE
from devlink3_desk.resources import resource_folder

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

log = logging.getLogger(__name__)

LOG_FILTER_RULES: Final = f"qt.multimedia.*=false\ndefault.warning=true\n{FONT_LOG_RULE}"
"""Silences the warnings of Qt Multimedia about optional codecs, which WAV files do not need."""


class SoundPlayer(QObject):
    """Plays sounds of ``resources/sounds``, one at a time."""

    problem_found = Signal(str)
    """Emitted with a sentence when the chosen output cannot be used, once until the problem changes."""

    devices_changed = Signal()
    """Emitted when audio outputs were connected or disconnected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device_name, self._volume = "", 0.8
        self._reported_problem = ""
        self._devices: QMediaDevices | None = None
        self._load_attempted = False
        self._sound_effect: QSoundEffect | None = None

    def configure(self, device: str, volume: float) -> None:
        """Set the name of the audio output, empty for the default one, and the volume, from 0.0 to 1.0."""
        if device != self._device_name:
            self._reported_problem = ""
        self._device_name, self._volume = device, volume

    def list_devices(self) -> list[str]:
        """Return the names of the audio outputs."""
        self._load_multimedia()
        return [device.description() for device in self._list_outputs()]

    def play(self, sound: AlertSound) -> None:
        """Stop the current sound, if any, and play ``sound``."""
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
        """Stop the current sound."""
        effect, self._sound_effect = self._sound_effect, None
        if effect is not None:
            effect.stop()
            effect.deleteLater()

    @property
    def is_playing(self) -> bool:
        """Whether a sound is being played."""
        return self._sound_effect is not None and self._sound_effect.isPlaying()

    def _select_device(self) -> QAudioDevice | None:
        """Return the audio output to use, ``None`` for the beep; report why it is not the chosen one."""
        devices = self._load_multimedia()
        outputs = [] if devices is None else self._list_outputs()
        chosen = next((output for output in outputs if output.description() == self._device_name), None)
        if chosen is not None:
            self._reported_problem = ""
            return chosen
        default = None if devices is None or not outputs else devices.defaultAudioOutput()
        if devices is None:
            self._report_problem(self.tr("Qt Multimedia is not installed: alerts will beep"))
            return None
        if default is None or default.isNull():
            self._report_problem(self.tr("No sound device: alerts will beep"))
            return None
        if self._device_name:
            text = self.tr("“{name}” is not connected: alerts play on “{other}”")
            self._report_problem(text.format(name=self._device_name, other=default.description()))
        return default

    def _report_problem(self, text: str) -> None:
        if text != self._reported_problem:
            self._reported_problem = text
            self.problem_found.emit(text)

    def _list_outputs(self) -> list[QAudioDevice]:
        return [] if self._devices is None else list(self._devices.audioOutputs())

    def _load_multimedia(self) -> QMediaDevices | None:
        """Load Qt Multimedia, once, and return its device list; ``None`` if it is not installed."""
        # Not at start-up: it loads FFmpeg and connects to the sound server, and many users have no sounds.
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

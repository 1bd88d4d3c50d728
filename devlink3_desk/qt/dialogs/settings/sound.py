"""Where alerts are heard, and the tray."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QPushButton, QSlider, QWidget

from devlink3_desk.preferences.alerts import Sound
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.alerts.speakers import Speakers
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.tray import Tray

from .page import SettingsPage


class SoundPage(SettingsPage):
    """Loudspeakers of alerts, apart from those of calls, and what the close button does."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Sound and tray")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explain(self.tr("Let calls ring on the loudspeakers and keep the headset for talking."))
        self.speakers = Speakers(self)
        self.device = QComboBox(self)
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        test = QPushButton(self.tr("Test"), self)
        test.setAccessibleName(self.tr("Test the loudspeakers"))
        test.clicked.connect(self._test)
        row = QHBoxLayout()
        row.addWidget(self.device, 1)
        row.addWidget(test)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("Loudspeakers"), row)
        form.addRow(self.tr("Volume"), self.volume)
        self.column.addLayout(form)
        self.device.setAccessibleName(self.tr("Loudspeakers"))
        self.trouble = self.explain("")
        self.trouble.hide()
        self.speakers.trouble.connect(self._say)
        self.speakers.others.connect(self._list_anew)
        self.close_to_tray = QCheckBox(self.tr("The close button leaves the desk in the tray"), self)
        self.start_hidden = QCheckBox(self.tr("Start in the tray"), self)
        self.column.addWidget(self.close_to_tray)
        self.column.addWidget(self.start_hidden)
        if not Tray.available():
            self.explain(self.tr("This desktop shows no tray now: alerts stand in the window as well."))
        self.column.addStretch(1)

    def load(self, preferences: Preferences) -> None:
        """Show what holds; loudspeakers that are not there now stay chosen."""
        alerts = preferences.alerts
        self._list(alerts.device, [])
        self.volume.setValue(round(alerts.volume * 100))
        self.close_to_tray.setChecked(alerts.close_to_tray)
        self.start_hidden.setChecked(alerts.start_hidden)

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences with sound and tray as they are."""
        alerts = msgspec.structs.replace(
            preferences.alerts,
            device=self._device(),
            volume=self.volume.value() / 100,
            close_to_tray=self.close_to_tray.isChecked(),
            start_hidden=self.start_hidden.isChecked(),
        )
        return msgspec.structs.replace(preferences, alerts=alerts)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for loudspeakers when somebody looks at them: it takes a moment."""
        super().showEvent(event)
        if not event.spontaneous():
            self._list_anew()

    def _list_anew(self) -> None:
        self._list(self._device(), self.speakers.names())

    def _list(self, chosen: str, names: list[str]) -> None:
        self.device.clear()
        self.device.addItem(self.tr("Those of the system"), "")
        for name in names:
            self.device.addItem(name, name)
        if chosen and chosen not in names:
            text = self.tr("{name} (not there now)").format(name=chosen) if self.isVisible() else chosen
            self.device.addItem(text, chosen)
        self.device.setCurrentIndex(self.device.findData(chosen))

    def _device(self) -> str:
        device: str = self.device.currentData()
        return device

    def _test(self) -> None:
        self.trouble.hide()
        self.speakers.configure(self._device(), self.volume.value() / 100)
        self.speakers.play(Sound.RING)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

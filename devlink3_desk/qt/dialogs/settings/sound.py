"""Where alerts are heard, and the tray."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QPushButton, QSlider, QWidget

from devlink3_desk.preferences.alerts import AlertSound
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.alerts.speakers import SoundPlayer
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.tray import Tray

from .page import SettingsPage


class SoundPage(SettingsPage):
    """Loudspeakers of alerts, apart from those of calls, and what the close button does."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Sound and tray")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(self.tr("Let calls ring on the loudspeakers and keep the headset for talking."))
        self.sound_player = SoundPlayer(self)
        self.device_box = QComboBox(self)
        self.volume_slider = QSlider(Qt.Orientation.Horizontal, self)
        self.volume_slider.setRange(0, 100)
        self.volume_slider.setPageStep(10)
        test = QPushButton(self.tr("Test"), self)
        test.setAccessibleName(self.tr("Test the loudspeakers"))
        test.clicked.connect(self._play_test_sound)
        row = QHBoxLayout()
        row.addWidget(self.device_box, 1)
        row.addWidget(test)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("Loudspeakers"), row)
        form.addRow(self.tr("Volume"), self.volume_slider)
        self.body_layout.addLayout(form)
        self.device_box.setAccessibleName(self.tr("Loudspeakers"))
        self.problem_label = self.add_hint("")
        self.problem_label.hide()
        self.sound_player.problem_found.connect(self._show_problem)
        self.sound_player.devices_changed.connect(self._refresh_devices)
        self.close_to_tray_box = QCheckBox(self.tr("The close button leaves the desk in the tray"), self)
        self.start_hidden_box = QCheckBox(self.tr("Start in the tray"), self)
        self.body_layout.addWidget(self.close_to_tray_box)
        self.body_layout.addWidget(self.start_hidden_box)
        if not Tray.is_available():
            self.add_hint(self.tr("This desktop shows no tray now: alerts stand in the window as well."))
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds; loudspeakers that are not there now stay chosen."""
        alerts = preferences.alerts
        self._fill_device_box(alerts.device, [])
        self.volume_slider.setValue(round(alerts.volume * 100))
        self.close_to_tray_box.setChecked(alerts.close_to_tray)
        self.start_hidden_box.setChecked(alerts.start_hidden)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with sound and tray as they are."""
        alerts = msgspec.structs.replace(
            preferences.alerts,
            device=self._selected_device(),
            volume=self.volume_slider.value() / 100,
            close_to_tray=self.close_to_tray_box.isChecked(),
            start_hidden=self.start_hidden_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, alerts=alerts)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for loudspeakers when somebody looks at them: it takes a moment."""
        super().showEvent(event)
        if not event.spontaneous():
            self._refresh_devices()

    def _refresh_devices(self) -> None:
        self._fill_device_box(self._selected_device(), self.sound_player.device_names())

    def _fill_device_box(self, selected: str, names: list[str]) -> None:
        self.device_box.clear()
        self.device_box.addItem(self.tr("Those of the system"), "")
        for name in names:
            self.device_box.addItem(name, name)
        if selected and selected not in names:
            text = self.tr("{name} (not there now)").format(name=selected) if self.isVisible() else selected
            self.device_box.addItem(text, selected)
        self.device_box.setCurrentIndex(self.device_box.findData(selected))

    def _selected_device(self) -> str:
        device: str = self.device_box.currentData()
        return device

    def _play_test_sound(self) -> None:
        self.problem_label.hide()
        self.sound_player.configure(self._selected_device(), self.volume_slider.value() / 100)
        self.sound_player.play(AlertSound.RING)

    def _show_problem(self, text: str) -> None:
        self.problem_label.setText(text)
        self.problem_label.show()

"""Settings pages of alerts: the rules, and how their sounds are played."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSlider,
    QSystemTrayIcon,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from devlink3_desk.preferences import DEFAULT_RULES, AlertKind, AlertRule, AlertScope, AlertSound, Preferences
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import (
    CHECKED,
    UNCHECKED,
    CheckItemDelegate,
    ElidedComboBox,
    add_check_box,
    create_button,
    create_form_layout,
)
from devlink3_desk.qt.core.sound_player import SoundPlayer
from devlink3_desk.qt.settings.alert_rule_form import (
    SOUND_TEXTS,
    AlertRuleForm,
    find_words,
    format_schedule,
    format_scope,
    parse_numbers,
    translate_rule_text,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.alert_rules import find_template_problem

KIND_COLUMN, SCOPE_COLUMN, SOUND_COLUMN, SCHEDULE_COLUMN = range(4)

ADDRESS_PROBLEMS: Final = {
    "scheme": QT_TRANSLATE_NOOP("AlertsPage", "The caller web page must start with https:// or http://."),
    "host": QT_TRANSLATE_NOOP(
        "AlertsPage", "Enter the full server name. Placeholders are allowed only after it."
    ),
    "field": QT_TRANSLATE_NOOP(
        "AlertsPage",
        "The caller web page may contain only the placeholders {number}, {national}, {digits}, {as_received} "
        "and {name}.",
    ),
}
"""Sentences by the results of :func:`.find_template_problem`."""


MIN_DEVICE_CHARACTERS: Final = 8
"""Minimum width of the name of a loudspeaker, in characters."""
MIN_COLUMN_CHARACTERS: Final = 10
"""Minimum width of each column of the list of rules, in characters."""
MAX_SCOPE_CHARACTERS: Final = 20
"""Width up to which the scope of rules, which may be many numbers, is more important than sound and times."""
MIN_RULE_LINES: Final = 6
"""Minimum height of the list of rules, in lines of text, the header included."""


class RuleList(QTreeWidget):
    """The list of rules, which takes the height that the form leaves, and scrolls where that is little.

    In a narrow window it has fewer columns: the form below it shows all of the selected rule.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._has_schedules = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that fit into another width."""
        super().resizeEvent(event)
        self._show_columns_that_fit()

    def changeEvent(self, event: QEvent) -> None:
        """Show the columns that fit with another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_columns_that_fit()

    def show_schedules(self, *, shown: bool) -> None:
        """Show the column of days and hours, where it fits, or hide it."""
        self._has_schedules = shown
        self._show_columns_that_fit()

    def _show_columns_that_fit(self) -> None:
        """Hide the times, then the sound, if kind and scope would have to scroll."""
        header = self.header()
        # The title of a hidden column has no size.
        for column in (SOUND_COLUMN, SCHEDULE_COLUMN):
            self.setColumnHidden(column, False)  # noqa: FBT003 (Qt's own signature)
        kind, scope, sound, schedule = (
            max(header.minimumSectionSize(), self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in range(self.columnCount())
        )
        least = self.fontMetrics().averageCharWidth() * MAX_SCOPE_CHARACTERS
        room = self.viewport().width() - kind - min(scope, least) - sound
        self.setColumnHidden(SOUND_COLUMN, room < 0)
        self.setColumnHidden(SCHEDULE_COLUMN, not self._has_schedules or room < schedule)

    def sizeHint(self) -> QSize:
        """Return the minimum height: a page that needs more than the window has scrolls as a whole."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class AlertsPage(SettingsPage):
    """The rules in the order in which they are tried, and the form of the selected one."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Alerts")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(
            self.tr("The first matching rule applies. A rule without notification and sound mutes the alert.")
        )
        self._rules: list[AlertRule] = []
        # A player of its own, so that a test sound does not stop the one of an alert.
        self.sound_player = SoundPlayer(self)
        self.rule_list = RuleList(self)
        self.rule_list.setRootIsDecorated(False)
        self.rule_list.setUniformRowHeights(True)
        self.rule_list.setMinimumHeight(self.fontMetrics().height() * MIN_RULE_LINES)
        self.rule_list.setAccessibleName(self.tr("Rules"))
        self.title_label.setBuddy(self.rule_list)
        self.rule_list.setHeaderLabels(
            [self.tr("Alert"), self.tr("Calls for"), self.tr("Sound"), self.tr("When")]
        )
        self.rule_list.setItemDelegateForColumn(KIND_COLUMN, CheckItemDelegate(self.rule_list))
        header = self.rule_list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # The kind of a rule is never cut; the list of numbers beside it may be long.
        header.setSectionResizeMode(SCOPE_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * MIN_COLUMN_CHARACTERS)
        header.setStretchLastSection(False)
        self.rule_list.currentItemChanged.connect(self._on_rule_selected)
        self.rule_list.itemChanged.connect(self._on_item_changed)
        self.body_layout.addWidget(self.rule_list, 1)
        self.body_layout.addLayout(self._build_buttons())
        self.rule_form = AlertRuleForm(self.sound_player.play, self)
        self.rule_form.rule_changed.connect(self._on_rule_edited)
        self.body_layout.addWidget(self.rule_form)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the rules of ``preferences``."""
        alerts = preferences.alerts
        self.sound_player.configure(alerts.device, alerts.volume)
        self._show_rules(alerts.rules, 0)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the edited rules."""
        alerts = msgspec.structs.replace(
            preferences.alerts,
            rules=tuple(self._rules),
        )
        return msgspec.structs.replace(preferences, alerts=alerts)

    def find_problem(self) -> str:
        """Return a sentence about a rule whose numbers are missing or are words, else an empty string."""
        for rule in self._rules:
            if not rule.enabled or rule.whom is not AlertScope.LISTED:
                continue
            if not rule.numbers:
                return self.tr("Enter at least one number for the rule “these numbers”.")
            if words := find_words(rule.numbers):
                text = self.tr(
                    "“{word}” is not a number. Enter extensions and hunt groups, for example 200, 201."
                )
                return text.format(word=words[0])
        return ""

    def _build_buttons(self) -> FlowLayout:
        row = FlowLayout()
        for text, on_clicked in (
            (self.tr("Add"), self._add_rule),
            (self.tr("Copy"), self._copy_rule),
            (self.tr("Remove"), self._remove_rule),
            (self.tr("Move up"), lambda: self._move_rule(-1)),
            (self.tr("Move down"), lambda: self._move_rule(1)),
            (self.tr("Reset to defaults"), lambda: self._show_rules(DEFAULT_RULES, 0)),
        ):
            row.addWidget(create_button(text, on_clicked, self))
        return row

    def _show_rules(self, rules: Sequence[AlertRule], selected_row: int) -> None:
        self._rules = list(rules)
        # Filling the list emits itemChanged and currentItemChanged, which are meant for changes by the user.
        with QSignalBlocker(self.rule_list):
            self.rule_list.clear()
            for rule in self._rules:
                item = QTreeWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                _update_rule_item(item, rule)
                self.rule_list.addTopLevelItem(item)
        self._update_schedule_column()
        selected = self.rule_list.topLevelItem(max(0, min(selected_row, len(self._rules) - 1)))
        if selected is not None:
            self.rule_list.setCurrentItem(selected)
        # Called explicitly, because an empty list has no current item and emits nothing.
        self._on_rule_selected()

    def _current_row(self) -> int:
        item = self.rule_list.currentItem()
        return -1 if item is None else self.rule_list.indexOfTopLevelItem(item)

    def _on_rule_selected(self) -> None:
        row = self._current_row()
        self.rule_form.setEnabled(row >= 0)
        if row >= 0:
            self.rule_form.show_rule(self._rules[row])

    def _on_rule_edited(self) -> None:
        row, item = self._current_row(), self.rule_list.currentItem()
        if item is not None:
            self._rules[row] = self.rule_form.build_rule(enabled=self._rules[row].enabled)
            with QSignalBlocker(self.rule_list):
                _update_rule_item(item, self._rules[row])
            self._update_schedule_column()

    def _update_schedule_column(self) -> None:
        """Show the column of days and hours if a rule has any; else the other columns get its width."""
        self.rule_list.show_schedules(shown=any(map(format_schedule, self._rules)))

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        row = self.rule_list.indexOfTopLevelItem(item)
        enabled = item.checkState(KIND_COLUMN) == CHECKED
        self._rules[row] = msgspec.structs.replace(self._rules[row], enabled=enabled)

    def _add_rule(self) -> None:
        # In front, because the first rule that matches decides.
        self._show_rules([AlertRule(kind=AlertKind.RINGING, whom=AlertScope.LISTED), *self._rules], 0)
        self.rule_form.numbers_field.setFocus()

    def _copy_rule(self) -> None:
        row = self._current_row()
        if row >= 0:
            self._show_rules([*self._rules[: row + 1], self._rules[row], *self._rules[row + 1 :]], row + 1)

    def _remove_rule(self) -> None:
        row = self._current_row()
        if row >= 0:
            self._show_rules([*self._rules[:row], *self._rules[row + 1 :]], row)

    def _move_rule(self, offset: int) -> None:
        row = self._current_row()
        new_row = row + offset
        if row >= 0 and 0 <= new_row < len(self._rules):
            rules = list(self._rules)
            rules.insert(new_row, rules.pop(row))
            self._show_rules(rules, new_row)


def _update_rule_item(item: QTreeWidgetItem, rule: AlertRule) -> None:
    item.setCheckState(KIND_COLUMN, CHECKED if rule.enabled else UNCHECKED)
    item.setText(KIND_COLUMN, translate_rule_text(ALERT_KINDS[rule.kind].rule_text))
    item.setText(SCOPE_COLUMN, format_scope(rule))
    item.setText(SOUND_COLUMN, translate_rule_text(SOUND_TEXTS[rule.sound]))
    item.setText(SCHEDULE_COLUMN, format_schedule(rule))


class AlertOptionsPage(SettingsPage):
    """The settings of all rules: loudspeakers, web page of callers, emergency numbers, and the tray."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Alert options")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(self.tr("Play alerts on the loudspeakers and use the headset for calls."))
        self.sound_player = SoundPlayer(self)
        self.device_box = ElidedComboBox(self)
        # The names of some loudspeakers are wider than the window; the list shows them whole.
        self.device_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.device_box.setMinimumContentsLength(MIN_DEVICE_CHARACTERS)
        self.volume_slider = QSlider(Qt.Orientation.Horizontal, self)
        # Sliders have whole numbers only; the volume is stored as a fraction.
        self.volume_slider.setRange(0, 100)
        self.volume_slider.setPageStep(10)
        test_button = create_button(self.tr("Test"), self._play_test_sound, self)
        test_button.setAccessibleName(self.tr("Test the loudspeakers"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.device_box, 1)
        row.addWidget(test_button)
        form = create_form_layout()
        form.addRow(self.tr("Loudspeakers"), row)
        form.addRow(self.tr("Volume"), self.volume_slider)
        self.body_layout.addLayout(form)
        self.device_box.setAccessibleName(self.tr("Loudspeakers"))
        self.problem_label = self.add_hint("")
        self.problem_label.hide()
        self._add_callers(form)
        self.sound_player.problem_found.connect(self._show_problem)
        self.sound_player.devices_changed.connect(self._refresh_devices)
        self.close_to_tray_box = add_check_box(self, self.tr("Close to the tray"))
        self.start_hidden_box = add_check_box(self, self.tr("Start in the tray"))
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.add_hint(self.tr("This desktop has no tray: alerts are also shown in the window."))
        self.body_layout.addStretch(1)

    def _add_callers(self, form: QFormLayout) -> None:
        self.address_field = QLineEdit(self)
        self.address_field.setPlaceholderText("https://crm.example.com/search?phone={number}&name={name}")
        self.address_field.setToolTip(
            self.tr(
                "{number}: international number (E.164); {national}: national format; {digits}: without "
                "the plus sign; {as_received}: as sent by the PBX; {name}: name."
            )
        )
        self.emergency_field = QLineEdit(self)
        self.emergency_field.setPlaceholderText(self.tr("default: those of the site's country"))
        form.addRow(self.tr("Caller web page"), self.address_field)
        form.addRow(self.tr("Emergency numbers"), self.emergency_field)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the choices of ``preferences``; loudspeakers that are not connected stay selected."""
        alerts = preferences.alerts
        self._fill_device_box(alerts.device, [])
        self.volume_slider.setValue(round(alerts.volume * 100))
        self.address_field.setText(alerts.address)
        self.emergency_field.setText(", ".join(alerts.emergency_numbers))
        self.close_to_tray_box.setChecked(alerts.close_to_tray)
        self.start_hidden_box.setChecked(alerts.start_hidden)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the choices of this page."""
        alerts = msgspec.structs.replace(
            preferences.alerts,
            device=self._selected_device(),
            volume=self.volume_slider.value() / 100,
            address=self.address_field.text().strip(),
            emergency_numbers=parse_numbers(self.emergency_field.text()),
            close_to_tray=self.close_to_tray_box.isChecked(),
            start_hidden=self.start_hidden_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, alerts=alerts)

    def find_problem(self) -> str:
        """Return a sentence about the address of the web page or the numbers, else an empty string."""
        if words := find_words(parse_numbers(self.emergency_field.text())):
            text = self.tr("“{word}” is not a number. Enter emergency numbers, for example 112, 999.")
            return text.format(word=words[0])
        # An empty address is valid: no web page is opened.
        address = self.address_field.text().strip()
        problem = find_template_problem(address) if address else None
        return "" if problem is None else QCoreApplication.translate("AlertsPage", ADDRESS_PROBLEMS[problem])

    def showEvent(self, event: QShowEvent) -> None:
        """List the loudspeakers when the page is opened."""
        super().showEvent(event)
        # Loading Qt Multimedia takes a moment, which users who never open this page do not have to wait.
        if not event.spontaneous():
            self._refresh_devices()

    def _refresh_devices(self) -> None:
        self._fill_device_box(self._selected_device(), self.sound_player.list_devices())

    def _fill_device_box(self, selected: str, names: list[str]) -> None:
        self.device_box.clear()
        self.device_box.addItem(self.tr("System default"), "")
        for name in names:
            self.device_box.addItem(name, name)
        if selected and selected not in names:
            # Before the page is visible the names are not known yet.
            text = self.tr("{name} (not connected)").format(name=selected) if self.isVisible() else selected
            self.device_box.addItem(text, selected)
        self.device_box.setCurrentIndex(self.device_box.findData(selected))

    def _selected_device(self) -> str:
        device: str = self.device_box.currentData()
        return device

    def _play_test_sound(self) -> None:
        # The problem of an earlier test may be solved.
        self.problem_label.hide()
        self.sound_player.configure(self._selected_device(), self.volume_slider.value() / 100)
        self.sound_player.play(AlertSound.RING)

    def _show_problem(self, text: str) -> None:
        self.problem_label.setText(text)
        self.problem_label.show()

"""Which alerts people want."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from devlink3_desk.preferences.alerts import DEFAULT_RULES, AlertKind, Rule, Whom
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.alerts.rule_words import KINDS, SOUNDS, numbers_of, when_text, whom_text, word
from devlink3_desk.qt.alerts.speakers import Speakers
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.alert_address import problem

from .alert_rule import RuleForm
from .page import SettingsPage

KIND, OF, SOUND, WHEN = range(4)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked

COMPLAINTS: Final = {
    "scheme": QT_TRANSLATE_NOOP("AlertsPage", "The web page of a caller begins with https:// or http://."),
    "host": QT_TRANSLATE_NOOP(
        "AlertsPage", "Write the whole name of the web server: a caller's name or number can only follow it."
    ),
    "field": QT_TRANSLATE_NOOP("AlertsPage", "A web page can have {number} and {name} in it, nothing else."),
}


class AlertsPage(SettingsPage):
    """The rules, in the order in which they are asked, and the form of the one that is selected."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Alerts")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explain(
            self.tr("The first rule that fits decides: a rule without notification and sound makes it quiet.")
        )
        self._rules: list[Rule] = []
        self.speakers = Speakers(self)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(190)
        self.list.setAccessibleName(self.tr("Rules"))
        titles = (self.tr("Alert"), self.tr("Whose calls"), self.tr("Sound"), self.tr("When"))
        self.list.setHeaderLabels(list(titles))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(KIND, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.currentItemChanged.connect(self._select)
        self.list.itemChanged.connect(self._checked)
        self.column.addWidget(self.list)
        self.column.addLayout(self._buttons())
        self.form = RuleForm(self.speakers.play, self)
        self.form.changed.connect(self._edited)
        self.column.addWidget(self.form)
        self.column.addLayout(self._rest())
        self.column.addStretch(1)

    def load(self, preferences: Preferences) -> None:
        """Show what holds."""
        alerts = preferences.alerts
        self.speakers.configure(alerts.device, alerts.volume)
        self.address.setText(alerts.address)
        self.emergency.setText(", ".join(alerts.emergency_numbers))
        self.abandoned.setValue(round(alerts.abandoned_after))
        self._show(alerts.rules, 0)

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the rules as they are."""
        alerts = msgspec.structs.replace(
            preferences.alerts,
            rules=tuple(self._rules),
            address=self.address.text().strip(),
            emergency_numbers=numbers_of(self.emergency.text()),
            abandoned_after=float(self.abandoned.value()),
        )
        return msgspec.structs.replace(preferences, alerts=alerts)

    def complaint(self) -> str:
        """Return what makes no sense."""
        address = self.address.text().strip()
        wrong = problem(address) if address else None
        if wrong is not None:
            return QCoreApplication.translate("AlertsPage", COMPLAINTS[wrong])
        if any(rule.enabled and rule.whom is Whom.THESE and not rule.numbers for rule in self._rules):
            return self.tr("A rule for these numbers needs a number.")
        return ""

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, do in (
            (self.tr("Add"), self._add),
            (self.tr("Copy"), self._copy),
            (self.tr("Remove"), self._remove),
            (self.tr("Up"), lambda: self._move(-1)),
            (self.tr("Down"), lambda: self._move(1)),
            (self.tr("As at first"), lambda: self._show(DEFAULT_RULES, 0)),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _rest(self) -> QFormLayout:
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://crm.example.com/search?phone={number}&name={name}")
        self.emergency = QLineEdit(self)
        self.abandoned = QSpinBox(self)
        self.abandoned.setRange(0, 600)
        self.abandoned.setSuffix(self.tr(" s"))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("Web page of a caller"), self.address)
        form.addRow(self.tr("Emergency numbers"), self.emergency)
        form.addRow(self.tr("Abandoned after"), self.abandoned)
        return form

    def _show(self, rules: tuple[Rule, ...] | list[Rule], at: int) -> None:
        self._rules = list(rules)
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
        self.list.clear()
        for rule in self._rules:
            item = QTreeWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            _write(item, rule)
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        item_at = self.list.topLevelItem(max(0, min(at, len(self._rules) - 1)))
        if item_at is not None:
            self.list.setCurrentItem(item_at)
        self._select()

    def _at(self) -> int:
        item = self.list.currentItem()
        return -1 if item is None else self.list.indexOfTopLevelItem(item)

    def _select(self) -> None:
        at = self._at()
        self.form.setEnabled(at >= 0)
        if at >= 0:
            self.form.show_rule(self._rules[at])

    def _edited(self) -> None:
        at, item = self._at(), self.list.currentItem()
        if item is not None:
            self._rules[at] = self.form.rule(enabled=self._rules[at].enabled)
            self.list.blockSignals(True)  # noqa: FBT003
            _write(item, self._rules[at])
            self.list.blockSignals(False)  # noqa: FBT003

    def _checked(self, item: QTreeWidgetItem) -> None:
        at = self.list.indexOfTopLevelItem(item)
        enabled = item.checkState(KIND) == CHECKED
        self._rules[at] = msgspec.structs.replace(self._rules[at], enabled=enabled)

    def _add(self) -> None:
        # In front, for the first one that fits decides.
        self._show([Rule(kind=AlertKind.RINGING, whom=Whom.THESE), *self._rules], 0)
        self.form.numbers.setFocus()

    def _copy(self) -> None:
        at = self._at()
        if at >= 0:
            self._show([*self._rules[: at + 1], self._rules[at], *self._rules[at + 1 :]], at + 1)

    def _remove(self) -> None:
        at = self._at()
        if at >= 0:
            self._show([*self._rules[:at], *self._rules[at + 1 :]], at)

    def _move(self, by: int) -> None:
        at = self._at()
        to = at + by
        if at >= 0 and 0 <= to < len(self._rules):
            rules = list(self._rules)
            rules.insert(to, rules.pop(at))
            self._show(rules, to)


def _write(item: QTreeWidgetItem, rule: Rule) -> None:
    item.setCheckState(KIND, CHECKED if rule.enabled else UNCHECKED)
    item.setText(KIND, word(KINDS[rule.kind]))
    item.setText(OF, whom_text(rule))
    item.setText(SOUND, word(SOUNDS[rule.sound]))
    item.setText(WHEN, when_text(rule))

"""Pages of the setup wizard: the address, the check of the connection, and the phone numbers."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QCoreApplication, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QIntValidator, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.numbers.numbering_plan import MAX_EXTENSION_DIGITS, NumberingPlan
from devlink3_desk.preferences import MAX_PORT, is_bare_host
from devlink3_desk.qt.core.file_dialogs import open_file_dialog
from devlink3_desk.qt.core.form_widgets import create_form_layout, pad_spin_box
from devlink3_desk.qt.core.numbering_examples import (
    describe_examples,
    find_outside_prefix,
    find_system_country,
    list_countries,
)
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Label, OutcomeLabel, TextIconLabel, WrappedLabel
from devlink3_desk.qt.setup_wizard.setup_backend import (
    CheckOutcome,
    CheckStep,
    SiteDraft,
    SiteSecrets,
    StepStatus,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

HUB_INDEX: Final = 1
"""Position of the hub in the choice of what to connect to."""
NAMES_PATTERN: Final = re.compile(r"[A-Za-z0-9_-]{1,32}(?: *, *[A-Za-z0-9_-]{1,32})*")
"""Names that sites can have on a hub, separated by commas."""

STATUS_ICONS: Final = {
    StepStatus.GOOD: ("check", "good"),
    StepStatus.WARNING: ("warning", "held"),
    StepStatus.BAD: ("close", "bad"),
}
"""Icon and colour key of each status."""
STATUS_TEXTS: Final = {
    StepStatus.GOOD: QT_TRANSLATE_NOOP("CheckPage", "OK"),
    StepStatus.WARNING: QT_TRANSLATE_NOOP("CheckPage", "Warning"),
    StepStatus.BAD: QT_TRANSLATE_NOOP("CheckPage", "Failed"),
}
"""Accessible name of each icon."""
FINGERPRINT_PATTERN: Final = re.compile(r"([0-9a-f]{32})([0-9a-f]{32})")
"""A SHA-256 fingerprint in two halves, which are shown one below the other."""
FORM_SPACING: Final = 10
STEP_MARGINS: Final = (6, 6, 6, 6)
"""Space around the steps of a check, which the frame of the keyboard focus is not to touch."""
_OUTSIDE_PREFIX: Final = QRegularExpression("[0-9]{0,4}")


def _create_form() -> QFormLayout:
    """Return an empty form with the spacing of the wizard."""
    form = create_form_layout()
    form.setVerticalSpacing(FORM_SPACING)
    return form


class AddressPage(QWidget):
    """Fields for address, user and password; everything else has a default."""

    input_changed = Signal()
    """Emitted when the user has changed a field."""

    def __init__(self, site_names: Collection[str], parent: QWidget | None = None) -> None:
        """``site_names`` are those of the stored sites."""
        super().__init__(parent)
        self._site_names = frozenset(site_names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._form = self._build_form()
        column.addLayout(self._form)
        self.problem_label = WrappedLabel("", "strong", self)
        column.addWidget(self.problem_label)
        self.replaced_label = WrappedLabel("", "strong", self)
        column.addWidget(self.replaced_label)
        self.input_changed.connect(self._update_problem)
        self.tls_box = QCheckBox(self.tr("&Encrypt the connection (TLS)"), self)
        self.tls_box.setChecked(True)
        self.tls_box.toggled.connect(self._update_risk)
        column.addWidget(self.tls_box)
        self.risk_label = WrappedLabel("", "strong", self)
        column.addWidget(self.risk_label)
        self.more_box = QCheckBox(self.tr("&More: trusted CAs, client certificate"), self)
        column.addWidget(self.more_box)
        self._more_panel = self._build_more_panel()
        self._more_panel.hide()
        self.more_box.toggled.connect(self._more_panel.setVisible)
        column.addWidget(self._more_panel)
        self._hint_label = WrappedLabel("", "muted", self)
        column.addWidget(self._hint_label)
        column.addStretch(1)
        self._update_source()

    @property
    def is_complete(self) -> bool:
        """Whether enough is filled in to try a connection, and all of it is valid."""
        fields = [self.host_field, self.user_field, *([self.hub_site_field] if self.uses_hub else [])]
        return all(field.text().strip() for field in fields) and not self._find_problem()

    @property
    def has_entries(self) -> bool:
        """Whether an address, a user or a password is entered."""
        return any(field.text() for field in (self.host_field, self.user_field, self.password_field))

    @property
    def uses_hub(self) -> bool:
        """Whether the site is on a hub."""
        return self.source_box.currentIndex() == HUB_INDEX

    def build_draft(self) -> SiteDraft:
        """Return the entered site; secrets are in :meth:`build_secrets`."""
        host = self.host_field.text().strip()
        return SiteDraft(
            name=self.name_field.text().strip() or host,
            host=host,
            # The validator of the field accepts digits only.
            port=int(self.port_field.text()) if self.port_field.text() else None,
            tls=self.tls_box.isChecked(),
            user=self.user_field.text().strip(),
            hub_site=self.hub_site_field.text().strip() if self.uses_hub else "",
            ca=self.ca_field.text().strip() or None,
            cert=self.cert_field.text().strip() or None,
            key=self.key_field.text().strip() or None,
        )

    def build_secrets(self) -> SiteSecrets:
        """Return the entered password and passphrase."""
        return SiteSecrets(self.password_field.text(), self.passphrase_field.text())

    def _find_problem(self) -> str:
        """Return one sentence about what is not valid, else an empty string."""
        host = self.host_field.text().strip()
        if not is_bare_host(host):
            if len(host.split()) > 1:
                return self.tr("The address must not contain spaces.")
            return self.tr("Enter the address without protocol and port. The port has a field of its own.")
        if self.port_field.text() and not self.port_field.hasAcceptableInput():
            return self.tr("Enter a port from 1 to 65535.")
        site = self.hub_site_field.text().strip()
        if self.uses_hub and site and not NAMES_PATTERN.fullmatch(site):
            return self.tr(
                "The name of a site on a hub has up to 32 letters (A to Z), digits, hyphens and underscores."
            )
        if self.key_field.text().strip() and not self.cert_field.text().strip():
            text = QCoreApplication.translate(
                "Sites", "{site}: choose the client certificate that belongs to the key."
            )
            return text.format(site=self.build_draft().name)
        return ""

    def _update_problem(self) -> None:
        self.problem_label.setText(self._find_problem())
        self.problem_label.setVisible(bool(self.problem_label.text()))
        name = self.build_draft().name
        text = self.tr("The site “{site}” exists already. It will be replaced.").format(site=name)
        self.replaced_label.setText(text if name in self._site_names else "")
        self.replaced_label.setVisible(name in self._site_names)

    def _build_form(self) -> QFormLayout:
        form = _create_form()
        self.source_box = QComboBox(self)
        self.source_box.addItems([self.tr("A PBX"), self.tr("A hub, which serves several desks")])
        self.source_box.setAccessibleName(self.tr("Connect to"))
        self.source_box.currentIndexChanged.connect(self._update_source)
        form.addRow(self.tr("Connect to"), self.source_box)
        self.host_field = self._add_field(form, self.tr("&Address"))
        self.user_field = self._add_field(form, self.tr("&User"))
        self.password_field = self._add_field(form, self.tr("&Password"))
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.name_field = self._add_field(form, self.tr("&Site name"), self.tr("default: the address"))
        self.port_field = self._add_field(form, self.tr("P&ort"))
        self.port_field.setValidator(QIntValidator(1, MAX_PORT, self))
        self.hub_site_field = self._add_field(
            form, self.tr("Site on the hub"), self.tr("the name that the hub publishes; several with commas")
        )
        return form

    def _build_more_panel(self) -> QWidget:
        panel = QWidget(self)
        form = _create_form()
        form.setContentsMargins(0, 0, 0, 0)
        panel.setLayout(form)
        self.ca_field = self._add_file_field(form, self.tr("Trusted CAs (PEM)"))
        self.cert_field = self._add_file_field(form, self.tr("Client certificate (PEM or PKCS#12)"))
        self.key_field = self._add_file_field(form, self.tr("Private key (PEM)"))
        self.passphrase_field = self._add_field(form, self.tr("Key passphrase"))
        self.passphrase_field.setEchoMode(QLineEdit.EchoMode.Password)
        return panel

    def _add_field(self, form: QFormLayout, title: str, hint: str = "") -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(title.replace("&", ""))
        field.textChanged.connect(lambda _text: self.input_changed.emit())
        form.addRow(title, field)
        return field

    def _add_file_field(self, form: QFormLayout, title: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(title)
        field.textChanged.connect(lambda _text: self.input_changed.emit())
        choose_button = QPushButton(self.tr("Choose…"), self)
        choose_button.setAccessibleName(self.tr("Choose: {what}").format(what=title))
        choose_button.clicked.connect(lambda: open_file_dialog(self, title, field.setText))
        row = QHBoxLayout()
        row.setSpacing(FORM_SPACING)
        row.addWidget(field, 1)
        row.addWidget(choose_button)
        form.addRow(title, row)
        return field

    def _update_source(self) -> None:
        self._form.setRowVisible(self.hub_site_field, self.uses_hub)
        self.user_field.setPlaceholderText(
            self.tr("a user of the hub") if self.uses_hub else self.tr("a service user of the PBX")
        )
        self.host_field.setPlaceholderText(
            self.tr("for example hub.example.com")
            if self.uses_hub
            else self.tr("for example pbx.example.com or 192.168.42.1")
        )
        self._hint_label.setText(
            self.tr(
                "Enter the user and the password that your administrator has given to this desk. A desk on a "
                "hub needs no account of the PBX. The password is stored in this computer's keyring, never "
                "in a file."
            )
            if self.uses_hub
            else self.tr(
                "Enter a service user from the security settings of IP Office Manager, in a rights group "
                "with DevLink3 enabled. The password is stored in this computer's keyring, never in a file."
            )
        )
        self._update_risk()

    def _update_risk(self) -> None:
        # The default ports of the PBX with and without TLS, and of a hub.
        pbx_port = "50796" if self.tls_box.isChecked() else "50797"
        self.port_field.setPlaceholderText("4222" if self.uses_hub else pbx_port)
        risk = self.tr(
            "Not encrypted: anyone on the network can read all calls and names. Use this only on a network "
            "that you trust."
        )
        self.risk_label.setText("" if self.tls_box.isChecked() else risk)
        self.risk_label.setVisible(not self.tls_box.isChecked())
        self.input_changed.emit()


def _capitalise_sentence(sentence: str) -> str:
    """Return ``sentence`` with a capital; sentences of errors may begin in lower case, names of files do."""
    is_file_name = "/" in sentence.split(" ", 1)[0]
    return sentence if is_file_name else sentence[:1].upper() + sentence[1:]


def _create_digits_font() -> QFont:
    """Return a font whose characters have the same width, without a size: it is that of the widget."""
    font = QFont()
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    return font


class CheckPage(QWidget):
    """Shows each step of a check with its outcome, and what to do if one fails."""

    trust_confirmed = Signal()
    """Emitted when the user has decided to trust the certificate that is shown."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._scroll_area = QScrollArea(self)
        self._scroll_area.setAccessibleName(self.tr("Test results"))
        self._scroll_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll_area.setWidgetResizable(True)
        column.addWidget(self._scroll_area, 1)
        self.verdict_label = OutcomeLabel("", "strong", self)
        column.addWidget(self.verdict_label)
        self.trust_button = QPushButton(self.tr("Trust this certificate"), self)
        self.trust_button.clicked.connect(self.trust_confirmed)
        column.addWidget(self.trust_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.clear_steps()

    @property
    def sentences(self) -> list[str]:
        """The texts of the page, line by line."""
        # Fingerprints are shown in two lines.
        return [label.text().replace("\n", "") for label in self.findChildren(Label)]

    def clear_steps(self) -> None:
        """Remove the steps of the previous check."""
        # A new widget, because a QGridLayout that is emptied keeps its empty rows.
        contents = QWidget(self)
        self._grid = QGridLayout(contents)
        self._grid.setContentsMargins(*STEP_MARGINS)
        self._step_count = 0
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._scroll_area.setWidget(contents)  # deletes the previous contents
        self.trust_button.hide()
        self.verdict_label.setText(self.tr("Connecting…"))

    def add_step(self, step: CheckStep) -> None:
        """Append a finished step."""
        row = self._step_count
        self._step_count += 1
        icon, colour_key = STATUS_ICONS[step.status]
        icon_label = TextIconLabel(18, self)
        icon_label.show_icon(icon, self._theme_manager.theme.find_colours(colour_key).ink)
        icon_label.setAccessibleName(QCoreApplication.translate("CheckPage", STATUS_TEXTS[step.status]))
        self._grid.addWidget(icon_label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(
            Label(translate_sentence(step.title), "section", self), row, 1, Qt.AlignmentFlag.AlignTop
        )
        text_layout = QVBoxLayout()
        text_layout.setSpacing(4)
        text_layout.addWidget(self._build_text_label(_capitalise_sentence(translate_sentence(step.sentence))))
        if step.details:
            text_layout.addLayout(self._build_details(step))
        self._grid.addLayout(text_layout, row, 2, Qt.AlignmentFlag.AlignTop)
        # The empty row below takes all height that is left, so that the steps stay together at the top.
        self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(row + 1, 1)

    def _build_details(self, step: CheckStep) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for row, (title, value) in enumerate(step.details):
            value_label = self._build_text_label(
                FINGERPRINT_PATTERN.sub(r"\1\n\2", translate_sentence(value))
            )
            if FINGERPRINT_PATTERN.fullmatch(value):  # is compared digit by digit
                value_label.setFont(_create_digits_font())
            grid.addWidget(Label(translate_sentence(title), "muted", self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value_label, row, 1)
        return grid

    def _build_text_label(self, text: str) -> Label:
        label = WrappedLabel(text, "", self)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def show_outcome(self, outcome: CheckOutcome) -> None:
        """Show the verdict, and the question whether to trust an unknown certificate."""
        text = self.tr("Everything works.") if outcome.works else translate_sentence(outcome.advice)
        if outcome.unknown_certificate is not None:
            text = self.tr(
                "Ask your administrator for the SHA-256 fingerprint and compare it. If it matches, trust "
                "this certificate; no other one will be accepted from then on."
            )
        self.verdict_label.setText(text)
        self.trust_button.setVisible(outcome.unknown_certificate is not None)


class NumbersPage(QWidget):
    """Asks how numbers are dialled, and shows how the desk interprets three examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        form = _create_form()
        self.country_box = QComboBox(self)
        for code, name in list_countries().items():
            self.country_box.addItem(name, code)
        self.prefix_field = QLineEdit(self)
        self.prefix_field.setValidator(QRegularExpressionValidator(_OUTSIDE_PREFIX, self))
        self.prefix_field.setPlaceholderText(self.tr("none"))
        self.extension_box = QSpinBox(self)
        pad_spin_box(self.extension_box)
        self.extension_box.setRange(1, MAX_EXTENSION_DIGITS)
        self._suggested_digits = NumberingPlan().extension_digits
        self.extension_box.setValue(self._suggested_digits)
        for title, widget in (
            (self.tr("&Country"), self.country_box),
            (self.tr("&Outside line prefix"), self.prefix_field),
            (self.tr("&Maximum extension length, in digits"), self.extension_box),
        ):
            widget.setAccessibleName(title.replace("&", ""))
            form.addRow(title, widget)
        column.addLayout(form)
        self.examples_label = WrappedLabel("", "", self)
        self.examples_label.setAccessibleName(self.tr("Examples"))
        column.addWidget(self.examples_label)
        column.addStretch(1)
        self.country_box.currentIndexChanged.connect(self._use_usual_prefix)
        self.country_box.currentIndexChanged.connect(self._update_examples)
        self.prefix_field.textChanged.connect(self._update_examples)
        self.extension_box.valueChanged.connect(self._update_examples)
        self.country_box.setCurrentIndex(self.country_box.findData(find_system_country()))
        self._use_usual_prefix()
        self._update_examples()

    @property
    def plan(self) -> NumberingPlan:
        """The numbering plan that was chosen."""
        return NumberingPlan(
            self.country_box.currentData(), self.prefix_field.text(), self.extension_box.value()
        )

    def suggest_extension_digits(self, numbers: list[str]) -> None:
        """Set the length of extensions to that of the longest of ``numbers``, which the PBX has listed.

        A length that the user has changed stays.
        """
        lengths = [len(number) for number in numbers if number.isdecimal()]
        if lengths and self.extension_box.value() == self._suggested_digits:
            self._suggested_digits = max(lengths)
            self.extension_box.setValue(self._suggested_digits)

    def _use_usual_prefix(self) -> None:
        # A prefix that the user has typed is kept.
        if not self.prefix_field.isModified():
            self.prefix_field.setText(find_outside_prefix(self.country_box.currentData()))

    def _update_examples(self) -> None:
        self.examples_label.setText(describe_examples(self.plan))

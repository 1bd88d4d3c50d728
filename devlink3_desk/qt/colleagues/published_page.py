"""Settings page of what is published for all desks."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.dialog import ImmediateSettingsPage, SettingsSection
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import create_button, create_list
from devlink3_desk.qt.core.published_sets import PublishedSet, PublishedSets, SetKind, format_set_title
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.text import format_tooltip, sanitize_text
from devlink3_desk.qt.core.widgets import OutcomeLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

SET_COLUMN, COUNT_COLUMN, STATE_COLUMN = range(3)
MIN_LIST_HEIGHT: Final = 210

SetKey = tuple[SetKind, str]


class PublishedPage(ImmediateSettingsPage):
    """Lists what this desk has and what is published; publishing applies immediately, not with OK."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "For all desks")
    SECTION = SettingsSection.CONTACTS

    def __init__(
        self,
        sets: PublishedSets,
        preferences: PreferencesModel,
        book: AddressBook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sets, self._preferences, self._book = sets, preferences, book
        self.add_hint(
            self.tr(
                "What is published here is shown at all desks of the hub, beside what each desk has of its "
                "own. Only the account of a supervisor can publish."
            )
        )
        self._build_list()
        self.outcome_label = OutcomeLabel("", "muted", self)
        self.body_layout.addWidget(self.outcome_label)
        self._keys: list[SetKey] = []
        """The sets that the rows show, in order."""
        sets.reported.connect(self.outcome_label.setText)
        sets.changed.connect(self._update_rows)
        preferences.changed.connect(self._update_rows)
        book.changed.connect(self._update_rows)
        self._update_rows()

    def _build_list(self) -> None:
        titles = (self.tr("Content"), self.tr("Entries"), self.tr("For all desks"))
        self.set_list = create_list(self.title, titles, (SET_COLUMN, STATE_COLUMN), self)
        self.title_label.setBuddy(self.set_list)
        self.set_list.setMinimumHeight(MIN_LIST_HEIGHT)
        self.set_list.currentItemChanged.connect(lambda _new, _old: self._update_buttons())
        self.body_layout.addWidget(self.set_list, 1)
        row = FlowLayout()
        self.publish_button = create_button(self.tr("Publish to all desks"), self._publish_set, self)
        self.withdraw_button = create_button(self.tr("Stop publishing"), self._withdraw_set, self)
        row.addWidget(self.publish_button)
        row.addWidget(self.withdraw_button)
        self.body_layout.addLayout(row)

    # -- showing

    def _list_own(self) -> dict[SetKey, int]:
        """Return what this desk has of its own, with the number of entries."""
        people = self._preferences.value.people
        own: dict[SetKey, int] = {}
        if people.favourites:
            own[SetKind.FAVOURITES, ""] = len(people.favourites)
        own |= {(SetKind.PAGES, name): len(numbers) for name, numbers in people.pages.items()}
        own |= {
            (SetKind.CONTACTS, named.name): len(named.contacts) for named in self._book.list_named_contacts()
        }
        return own

    def _update_rows(self) -> None:
        selected = self._selected_key()
        own = self._list_own()
        published = {(each.kind, each.name): each for each in self._sets.sets}
        keys = sorted({*own, *published}, key=lambda key: (list(SetKind).index(key[0]), key[1].casefold()))
        self.set_list.clear()
        for key in keys:
            self.set_list.addTopLevelItem(self._create_item(key, own.get(key), published.get(key)))
        self._keys = keys
        current = self.set_list.topLevelItem(keys.index(selected) if selected in keys else 0)
        if current is not None:
            self.set_list.setCurrentItem(current)
        self._update_buttons()

    def _create_item(self, key: SetKey, count: int | None, published: PublishedSet | None) -> QTreeWidgetItem:
        shown = count if count is not None else published.count if published is not None else 0
        state = self._describe_state(key, published)
        item = QTreeWidgetItem([format_set_title(*key), f"{shown:n}", state])
        item.setToolTip(STATE_COLUMN, format_tooltip(state))
        return item

    def _describe_state(self, key: SetKey, published: PublishedSet | None) -> str:
        if published is None:
            return self.tr("Not published")
        by = sanitize_text(published.by) or self.tr("someone")
        if key in self._list_own() and self._has_other_entries(key, published):
            return self.tr("Published by {name}; this desk has other entries").format(name=by)
        return self.tr("Published by {name}").format(name=by)

    def _has_other_entries(self, key: SetKey, published: PublishedSet) -> bool:
        people = self._preferences.value.people
        match key[0]:
            case SetKind.FAVOURITES:
                return people.favourites != published.numbers
            case SetKind.PAGES:
                return people.pages.get(key[1]) != published.numbers
            case SetKind.CONTACTS:
                return self._list_own().get(key) != published.count

    # -- actions

    def _selected_key(self) -> SetKey | None:
        item = self.set_list.currentItem()
        index = -1 if item is None else self.set_list.indexOfTopLevelItem(item)
        return self._keys[index] if 0 <= index < len(self._keys) else None

    def _update_buttons(self) -> None:
        key, can_publish = self._selected_key(), self._sets.publisher is not None
        self.publish_button.setEnabled(can_publish and key in self._list_own())
        self.withdraw_button.setEnabled(
            can_publish and key is not None and self._sets.find_set(*key) is not None
        )

    def _publish_set(self) -> None:
        key = self._selected_key()
        if key is not None and self._sets.publisher is not None:
            self._sets.publisher.publish(*key)

    def _withdraw_set(self) -> None:
        key = self._selected_key()
        if key is not None and self._sets.publisher is not None:
            self._sets.publisher.withdraw(*key)

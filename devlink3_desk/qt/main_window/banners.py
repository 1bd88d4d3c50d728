"""The banners above the panes: a row each, and the one about a link that is down."""

from __future__ import annotations

from functools import cached_property
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolBar, QVBoxLayout, QWidget

from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.text import format_duration, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.main_window.dock_heights import DockHeights
from devlink3_desk.qt.main_window.dock_layout import DockLayout
from devlink3_desk.qt.main_window.link_bar import count_seconds_to_retry
from devlink3_desk.qt.main_window.pane_dock import PaneHolder
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus


class BannerBar(QToolBar):
    """A row above or below all panes, as wide as the window; visible only while its content is."""

    def __init__(
        self,
        name: str,
        content: QWidget,
        window: QMainWindow,
        dock_heights: DockHeights,
        area: Qt.ToolBarArea = Qt.ToolBarArea.TopToolBarArea,
    ) -> None:
        super().__init__(window)
        self._content, self._main_window, self._dock_heights = content, window, dock_heights
        self._is_postponed = False
        self.setObjectName(name)
        self.setProperty("class", "banner")
        self.setMovable(False)
        # The style sheet's margins apply from the next change of the style on, those of the style until then.
        tool_bar_layout = self.layout()
        if tool_bar_layout is not None:
            tool_bar_layout.setContentsMargins(0, 0, 0, 0)
        # QToolBar shows and hides the widgets that are added to it as its extension menu needs. It is given
        # one around the content, so that the visibility of the content itself stays as it was set.
        self._holder = QWidget(self)
        self._holder_layout = layout = QVBoxLayout(self._holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        self.addWidget(self._holder)
        content.installEventFilter(self)
        self._holder.installEventFilter(self)
        window.addToolBarBreak(area)
        window.addToolBar(area, self)
        # The command list or the tour, which is above all parts of the window, may be open.
        self.lower()
        set_accessible_names(self)
        self.update_visibility()

    def move_to_end(self, window: QMainWindow) -> None:
        """Move the bar into a row of its own, behind the other ones of its area."""
        area = window.toolBarArea(self)
        window.removeToolBarBreak(self)
        window.addToolBarBreak(area)
        window.addToolBar(area, self)
        self.update_visibility()  # a bar that is moved is hidden

    def update_visibility(self) -> None:
        """Show the bar if its content is to be shown, else hide it."""
        is_shown = not self._content.isHidden() and not self._is_postponed
        if is_shown:
            self._dock_heights.add_row(self)
        self.setVisible(is_shown)
        if not is_shown:
            self._dock_heights.remove_row(self)

    def postpone(self, *, on: bool) -> None:
        """Hide the bar, whatever its content, or show it again; prominent banners are never postponed."""
        self._is_postponed = on and isinstance(self._content, Banner) and not self._content.is_prominent
        self.update_visibility()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Update the visibility when the content is shown or hidden."""
        if watched is self._content and event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self.update_visibility()
        if watched is self._holder and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._update_height()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order; give that of a part that has just been hidden to the calls."""
        # Qt would give it to a counter of the calls, which a further key press would use as a filter.
        focused, holder = self._main_window.focusWidget(), self._main_window.centralWidget()
        if isinstance(holder, PaneHolder) and focused is not None and not focused.isVisible():
            holder.pane.focus_contents(Qt.FocusReason.OtherFocusReason)
            return True
        return super().focusNextPrevChild(next)

    def _update_height(self) -> None:
        """Make the bar as high as its texts are in its width; QToolBar does not ask for that."""
        layout = self._holder_layout
        height = layout.sizeHint().height()
        if layout.hasHeightForWidth():
            height = layout.heightForWidth(self._holder.width())
        if height != self._holder.minimumHeight():
            self._holder.setFixedHeight(height)


RECOVERY_TEXTS: Final[dict[RecoveryAction, str]] = {
    RecoveryAction.RETRY: QT_TRANSLATE_NOOP("StaleBanner", "Retry now"),
    RecoveryAction.PASSWORD: QT_TRANSLATE_NOOP("StaleBanner", "Enter the password…"),
    RecoveryAction.EXCLUDE_NETWORK: QT_TRANSLATE_NOOP("StaleBanner", "Continue without the other PBXs"),
    RecoveryAction.RECONFIGURE: QT_TRANSLATE_NOOP("StaleBanner", "Set up again…"),
}
"""Text of the button for each action."""

FAILED_STATES: Final = (LinkStatus.LOST, LinkStatus.RETRYING, LinkStatus.REFUSED)


def list_recovery_actions(link: LinkInfo) -> set[RecoveryAction]:
    """Return what the user can do about the link."""
    if link.state not in FAILED_STATES or not link.recovery:
        return set()
    return {link.recovery, RecoveryAction.RETRY}


def is_banner_needed(link_model: LinkModel) -> bool:
    """Return whether the data is stale, or the user can do something about the link."""
    return link_model.stale_since is not None or bool(list_recovery_actions(link_model.info))


class StaleBanner(Banner):
    """Shows that the link is down: age of the data, reason, next attempt, and what the user can do."""

    recovery_chosen = Signal(object)
    """Emitted with the :class:`.RecoveryAction` that the user has chosen."""

    def __init__(
        self, theme_manager: ThemeManager, link_model: LinkModel, parent: QWidget | None = None
    ) -> None:
        sign = state_display.LINK_SIGNS[link_model.info.state]
        super().__init__(theme_manager, sign.icon, sign.colour_key, parent)
        self._link_model = link_model
        self.buttons = {action: self._add_recovery_button(action) for action in RECOVERY_TEXTS}
        """The buttons by their actions; those that do not help at present are hidden."""

    def _add_recovery_button(self, action: RecoveryAction) -> QPushButton:
        text = QCoreApplication.translate("StaleBanner", RECOVERY_TEXTS[action])
        return self.add_button(text, lambda: self.recovery_chosen.emit(action))

    def refresh(self) -> None:
        """Show the current state of the link."""
        sign = state_display.LINK_SIGNS[self._link_model.info.state]
        self.show_sign(sign.icon, sign.colour_key)
        self.update_times()
        available = list_recovery_actions(self._link_model.info)
        for action, button in self.buttons.items():
            button.setVisible(action in available)

    def update_times(self) -> None:
        """Update the age of the data and the seconds until the next attempt to connect."""
        link, now = self._link_model.info, self._link_model.clock()
        parts = []
        if self._link_model.stale_since is not None:
            age = int(now) - int(self._link_model.stale_since)
            parts.append(self.tr("Last update {age} ago.").format(age=format_duration(age)))
        match link.state:
            case LinkStatus.CONNECTING:
                parts.append(self.tr("Reconnecting to the PBX."))
            case LinkStatus.CATCHING_UP:
                parts.append(self.tr("Reconnected; loading current calls."))
            case LinkStatus.LIVE | LinkStatus.LOST | LinkStatus.RETRYING | LinkStatus.REFUSED:
                parts.append(translate_sentence(link.reason))
            case _:
                assert_never(link.state)
        if link.state is LinkStatus.REFUSED and link.recovery is not None:
            parts.append(self.tr("This program has stopped trying to connect."))
        seconds = count_seconds_to_retry(link, now)
        if seconds is not None:
            parts.append(self.tr("Retrying in {seconds} s.").format(seconds=seconds))
        text = " ".join(filter(None, parts))
        # A label repeats its layout even for the same text, and this is called every second.
        if text != self.text:
            self.text_label.setText(text)


class BannerArea(QObject):
    """The banners of the main window; that about the link is created when it is first needed."""

    recovery_chosen = Signal(object)
    """Emitted with the :class:`.RecoveryAction` that the user has chosen while the link is down."""

    def __init__(
        self, window: QMainWindow, theme_manager: ThemeManager, link_model: LinkModel, dock_layout: DockLayout
    ) -> None:
        super().__init__(window)
        self._window, self._theme_manager = window, theme_manager
        self._link_model, self._dock_heights = link_model, dock_layout.heights
        self._bars: list[BannerBar] = []
        dock_layout.layout_restored.connect(self._arrange_bars)

    @cached_property
    def stale_banner(self) -> StaleBanner:
        """The banner about a link that is down."""
        banner = StaleBanner(self._theme_manager, self._link_model, self._window)
        banner.hide()
        banner.recovery_chosen.connect(self.recovery_chosen)
        self._bars.insert(0, BannerBar("banner", banner, self._window, self._dock_heights))
        self._arrange_bars()
        return banner

    def add_banner(self, name: str, content: QWidget) -> BannerBar:
        """Add a row above the panes, visible while ``content`` is; ``name`` is its object name in layouts."""
        bar = BannerBar(name, content, self._window, self._dock_heights)
        self._bars.append(bar)
        return bar

    def _arrange_bars(self) -> None:
        """Put each bar into a row of its own, in order.

        A saved layout also places, shows and hides tool bars as they were, and puts those that it does not
        know side by side.
        """
        for bar in self._bars:
            bar.move_to_end(self._window)

    def postpone_notices(self, *, on: bool) -> None:
        """Hide the banners that are not prominent, such as questions, or show them again."""
        for bar in self._bars:
            bar.postpone(on=on)

    def refresh(self) -> None:
        """Show the current state of the link, if it is not live."""
        is_needed = is_banner_needed(self._link_model)
        if is_needed or "stale_banner" in self.__dict__:
            self.stale_banner.refresh()
            self.stale_banner.setVisible(is_needed)

    def update_times(self) -> None:
        """Update the age of the data and the seconds until the next attempt to connect."""
        if "stale_banner" in self.__dict__:
            self.stale_banner.update_times()

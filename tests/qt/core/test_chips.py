"""Chips where there is no room for their words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.main_window.main_window import MainWindow


def grab_chip(window: MainWindow, parent: QWidget, text: str, size: QSize, short_text: str = "") -> QImage:
    chip = FilterChip(window.theme_manager, "ringing", "ringing", parent)
    chip.show_text(text, short_text=short_text)
    chip.resize(size)
    return chip.grab().toImage()


def test_a_counter_without_room_for_its_words_shows_its_number(window: MainWindow, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chip = FilterChip(window.theme_manager, "ringing", "ringing", parent)
    chip.show_text("12 ringing", short_text="12")
    assert chip.accessibleName() == "12 ringing"
    whole, narrow = chip.sizeHint(), chip.sizeHint() - QSize(12, 0)
    short = grab_chip(window, parent, "12 ringing", narrow, "12")
    assert short == grab_chip(window, parent, "12", narrow)
    assert short != grab_chip(window, parent, "12 ringing", narrow)
    assert grab_chip(window, parent, "12 ringing", whole, "12") == grab_chip(
        window, parent, "12 ringing", whole
    )

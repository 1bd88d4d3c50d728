"""The style sheet of a theme: frames, corners and paddings, which a palette does not cover.

Widgets are selected by class or by object name, which also groups them by their part in the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devlink3_desk.resources import resource_folder

if TYPE_CHECKING:
    from devlink3_desk.qt.core.theme import Theme

_TEMPLATE = """
QMainWindow {{ background: {window}; }}
QMainWindow::separator {{ background: transparent; width: 8px; height: 8px; }}
QMainWindow::separator:hover {{ background: {line}; border-radius: 3px; }}
QMenuBar {{ background: {window}; padding: 1px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {selection}; color: {text}; }}
QMenu {{ background: {base}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QFrame#pane {{ background: {base}; border: 1px solid {line}; border-radius: 9px; }}
QFrame#pane[docked="true"] {{ border-top: none; border-top-left-radius: 0; border-top-right-radius: 0; }}
QFrame#paneBar[docked="true"] {{ background: {base}; border: 1px solid {line}; border-bottom: none;
    border-top-left-radius: 9px; border-top-right-radius: 9px; }}
QFrame#pane QAbstractItemView {{ background: transparent; border: none; outline: none; }}
QFrame#strip {{ background: {base}; border: 1px solid {muted}; }}
QFrame#strip QAbstractItemView {{ background: transparent; border: none; outline: none; }}
QFrame#note {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; }}
QFrame#card {{ background: {base}; border: 1px solid {line}; border-radius: 10px; }}
QFrame#palette {{ background: {base}; border: 1px solid {muted}; border-radius: 10px; }}
QFrame#palette QAbstractItemView {{ background: transparent; border: none; outline: none; }}
QFrame#pane QTreeView::item {{ padding: 2px 8px; }}
QFrame#pane QScrollArea, QWidget#clear {{ background: transparent; border: none; }}
QLabel#paneTitle {{ font-weight: 600; font-size: {title}pt; }}
QLabel#muted {{ color: {muted}; }}
QLabel#emptyTitle {{ font-weight: 600; font-size: {big}pt; }}
QLabel#cardName {{ font-weight: 600; font-size: {big}pt; }}
QLabel#strong {{ font-weight: 600; }}
QDialog QListWidget, QDialog QTreeWidget {{ background: {base}; border: 1px solid {line};
    border-radius: 8px; }}
QDialog QListWidget {{ padding: 3px; }}
QDialog QTableView::item {{ padding: 2px 8px; }}
QDialog QTableView {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QDialog QTreeWidget::item {{ padding: 4px 6px; }}
QDialog QListWidget::item {{ padding: 4px 10px; border-radius: 6px; }}
QDialog QListWidget::item:disabled {{ color: {muted}; padding: 7px 6px 1px 6px; }}
QDialog QListWidget::item:selected, QDialog QTreeWidget::item:selected {{
    background: {selection}; color: {text}; }}
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget {{ background: transparent; }}
QLabel#section {{ color: {muted}; font-weight: 600; }}
QToolBar[class="banner"] {{ border: none; padding: 0; margin: 0; spacing: 0; }}
QFrame#banner {{ border-radius: 9px; }}
QFrame#banner QLabel {{ background: transparent; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; border: none; border-bottom: 1px solid {line};
    color: {muted}; padding: 3px 10px; }}
QTextEdit#value {{ background: transparent; border: none; }}
QLineEdit {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; padding: 5px 8px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; padding: 1px 4px; }}
QLineEdit:focus {{ border: 2px solid {focus}; padding: 4px 7px; }}
QComboBox {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; padding: 5px 9px; }}
QComboBox:hover {{ background: {selection}; }}
QComboBox:focus {{ border: 2px solid {focus}; padding: 4px 8px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {choice}px; height: {choice}px; }}
QAbstractSpinBox {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; padding: 5px 8px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QAbstractSpinBox:focus {{ border: 2px solid {focus}; padding: 4px 7px; }}
QAbstractSpinBox:disabled {{ color: {muted}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; border: none;
    background: transparent; width: 22px; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin: 3px 1px 0 0; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 1px 3px 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {selection};
    border-radius: 4px; }}
QAbstractSpinBox::up-arrow {{ image: url("{arrow_up}"); width: {spin}px; height: {spin}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{arrow}"); width: {spin}px; height: {spin}px; }}
QTimeEdit#plain::up-button, QTimeEdit#plain::down-button {{ width: 1px; margin: 0; }}
QTimeEdit#plain::up-arrow, QTimeEdit#plain::down-arrow {{ image: none; }}
QTableView QAbstractSpinBox {{ border-radius: 0; padding: 0 6px; }}
QDateTimeEdit::drop-down {{ border: none; width: 24px; }}
QDateTimeEdit::down-arrow {{ image: url("{arrow}"); width: {choice}px; height: {choice}px; }}
QComboBox QAbstractItemView {{ background: {base}; border: 1px solid {line}; outline: none;
    selection-background-color: {selection}; selection-color: {text}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 3px; background: transparent; }}
QToolButton:hover {{ background: {raised}; border-color: {line}; }}
QToolButton:focus {{ border: 2px solid {focus}; padding: 2px; }}
QToolButton#toggle {{ border-color: {line}; padding: 4px 9px; }}
QToolButton#toggle:focus {{ border-color: {focus}; padding: 3px 8px; }}
QToolButton#rowsAbove {{ background: {accent}; color: {on_accent}; border-radius: 10px; padding: 3px 12px; }}
QToolButton:checked, QToolButton#toggle:checked {{ background: {selection}; border-color: {focus}; }}
QPushButton {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; padding: 6px 14px; }}
QPushButton:hover {{ background: {selection}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton#primary:disabled {{ background: {raised}; color: {muted}; border-color: {line}; }}
QCheckBox, QRadioButton {{ border: 2px solid transparent; border-radius: 6px; padding: 0;
    spacing: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {focus}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {muted}; background: {base}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: 3px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QRadioButton::indicator {{ border-radius: {round}px; }}
QRadioButton::indicator:checked {{ border: {dot}px solid {accent}; width: {hole}px; height: {hole}px; }}
QCheckBox::indicator:disabled {{ background: transparent; border-color: {line}; }}
QDialog QAbstractItemView:focus, QDialog QPlainTextEdit:focus {{ border: 2px solid {focus}; }}
QDialog QPlainTextEdit:focus {{ padding: 0 3px; }}
QDialog QScrollArea:focus, QFrame#pane QScrollArea:focus {{ border: 1px solid {focus}; border-radius: 6px; }}
QTextEdit#value:focus {{ border-left: 3px solid {focus}; }}
QPushButton#primary:focus {{ border-color: {text}; }}
QMainWindow > QTabBar::tab {{ background: transparent; color: {muted}; border: none; padding: 5px 12px;
    border-bottom-left-radius: 8px; border-bottom-right-radius: 8px; margin-right: 2px; }}
QMainWindow > QTabBar::tab:hover {{ background: {raised}; }}
QMainWindow > QTabBar::tab:selected {{ background: {base}; color: {text}; }}
QMainWindow > QTabBar::tab:focus {{ border: 2px solid {focus}; padding: 3px 10px; }}
QMainWindow > QTabBar {{ qproperty-drawBase: 0; }}
QTabWidget > QTabBar::tab {{ background: transparent; color: {muted}; border: none; padding: 6px 12px;
    border-bottom: 2px solid transparent; }}
QTabWidget > QTabBar::tab:hover {{ background: {raised}; }}
QTabWidget > QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabWidget > QTabBar::tab:focus {{ border: 2px solid {focus}; padding: 4px 10px 6px 10px; }}
QDialog QListView {{ background: {base}; border: 1px solid {line}; border-radius: 7px; outline: none; }}
QStatusBar {{ background: {window}; }}
QStatusBar::item {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
    {{ background: transparent; border: none; width: 0; height: 0; }}
QMainWindow[past="true"] {{ background: {past}; }}
QMenuBar[past="true"] {{ background: {past_bar}; color: {on_past_bar}; }}
QLabel#nowLine {{ background: {selection}; color: {text}; padding: 4px 12px; font-weight: 600; }}
"""

INDICATOR_SIZE_RATIO: Final = 1.25
"""Size of the box of a check box in pixels, for each point of the font size."""

SPIN_ARROW_RATIO: Final = 0.9
"""Size of the arrows of a spin box in pixels, for each point of the font size."""

CHOICE_ARROW_RATIO: Final = 1.05
"""Size of the arrow of a drop-down list in pixels, for each point of the font size."""


def build_stylesheet(theme: Theme, font_points: float) -> str:
    """Return the style sheet of a theme for a font size."""
    return _TEMPLATE.format(
        window=theme.window,
        base=theme.base,
        raised=theme.raised,
        line=theme.line,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        on_accent=theme.on_accent,
        selection=theme.selection,
        focus=theme.focus,
        past=theme.find_colours("held").tint,
        past_bar=theme.find_colours("held").solid,
        on_past_bar=theme.find_colours("held").on_solid,
        arrow=(resource_folder() / "icons" / "down.png").as_posix(),
        arrow_up=(resource_folder() / "icons" / "up.png").as_posix(),
        tick=(resource_folder() / "icons" / f"tick-{'dark' if theme.dark else 'light'}.png").as_posix(),
        # A radio button is a circle: its radius has to follow the box, or Qt draws it as a square. The border
        # of a checked one is so wide that it leaves a dot in the middle.
        box=(box := round(font_points * INDICATOR_SIZE_RATIO)),
        spin=round(font_points * SPIN_ARROW_RATIO),
        choice=round(font_points * CHOICE_ARROW_RATIO),
        dot=(dot := box // 3),
        hole=box + 2 - 2 * dot,
        round=box // 2 + 1,
        title=f"{font_points * 1.08:.1f}",
        big=f"{font_points * 1.35:.1f}",
    )

"""What fills the window can be imported in advance."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

IMPORT_AND_POPULATE: Final = """
import importlib
import sys
from PySide6.QtWidgets import QApplication
from devlink3_desk.qt.main_window.main_window import POPULATE_MODULES, MainWindow
from tests.support.desk_models import MemoryLayoutStore
application = QApplication([])
window = MainWindow(None, MemoryLayoutStore())
for name in POPULATE_MODULES:
    importlib.import_module(name)
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.main_window.desk_models import DeskModels
imported = set(sys.modules)
window.populate(DeskModels(), PreferencesModel())
print(*(name for name in set(sys.modules) - imported if name.startswith("devlink3_desk")))
window.finish_closing()
"""


def test_populate_imports_no_other_modules_than_those_named() -> None:
    result = subprocess.run(
        [sys.executable, "-c", IMPORT_AND_POPULATE], capture_output=True, text=True, timeout=240, check=True
    )
    assert result.stdout.split() == []

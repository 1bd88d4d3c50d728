"""A minimal PySide6 program: one window with a label, to compare the desk with (``measure.py``)."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLabel("DevLink3"))
    window.resize(1600, 900)
    window.show()
    sys.exit(application.exec())

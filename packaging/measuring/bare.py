"""The least that a PySide6 program can be: a window with a word in it, to measure the desk by."""

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

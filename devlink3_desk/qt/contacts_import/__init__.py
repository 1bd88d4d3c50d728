"""Taking contacts from a file: what is in it, what its columns are, what came of it."""

from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog

__all__ = ["ImportDialog"]

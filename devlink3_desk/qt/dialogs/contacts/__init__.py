"""Taking contacts from a file: what is in it, what its columns are, what came of it."""

from .importing import ImportDialog

__all__ = ["ImportDialog"]

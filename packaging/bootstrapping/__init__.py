"""The parts of ``packaging/bootstrap.py``: standard library only, they run before anything is installed."""

"""The parts of ``packaging/bootstrap.py``: standard library only, since nothing is installed yet."""

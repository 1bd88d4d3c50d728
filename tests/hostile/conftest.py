"""The command line, as its own tests call it."""

from tests.app.conftest import cli  # noqa: F401 (a fixture)

"""What the tests stand on: a home of their own, watchfulness, a real X server, Qt's event loop, waiting."""

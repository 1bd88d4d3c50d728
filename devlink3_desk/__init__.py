"""DevLink3 Desk: an open switchboard for receptionists on Avaya IP Office."""

__version__ = "0.1.0"

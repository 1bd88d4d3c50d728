"""Alerts for users: sounds, notices, the system tray."""

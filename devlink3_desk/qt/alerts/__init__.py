"""Alerts as people hear and see them: sounds, notifications, the banner, who was missed."""

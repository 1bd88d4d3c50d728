"""Marks for the translation tools."""

from __future__ import annotations

from devlink3_desk.sentences import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP"]

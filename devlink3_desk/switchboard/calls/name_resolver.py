"""Who has a number, and which hunt group has a name, by the directory; cached for the hot path."""

from __future__ import annotations

from typing import Final, TypeVar

from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH
from devlink3_desk.switchboard.calls.presented_prefix import PresentedPrefixes
from devlink3_desk.switchboard.directory import Directory, NamedCaller

_MAX_CACHED_NAMES: Final = 8_192
_Result = TypeVar("_Result")


class NameResolver:
    """Names and groups by number from one directory, cached: most calls are between the same few people.

    ``prefixes`` is what calls have shown of presented numbers; it outlives the directory.
    """

    def __init__(self, directory: Directory, prefixes: PresentedPrefixes | None = None) -> None:
        self.directory: Final = directory
        self.prefixes: Final = prefixes or PresentedPrefixes()
        self._callers_by_number: dict[bool | None, dict[str, NamedCaller]] = {True: {}, False: {}, None: {}}
        self._group_numbers: dict[str, str] = {}

    def resolve_caller(self, number: str, has_prefix: bool | None = None) -> NamedCaller:  # noqa: FBT001
        """Return who has ``number`` as the PBX presents it; arguments of :func:`.parse_presented`."""
        callers = self._callers_by_number[has_prefix]
        caller = callers.get(number)
        if caller is None:
            caller = self.directory.name_presented(number, has_prefix=has_prefix)
            _cache_result(callers, number, caller)
        return caller

    def resolve_name(self, number: str) -> str:
        """Return the name of the person with ``number``, ``""`` if unknown."""
        # Not by resolve_caller(), which would cache the caller: each extension is named once.
        return self.directory.name_presented(number).name

    def resolve_group(self, name: str) -> str:
        """Return the number of the hunt group that the PBX calls ``name``, the name itself if unknown."""
        number = self._group_numbers.get(name)
        if number is None:
            group = self.directory.find_group(name)
            number = group.number if group is not None and group.number else name[:MAX_KEY_LENGTH]
            _cache_result(self._group_numbers, name, number)
        return number

    def resolve_group_name(self, number: str) -> str:
        """Return the name of the hunt group with ``number``, ``""`` if unknown."""
        group = self.directory.find_group(number)
        return group.name if group is not None else ""


def _cache_result(cache: dict[str, _Result], key: str, result: _Result) -> None:
    """Cache a result, bounded in length and number: numbers come from callers."""
    if len(key) <= MAX_KEY_LENGTH:
        if len(cache) >= _MAX_CACHED_NAMES:
            cache.clear()
        cache[key] = result

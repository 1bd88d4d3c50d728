"""The settings: typed, with their defaults and meanings, and the file that stores them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from devlink3_desk.decoding import convert_value
from devlink3_desk.link.endpoint import TCP_PORT, TLS_PORT, Endpoint, Password, TlsOptions
from devlink3_desk.numbers.numbering_plan import PresentedPrefix
from devlink3_desk.preferences import Preferences, parse_preferences
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.json_store import (
    JsonFile,
    ProblemReporter,
    build_backup_path,
    log_problem,
)

SETTINGS_VERSION: Final = 1
"""Version of the file format; increased when an older program would misread a newer file."""

DEFAULT_FLAGS: Final = "-CMExtn"
"""Event flags of a new profile: calls, and the states of extensions."""

DEFAULT_TIMEOUT: Final = 10.0
"""Seconds for each step of connecting."""

_NEWER: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The settings are from a newer version of the program. Unknown settings are ignored; the file was "
    "copied to {backup}.",
)
_INVALID: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Some settings are invalid and were reset to defaults ({names}). The previous file was copied to "
    "{backup}.",
)


class Profile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One site: how to connect to its PBX. Its password is in the keyring of the system, never here."""

    name: Annotated[str, Meta(description="What people call this site")] = "PBX"
    host: Annotated[str, Meta(description="Name or address of the PBX")] = ""
    port: Annotated[int | None, Meta(description="TCP port; none: 50796 with TLS, 50797 without")] = None
    tls: Annotated[bool, Meta(description="Encrypt the link")] = True
    user: Annotated[str, Meta(description="Service user of the PBX, or user of the hub")] = ""
    hub_site: Annotated[
        str | None, Meta(description="Name of the site on a hub; host and port are then those of the hub")
    ] = None
    ca: Annotated[str | None, Meta(description="PEM file of the authorities to trust")] = None
    pin: Annotated[
        str | None, Meta(description="SHA-256 of the PBX's certificate, instead of chain and name")
    ] = None
    server_name: Annotated[str | None, Meta(description="Name to expect in the certificate")] = None
    cert: Annotated[str | None, Meta(description="Client certificate, PEM or PKCS#12")] = None
    key: Annotated[str | None, Meta(description="Key of the client certificate, PEM")] = None
    old_tls: Annotated[bool, Meta(description="Allow TLS 1.0 and 1.1 (insecure)")] = False
    country: Annotated[str, Meta(description="ISO 3166 code: how local numbers are written")] = "GB"
    outside_prefix: Annotated[str, Meta(description="Digits dialled for an outside line")] = "9"
    extension_digits: Annotated[int, Meta(description="Numbers up to so long are internal", ge=0)] = 6
    international_prefix: Annotated[
        str, Meta(description="Digits before a country code; none: those of the country")
    ] = ""
    presented_prefix: Annotated[
        PresentedPrefix, Meta(description="Whether callers are presented with the digits of an outside line")
    ] = PresentedPrefix.AS_SEEN
    flags: Annotated[str, Meta(description="Event flags")] = DEFAULT_FLAGS
    timeout: Annotated[float, Meta(description="Seconds that each step of connecting may take", gt=0)] = (
        DEFAULT_TIMEOUT
    )

    def build_endpoint(self, passphrase: Password | None = None) -> Endpoint:
        """Return the endpoint to connect to; ``passphrase`` decrypts the key of the client certificate."""
        options = None
        if self.tls:
            options = TlsOptions(
                ca=_optional_path(self.ca),
                pin=self.pin,
                server_name=self.server_name,
                cert=_optional_path(self.cert),
                key=_optional_path(self.key),
                passphrase=passphrase,
                old_tls=self.old_tls,
            )
        port = self.port or (TLS_PORT if self.tls else TCP_PORT)
        return Endpoint(host=self.host, port=port, tls=options, timeout=self.timeout)

    @property
    def event_flags(self) -> frozenset[EventFlag]:
        """Flags of the event request; raises :class:`.FlagsError` if they are invalid."""
        return flags.parse_flags(self.flags)


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything in the settings file."""

    version: int = SETTINGS_VERSION
    profiles: Annotated[tuple[Profile, ...], Meta(description="Sites, in the order they are listed")] = ()
    last_profile: Annotated[str | None, Meta(description="Name of the profile used last")] = None
    desk: Annotated[dict[str, Any], Meta(description="What the window keeps: sizes, columns, switches")] = {}
    preferences: Annotated[Preferences, Meta(description="What people choose")] = Preferences()

    def find_profile(self, name: str | None = None) -> Profile | None:
        """Return the profile ``name``; without a name, the one used last, else the first one."""
        by_name = {profile.name: profile for profile in self.profiles}
        if name is not None:
            return by_name.get(name)
        return by_name.get(self.last_profile or "") or next(iter(self.profiles), None)

    def with_profile(self, profile: Profile) -> Settings:
        """Return settings with ``profile`` in place of the one with its name, as the one used last."""
        profiles = list(self.profiles)
        names = [other.name for other in profiles]
        if profile.name in names:
            profiles[names.index(profile.name)] = profile
        else:
            profiles.append(profile)
        return msgspec.structs.replace(self, profiles=tuple(profiles), last_profile=profile.name)


class SettingsStore:
    """The settings file ``settings.json`` in ``folder``; it is created by the first :meth:`save`."""

    def __init__(
        self, folder: Path, report: ProblemReporter = log_problem, *, is_read_only: bool = False
    ) -> None:
        """With ``is_read_only``, nothing is saved."""
        self.load_warning: Sentence | None = None
        """The last problem with the file since the store was created, ``None`` if there was none."""
        self._report, self._is_read_only = report, is_read_only
        self._file = JsonFile(folder / "settings.json", dict[str, Any], self._report_problem, indent=2)

    @property
    def path(self) -> Path:
        """Path of the file."""
        return self._file.path

    def load(self) -> Settings:
        """Return the settings; what cannot be read has its default, and is reported."""
        return self._convert_settings(self._file.load())

    def save(self, settings: Settings) -> None:
        """Replace the file; raises :class:`OSError` and leaves the old file in place if that fails."""
        if not self._is_read_only:
            self._file.save(_encode_settings(settings))

    def update(self, change: Callable[[Settings], Settings]) -> Settings:
        """Load the settings again, save what ``change`` returns for them, and return that.

        Another window may have changed other settings since they were loaded. Raises :class:`OSError` if
        the file cannot be read or written; an unreadable file is not overwritten.
        """
        if self._is_read_only:
            return change(self.load())
        settings = Settings()

        def convert_and_change(raw: dict[str, Any] | None) -> dict[str, Any]:
            nonlocal settings
            settings = change(self._convert_settings(raw))
            return _encode_settings(settings)

        self._file.update(convert_and_change)
        return settings

    def _convert_settings(self, raw: dict[str, Any] | None) -> Settings:
        if raw is None:
            return Settings()
        version = raw.get("version", SETTINGS_VERSION)
        if isinstance(version, int) and version > SETTINGS_VERSION:
            self._report_problem(Sentence(_NEWER, backup=self._copy_file("newer")))
        values, invalid = _convert_each_field(raw)
        if invalid:
            backup = self._copy_file("broken")
            self._report_problem(Sentence(_INVALID, names=", ".join(invalid), backup=backup))
        return Settings(**{**values, "version": SETTINGS_VERSION})

    def _copy_file(self, suffix: str) -> str:
        """Copy the file before the next :meth:`save` replaces it; return the path of the copy."""
        backup = build_backup_path(self.path, suffix)
        with contextlib.suppress(OSError):
            backup.write_bytes(self.path.read_bytes())
        return str(backup)

    def _report_problem(self, problem: Sentence) -> None:
        # The file stays invalid until something is saved, and it is loaded several times in a run.
        if problem != self.load_warning:
            self.load_warning = problem
            self._report(problem)


def _encode_settings(settings: Settings) -> dict[str, Any]:
    encoded: dict[str, Any] = msgspec.to_builtins(settings)
    return encoded


def _convert_each_field(raw_settings: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Convert field by field, profile by profile and area by area, so that one bad value affects no other."""
    values: dict[str, Any] = {}
    invalid: list[str] = []
    for field in msgspec.structs.fields(Settings):
        if field.name not in raw_settings or field.name in ("profiles", "preferences"):
            continue
        try:
            values[field.name] = convert_value(raw_settings[field.name], field.type)
        except msgspec.ValidationError:
            invalid.append(field.name)
    profiles = []
    raw_profiles = raw_settings.get("profiles", [])
    for number, raw in enumerate(raw_profiles if isinstance(raw_profiles, list) else [None], 1):
        try:
            profiles.append(convert_value(raw, Profile))
        except msgspec.ValidationError:
            invalid.append(f"profile {number}")
    raw_preferences = raw_settings.get("preferences", {})
    preferences, areas = parse_preferences(raw_preferences if isinstance(raw_preferences, dict) else {})
    invalid += areas if isinstance(raw_preferences, dict) else ["preferences"]
    return {**values, "profiles": tuple(profiles), "preferences": preferences}, invalid


def _optional_path(text: str | None) -> Path | None:
    return Path(text) if text else None

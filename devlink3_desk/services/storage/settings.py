"""What is kept between runs, declared once: typed, with its default and what it means."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from devlink3_desk.link.endpoint import TCP_PORT, TLS_PORT, Endpoint, Password, TlsOptions
from devlink3_desk.preferences import Preferences, parse_preferences
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.storage.atomic_file import write_atomically

SETTINGS_VERSION: Final = 1
"""Of the file; raised when an older program would misread a newer file."""

DEFAULT_FLAGS: Final = "-CMExtn"
DEFAULT_TIMEOUT: Final = 10.0


class Profile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One site: how to reach its PBX and sign in. The password is in the system's keyring, never here."""

    name: Annotated[str, Meta(description="What people call this site")] = "PBX"
    host: Annotated[str, Meta(description="Name or address of the PBX")] = ""
    port: Annotated[int | None, Meta(description="TCP port; none: 50796 with TLS, 50797 without")] = None
    tls: Annotated[bool, Meta(description="Encrypt the link")] = True
    user: Annotated[str, Meta(description="Service user of the PBX")] = ""
    ca: Annotated[str | None, Meta(description="PEM file of the authorities to trust")] = None
    pin: Annotated[
        str | None, Meta(description="SHA-256 of the PBX's certificate, instead of chain and name")
    ] = None
    server_name: Annotated[str | None, Meta(description="Name to expect in the certificate")] = None
    cert: Annotated[str | None, Meta(description="Client certificate, PEM or PKCS#12")] = None
    key: Annotated[str | None, Meta(description="Key of the client certificate, PEM")] = None
    old_tls: Annotated[bool, Meta(description="Accept TLS 1.0 and 1.1, which are broken")] = False
    country: Annotated[str, Meta(description="ISO 3166 code: how local numbers are written")] = "GB"
    outside_prefix: Annotated[str, Meta(description="Digits dialled for an outside line")] = "9"
    extension_digits: Annotated[int, Meta(description="Numbers up to so long are internal", ge=0)] = 6
    flags: Annotated[str, Meta(description="Event flags")] = DEFAULT_FLAGS
    timeout: Annotated[float, Meta(description="Seconds that each step of connecting may take", gt=0)] = (
        DEFAULT_TIMEOUT
    )

    def build_endpoint(self, passphrase: Password | None = None) -> Endpoint:
        """Return where to connect; ``passphrase`` opens the key of the client certificate."""
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
        """Flags of the event request; raises :class:`.FlagsError` where they make no sense."""
        return flags.parse_flags(self.flags)


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that is kept between runs."""

    version: int = SETTINGS_VERSION
    profiles: Annotated[tuple[Profile, ...], Meta(description="Sites, in the order they are listed")] = ()
    last_profile: Annotated[str | None, Meta(description="Name of the profile used last")] = None
    desk: Annotated[dict[str, Any], Meta(description="What the window keeps: sizes, columns, switches")] = {}
    preferences: Annotated[Preferences, Meta(description="What people choose")] = Preferences()

    def find_profile(self, name: str | None = None) -> Profile | None:
        """Return the profile ``name``; without a name the last used one, else the first."""
        by_name = {profile.name: profile for profile in self.profiles}
        if name is not None:
            return by_name.get(name)
        return by_name.get(self.last_profile or "") or next(iter(self.profiles), None)

    def with_profile(self, profile: Profile) -> Settings:
        """Return settings in which ``profile`` stands for the one of its name and is the last used one."""
        others = [each for each in self.profiles if each.name != profile.name]
        place = next((at for at, each in enumerate(self.profiles) if each.name == profile.name), len(others))
        others.insert(place, profile)
        return msgspec.structs.replace(self, profiles=tuple(others), last_profile=profile.name)


class SettingsStore:
    """The settings file in ``folder``; it is made when something is first saved."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.json"
        self.load_warning: str | None = None
        """One sentence where the file could not be read as it is."""

    def load(self) -> Settings:
        """Return the settings; what cannot be read has its default, and the file is kept aside."""
        self.load_warning = None
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.load_warning = (
                f"The settings in {self.path} cannot be read ({error.strerror}); the defaults are used."
            )
            return Settings()
        try:
            found = msgspec.json.decode(text, type=dict[str, Any])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            aside = self._save_backup(text, "broken")
            self.load_warning = (
                f"The settings were damaged and the defaults are used; the old file is kept as {aside}."
            )
            return Settings()
        return self._convert_settings(found, text)

    def save(self, settings: Settings) -> None:
        """Write the file whole or not at all; raises :class:`OSError`."""
        write_atomically(self.path, msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")

    def _convert_settings(self, raw: dict[str, Any], text: bytes) -> Settings:
        version = raw.get("version", SETTINGS_VERSION)
        if isinstance(version, int) and version > SETTINGS_VERSION:
            aside = self._save_backup(text, "newer")
            self.load_warning = (
                "The settings were written by a newer program; what is known is used, and the file "
                f"is kept as {aside}."
            )
        values, bad = _convert_each_field(raw)
        if bad:
            aside = self._save_backup(text, "broken")
            self.load_warning = (
                f"Some settings made no sense ({', '.join(bad)}) and have their defaults; the old "
                f"file is kept as {aside}."
            )
        return Settings(**{**values, "version": SETTINGS_VERSION})

    def _save_backup(self, text: bytes, suffix: str) -> Path:
        aside = self.path.with_name(f"settings.{suffix}.json")
        with contextlib.suppress(OSError):
            aside.write_bytes(text)
        return aside


def _convert_each_field(raw_settings: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Read field by field, profile by profile and area by area, so that one bad value costs no other."""
    values: dict[str, Any] = {}
    bad: list[str] = []
    for field in msgspec.structs.fields(Settings):
        if field.name not in raw_settings or field.name in ("profiles", "preferences"):
            continue
        try:
            values[field.name] = msgspec.convert(raw_settings[field.name], field.type)
        except msgspec.ValidationError:
            bad.append(field.name)
    profiles = []
    listed = raw_settings.get("profiles", [])
    for at, raw in enumerate(listed if isinstance(listed, list) else [None]):
        try:
            profiles.append(msgspec.convert(raw, Profile))
        except msgspec.ValidationError:
            bad.append(f"profile {at + 1}")
    chosen = raw_settings.get("preferences", {})
    preferences, areas = parse_preferences(chosen if isinstance(chosen, dict) else {})
    bad += areas if isinstance(chosen, dict) else ["preferences"]
    return {**values, "profiles": tuple(profiles), "preferences": preferences}, bad


def _optional_path(text: str | None) -> Path | None:
    return Path(text) if text else None

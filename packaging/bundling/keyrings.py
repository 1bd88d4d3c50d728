"""Which keyrings the frozen program can use; keyring finds them by name at run time, the freezer cannot."""

from __future__ import annotations

_COMMON_BACKENDS = ("keyring.backends.chainer", "keyring.backends.fail", "keyring.backends.null")
_PLATFORM_BACKENDS = {
    "win32": ("keyring.backends.Windows", "win32ctypes.core._dll", "win32ctypes.core.ctypes"),
    "darwin": ("keyring.backends.macOS", "keyring.backends.macOS.api"),
    "linux": (
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "secretstorage",
        "jeepney",
    ),
}


def list_keyring_modules(platform: str) -> list[str]:
    """Return the modules of the keyrings that a system may have."""
    return [*_COMMON_BACKENDS, *_PLATFORM_BACKENDS.get(platform, ())]

"""Where a history is: an SQLite file on this machine or a PostgreSQL database."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterator
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

NETWORK_FILE_SYSTEMS: Final = frozenset(
    {
        *("9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.curlftpfs"),
        *("fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
        *("glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "panfs", "smb2", "smb3"),
        *("smbfs", "vboxsf", "vmhgfs", "webdav"),
    }
)
"""Types of file systems without the locks and shared memory that SQLite needs."""

_URL_SCHEME: Final = re.compile(r"^postgres(?:ql)?://", re.IGNORECASE)
_ANY_SCHEME: Final = re.compile(r"^([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_PASSWORD: Final = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
_PASSWORD_PARAMETER: Final = re.compile(r"(?<=[?&])(password|sslpassword)=[^&]*")

_NO_LOCATION: Final = QT_TRANSLATE_NOOP("Link", "The location of the history is empty.")
_UNKNOWN_SCHEME: Final = QT_TRANSLATE_NOOP(
    "Link", "A history is a file or a postgresql:// URL; {scheme} is neither."
)
_IS_FOLDER: Final = QT_TRANSLATE_NOOP("Link", "{file} is a folder; name a file for the history.")
_ON_NETWORK: Final = QT_TRANSLATE_NOOP(
    "Link",
    "{file} is on a network drive ({kind}), where SQLite loses data: "
    "use a file on this computer, or a PostgreSQL database (postgresql://HOST/NAME).",
)
SQLITE_HEADER: Final = b"SQLite format 3\0"
"""The first bytes of an SQLite file, such as a history."""
CANNOT_WRITE: Final = QT_TRANSLATE_NOOP("Link", "The history {location} cannot be written: {why}.")
_CANNOT_CREATE: Final = QT_TRANSLATE_NOOP("Link", "The history {file} cannot be created: {why}.")


class HistoryProblem(StrEnum):
    """Reason why a history cannot be read or written."""

    REFUSED = auto()
    """The location makes no sense, or is not permitted."""
    MISSING = auto()
    """There is no history at the location."""
    NEWER = auto()
    """A newer program has written it."""
    FULL = auto()
    READ_ONLY = auto()
    DAMAGED = auto()
    UNAVAILABLE = auto()
    """The server or the disk does not answer, or another program blocks it."""


class HistoryError(DevLinkError):
    """The history cannot be used; the text is one sentence on why."""

    def __init__(self, sentence: Sentence, problem: HistoryProblem) -> None:
        super().__init__(sentence)
        self.problem = problem


class HistoryLocation(msgspec.Struct, frozen=True):
    """An SQLite file (``path``) or a PostgreSQL database (``url``); exactly one of them is set."""

    path: Path | None = None
    url: str | None = None

    @classmethod
    def parse(cls, text: str) -> HistoryLocation:
        """Return the location that ``text`` names.

        Raises :class:`HistoryError` where it is neither a file nor a ``postgresql://`` URL, or is a file on
        a network share.
        """
        text = text.strip()
        if not text:
            raise HistoryError(Sentence(_NO_LOCATION), HistoryProblem.REFUSED)
        if _URL_SCHEME.match(text):
            return cls(url=text)
        if (scheme := _ANY_SCHEME.match(text)) is not None:
            raise HistoryError(Sentence(_UNKNOWN_SCHEME, scheme=f"{scheme[1]}://"), HistoryProblem.REFUSED)
        path = Path(text)
        with contextlib.suppress(RuntimeError):  # "~name" of an unknown user
            path = path.expanduser()
        path = path.absolute()
        _check_path(path)
        return cls(path=path)

    def __str__(self) -> str:
        """Return the location without a password."""
        if self.url is None:
            return str(self.path)
        return _PASSWORD_PARAMETER.sub(r"\1=…", _PASSWORD.sub(r"\1@", self.url))


def _check_path(path: Path) -> None:
    if path.is_dir():
        raise HistoryError(Sentence(_IS_FOLDER, file=str(path)), HistoryProblem.REFUSED)
    kind = find_network_share(path)
    if kind is not None:
        raise HistoryError(Sentence(_ON_NETWORK, file=str(path), kind=kind), HistoryProblem.REFUSED)


def create_private_file(path: Path) -> None:
    """Create ``path`` and its folder for this user alone; a file that exists stays as it is.

    Raises :class:`HistoryError` where that cannot be done, or the file cannot be written.
    """
    with _translated_errors(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A file that exists must not be opened here: closing it would drop the locks that other connections
        # of this process have on it (POSIX), and another process that closes it would remove what they write.
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        if not os.access(path, os.R_OK | os.W_OK):
            why = os.strerror(errno.EROFS if _is_mounted_read_only(path) else errno.EACCES)
            raise HistoryError(Sentence(CANNOT_WRITE, location=str(path), why=why), HistoryProblem.READ_ONLY)


def _is_mounted_read_only(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def close_to_others(path: Path) -> None:
    """Make an SQLite file, and what SQLite has created beside it, accessible to this user alone.

    Raises :class:`HistoryError` where that cannot be done.
    """
    if sys.platform == "win32":
        return
    with _translated_errors(path):
        for part in _list_parts(path):
            # Another program may remove a log at any moment.
            with contextlib.suppress(FileNotFoundError):
                if part.stat().st_mode & 0o077:
                    part.chmod(0o600)


@contextlib.contextmanager
def _translated_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        sentence = Sentence(_CANNOT_CREATE, file=str(path), why=error.strerror or str(error))
        raise HistoryError(sentence, HistoryProblem.UNAVAILABLE) from error


def _list_parts(path: Path) -> list[Path]:
    """Return the SQLite file ``path``, its log, and the file through which programs share it."""
    return [path.with_name(f"{path.name}{suffix}") for suffix in ("", "-wal", "-shm")]


def has_been_database(path: Path) -> bool:
    """Return whether a file that SQLite cannot read is a damaged database, and not a file of another kind.

    Only for such a file: one that is read here loses the locks of this process (:func:`create_private_file`).
    """
    with contextlib.suppress(OSError), path.open("rb") as file:
        begin = file.read(len(SQLITE_HEADER))
        # Where a log is left, a program has crashed, and maybe the disk with it.
        return begin in {b"", SQLITE_HEADER} or path.with_name(f"{path.name}-wal").exists()
    return True


def identify_file(path: Path) -> tuple[int, int] | None:
    """Return the device and the number of a file, which another file in its place does not have.

    ``None`` if there is no file.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_damaged_file_aside(path: Path) -> Path:
    """Rename a damaged SQLite file with what belongs to it, and return its new name.

    Only one such file is kept, the larger one: a disk that fails again and again must not fill up with
    copies. Raises :class:`OSError`.
    """
    aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
    is_larger = not aside.exists() or path.stat().st_size >= aside.stat().st_size
    for part, kept in zip(_list_parts(path), _list_parts(aside), strict=True):
        if not is_larger:
            part.unlink(missing_ok=True)
        elif part.exists():
            part.replace(kept)
        else:
            kept.unlink(missing_ok=True)
    return aside


def find_network_share(path: Path) -> str | None:
    """Return the kind of network share that holds ``path``, or ``None`` for a disk of this machine."""
    kind = _find_file_system(path)
    return kind if kind in NETWORK_FILE_SYSTEMS else None


def _find_file_system(path: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        if path.drive.startswith("\\\\"):
            return "cifs"
        is_remote = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == drive_remote
        return "cifs" if is_remote else None
    existing = next(folder for folder in (path, *path.parents) if folder.exists()).resolve()
    if sys.platform == "darwin":
        return _read_macos_file_system(existing)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None  # without /proc nothing is known, and most disks are local
    return find_mounted_type(existing, mounts)


def find_mounted_type(path: Path, mountinfo: str) -> str | None:
    """Return the type of the file system that holds ``path``, from the text of ``/proc/self/mountinfo``."""
    best_length, best_type = -1, None
    for line in mountinfo.splitlines():
        mount, _, file_system = line.partition(" - ")
        fields = mount.split(" ")
        if len(fields) < 5 or not file_system:
            continue
        # Spaces and the like are written as octal escapes, such as \040.
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4]))
        # The later of two mounts at one point hides the earlier one.
        if path.is_relative_to(point) and len(point.parts) >= best_length:
            best_length, best_type = len(point.parts), file_system.split(" ")[0]
    return best_type


_STATFS_SIZE: Final = 4096
_STATFS_TYPE: Final = slice(72, 88)
"""Bytes of ``f_fstypename`` in ``struct statfs`` with 64-bit inodes (sys/mount.h of macOS)."""


def _read_macos_file_system(path: Path) -> str | None:
    import ctypes

    library = ctypes.CDLL(None)
    # On Intel, the plain name is that of the structure with 32-bit inodes.
    statfs = getattr(library, "statfs$INODE64", None) or library.statfs
    buffer = ctypes.create_string_buffer(_STATFS_SIZE)
    if statfs(os.fsencode(path), buffer) != 0:
        return None
    return buffer.raw[_STATFS_TYPE].partition(b"\0")[0].decode("ascii", "replace")

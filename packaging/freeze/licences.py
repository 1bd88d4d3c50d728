"""Writes the licences of everything that the frozen program contains into one file."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_LICENCE_FILE_PATTERN = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors|copyright)[^/]*$|/licenses/")
_SEPARATOR = "=" * 78
_QT_NOTE = """\
Qt and Qt for Python are used under the GNU Lesser General Public License, version 3. They are linked
dynamically: to run the program with your own builds of the same version, replace the libraries in this folder
by them.
The texts of that licence and of the GNU General Public License, version 3, are below, under ldap3.
Sources: https://download.qt.io/official_releases/
Software of others in Qt: https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""
_LIBPQ_NOTE = """\
The package contains libpq, the client library of PostgreSQL, and what that needs, such as OpenSSL.
Licence of PostgreSQL: https://www.postgresql.org/about/licence/
Sources: https://github.com/psycopg/psycopg
"""
_NOTES = {
    "pyside6": _QT_NOTE,
    "shiboken6": _QT_NOTE,
    "psycopg-binary": _LIBPQ_NOTE,
}
"""Notes on the distributions whose normalised names begin with the key."""
_BUNDLED_EXTRAS = ("sound", "postgresql")
"""The optional dependencies that the frozen program contains."""


def _normalise_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _select_required(package: Distribution, extras: frozenset[str]) -> list[str]:
    """Return the requirements of ``package`` without those of other extras than ``extras``."""
    declared = [(line, re.search(r"""extra == ["']([^"']+)""", line)) for line in package.requires or []]
    return [line for line, extra in declared if extra is None or extra.group(1) in extras]


def find_distributions(pyproject: Path) -> list[Distribution]:
    """Return the installed direct and indirect dependencies of the frozen program, sorted by name."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    pending: list[str] = list(project["dependencies"])
    for extra in _BUNDLED_EXTRAS:
        pending += project["optional-dependencies"][extra]
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    while pending:
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?", pending.pop())
        if match is None:
            continue
        key, extras = _normalise_name(match.group(1)), match.group(2) or ""
        if (key, extras) in seen:
            continue
        seen.add((key, extras))
        try:
            found[key] = distribution(key)
        except PackageNotFoundError:
            continue  # required on another system or Python version only
        pending += _select_required(found[key], frozenset(re.split(r"\s*,\s*", extras)))
    return [found[key] for key in sorted(found)]


def read_licence_texts(package: Distribution) -> list[str]:
    """Return the licence texts that a distribution contains."""
    paths = [path for path in package.files or [] if _LICENCE_FILE_PATTERN.search(path.as_posix())]
    # licenses.py of a package is code, in spite of its name.
    files = [Path(str(package.locate_file(path))) for path in paths if path.suffix not in {".py", ".pyc"}]
    return [file.read_text(encoding="utf-8", errors="replace").strip() for file in files if file.is_file()]


def _read_python_licence() -> str:
    for folder in (Path(sys.base_prefix), Path(sys.base_prefix) / f"lib/python3.{sys.version_info[1]}"):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8", errors="replace").strip()
    return "PSF License Agreement: https://docs.python.org/3/license.html"


def _find_declared_licence(package: Distribution) -> str:
    fields = {key.lower(): package.metadata[key] for key in package.metadata}
    expression = fields.get("license-expression") or fields.get("license")
    classifiers = package.metadata.get_all("Classifier") or []
    return expression or ", ".join(line for line in classifiers if "License" in line) or "see its home page"


def find_system_licences(files: Iterable[str]) -> dict[str, str]:
    """Return the licence texts of the Debian packages that contain ``files``, by package name."""
    if shutil.which("dpkg-query") is None:
        return {}
    paths = {path for file in files for path in (file, str(Path(file).resolve()))}
    # dpkg knows a file by its path in the package: /lib/x.so, even where /lib is a link to /usr/lib.
    paths |= {path.removeprefix("/usr") for path in paths}
    completed = subprocess.run(
        ["dpkg-query", "-S", *sorted(paths)], capture_output=True, text=True, check=False
    )
    names = {line.split(":", 1)[0] for line in completed.stdout.splitlines() if ": /" in line}
    notices = {name: Path(f"/usr/share/doc/{name}/copyright") for name in sorted(names)}
    return {
        name: notice.read_text(encoding="utf-8", errors="replace").strip()
        for name, notice in notices.items()
        if notice.is_file()
    }


def format_licences(distributions: list[Distribution], packages: Mapping[str, str]) -> str:
    """Return the licence file: Python, the distributions, and the libraries of Debian packages."""
    version = ".".join(map(str, sys.version_info[:3]))
    parts = [
        "DevLink3 Desk contains the following software.\n",
        f"{_SEPARATOR}\nPython {version}\n{_SEPARATOR}\n\n{_read_python_licence()}\n",
    ]
    for package in distributions:
        name = package.metadata["Name"]
        notes = [note for key, note in _NOTES.items() if _normalise_name(name).startswith(key)]
        texts = read_licence_texts(package) or ["The distribution contains no licence text."]
        body = "\n\n".join([f"Licence: {_find_declared_licence(package)}", *notes, *texts])
        parts.append(f"{_SEPARATOR}\n{name} {package.version}\n{_SEPARATOR}\n\n{body}\n")
    parts += [f"{_SEPARATOR}\n{name} (Debian)\n{_SEPARATOR}\n\n{text}\n" for name, text in packages.items()]
    return "\n".join(parts)


def write_licences(path: Path, pyproject: Path, binaries: Iterable[str]) -> Path:
    """Write the licences of dependencies and ``binaries`` to the file ``path`` and return ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        format_licences(find_distributions(pyproject), find_system_licences(binaries)), encoding="utf-8"
    )
    return path

"""The licences of everything that the frozen program contains, in one file that goes with it."""

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
dynamically: put your own builds of the same version in the place of the libraries in this folder to run the
program on them.
Their sources: https://download.qt.io/official_releases/
"""


def find_distributions(pyproject: Path) -> list[Distribution]:
    """Return what the program depends on, directly or not, as far as it is installed, by name."""
    declared = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["dependencies"]
    found: dict[str, Distribution] = {}
    waiting = list(declared)
    while waiting:
        requirement = waiting.pop()
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        if name is None or "extra ==" in requirement:
            continue
        key = re.sub(r"[-_.]+", "-", name.group()).lower()
        try:
            each = distribution(key)
        except PackageNotFoundError:
            continue  # of another system or another Python
        if key not in found:
            found[key] = each
            waiting += each.requires or []
    return [found[key] for key in sorted(found)]


def read_licence_texts(each: Distribution) -> list[str]:
    """Return the licence texts that a distribution carries."""
    paths = [path for path in each.files or [] if _LICENCE_FILE_PATTERN.search(path.as_posix())]
    texts = (Path(str(each.locate_file(path))) for path in paths if not path.name.endswith((".py", ".pyc")))
    return [text.read_text(encoding="utf-8", errors="replace").strip() for text in texts if text.is_file()]


def _read_python_licence() -> str:
    for folder in (Path(sys.base_prefix), Path(sys.base_prefix) / f"lib/python3.{sys.version_info[1]}"):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8", errors="replace").strip()
    return "PSF License Agreement: https://docs.python.org/3/license.html"


def _find_declared_licence(each: Distribution) -> str:
    named = {key.lower(): each.metadata[key] for key in each.metadata}
    expression = named.get("license-expression") or named.get("license")
    classifiers = each.metadata.get_all("Classifier") or []
    return expression or ", ".join(line for line in classifiers if "License" in line) or "see its home page"


def find_system_licences(files: Iterable[str]) -> dict[str, str]:
    """Return the Debian packages that libraries come from, each with the text of its licences."""
    if shutil.which("dpkg-query") is None:
        return {}
    found = {place for file in files for place in (file, str(Path(file).resolve()))}
    places = sorted(found | {place.removeprefix("/usr") for place in found})  # where Debian once had them
    told = subprocess.run(["dpkg-query", "-S", *places], capture_output=True, text=True, check=False)
    names = {line.split(":", 1)[0] for line in told.stdout.splitlines() if ": /" in line}
    texts = {name: Path(f"/usr/share/doc/{name}/copyright") for name in sorted(names)}
    return {
        name: text.read_text(encoding="utf-8", errors="replace").strip()
        for name, text in texts.items()
        if text.is_file()
    }


def format_licences(distributions: list[Distribution], packages: Mapping[str, str]) -> str:
    """Return the whole file: Python, its distributions, and libraries of the system that froze it."""
    version = ".".join(map(str, sys.version_info[:3]))
    parts = [
        "DevLink3 Desk contains the following software.\n",
        f"{_SEPARATOR}\nPython {version}\n{_SEPARATOR}\n\n{_read_python_licence()}\n",
    ]
    for each in distributions:
        name = each.metadata["Name"]
        note = _QT_NOTE if name.lower().startswith(("pyside6", "shiboken6")) else ""
        texts = read_licence_texts(each) or ["The distribution carries no text of its licence."]
        body = "\n\n".join([f"Licence: {_find_declared_licence(each)}", *([note] if note else []), *texts])
        parts.append(f"{_SEPARATOR}\n{name} {each.version}\n{_SEPARATOR}\n\n{body}\n")
    parts += [f"{_SEPARATOR}\n{name} (Debian)\n{_SEPARATOR}\n\n{text}\n" for name, text in packages.items()]
    return "\n".join(parts)


def write_licences(path: Path, pyproject: Path, binaries: Iterable[str]) -> Path:
    """Write the licences of all that ``pyproject`` brings, and of the files of ``binaries``, to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        format_licences(find_distributions(pyproject), find_system_licences(binaries)), encoding="utf-8"
    )
    return path

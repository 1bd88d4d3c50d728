"""Rules for the source of the whole package.

No more than three files import one another in a circle, be it at the top, lazily or only for annotations: the
layers of the packages are import contracts in ``pyproject.toml``, which allow circles inside a package. And
nothing waits in an event loop of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

import devlink3_desk

PACKAGE_FOLDER: Final = Path(devlink3_desk.__file__).parent
MAX_CYCLE_FILES: Final = 3
NESTED_LOOPS: Final = {
    "exec": None,
    "exec_": None,
    "getExistingDirectory": "QFileDialog",
    "getExistingDirectoryUrl": "QFileDialog",
    "getOpenFileName": "QFileDialog",
    "getOpenFileNames": "QFileDialog",
    "getSaveFileName": "QFileDialog",
    "getColor": "QColorDialog",
    "getFont": "QFontDialog",
    "getDouble": "QInputDialog",
    "getInt": "QInputDialog",
    "getItem": "QInputDialog",
    "getMultiLineText": "QInputDialog",
    "getText": "QInputDialog",
    "about": "QMessageBox",
    "aboutQt": "QMessageBox",
    "critical": "QMessageBox",
    "information": "QMessageBox",
    "question": "QMessageBox",
    "warning": "QMessageBox",
}
"""Methods that run an event loop until a window is closed, with their class; ``None``: of any object."""


def find_modules(folder: Path) -> dict[str, Path]:
    """Return the source files of a package by the names of their modules."""
    modules = {}
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        modules[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return modules


def iter_imports(name: str, path: Path) -> Iterator[str]:
    """Yield the names that a module imports anywhere in its source."""
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) + 1 - node.level]
                base = ".".join([*parents, *filter(None, [node.module])])
            yield base
            # What is imported from a package may be one of its modules.
            yield from (f"{base}.{alias.name}" for alias in node.names)


def build_import_graph(folder: Path) -> dict[str, set[str]]:
    """Return the modules of a package, each with the modules of the package that it imports."""
    modules = find_modules(folder)
    graph = {}
    for name, path in modules.items():
        imported = set(iter_imports(name, path)) & set(modules) - {name}
        # "from package import module" is an import of the module: the __init__.py of the package is imported
        # with every module in it.
        graph[name] = {
            other for other in imported if not any(deeper.startswith(f"{other}.") for deeper in imported)
        }
    return graph


def find_cycles(graph: Mapping[str, set[str]]) -> list[set[str]]:
    """Return the strongly connected components of a graph with more than one node (Tarjan's algorithm)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    cycles: list[set[str]] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        stack.append(node)
        for successor in sorted(graph[node]):
            if successor not in order:
                visit(successor)
                lowest[node] = min(lowest[node], lowest[successor])
            elif successor in stack:
                lowest[node] = min(lowest[node], order[successor])
        if lowest[node] == order[node]:
            start = stack.index(node)
            component = set(stack[start:])
            del stack[start:]
            if len(component) > 1:
                cycles.append(component)

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return cycles


def test_no_more_than_three_files_import_one_another() -> None:
    graph = build_import_graph(PACKAGE_FOLDER)
    assert len(graph) > 100, "The source of the package was not found."
    too_large = [sorted(cycle) for cycle in find_cycles(graph) if len(cycle) > MAX_CYCLE_FILES]
    assert too_large == []


@pytest.mark.parametrize(
    ("graph", "cycles"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}, "c": {"a"}}, [{"a", "b"}]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": {"d"}}, [{"d", "e"}, {"a", "b", "c"}]),
        ({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": {"a"}}, [{"a", "b", "c", "d"}]),
    ],
)
def test_cycles_are_found(graph: dict[str, set[str]], cycles: list[set[str]]) -> None:
    assert find_cycles(graph) == cycles


def test_imports_are_found_wherever_they_are(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "inner").mkdir(parents=True)
    sources = {
        "__init__.py": "",
        "top.py": "import package.lazy\nfrom package.inner import leaf\n",
        "lazy.py": "def call():\n    from . import typed\n",
        "typed.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from package.top import name\n",
        "inner/__init__.py": "",
        "inner/leaf.py": "from .. import top\n",
    }
    for name, source in sources.items():
        (package / name).write_text(source, encoding="utf-8")
    graph = build_import_graph(package)
    assert graph["package.top"] == {"package.lazy", "package.inner.leaf"}
    assert graph["package.lazy"] == {"package.typed"}
    assert graph["package.typed"] == {"package.top"}
    assert graph["package.inner.leaf"] == {"package.top"}
    assert find_cycles(graph) == [{"package.top", "package.lazy", "package.typed", "package.inner.leaf"}]


def find_nested_loops(source: str) -> list[str]:
    """Return the calls in a source that run an event loop inside the one that runs already."""
    return [
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in NESTED_LOOPS
        and NESTED_LOOPS[node.func.attr] in (None, ast.unparse(node.func.value).rpartition(".")[2])
    ]


def test_no_event_loop_runs_inside_another() -> None:
    """asyncio cannot be entered again: a connection would stand still, or the program fail."""
    found = {
        str(path.relative_to(PACKAGE_FOLDER)): calls
        for path in PACKAGE_FOLDER.rglob("*.py")
        if (calls := find_nested_loops(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ("if dialog.exec(): pass", ["dialog.exec"]),
        ("QFileDialog.getSaveFileName(self)", ["QFileDialog.getSaveFileName"]),
        ("QtWidgets.QMessageBox.question(self, title, text)", ["QtWidgets.QMessageBox.question"]),
        ("logger.warning('text')", []),
        ("dialog.open()", []),
    ],
)
def test_nested_loops_are_found(source: str, calls: list[str]) -> None:
    assert find_nested_loops(source) == calls


def test_nothing_waits_in_a_way_that_can_ignore_a_cancellation() -> None:
    """``asyncio.wait_for`` of Python 3.11 ignores one that comes with its result."""
    users = [
        path.name
        for path in PACKAGE_FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "asyncio.wait_for"
    ]
    assert users == []


def find_members(source: str) -> dict[str, set[str]]:
    """Return what each class of a module defines: its methods, and the attributes that are assigned in it."""
    return {
        node.name: {name for each in ast.walk(node) for name in _list_defined_names(each)}
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }


def _list_defined_names(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return [name]
        case _:
            return []


def test_every_member_of_a_class_that_a_document_names_exists() -> None:
    root = PACKAGE_FOLDER.parent
    members: dict[str, set[str]] = {}
    for path in find_modules(PACKAGE_FOLDER).values():
        members |= find_members(path.read_text(encoding="utf-8"))
    documents = [root / "CONTRIBUTING.md", *sorted((root / "docs").glob("*.md"))]
    named = {
        (path.name, *found)
        for path in documents
        for found in re.findall(r"`([A-Z]\w+)\.(\w+)`", path.read_text(encoding="utf-8"))
        if found[0] in members
    }
    assert {name for name in named if name[2] not in members[name[1]]} == set()
    assert named

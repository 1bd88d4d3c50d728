"""Runs the benchmarks: ``python -m tests.benchmarks [--json FILE] [--only WORD]``."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from pathlib import Path

import msgspec

import tests.benchmarks as benchmarks
from tests.benchmarks.rows import Row


def main() -> None:
    """Run all ``bench_`` modules, print a line for each measurement, and write them as JSON on demand."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure DevLink3 Desk.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows to FILE")
    parser.add_argument("--only", default="", metavar="WORD", help="only modules with WORD in their name")
    options = parser.parse_args()
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    rows: list[Row] = []
    for name in sorted(names):
        if name.startswith("bench_") and options.only in name:
            for row in importlib.import_module(f"tests.benchmarks.{name}").run():
                print(_format_row(row), flush=True)
                rows.append(row)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(rows)) + b"\n")


def _format_row(row: Row) -> str:
    line = f"{row.name}: {row.value:,.4g} {row.unit}"
    if row.ratio is not None and row.against_value is not None:
        line += f"; {row.against}: {row.against_value:,.4g}; ratio {row.ratio:.2f}"
    if row.aim is not None:
        line += f" (aim: {row.aim}, {'met' if row.met else 'NOT met'})"
    return line


if __name__ == "__main__":
    main()

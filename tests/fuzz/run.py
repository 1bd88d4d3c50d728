"""Fuzzes one target with atheris: ``python -m tests.fuzz.run TARGET FOLDER [libFuzzer options]``."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["devlink3_desk.protocol", "devlink3_desk.switchboard"]):
    from tests.fuzz.targets import SEEDS, TARGETS, set_target_folder


def main() -> None:
    """Write the seeds into the corpus and start atheris."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    set_target_folder(folder)
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *sys.argv[3:], f"-artifact_prefix={folder}/", str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""The wheel: the package, the resources that it reads, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from freeze import contents

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="the wheel is the same on all systems")
def test_the_wheel_contains_the_code_and_the_resources_that_it_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("devlink3_desk-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = [PurePosixPath(name) for name in archive.namelist()]
    resources = {name.relative_to("devlink3_desk/_resources") for name in names if "_resources" in name.parts}
    folder = ROOT / "resources"
    assert {Path(name) for name in resources} == {
        file.relative_to(folder) for file in contents.list_resource_files(folder)
    }
    code = {name for name in names if name.parts[0] == "devlink3_desk" and "_resources" not in name.parts}
    package = ROOT / "devlink3_desk"
    assert {Path(name) for name in code} == {
        file.relative_to(ROOT) for file in [*package.rglob("*.py"), package / "py.typed"]
    }
    assert {name.parts[0] for name in names} == {"devlink3_desk", wheel.name.rsplit("-", 3)[0] + ".dist-info"}

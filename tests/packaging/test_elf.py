"""Libraries of a bundle lose what only the machine that built them knows, and nothing that they need."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("only Linux bundles are looked through", allow_module_level=True)

import elf

NEEDED = ("cc", "objdump", "strip", "patchelf")


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in NEEDED), reason=f"needs {', '.join(NEEDED)}")
def test_the_build_machines_folders_go_and_the_bundles_own_stay(tmp_path: Path) -> None:
    house = tmp_path / "_internal"
    house.mkdir()
    source = tmp_path / "one.c"
    source.write_text("int one(void) { return 1; }\n")
    for name, folder in (("builders.so", "/nowhere/lib"), ("own.so", "$ORIGIN/../pillow.libs")):
        command = ["cc", "-shared", "-fPIC", source, "-o", house / name, f"-Wl,-rpath,{folder}"]
        subprocess.run(command, check=True)
    elf.strip(tmp_path)
    assert "/nowhere" not in elf.told(house / "builders.so")
    assert "$ORIGIN/../pillow.libs" in elf.told(house / "own.so")

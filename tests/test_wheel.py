"""What `pip install .` gives: the command, and the scenarios inside the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_the_scenarios_and_plays_them_away_from_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "-w", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("walkout-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as file:
        file.extractall(site)
        names = file.namelist()
    (entry,) = site.glob("*.dist-info/entry_points.txt")
    assert "walkout = simulator.cli.main:run" in entry.read_text("utf-8")
    assert not [name for name in names if name.startswith(("tests/", "scenarios/"))]

    environment = os.environ | {"PYTHONPATH": str(site), "WALKOUT_HOME": str(tmp_path / "home")}
    code = "import simulator; from simulator.cli.main import main; main(['list']); print(simulator.__file__)"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
    ).stdout
    assert str(site) in out
    for path in (ROOT / "scenarios").glob("*.yaml"):
        assert f"{path.stem}: " in out

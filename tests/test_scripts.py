"""The scripts behind the Makefile's targets."""

import os
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parents[1] / "scripts" / "run"


@pytest.mark.parametrize("port", ["åtta", "0", "65536", "-1", "80 80"])
def test_a_port_that_cannot_be_stops_the_start_with_one_line(port):
    ended = subprocess.run(
        [RUN], env=os.environ | {"PORT": port}, capture_output=True, text=True, check=False
    )

    said = f"PORT ska vara ett tal från 1 till 65535, inte ”{port}”.\n"
    assert (ended.returncode, ended.stderr, ended.stdout) == (1, said, "")

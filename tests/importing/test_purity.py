"""The reader is pure: it needs neither Django nor a database."""

import subprocess
import sys


def test_the_reader_imports_no_django():
    program = "import sys, importing; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

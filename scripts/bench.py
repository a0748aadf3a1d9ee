"""What a printed copy costs: CPU time of rendering, stamping and a copy from the cache, side by side.

Then ten copies are asked for at once of a site with two workers, twice. Everything happens in a folder
that is thrown away. Fails when a stamp costs more than a twentieth of rendering, when an answer is not
the very copy that it should be, or when a worker takes 300 MB. Run it by `make bench`; memory is read as
Linux tells it.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from urllib.request import urlopen

import django

from document.edition import Edition

ROOT = Path(__file__).parents[1]
SHARE, MEGABYTES = 20, 300
COPIES, WORKERS = 10, 2
#: Where the copies say that the site is.
ADDRESS = "https://intranat.example"
#: Seconds that the site may take to start, to answer, and to stop.
PATIENCE = 60


def main() -> int:
    """Measure, and say what was measured."""
    with tempfile.TemporaryDirectory(prefix="plan-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "ljungby_plan.settings",
            "SECRET_KEY": "x" * 50,
            "ALLOWED_HOSTS": "127.0.0.1",
            "HTTPS": "false",
            "DEBUG": "false",
            "ORGANISATION": "Ljungby kommun",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "CACHE_URL": f"file://{folder}/cache",
            "PUBLIC_URL": ADDRESS,
        }
        django.setup()
        slugs = _prepare()
        good = [_costs(slugs[0]), _crowd(slugs, Path(folder) / "site.log")]
    return 0 if all(good) else 1


def _prepare() -> list[str]:
    """A database with the Ljungby plan under ten addresses, each adopted and with its archive file."""
    from django.core.management import call_command  # noqa: PLC0415 - after django.setup

    import importing  # noqa: PLC0415
    from plans import actions  # noqa: PLC0415
    from plans.management.commands.demo import SOURCE  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    read = importing.read_file(SOURCE, organisation=os.environ["ORGANISATION"])
    slugs = [f"{read.slug}-{number}" for number in range(1, COPIES + 1)]
    for slug in slugs:
        actions.bring_in(imported=read, slug=slug, adopted=True, by=None)
    return slugs


def _costs(slug: str) -> bool:
    """Whether stamping is cheap beside rendering, for the Ljungby plan and for one of 200 activities."""
    from plans import copies  # noqa: PLC0415
    from tests.printing import samples  # noqa: PLC0415

    ours = _edition(slug)
    copies.printed_copy(ours)
    cached = _cpu(lambda: copies.printed_copy(ours), times=200)
    strained = samples.edition(samples.stress())
    shares = [
        _compare("Ljungbyplanen", ours, times=5, cached=cached),
        _compare("En plan med 200 aktiviteter", strained, times=1),
    ]
    return max(shares) <= 1 / SHARE


def _compare(name: str, edition: Edition, *, times: int, cached: float | None = None) -> float:
    """What a stamp costs beside rendering."""
    from printing import archive  # noqa: PLC0415
    from printing.marks import marks  # noqa: PLC0415
    from printing.stamp import stamp  # noqa: PLC0415

    file = archive.render(edition, organisation=os.environ["ORGANISATION"])
    on_it = marks(edition, printed_on=edition.on, public_url=ADDRESS)
    rendering = _cpu(
        lambda: archive.render(edition, organisation=os.environ["ORGANISATION"]), times=times
    )
    stamping = _cpu(lambda: stamp(file, on_it), times=20)
    _say(f"{name}, CPU-tid (median)")
    _say(f"  rendera arkivfilen  {rendering * 1000:8.1f} ms   1")
    _say(f"  stämpla en kopia    {stamping * 1000:8.1f} ms   1/{rendering / stamping:.0f}")
    if cached is not None:
        _say(f"  kopia ur cachen     {cached * 1000:8.1f} ms   1/{rendering / cached:.0f}")
    return stamping / rendering


def _cpu(work: Callable[[], object], *, times: int) -> float:
    """Seconds of CPU time, the median."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def _crowd(slugs: list[str], log: Path) -> bool:
    """Whether ten copies at once are all right, and the workers stay small."""
    from plans.models import ArchiveFile  # noqa: PLC0415
    from printing.marks import marks  # noqa: PLC0415
    from printing.stamp import stamp  # noqa: PLC0415

    good = True
    with _site(log) as (address, process):
        expected = []
        for slug in slugs:
            edition = _edition(slug)
            file = ArchiveFile.objects.get(revision__digest=edition.digest)
            on_it = marks(edition, printed_on=edition.on, public_url=ADDRESS)
            expected.append(stamp(bytes(file.data), on_it))
        for turn in ("nya", "ur cachen"):
            start = time.monotonic()
            answers = _at_once([f"{address}/planer/{slug}/pdf/" for slug in slugs])
            right = sum(map(bytes.__eq__, answers, expected))
            taken = time.monotonic() - start
            _say(f"{COPIES} kopior på en gång, {turn}: {right} rätta på {taken:.2f} s")
            good &= right == COPIES
        for worker, peak in _peaks(process.pid):
            _say(f"  arbetare {worker}: som mest {peak:.0f} MB")
            good &= peak < MEGABYTES
    return good


def _edition(slug: str) -> Edition:
    """The version that is in force today."""
    from django.utils import timezone  # noqa: PLC0415

    from plans import reading  # noqa: PLC0415

    today = timezone.localdate()
    versions = reading.versions(slug)
    return versions.edition(versions.in_force(today), today)


@contextmanager
def _site(log: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The site with two workers on a free port of this machine: its address, and its process."""
    command = [sys.executable, "-m", "gunicorn", "ljungby_plan.wsgi", "--bind", "127.0.0.1:0"]
    with (
        log.open("wb") as out,
        subprocess.Popen([*command, "--workers", str(WORKERS)], cwd=ROOT, stderr=out) as process,
    ):
        try:
            yield _listening(log, process), process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _listening(log: Path, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        match = re.search(r"Listening at: (http://\S+)", log.read_text())
        if match and log.read_text().count("Booting worker") == WORKERS:
            return match[1]
        time.sleep(0.1)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


def _at_once(addresses: list[str]) -> list[bytes]:
    barrier = Barrier(len(addresses))

    def ask(address: str) -> bytes:
        barrier.wait(PATIENCE)
        with urlopen(address, timeout=PATIENCE) as response:  # noqa: S310 - our own address
            answer: bytes = response.read()
        return answer

    with ThreadPoolExecutor(len(addresses)) as threads:
        return list(threads.map(ask, addresses))


def _peaks(parent: int) -> Iterator[tuple[int, float]]:
    """The workers, and the most memory that each has held, in megabytes."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    for child in children:
        status = Path(f"/proc/{child}/status").read_text()
        yield int(child), int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

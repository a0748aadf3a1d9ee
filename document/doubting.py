"""Days that look wrong: what is asked about, in words, before it counts.

A mistyped year is a day like any other to a rule, so nothing here refuses: whoever decides is asked once,
about all at the same time, and may answer that it is right. What is only missing is no doubt, and asks for
nothing (`document.assessing`). Pure.
"""

from collections.abc import Iterator
from datetime import date

from document.decision import Decision
from document.swedish import written

#: Years from today, ahead or back, beyond which a first day, a repeal or a review is asked about.
FAR = 2
#: Years after a version's first day, or a review, beyond which its deadline is asked about: a mandate period.
LONG = 4
#: Years after its first day beyond which a last day is asked about.
LONGEST = 10


def doubtful_decision(
    label: str, decision: Decision, *, on: date, brought_in: bool = False
) -> Iterator[str]:
    """Questions about the days of a version called so.

    One that is `brought_in` was decided elsewhere, and is not asked about days gone by.
    """
    start, until, review_by = decision.valid_from, decision.valid_until, decision.review_by
    if start is None:
        return
    if _years(on, start, FAR):
        yield f"Version {label} börjar gälla först {written(start)}. Är det rätt år?"
    if _years(start, on, FAR) and not brought_in:
        yield f"Version {label} började gälla redan {written(start)}. Är det rätt år?"
    if review_by and _years(start, review_by, LONG):
        yield (
            f"Version {label} ska revideras senast {written(review_by)}, mer än fyra år efter att den "
            f"börjar gälla {written(start)}. Är det rätt?"
        )
    if until and _years(start, until, LONGEST):
        yield f"Version {label} gäller ända till och med {written(until)}. Är det rätt år?"


def doubtful_repeal(day: date, *, on: date) -> Iterator[str]:
    """Questions about the day from which a plan is repealed."""
    if _years(on, day, FAR):
        yield f"Planen upphävs först {written(day)}. Är det rätt år?"
    if _years(day, on, FAR):
        yield f"Planen upphävdes redan {written(day)}. Är det rätt år?"


def doubtful_review(day: date, review_by: date | None, *, on: date) -> Iterator[str]:
    """Questions about the day of a review, and about the deadline that it sets."""
    if _years(day, on, FAR):
        yield f"Prövningen gjordes redan {written(day)}. Är det rätt år?"
    if review_by and _years(day, review_by, LONG):
        yield (
            f"Planen ska revideras senast {written(review_by)}, mer än fyra år efter prövningen "
            f"{written(day)}. Är det rätt?"
        )


def may_undo(instance: str, decided: str) -> bool:
    """Whether an instance is the one that decided, or known by its name to stand above it.

    Fullmäktige stands above all, and a nämnd above what it is named after: Socialnämndens arbetsutskott. Of
    others the names tell nothing.
    """
    above, below = instance.casefold().strip(), decided.casefold().strip()
    return "fullmäktige" in above or (above != "" and below.startswith(above))


def _years(since: date, until: date, years: int) -> bool:
    """Whether one day lies more than so many years after another."""
    return (until.year - years, until.month, until.day) > (since.year, since.month, since.day)

"""Why an action is not done."""

from typing import Self

from document.assessing import Problem

CHANGED = "Arbetsversionen har ändrats sedan du läste den. Läs den igen och försök på nytt."
CHANGED_SINCE_PROPOSED = (
    "Arbetsversionen har ändrats sedan den skickades för beslut. Den måste skickas på nytt."
)
#: With what differs, and where.
MISREAD = (
    "Arkivfilen går inte att läsa upp som planen är skriven: {}. Inget är sparat. "
    "Meddela den som sköter programmet."
)
OVERTAKEN = "Ett annat beslut om planen hann före. Läs om sidan och försök igen."


class Refused(Exception):
    """An action that the rules do not allow. `problems` says why, in Swedish, field by field."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems

    @classmethod
    def because(cls, message: str, field: str = "") -> Self:
        """For one reason."""
        return cls([Problem(message, field)])


def refuse_if(problems: list[Problem]) -> None:
    """Raises `Refused` when there is a problem."""
    if problems:
        raise Refused(problems)

"""Mail about a proposal that an edit has broken or made whole again, to who sent it and those who decide."""

from django.contrib.auth.models import User

from plans import access
from plans.mailing import directory, said
from plans.mailing.letter import Letter, Link, Quote
from plans.models import Event
from plans.reading.proposals import breaking

_WHY = "Du får mejlet för att du har lämnat förslaget eller kan fastställa styrdokument."


def tell_broken(proposed: Event, *, by: User | None) -> None:
    """Say that a proposal cannot be decided on, and what was changed by whom; not to who did it."""
    changes = "\n".join(f"{each.title}, av {each.who}" for each in breaking(proposed))
    letter = Letter(
        subject=f"Förslaget är brutet: {proposed.plan}",
        paragraphs=(
            f"Förslaget till ny version av {proposed.plan} är brutet: texten är ändrad sedan det skickades.",
            "Ingen kan svara på förslaget förrän det har skickats igen.",
        ),
        quote=Quote("Det här är ändrat sedan det skickades", changes) if changes else None,
        links=(Link("Öppna arbetsversionen", said.to_admin("change", proposed)),),
        why=_WHY,
    )
    letter.write(_concerned(proposed, by))


def tell_mended(proposed: Event, *, by: User | None) -> None:
    """Say that a proposal which was broken can be decided on again; not to who made it so."""
    letter = Letter(
        subject=f"Förslaget är helt igen: {proposed.plan}",
        paragraphs=(
            f"Arbetsversionen av {proposed.plan} är åter som den var när förslaget skickades.",
            "Förslaget väntar på svar igen.",
        ),
        links=(Link("Öppna arbetsversionen", said.to_admin("change", proposed)),),
        why=_WHY,
    )
    letter.write(_concerned(proposed, by))


def _concerned(proposed: Event, by: User | None) -> set[str]:
    users = [*directory.who_may(access.ADOPT), *directory.sender(proposed)]
    return directory.addresses(user for user in users if user != by)

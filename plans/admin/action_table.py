"""The table of what is done to a plan besides editing it: each with its address, words, form, and who may."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from document.rules import State
from document.standing import Standing
from plans import access, actions
from plans.admin.action_forms import (
    AmendForm,
    PlanActionForm,
    ProposeForm,
    ReturnForm,
    ReviewForm,
    RewordForm,
    TakeBackForm,
)
from plans.admin.correction_forms import (
    ConfirmCorrectionForm,
    CorrectForm,
    RefuseCorrectionForm,
)
from plans.admin.ending_forms import AnnulForm, CallOffForm, RepealForm, annullable
from plans.models import Plan, Revision
from plans.reading.versions import versions


@dataclass(frozen=True, slots=True)
class PlanAction:
    """One thing to do: its address, words, form, and who may."""

    name: str
    path: str
    title: str
    help: str
    button: str
    form: type[PlanActionForm]
    may: Callable[[Any], bool]

    def compared(self, found: Standing[Revision]) -> Revision | None:
        """The version that the working copy is compared with: editorial changes are of the one in force."""
        return found.current if self.name in ("amend", "reword") else found.compared

    def named(self, found: Standing[Revision]) -> "PlanAction":
        """As it is called where a plan stands so: what is repealed from a day ahead is repealed sooner."""
        sooner = self.name == "repeal" and found.is_ending
        return replace(self, title="Upphäv planen tidigare") if sooner else self

    @property
    def admin_url(self) -> str:
        """The name of its address."""
        return f"admin:plans_plan_{self.name}"


PLAN_ACTIONS = (
    PlanAction(
        name="propose",
        path="skicka",
        title="Skicka för beslut",
        help="Arbetsversionen skickas som den är nu. Ändras den efteråt måste den skickas igen. "
        "Beslutsfattaren jämför den med den giltiga versionen och fastställer den eller lämnar tillbaka den.",
        button="Skicka för beslut",
        form=ProposeForm,
        may=access.may_prepare,
    ),
    PlanAction(
        name="take_back",
        path="dra-tillbaka",
        title="Dra tillbaka förslaget",
        help="Ingen beslutar om förslaget. Arbetsversionen är kvar som den är, och kan ändras och skickas på "
        "nytt.",
        button="Dra tillbaka förslaget",
        form=TakeBackForm,
        may=access.may_prepare,
    ),
    PlanAction(
        name="reword",
        path="foresla-redaktionell",
        title="Föreslå en redaktionell ändring",
        help="En rättelse av språket, utan nytt beslut: versionen får ett undernummer, som 1.1. Avsnitt, "
        "aktiviteter, ansvariga, tidsplaner, datum och siffror måste vara desamma, och planen får inte vara "
        "försenad. En annan person läser varje ändrat ord och godkänner ändringen.",
        button="Skicka för godkännande",
        form=RewordForm,
        may=access.may_prepare,
    ),
    PlanAction(
        name="amend",
        path="redaktionell",
        title="Godkänn en redaktionell ändring",
        help="Läs varje ändrat ord. Godkänner du får versionen ett undernummer, som 1.1, och gäller från i "
        "dag utan nytt beslut. Läsarna ser att du har godkänt den. Ändrar ett ord vad planen säger lämnar du "
        "tillbaka förslaget.",
        button="Godkänn ändringen",
        form=AmendForm,
        may=access.may_adopt,
    ),
    PlanAction(
        name="return",
        path="lamna-tillbaka",
        title="Lämna tillbaka förslaget",
        help="Förslaget fastställs inte. Arbetsversionen kan ändras och skickas på nytt.",
        button="Lämna tillbaka",
        form=ReturnForm,
        may=access.may_adopt,
    ),
    PlanAction(
        name="review",
        path="prova",
        title="Aktualitetspröva",
        help="En prövning av om den giltiga versionen fortfarande håller. Bara ”aktuell utan ändring” "
        "flyttar dagen för revidering.",
        button="Spara prövningen",
        form=ReviewForm,
        may=access.may_prepare,
    ),
    PlanAction(
        name="repeal",
        path="upphav",
        title="Upphäv planen",
        help="Planen slutar gälla. Alla versioner finns kvar att läsa, och adressen berättar vad som hände.",
        button="Upphäv planen",
        form=RepealForm,
        may=access.may_adopt,
    ),
    PlanAction(
        name="call_off",
        path="aterkalla",
        title="Återkalla en kommande version",
        help="Ett beslut om att en version som är fastställd inte ska börja gälla. Versionen finns kvar att "
        "läsa, och listan över versioner berättar vad som hände.",
        button="Återkalla versionen",
        form=CallOffForm,
        may=access.may_adopt,
    ),
    PlanAction(
        name="annul",
        path="upphavd-av-domstol",
        title="Upphävt av domstol",
        help="En domstol har upphävt beslutet om en version. Versionen finns kvar att läsa. Den som gällde "
        "före gäller igen, om den inte har upphört.",
        button="För in domstolens beslut",
        form=AnnulForm,
        may=access.may_adopt,
    ),
    PlanAction(
        name="correct",
        path="ratta",
        title="Rätta en uppgift om beslutet",
        help="Den fastställda versionen ändras inte. Rättelsen blir en egen post i liggaren när någon annan "
        "har bekräftat den, och läsarna ser då både den rätta uppgiften och vad som stod före.",
        button="Skriv in rättelsen",
        form=CorrectForm,
        may=access.may_prepare,
    ),
    PlanAction(
        name="confirm_correction",
        path="bekrafta-rattelse",
        title="Bekräfta en rättelse",
        help="Jämför med protokollet. När rättelsen är bekräftad visas den rätta uppgiften överallt.",
        button="Bekräfta rättelsen",
        form=ConfirmCorrectionForm,
        may=access.may_adopt,
    ),
    PlanAction(
        name="refuse_correction",
        path="avsla-rattelse",
        title="Avslå eller dra tillbaka en rättelse",
        help="Uppgiften står kvar som den är. Rättelsen kan skrivas in på nytt.",
        button="Avslå eller dra tillbaka",
        form=RefuseCorrectionForm,
        may=access.may_correct,
    ),
)


def possible(user: Any, plan: Plan, found: Standing[Revision]) -> list[PlanAction]:
    """What a user may do to a plan as it stands."""
    counts, adopted = found.current is not None, versions(plan.slug)
    waiting = found.proposal if found.proposal and not found.proposal.is_returned else None
    corrections = actions.unconfirmed(plan)
    makes_sense = {
        "propose": True,
        "reword": counts,
        "amend": waiting is not None and waiting.is_whole and bool(waiting.rewords),
        "return": waiting is not None,
        "take_back": waiting is not None,
        "review": counts,
        "repeal": found.newest is not None or found.is_lapsed,
        "call_off": found.state is State.UPCOMING or bool(found.coming),
        "annul": adopted is not None and bool(annullable(adopted)),
        "correct": found.version is not None,
        "confirm_correction": any(actions.may_confirm(each, user) for each in corrections),
        "refuse_correction": any(actions.may_refuse(each, user) for each in corrections),
    }
    offered = [each for each in PLAN_ACTIONS if each.may(user) and makes_sense[each.name]]
    return [each.named(found) for each in offered]

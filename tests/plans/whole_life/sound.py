"""What is decided when all is as it should be, so that lives get far."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from document.assessing import CALL_OFF, KEEP
from document.corrections import RegisterCorrected
from document.events import Outcome
from tests.plans.whole_life.corrections import Corrects
from tests.plans.whole_life.decisions import NEXT
from tests.plans.whole_life.edits import pick
from tests.plans.whole_life.machine import PICKS, WHICH

#: A decision that lacks nothing that must be there.
SOUND = {
    "valid_from": -30,
    "review_by": 300,
    "valid_until": None,
    "adopted_on": None,
    "adopted_by": "Kommunstyrelsen",
    "paragraph": "",
    "registry_number": "",
}


#: A version that is to come, and what meets it.
AHEAD = {
    "start": st.sampled_from([5, 40]),
    "then": st.sampled_from(
        ["call off", "annul", "repeal", "amend", "before", "before", "correct"]
    ),
    "coming": st.sampled_from([KEEP, CALL_OFF]),
}


class Sound(Corrects):
    """Rules that go through several steps, or do one on a plan that has come far enough."""

    def of_today(self) -> list[int]:
        """Which of the plans have a version that counts today."""
        return [which for which, story in enumerate(self.stories) if story.valid(self.today)]

    @precondition(lambda life: life.of_today())
    @rule(
        number=PICKS,
        outcome=st.sampled_from(Outcome),
        days=st.sampled_from([20, 600]),
        is_sound=st.booleans(),
    )
    def review_today(self, *, number, outcome, days, is_sound):
        self.review(
            which=pick(self.of_today(), number),
            by="ullaberg",
            outcome=outcome,
            reviewed_by="Kommunstyrelsen",
            back=0,
            ahead=days,
            is_sound=is_sound,
            head="newest",
        )

    @rule(
        which=WHICH,
        by=st.sampled_from(["ullaberg", "toraberg"]),
        edits=st.booleans(),
        decides=st.sampled_from(["arneberg", "toraberg"]),
        start=st.sampled_from([0, NEXT, 40]),
        coming=st.sampled_from([KEEP, CALL_OFF]),
    )
    def decide_on_a_proposal(self, *, which, by, edits, decides, start, coming):
        self.propose(which=which, by=by, note="Läget har ändrats.", seen="newest")
        if edits:
            self.hand_over(which=which, name="Byggnadsnämnden")
        given = SOUND | {"valid_from": start}
        seen = {"text": "newest", "head": "newest", "number": 0, "coming": coming}
        self.adopt(which=which, by=decides, given=given, on="waiting", **seen)

    @rule(which=WHICH, **AHEAD)
    def decide_ahead_and_then(self, *, which, start, then, coming):
        seen = {"text": "newest", "head": "newest", "number": 0, "coming": coming}
        self.adopt(which=which, by=None, given=SOUND | {"valid_from": start}, on="nothing", **seen)
        told = {"which": which, "by": "arneberg", "head": "newest"}
        match then:
            case "call off":
                why = {"called_off_by": "Kommunstyrelsen", "called_off_on": None, "note": "Fel."}
                self.call_off(number=0, is_coming=True, **told, **why)
            case "annul":
                self.annul(number=-1, annulled_by="Förvaltningsrätten", back=0, **told)
            case "repeal":
                self.repeal(days=start - 1, repealed_by="KF", repealed_on=None, **told)
            case "amend":
                self.reword(which)
            case "correct":
                self.correct_a_day(which=which, name="valid_from", days=start - 2, number=-1)
            case "before":
                given = SOUND | {"valid_from": start - 1}
                self.adopt(which=which, by=None, given=given, on="nothing", **seen)

    @rule(
        which=WHICH,
        name=st.sampled_from(["valid_from", "valid_until", "review_by"]),
        days=st.sampled_from([-3, 0, 1, 40, 500]),
        number=PICKS,
    )
    def correct_a_day(self, *, which, name, days, number):
        told = {"kind": RegisterCorrected, "reason": "Fel.", "paragraph": "§ 12"}
        told |= {"which": which, "number": number}
        self.enter_correction(by="ullaberg", name=name, now=days, **told)
        self.confirm_correction(which=which, by="arneberg", number=-1, head="newest")

    @precondition(lambda life: life.of_today())
    @rule(number=PICKS, days=st.sampled_from([0, 5]))
    def a_version_expires(self, *, number, days):
        which = pick(self.of_today(), number)
        valid = self.stories[which].valid(self.today)
        at = self.stories[which].versions.index(valid)
        self.correct_a_day(which=which, name="valid_until", days=days, number=at)
        self.days_pass(days=days + 1)

    @precondition(lambda life: life.of_today())
    @rule(number=PICKS)
    def amend_a_word(self, *, number):
        self.reword(pick(self.of_today(), number))

    def reword(self, which):
        """A word is changed, proposed, and approved by another."""
        self.propose_wording(which=which, by="ullaberg", note="Språket.", seen="", afresh=True)
        self.amend(which=which, by="arneberg", number=-1, is_newest=True, text="", head="newest")

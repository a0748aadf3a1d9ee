"""Whether a text names a group."""

import pytest

from networks.naming import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Demokratiberedning", "Demokratiberedning"),
        ("Demokratiberedningen", "Demokratiberedning"),
        ("demokratiberedningens ordförande", "Demokratiberedning"),
        ("Skolan och chefsgruppen.", "Chefsgrupp"),
        ("Brottsförebyggande rådet, polis", "Brottsförebyggande rådet"),
        ("Ungdomsrådet", "Ungdomsråd"),
        ("Insatsgrupperna", "Insatsgrupper"),
        ("Allas  barn", "Allas barn"),
        ("Sociala insatsgrupperna", "Sociala insatsgrupper SIG"),
        ("Sociala insatsgrupper SIG", "Sociala insatsgrupper SIG"),
        ("SIG-grupp", "Sociala insatsgrupper SIG"),
        ("SIG:s möten", "Sociala insatsgrupper (SIG)"),
        ("Ansvar: BRÅ", "BRÅ"),
    ],
)
def test_a_text_names_a_group(text, name):
    assert names(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ungdomsrådet", "Rådet"),
        ("Skolsamverkansgruppen", "Skolsamverkan"),
        ("Alla barn", "Allas barn"),
        ("Allas rätt och barn", "Allas barn"),
        ("Allas", "Allas barn"),
        ("Elever som känner sig trygga", "Sociala insatsgrupper SIG"),
        ("SIGNAL", "Sociala insatsgrupper SIG"),
        ("insatsgrupper", "Sociala insatsgrupper SIG"),
        ("råd", "Rådet"),
        ("", "Rådet"),
        ("Allt", "–"),
        ("", ""),
    ],
)
def test_a_text_does_not_name_a_group(text, name):
    assert not names(text, name)

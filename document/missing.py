"""What an act besides adoption must say, in the line that asks for it: rules and forms have the same. Pure.

Those of a decision that adopts stand in `document.decision.FACTS`.
"""

REPEALED_BY = "Ange vem som har upphävt planen."
REPEALED_FROM = "Ange från vilken dag planen är upphävd."
CALLED_OFF_BY = "Ange vem som har återkallat versionen."
CALLED_OFF_WHY = "Skriv varför versionen återkallas."
ANNULLED_BY = "Ange vilken domstol som har upphävt beslutet."
ANNULLED_FROM = "Ange från vilken dag beslutet är upphävt."
REVIEWED_BY = "Ange vem som har prövat planen."
CORRECTED_WHY = "Skriv varför uppgiften rättas."
REFUSED_WHY = "Skriv varför rättelsen inte ska gälla."
PROPOSED_WHY = "Skriv vad som har ändrats och varför."
RETURNED_WHY = "Skriv vad som behöver göras innan planen kan fastställas."

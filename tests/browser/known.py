"""What both sides know of the site: those who make it, and those who look at it from a browser."""

from datetime import date

#: Whoever is asked on the site, it is this day.
TODAY = date(2026, 11, 22)
#: A document with a version that is to come.
COMING = "rokfritt"
#: A document whose wording alone waits to be changed.
REWORDED = "krisberedskap"
PLAN = "handlingsplan-mot-valdsbejakande-extremism"
EDITOR, APPROVER = "redaktör", "beslutare"
CONTRIBUTOR, AUDITOR, ADMINISTRATOR = "handläggare", "granskare", "förvaltare"
PASSWORD = "hemligt-lösenord"  # the one that tests.factories gives
#: An address without a page, to see the one that says so.
NOWHERE = "/finns-inte/"

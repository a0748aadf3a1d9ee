"""`manage.py demo`: the Ljungby plan as version 1, its abbreviations, and an account for each role."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand
from django.db import transaction

import importing
import plans
from organisation import roles
from organisation.models import Membership
from organisation.roles import Role
from plans import actions
from plans.management.failure import Failure
from plans.models import Abbreviation, Plan

SOURCE = Path(plans.__file__).parent / "data" / "handlingsplan-mot-valdsbejakande-extremism.txt"
ACCOUNTS = {
    "handlaggare": Role.CONTRIBUTOR,
    "samordnare": Role.COORDINATOR,
    "beslutsfattare": Role.APPROVER,
    "granskare": Role.AUDITOR,
    "administrator": Role.ADMINISTRATOR,
    "lasare": Role.READER,
}
#: The contributor's: the one that answers for the Ljungby plan.
DEPARTMENT = "Kommunledningsförvaltningen"
#: The departments and roles that the Ljungby plan shortens.
ABBREVIATIONS = {
    "BUN": "Barn- och utbildningsförvaltningen",
    "KLF": "Kommunledningsförvaltningen",
    "KOF": "Kultur- och fritidsförvaltningen",
    "SIG": "Sociala insatsgrupper",
    "SKL": "Sveriges Kommuner och Landsting (i dag SKR)",
    "SOC": "Socialförvaltningen",
    "SYV": "Studie- och yrkesvägledare",
}


class Command(BaseCommand):
    """Fill an empty database. What is there already is kept."""

    help = "Lägger in Ljungbyplanen som version 1 och ett konto per roll. Det som redan finns rörs inte."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Bring in the plan if there is none, and make the accounts that are missing."""
        if Plan.objects.exists():
            self.stdout.write("Planerna i databasen är kvar som de var.")
        else:
            imported = importing.read_file(SOURCE, organisation=settings.ORGANISATION)
            try:
                _, revision = actions.bring_in(imported=imported, adopted=True, by=None)
            except actions.Refused as refused:
                raise Failure(str(refused)) from refused
            self.stdout.write(f"Lade in {revision}.")
        if not Abbreviation.objects.exists():
            self._abbreviations()
        for username, role in ACCOUNTS.items():
            self._account(username, role)

    def _abbreviations(self) -> None:
        rows = [Abbreviation(short=short, meaning=text) for short, text in ABBREVIATIONS.items()]
        Abbreviation.objects.bulk_create(rows)
        self.stdout.write(f"Lade in {len(rows)} förkortningar.")

    def _account(self, username: str, role: Role) -> None:
        if User.objects.filter(username=username).exists():
            self.stdout.write(f"Konto: {username:<15} {role:<15} lösenordet är kvar som det var")
            return
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(
            username, password=password, is_staff=roles.works_here({role})
        )
        user.groups.add(Group.objects.get(name=role))
        if role is Role.CONTRIBUTOR:
            Membership.objects.create(user=user, department=DEPARTMENT)
        self.stdout.write(f"Konto: {username:<15} {role:<15} lösenord: {password}")

"""The registry of abbreviations."""

from django.contrib import admin

from plans.models import Abbreviation


@admin.register(Abbreviation)
class AbbreviationAdmin(admin.ModelAdmin):
    """An abbreviation and its meaning."""

    list_display = ("short", "meaning")
    search_fields = ("short", "meaning")

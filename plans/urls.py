"""Addresses of the reading side."""

from django.urls import path, register_converter

from document.rules import LABEL
from plans.views import calendar, compare, components, copies, departments, plans, revisions, trail


class VersionConverter:
    """What a version is called in an address: 2 or 2.1."""

    regex = LABEL

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: object) -> str:
        """As it is written; a whole number too."""
        return str(value)


register_converter(VersionConverter, "version")
register_converter(trail.DayConverter, "day")

app_name = "plans"
urlpatterns = [
    path("", plans.index, name="plan-list"),
    path("forvaltning/", departments.choose, name="department-choose"),
    path("komponenter/", components.index, name="component-list"),
    path("kalender.ics", calendar.show, name="plan-calendar"),
    path("kopia/", copies.find, name="copy-find"),
    path("kopia/<slug:slug>/<version:label>/<slug:digest>/", copies.check, name="copy-check"),
    path("planer/<slug:slug>/", plans.show, name="plan-show"),
    path("planer/<slug:slug>/pdf/", plans.pdf, name="plan-pdf"),
    path("planer/<slug:slug>/handelser/", trail.events, name="event-list"),
    path("planer/<slug:slug>/dag/", trail.choose_day, name="day-choose"),
    path("planer/<slug:slug>/dag/<day:day>/", trail.day, name="plan-day"),
    path("planer/<slug:slug>/versioner/", revisions.index, name="revision-list"),
    path("planer/<slug:slug>/version/<version:label>/", revisions.show, name="revision-show"),
    path("planer/<slug:slug>/version/<version:label>/pdf/", revisions.pdf, name="revision-pdf"),
    path(
        "planer/<slug:slug>/jamfor/<version:a>/<version:b>/", compare.show, name="revision-compare"
    ),
]

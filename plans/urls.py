"""Addresses of the reading side."""

from django.urls import path

from plans.views import calendar, compare, components, copies, departments, plans, revisions

app_name = "plans"
urlpatterns = [
    path("", plans.index, name="plan-list"),
    path("forvaltning/", departments.choose, name="department-choose"),
    path("komponenter/", components.index, name="component-list"),
    path("kalender.ics", calendar.show, name="plan-calendar"),
    path("kopia/", copies.find, name="copy-find"),
    path("kopia/<slug:slug>/<int:number>/<slug:digest>/", copies.check, name="copy-check"),
    path("planer/<slug:slug>/", plans.show, name="plan-show"),
    path("planer/<slug:slug>/pdf/", plans.pdf, name="plan-pdf"),
    path("planer/<slug:slug>/versioner/", revisions.index, name="revision-list"),
    path("planer/<slug:slug>/version/<int:number>/", revisions.show, name="revision-show"),
    path("planer/<slug:slug>/version/<int:number>/pdf/", revisions.pdf, name="revision-pdf"),
    path("planer/<slug:slug>/jamfor/<int:a>/<int:b>/", compare.show, name="revision-compare"),
]

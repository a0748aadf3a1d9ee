"""Addresses."""

from django.urls import path

from accessibility import views

app_name = "accessibility"
urlpatterns = [
    path("", views.statement, name="statement-show"),
    path("rapportera/", views.report, name="feedback-add"),
    path("tack/", views.thanks, name="feedback-thanks"),
]

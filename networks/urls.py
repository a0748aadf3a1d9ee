"""Addresses of the registry."""

from django.urls import path

from networks import views

app_name = "networks"
urlpatterns = [
    path("", views.index, name="network-list"),
    path("<slug:slug>/", views.show, name="network-show"),
]

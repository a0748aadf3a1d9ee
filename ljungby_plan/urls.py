"""Addresses: Swedish paths, names as app:noun-verb."""

from django.contrib import admin
from django.urls import include, path

from ljungby_plan import views

urlpatterns = [
    path("tema.css", views.theme, name="theme"),
    path("admin/", admin.site.urls),
    path("", include("plans.urls")),
    path("tillganglighet/", include("accessibility.urls")),
    path("natverk/", include("networks.urls")),
]

"""Addresses: Swedish paths, names as app:noun-verb."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("plans.urls")),
    path("natverk/", include("networks.urls")),
]

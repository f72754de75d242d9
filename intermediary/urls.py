"""Every address; each app lists its own in full, below its own namespace."""

from django.contrib import admin
from django.urls import include, path

from intermediary import health

admin.site.site_header = "Administration"

urlpatterns = [
    path("", include("intermediary.roof_urls")),
    path("", include("standards.urls")),
    path("", include("trainees.urls")),
    path("", include("employers.urls")),
    path("", include("placements.urls")),
    path("", include("coaching.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
]

"""Every address; each app lists its own in full, below its own namespace."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from intermediary import health

admin.autodiscover()
# One way in for everybody: the same form, rate limits and second factor.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("intermediary.roof_urls")),
    path("", include("standards.urls")),
    path("", include("trainees.urls")),
    path("", include("employers.urls")),
    path("", include("placements.urls")),
    path("", include("coaching.urls")),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
]

"""Every address; each app lists its own in full, below its own namespace."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from intermediary import health

admin.autodiscover()
# One way in for everybody: the same form, rate limits and second factor.
admin.site.login = secure_admin_login(admin.site.login)

handler400 = "intermediary.errors.bad_request"
handler403 = "intermediary.errors.permission_denied"
handler404 = "intermediary.errors.page_not_found"
handler429 = "intermediary.errors.too_many_requests"  # allauth's rate limits ask for it
handler500 = "intermediary.errors.server_error"

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

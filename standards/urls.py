"""Addresses of the standards pages."""

from django.urls import path

from standards import views

app_name = "standards"
urlpatterns = [
    path("staff/standards/", views.list, name="list"),
    path("staff/standards/floors/new/", views.floor_new, name="floor_new"),
    path("employer/standards/", views.plain, name="plain"),
]

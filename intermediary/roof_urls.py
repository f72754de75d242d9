"""Pages that belong to no one app: start, today, long work."""

from django.urls import path

from intermediary import gallery, home

app_name = "intermediary"
urlpatterns = [
    path("", home.start, name="start"),
    path("staff/", home.home, name="home"),
    path("staff/components/", gallery.components, name="components"),
]

"""Pages that belong to no one app: start, today, long work."""

from django.urls import path

from intermediary import home

app_name = "intermediary"
urlpatterns = [
    path("", home.start, name="start"),
    path("staff/", home.home, name="home"),
]

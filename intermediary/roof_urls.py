"""Pages that belong to no one app: start, today, long work."""

from django.urls import path

from intermediary import gallery, home, me

app_name = "intermediary"
urlpatterns = [
    path("", home.start, name="start"),
    path("staff/", home.home, name="home"),
    path("me/", me.me, name="me"),
    path("staff/components/", gallery.components, name="components"),
]

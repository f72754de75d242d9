"""Addresses of coaching sessions, for staff and for trainees."""

from django.urls import path

from coaching import concern_urls, my_urls, views

app_name = "coaching"
urlpatterns = [
    path("staff/sessions/", views.sessions, name="sessions"),
    path("staff/sessions/week/", views.week, name="week"),
    path("staff/sessions/new/", views.new, name="new"),
    path("staff/sessions/<int:pk>/outcome/", views.note, name="note"),
    path("staff/trainees/<int:pk>/sessions/", views.for_trainee, name="for_trainee"),
    *my_urls.urlpatterns,
    *concern_urls.urlpatterns,
]

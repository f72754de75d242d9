"""Addresses of coaching sessions, for staff and for trainees."""

from django.urls import path

from coaching.views import mine, sessions, week

app_name = "coaching"
urlpatterns = [
    path("staff/sessions/", sessions.sessions, name="sessions"),
    path("staff/sessions/week/", week.week, name="week"),
    path("staff/sessions/new/", sessions.new, name="new"),
    path("staff/sessions/<int:pk>/outcome/", sessions.note, name="note"),
    path("staff/trainees/<int:pk>/sessions/", sessions.for_trainee, name="for_trainee"),
    path("me/coaching/", mine.mine, name="mine"),
]

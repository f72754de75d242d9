"""Addresses of concerns and of what they come to; coaching/urls.py takes them in."""

from django.urls import path

from coaching import concern_views as views
from coaching import metrics_views

urlpatterns = [
    path("staff/concerns/", views.concerns, name="concerns"),
    path("staff/concerns/patterns/", views.concern_patterns, name="concern_patterns"),
    path("staff/concerns/<int:pk>/", views.concern, name="concern"),
    path("staff/concerns/<int:pk>/step/", views.concern_step, name="concern_step"),
    path("staff/concerns/<int:pk>/assign/", views.concern_assign, name="concern_assign"),
    path("staff/concerns/<int:pk>/resolve/", views.concern_resolve, name="concern_resolve"),
    path("staff/concerns/<int:pk>/reopen/", views.concern_reopen, name="concern_reopen"),
    path(
        "staff/trainees/<int:pk>/concerns/",
        views.concerns_for_trainee,
        name="concerns_for_trainee",
    ),
    path("staff/trainees/<int:pk>/concerns/new/", views.concern_new, name="concern_new"),
    path("staff/coaching/numbers/", metrics_views.numbers_page, name="numbers"),
    path("employer/concerns/", views.portal_concerns, name="portal_concerns"),
]

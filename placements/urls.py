"""Addresses of jobs, evidence, follow-up checks and the worklist."""

from django.urls import path

from placements.views import jobs, partners, people

app_name = "placements"
urlpatterns = [
    path("staff/placements/", jobs.list, name="list"),
    path("staff/placements/<int:pk>/", jobs.detail, name="detail"),
    path("staff/placements/<int:pk>/edit/", jobs.edit, name="edit"),
    path("staff/placements/<int:pk>/end/", jobs.end, name="end"),
    path("staff/placements/<int:pk>/evidence/", jobs.add_evidence, name="add_evidence"),
    path("staff/trainees/<int:pk>/placements/", people.for_trainee, name="for_trainee"),
    path("staff/trainees/<int:pk>/placements/new/", jobs.new, name="new"),
    path("staff/trainees/<int:pk>/placements/preview/", jobs.preview, name="preview"),
    path("staff/trainees/<int:pk>/checks/new/", people.check_new, name="check_new"),
    path("staff/cohorts/<int:pk>/employers/", people.for_cohort, name="for_cohort"),
    path("staff/employers/<int:pk>/depth/", partners.employer_depth, name="employer_depth"),
    path("staff/employers/<int:pk>/hires/", partners.for_employer, name="for_employer"),
    path("staff/placements/employers/", people.employer_options, name="employer_options"),
    path("staff/worklist/", people.worklist, name="worklist"),
    path("staff/worklist/csv/", people.worklist_csv, name="worklist_csv"),
]

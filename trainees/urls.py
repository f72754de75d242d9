"""Addresses of people, their enrollments and their cohorts."""

from django.urls import path

from trainees.views import cohorts, enrollments, hours, my_training, people, sharing, skills

app_name = "trainees"
urlpatterns = [
    path("staff/trainees/", people.list, name="list"),
    path("staff/trainees/csv/", people.csv, name="csv"),
    path("staff/trainees/new/", people.new, name="new"),
    path("staff/trainees/<int:pk>/", people.detail, name="detail"),
    path("staff/trainees/<int:pk>/edit/", people.edit, name="edit"),
    path("staff/trainees/<int:pk>/enroll/", people.enroll, name="enroll"),
    path("staff/trainees/<int:pk>/skills/", skills.skills, name="skills"),
    path("staff/trainees/<int:pk>/wishes/", skills.wishes, name="wishes"),
    path("staff/trainees/<int:pk>/credentials/", skills.credential_add, name="credential_add"),
    path("staff/trainees/<int:pk>/consents/", skills.consent_paper, name="consent_paper"),
    path("me/training/", my_training.my_training, name="my_training"),
    path("me/sharing/", sharing.my_sharing, name="my_sharing"),
    path("staff/enrollments/<int:pk>/", enrollments.enrollment, name="enrollment"),
    path("staff/enrollments/<int:pk>/exclusion/", enrollments.exclude, name="exclude"),
    path("staff/enrollments/<int:pk>/coach/", enrollments.coach, name="coach"),
    path("staff/enrollments/coach/", enrollments.assign_coach, name="assign_coach"),
    path("staff/enrollments/<int:pk>/owner/", enrollments.owner, name="owner"),
    path("staff/cohorts/", cohorts.cohorts, name="cohorts"),
    path("staff/cohorts/new/", cohorts.cohort_new, name="cohort_new"),
    path("staff/cohorts/<int:pk>/", cohorts.cohort, name="cohort"),
    path("staff/cohorts/<int:pk>/edit/", cohorts.cohort_edit, name="cohort_edit"),
    path("staff/cohorts/<int:pk>/hours/", hours.hours, name="hours"),
    path("staff/cohorts/<int:pk>/finish/", cohorts.finish, name="finish"),
]

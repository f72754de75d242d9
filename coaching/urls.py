"""Addresses of coaching, for staff and for trainees; each part of the app adds its own."""

from django.urls import path

from coaching import concern_urls, my_mentor, my_urls
from coaching.views import (
    caseload,
    groups,
    hours,
    mentors,
    persons,
    plans,
    sessions,
    week,
    working,
)

app_name = "coaching"
calendar = [
    path("staff/sessions/", sessions.sessions, name="sessions"),
    path("staff/sessions/week/", week.week, name="week"),
    path("staff/sessions/day/", week.day, name="day"),
    path("staff/sessions/new/", sessions.new, name="new"),
    path("staff/sessions/<int:pk>/", working.session, name="session"),
    path("staff/sessions/<int:pk>/outcome/", sessions.note, name="note"),
    path("staff/sessions/<int:pk>/move/", working.session_move, name="session_move"),
    path("staff/sessions/<int:pk>/cancel/", working.session_cancel, name="session_cancel"),
    path("staff/sessions/<int:pk>/leave/", groups.group_leave, name="group_leave"),
    path("staff/trainees/<int:pk>/sessions/", sessions.for_trainee, name="for_trainee"),
    path("staff/trainees/<int:pk>/notes/new/", persons.note_new, name="note_new"),
    path("staff/trainees/<int:pk>/items/new/", persons.item_new, name="item_new"),
    path("staff/items/<int:pk>/done/", persons.item_done, name="item_done"),
]
own_hours = [
    path("staff/availability/", hours.availability, name="availability"),
    path("staff/availability/new/", hours.hours_new, name="hours_new"),
    path("staff/availability/<int:pk>/", hours.hours_edit, name="hours_edit"),
    path("staff/availability/<int:pk>/end/", hours.hours_end, name="hours_end"),
    path("staff/time-off/new/", hours.time_off_new, name="time_off_new"),
    path("staff/times-off/<int:pk>/", hours.time_off_edit, name="time_off_edit"),
    path("staff/times-off/<int:pk>/delete/", hours.time_off_delete, name="time_off_delete"),
    path("staff/times-off/<int:pk>/sessions/", hours.absence, name="absence"),
]
people = [
    path("staff/caseload/", caseload.people, name="caseload"),
    path("staff/caseload/hand-over/", caseload.caseload_hand_over, name="hand_over"),
    path("staff/caseload/handed-over/", caseload.handed_over, name="handed_over"),
    path("staff/after-graduation/", plans.after_graduation, name="after_graduation"),
    path("staff/trainees/<int:pk>/plans/new/", plans.plan_new, name="plan_new"),
    path("staff/plans/<int:pk>/", plans.plan, name="plan"),
    path("staff/plans/<int:pk>/close/", plans.plan_close, name="plan_close"),
]
together = [
    path("staff/groups/", groups.groups, name="groups"),
    path("staff/groups/new/", groups.group_new, name="group_new"),
    path("staff/groups/<int:pk>/", groups.group, name="group"),
    path("staff/groups/<int:pk>/edit/", groups.group_edit, name="group_edit"),
    path("staff/groups/<int:pk>/people/", groups.group_people, name="group_people"),
    path("staff/groups/<int:pk>/call-off/", groups.group_call_off, name="group_call_off"),
    path("staff/mentors/", mentors.mentors, name="mentors"),
    path("staff/mentors/new/", mentors.mentor_new, name="mentor_new"),
    path("staff/mentors/<int:pk>/", mentors.mentor, name="mentor"),
    path("staff/mentors/<int:pk>/end/", mentors.mentor_end, name="mentor_end"),
]
own = [
    path("me/mentor/", my_mentor.my_mentor, name="my_mentor"),
    path("me/mentors/<int:pk>/meeting/", my_mentor.my_meeting, name="my_meeting"),
]
urlpatterns = [
    *calendar,
    *own_hours,
    *people,
    *together,
    *own,
    *my_urls.urlpatterns,
    *concern_urls.urlpatterns,
]

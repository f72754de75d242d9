"""Addresses of jobs, evidence, follow-up checks and the worklist."""

from django.urls import path

from placements.views import (
    candidates,
    confirming,
    depth,
    jobs,
    matches,
    mine,
    partners,
    people,
)

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
    path("staff/employers/<int:pk>/depth/", depth.employer_depth, name="employer_depth"),
    path("staff/employers/<int:pk>/hires/", partners.for_employer, name="for_employer"),
    path("staff/placements/employers/", people.employer_options, name="employer_options"),
    path("staff/compacts/<int:pk>/statement/", partners.statement, name="statement"),
    path("employer/compacts/<int:pk>/statement/", partners.own_statement, name="own_statement"),
    path("employer/scorecard/", partners.scorecard, name="scorecard"),
    path("staff/worklist/", people.worklist, name="worklist"),
    path("staff/worklist/csv/", people.worklist_csv, name="worklist_csv"),
    path("staff/matches/", matches.matches, name="matches"),
    path("staff/matches/<int:pk>/", matches.match, name="match"),
    path("staff/matches/<int:pk>/move/", matches.match_move, name="match_move"),
    path("staff/matches/<int:pk>/hire/", matches.match_hire, name="match_hire"),
    path("staff/offers/<int:pk>/matches/", matches.for_offer, name="for_offer"),
    path("staff/offers/<int:pk>/shortlist/", matches.shortlist, name="shortlist"),
    path("staff/offers/<int:pk>/shortlist/act/", matches.shortlist_act, name="shortlist_act"),
    path(
        "staff/trainees/<int:pk>/matches/",
        matches.matches_for_trainee,
        name="matches_for_trainee",
    ),
    path(
        "staff/placements/<int:pk>/confirmations/", confirming.for_placement, name="for_placement"
    ),
    path("staff/placements/<int:pk>/ask/", confirming.ask_employer, name="ask_employer"),
    path("staff/placements/<int:pk>/dispute/", confirming.close_dispute, name="close_dispute"),
    path("staff/worklist/disputes/", confirming.disputes, name="disputes"),
    path("confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("employer/candidates/", candidates.portal_candidates, name="portal_candidates"),
    path("employer/candidates/<int:pk>/", candidates.portal_candidate, name="portal_candidate"),
    path(
        "employer/candidates/<int:pk>/times/",
        candidates.portal_candidate_times,
        name="portal_candidate_times",
    ),
    path(
        "employer/interviews/<int:pk>/note/",
        candidates.portal_candidate_note,
        name="portal_candidate_note",
    ),
    path(
        "employer/candidates/<int:pk>/offer/",
        candidates.portal_candidate_offer,
        name="portal_candidate_offer",
    ),
    path(
        "employer/candidates/<int:pk>/decline/",
        candidates.portal_candidate_decline,
        name="portal_candidate_decline",
    ),
    path(
        "employer/candidates/<int:pk>/hire/",
        candidates.portal_candidate_hire,
        name="portal_candidate_hire",
    ),
    path("me/jobs/", mine.my_jobs, name="my_jobs"),
    path("me/jobs/<int:pk>/", mine.my_job, name="my_job"),
    path("me/jobs/<int:pk>/accept/", mine.my_job_accept, name="my_job_accept"),
    path("me/jobs/<int:pk>/decline/", mine.my_job_refuse, name="my_job_refuse"),
    path("me/jobs/<int:pk>/no-time/", mine.my_interview_none, name="my_interview_none"),
    path("me/interviews/<int:pk>/choose/", mine.my_interview, name="my_interview"),
]

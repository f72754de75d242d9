"""Addresses of partners, offers and findings for staff, and of the employer's own pages."""

from django.urls import path

from employers.views import (
    findings,
    impact,
    merging,
    offers,
    partnering,
    partners,
    pipeline,
    portal,
)

app_name = "employers"
urlpatterns = [
    path("staff/employers/", partners.list, name="list"),
    path("staff/employers/new/", partners.new, name="new"),
    path("staff/employers/<int:pk>/", partners.detail, name="detail"),
    path("staff/employers/board/", pipeline.board, name="board"),
    path("staff/employers/<int:pk>/timeline/", partnering.timeline, name="timeline"),
    path("staff/employers/<int:pk>/log/", partnering.log, name="log"),
    path("staff/employers/<int:pk>/stage/", partnering.stage, name="stage"),
    path("staff/employers/<int:pk>/next/", partnering.next_step, name="next_step"),
    path("staff/employers/<int:pk>/merge/", merging.merge, name="merge"),
    path("staff/interactions/<int:pk>/", partnering.interaction_edit, name="interaction_edit"),
    path(
        "staff/interactions/<int:pk>/delete/",
        partnering.interaction_delete,
        name="interaction_delete",
    ),
    path("staff/employers/<int:pk>/edit/", partners.edit, name="edit"),
    path("staff/employers/<int:pk>/people/new/", partners.contact_new, name="contact_new"),
    path("staff/contacts/<int:pk>/", partners.contact_edit, name="contact_edit"),
    path("staff/employers/<int:pk>/meetings/new/", partners.engagement_new, name="engagement_new"),
    path("staff/employers/<int:pk>/offers/new/", offers.offer_new, name="offer_new"),
    path("staff/offers/", offers.offers, name="offers"),
    path("staff/offers/csv/", offers.offers_csv, name="offers_csv"),
    path("staff/offers/<int:pk>/", offers.offer, name="offer"),
    path("staff/offers/<int:pk>/edit/", offers.offer_edit, name="offer_edit"),
    path("staff/offers/<int:pk>/pause/", offers.offer_pause, name="offer_pause"),
    path("staff/offers/<int:pk>/resume/", offers.offer_resume, name="offer_resume"),
    path("staff/offers/<int:pk>/withdraw/", offers.offer_withdraw, name="offer_withdraw"),
    path("staff/findings/", findings.findings, name="findings"),
    path("staff/findings/csv/", findings.findings_csv, name="findings_csv"),
    path("staff/findings/preferred/", findings.findings_preferred, name="findings_preferred"),
    path("staff/findings/resolved/", findings.findings_resolved, name="findings_resolved"),
    path("staff/findings/<int:pk>/waive/", findings.waive, name="waive"),
    path("staff/waivers/<int:pk>/end/", findings.waiver_revoke, name="waiver_revoke"),
    path("staff/standards/floors/impact/", impact.floor_impact, name="floor_impact"),
    path("employer/", portal.portal, name="portal"),
    path("employer/offers/", portal.portal_offers, name="portal_offers"),
    path("employer/offers/new/", portal.portal_offer_new, name="portal_offer_new"),
    path("employer/offers/check/", portal.portal_offer_check, name="portal_offer_check"),
    path("employer/offers/<int:pk>/", portal.portal_offer, name="portal_offer"),
    path("employer/offers/<int:pk>/raise/", portal.portal_offer_raise, name="portal_offer_raise"),
    path("employer/offers/<int:pk>/pause/", portal.portal_offer_pause, name="portal_offer_pause"),
    path(
        "employer/offers/<int:pk>/resume/", portal.portal_offer_resume, name="portal_offer_resume"
    ),
    path(
        "employer/offers/<int:pk>/withdraw/",
        portal.portal_offer_withdraw,
        name="portal_offer_withdraw",
    ),
]

"""Pages that belong to no one app: start, today, long work."""

from django.urls import path

from intermediary import (
    feed_pages,
    feeds,
    gallery,
    home,
    imports,
    kpi_chart_pages,
    kpi_pages,
    letters,
    me,
    offline,
    portal_upload,
    reminder_pages,
    report_pages,
)
from intermediary import preference_pages as own
from intermediary import saved_view_pages as views
from intermediary.search_pages import search

app_name = "intermediary"
urlpatterns = [
    path("", home.start, name="start"),
    path("sw.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("staff/", home.home, name="home"),
    path("staff/kpis/", kpi_pages.kpis, name="kpis"),
    path("staff/kpis/<slug:metric>/", kpi_pages.kpi, name="kpi"),
    path("staff/kpis/<slug:metric>/people/", kpi_pages.kpi_people, name="kpi_people"),
    path("staff/kpis/<slug:metric>/table.csv", kpi_pages.kpi_csv, name="kpi_csv"),
    path("staff/kpis/<slug:metric>/<slug:chart>.svg", kpi_chart_pages.kpi_svg, name="kpi_svg"),
    path(
        "staff/kpis/<slug:metric>/<slug:chart>.csv",
        kpi_chart_pages.kpi_chart_csv,
        name="kpi_chart_csv",
    ),
    path("staff/reports/", report_pages.reports, name="reports"),
    path("staff/reports/<slug:chart>.svg", report_pages.report_svg, name="report_svg"),
    path("staff/reports/<slug:chart>.csv", report_pages.report_csv, name="report_csv"),
    path("me/", me.me, name="me"),
    path("staff/imports/", imports.imports, name="imports"),
    path("staff/imports/new/", imports.import_new, name="import_new"),
    path("staff/imports/<int:pk>/", imports.import_result, name="import_result"),
    path("staff/imports/<int:pk>/map/", imports.import_map, name="import_map"),
    path("staff/imports/<int:pk>/map.json", imports.import_map_file, name="import_map_file"),
    path("staff/imports/<int:pk>/preview/", imports.import_preview, name="import_preview"),
    path("staff/imports/<int:pk>/rejects.csv", imports.import_rejects, name="import_rejects"),
    path("staff/imports/<int:pk>/discard/", imports.import_discard, name="import_discard"),
    path("employer/upload/", portal_upload.offers_upload, name="offers_upload"),
    path(
        "employer/upload/<int:pk>/preview/",
        portal_upload.offers_upload_preview,
        name="offers_upload_preview",
    ),
    path(
        "employer/upload/<int:pk>/",
        portal_upload.offers_upload_result,
        name="offers_upload_result",
    ),
    path(
        "employer/upload/<int:pk>/rejects.csv",
        portal_upload.offers_upload_rejects,
        name="offers_upload_rejects",
    ),
    path("staff/search/", search, name="search"),
    path("account/settings/", own.settings_page, name="settings"),
    path("account/settings/appearance/", own.appearance, name="appearance"),
    path("calendar/<str:secret>.ics", feeds.calendar, name="calendar"),
    path("account/calendar/", feed_pages.calendar_link, name="calendar_link"),
    path("account/calendar/new/", feed_pages.calendar_link_new, name="calendar_link_new"),
    path("account/calendar/end/", feed_pages.calendar_link_end, name="calendar_link_end"),
    path("account/reminders/", reminder_pages.reminders, name="reminders"),
    path("reminders/stop/<str:token>/", reminder_pages.reminders_stop, name="reminders_stop"),
    path("account/views/", views.view_save, name="view_save"),
    path("account/views/<int:pk>/", views.view_rename, name="view_rename"),
    path("account/views/<int:pk>/default/", views.view_default, name="view_default"),
    path("account/views/<int:pk>/delete/", views.view_delete, name="view_delete"),
    path("staff/components/", gallery.components, name="components"),
    path("staff/components/form/", gallery.component_form, name="component_form"),
    path("staff/components/note/", gallery.component_note, name="component_note"),
    path("staff/components/letters/", letters.letters, name="letters"),
    path("staff/components/letters/<slug:key>/<slug:language>/", letters.letter, name="letter"),
]

"""Pages that belong to no one app: start, today, long work."""

from django.urls import path

from intermediary import gallery, home, kpi_pages, me

app_name = "intermediary"
urlpatterns = [
    path("", home.start, name="start"),
    path("staff/", home.home, name="home"),
    path("staff/kpis/", kpi_pages.kpis, name="kpis"),
    path("staff/kpis/<slug:metric>/", kpi_pages.kpi, name="kpi"),
    path("staff/kpis/<slug:metric>/people/", kpi_pages.kpi_people, name="kpi_people"),
    path("staff/kpis/<slug:metric>/table.csv", kpi_pages.kpi_csv, name="kpi_csv"),
    path("me/", me.me, name="me"),
    path("staff/components/", gallery.components, name="components"),
]

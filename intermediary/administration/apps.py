from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    """Django admin with a site of our own."""

    default_site = "intermediary.administration.site.Administration"

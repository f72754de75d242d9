from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"

    def ready(self):
        """Tell lower apps where graduates stand, and what is due to them."""
        from placements import my_dates, standing

        standing.register()
        my_dates.register()

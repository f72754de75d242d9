from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"

    def ready(self):
        """Tell the lists of people below this app where graduates stand."""
        from placements import standing

        standing.register()

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self):
        """Tell the lists of people below this app when a coach last saw each person."""
        from coaching import standing

        standing.register()

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self):
        """Tell lower apps when a coach last saw each person, and what is due to them."""
        from coaching import my_dates, standing

        standing.register()
        my_dates.register()

"""Portal of a workforce intermediary: the floor app, the project package and the roof."""

from intermediary.celery import app as celery_app

__all__ = ["celery_app"]

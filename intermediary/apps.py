from django.apps import AppConfig


class IntermediaryConfig(AppConfig):
    name = "intermediary"

"""Run the KPI job now, in this process."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from placements import outcomes


class Command(BaseCommand):
    help = "Bring the stored outcomes of graduates up to date."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="work out every graduate again")

    def handle(self, **options):
        done = outcomes.refresh(timezone.localdate(), everything=options["all"])
        what = "every graduate" if done.everyone else f"{done.trainees} people with new facts"
        self.stderr.write(f"Outcomes as of {done.as_of}: {what}")

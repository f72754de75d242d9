"""`manage.py demo`: load the demonstration data, once."""

import datetime as dt

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from intermediary import demo
from intermediary.demo import (
    classroom,
    coaching_days,
    finish,
    matches,
    partnerships,
    phone,
    reaching,
    telling,
)
from intermediary.demo.own_portal import Partnership
from intermediary.demo.scale import SCALES


class Command(BaseCommand):
    help = "Load the demonstration data once: the same rows for a seed, a scale and a day."

    def add_arguments(self, parser):
        parser.add_argument("--scale", choices=SCALES, default="small")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--as-of", type=dt.date.fromisoformat, help="the day it is told on (default: today)"
        )

    def handle(self, *, scale, seed, as_of, **options):
        if job := telling.loaded():
            self._say(f"The demonstration is loaded already ({job.params['scale']}).")
            return
        if reason := telling.occupied():
            raise CommandError(f"The demonstration was not loaded: {reason}.", returncode=2)
        as_of = as_of or telling.today()
        counts = telling.tell(scale=scale, seed=seed, as_of=as_of, report=self._say)
        finish.judge(as_of, report=self._say)
        if scale == "small":
            classroom.tell(as_of)
            matches.tell(as_of, seed)
            with transaction.atomic():
                Partnership(as_of).tell()
            partnerships.tell(as_of)
            coaching_days.tell(as_of)
            phone.tell(as_of)
            reaching.tell(as_of)
        people, offers = counts["trainees_trainee"], counts["employers_offer"]
        self._say(f"Loaded {people:,} trainees and {offers:,} offers as of {as_of}.")
        for words, email, password in demo.sign_ins():
            self._say(f"  {words:34} {email:30} {password}")

    def _say(self, line):
        self.stderr.write(line)

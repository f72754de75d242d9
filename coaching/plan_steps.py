"""The usual steps of a plan; trainees read them in their language."""

from django.utils.translation import gettext_lazy as later

from coaching.choices import PlanKind, Whose

# Day from the start, who does it, what.
STEPS = {
    PlanKind.FIRST_90_DAYS: (
        (1, Whose.COACH, later("Day 1: call and ask how the first day was")),
        (7, Whose.TRAINEE, later("Day 7: write down your hours and check them with your pay")),
        (30, Whose.TRAINEE, later("Day 30: ask your boss what goes well and what to learn")),
        (60, Whose.TRAINEE, later("Day 60: check your pay, hours and benefits with your coach")),
        (90, Whose.COACH, later("Day 90: look back together and plan the next step")),
    ),
    PlanKind.LEADERSHIP: (
        (14, Whose.TRAINEE, later("Choose a goal for the academy")),
        (45, Whose.TRAINEE, later("Lead a small project and tell the group about it")),
        (90, Whose.TRAINEE, later("Mentor somebody who is new")),
        (150, Whose.COACH, later("Look back together on the goal")),
    ),
    PlanKind.CAREER: (),
}

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import intermediary.fields
import intermediary.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intermediary", "0001_people_places_and_jobs"),
        ("intermediary", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("standards", "0001_tracks_floors_and_documents"),
        ("trainees", "0001_people_and_cohorts"),
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Employer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("key", models.CharField(max_length=200, unique=True)),
                        ("name", models.CharField(max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("company", "Company"),
                                    ("agency", "Agency"),
                                    ("consumer", "Consumer"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("industry", models.CharField(blank=True, max_length=200)),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("prospect", "Prospect"),
                                    ("contacted", "Contacted"),
                                    ("engaged", "Engaged"),
                                    ("hiring", "Hiring"),
                                    ("training_partner", "Training partner"),
                                    ("strategic", "Strategic"),
                                    ("lost", "Lost"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("city", models.CharField(blank=True, max_length=100)),
                        ("state", models.CharField(blank=True, max_length=2)),
                        ("sort_key", models.TextField(default="", editable=False)),
                        ("search_key", models.TextField(default="", editable=False)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("sort_key", "pk"),
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="employer_sort"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    "search_key", name="gin_trgm_ops"
                                ),
                                name="employer_search",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["", "company", "agency", "consumer"])
                                ),
                                name="employer_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "",
                                            "prospect",
                                            "contacted",
                                            "engaged",
                                            "hiring",
                                            "training_partner",
                                            "strategic",
                                            "lost",
                                        ],
                                    )
                                ),
                                name="employer_stage_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("key", models.CharField(max_length=200, unique=True)),
                        ("title", models.CharField(max_length=300, verbose_name="job title")),
                        (
                            "soc",
                            models.CharField(blank=True, max_length=10, verbose_name="SOC code"),
                        ),
                        (
                            "positions",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="openings"
                            ),
                        ),
                        (
                            "pay_min",
                            intermediary.fields.MoneyField(
                                blank=True, null=True, verbose_name="lowest pay"
                            ),
                        ),
                        (
                            "pay_max",
                            intermediary.fields.MoneyField(
                                blank=True, null=True, verbose_name="highest pay"
                            ),
                        ),
                        (
                            "pay_period",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("hourly", "By the hour"),
                                    ("daily", "By the day"),
                                    ("weekly", "By the week"),
                                    ("biweekly", "Every two weeks"),
                                    ("semimonthly", "Twice a month"),
                                    ("monthly", "By the month"),
                                    ("annual", "By the year"),
                                ],
                                max_length=12,
                                verbose_name="paid",
                            ),
                        ),
                        (
                            "hours_per_week",
                            intermediary.fields.HoursField(
                                blank=True, null=True, verbose_name="hours a week"
                            ),
                        ),
                        (
                            "hours_per_day",
                            intermediary.fields.HoursField(
                                blank=True, null=True, verbose_name="hours a day"
                            ),
                        ),
                        (
                            "schedule",
                            models.CharField(
                                blank=True,
                                choices=[("full_time", "Full-time"), ("part_time", "Part-time")],
                                max_length=10,
                            ),
                        ),
                        (
                            "classification",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("employee", "Employee"),
                                    ("contractor", "Independent contractor"),
                                    ("temp", "Temporary"),
                                    ("temp_to_hire", "Temp to hire"),
                                    ("apprentice", "Apprentice"),
                                    ("intern", "Intern"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("guaranteed_hours", models.BooleanField(blank=True, null=True)),
                        (
                            "schedule_notice_days",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("health", models.BooleanField(blank=True, null=True)),
                        ("retirement", models.BooleanField(blank=True, null=True)),
                        ("paid_leave", models.BooleanField(blank=True, null=True)),
                        ("paid_training", models.BooleanField(blank=True, null=True)),
                        ("safety", models.BooleanField(blank=True, null=True)),
                        ("advancement", models.BooleanField(blank=True, null=True)),
                        ("voice", models.BooleanField(blank=True, null=True)),
                        ("posted_on", models.DateField(blank=True, null=True)),
                        (
                            "closes_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day to apply"
                            ),
                        ),
                        ("paused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        ("sort_key", models.TextField(default="", editable=False)),
                        ("search_key", models.TextField(default="", editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="intermediary.site",
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-posted_on", "-pk"),
                        "indexes": [
                            models.Index(fields=["posted_on", "id"], name="offer_posted"),
                            models.Index(fields=["sort_key", "id"], name="offer_sort"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    "search_key", name="gin_trgm_ops"
                                ),
                                name="offer_search",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pay_min__isnull", True),
                                    models.Q(("pay_min__gt", 0), ("pay_min__lte", 100000000)),
                                    _connector="OR",
                                ),
                                name="offer_pay_min_positive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pay_max__isnull", True),
                                    models.Q(("pay_max__gt", 0), ("pay_max__lte", 100000000)),
                                    _connector="OR",
                                ),
                                name="offer_pay_max_positive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pay_min__isnull", True),
                                    ("pay_max__isnull", True),
                                    ("pay_max__gte", models.F("pay_min")),
                                    _connector="OR",
                                ),
                                name="offer_pay_range_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_per_week__isnull", True),
                                    models.Q(
                                        ("hours_per_week__gt", 0), ("hours_per_week__lte", 168)
                                    ),
                                    _connector="OR",
                                ),
                                name="offer_hours_per_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_per_day__isnull", True),
                                    models.Q(("hours_per_day__gt", 0), ("hours_per_day__lte", 24)),
                                    _connector="OR",
                                ),
                                name="offer_hours_per_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "pay_period__in",
                                        [
                                            "",
                                            "hourly",
                                            "daily",
                                            "weekly",
                                            "biweekly",
                                            "semimonthly",
                                            "monthly",
                                            "annual",
                                        ],
                                    )
                                ),
                                name="offer_pay_period_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("schedule__in", ["", "full_time", "part_time"])
                                ),
                                name="offer_schedule_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "classification__in",
                                        [
                                            "",
                                            "employee",
                                            "contractor",
                                            "temp",
                                            "temp_to_hire",
                                            "apprentice",
                                            "intern",
                                        ],
                                    )
                                ),
                                name="offer_classification_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("soc", ""),
                                    ("soc__regex", "^\\d{2}-\\d{4}(\\.\\d{2})?$"),
                                    _connector="OR",
                                ),
                                name="offer_soc",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closes_on__isnull", True),
                                    ("posted_on__isnull", True),
                                    ("closes_on__gte", models.F("posted_on")),
                                    _connector="OR",
                                ),
                                name="offer_closes_after_posting",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("executive", "Executive"),
                                    ("budget_owner", "Budget owner"),
                                    ("hiring_manager", "Hiring manager"),
                                    ("recruiter", "Recruiter"),
                                    ("instructor", "Instructor"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="contact",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="EmployerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=200)),
                        ("name", models.CharField(max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("company", "Company"),
                                    ("agency", "Agency"),
                                    ("consumer", "Consumer"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("industry", models.CharField(blank=True, max_length=200)),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("prospect", "Prospect"),
                                    ("contacted", "Contacted"),
                                    ("engaged", "Engaged"),
                                    ("hiring", "Hiring"),
                                    ("training_partner", "Training partner"),
                                    ("strategic", "Strategic"),
                                    ("lost", "Lost"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("city", models.CharField(blank=True, max_length=100)),
                        ("state", models.CharField(blank=True, max_length=2)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Engagement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("key", models.CharField(max_length=100, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("curriculum", "Curriculum development"),
                                    ("site_visit", "Site visit"),
                                    ("guest_teaching", "Guest teaching"),
                                    ("lunch_and_learn", "Lunch and learn"),
                                    ("mock_interview", "Mock interview"),
                                    ("hiring_fair", "Hiring fair"),
                                    ("advisory_board", "Advisory board"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("hours", intermediary.fields.HoursField(blank=True, null=True)),
                        (
                            "attendees",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="trainees.trainee"
                            ),
                        ),
                        (
                            "cohort",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagements",
                                to="trainees.cohort",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagements",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-held_on", "pk"),
                        "indexes": [
                            models.Index(fields=["cohort", "held_on"], name="engagement_cohort_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "curriculum",
                                            "site_visit",
                                            "guest_teaching",
                                            "lunch_and_learn",
                                            "mock_interview",
                                            "hiring_fair",
                                            "advisory_board",
                                        ],
                                    )
                                ),
                                name="engagement_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours__isnull", True), ("hours__gte", 0), _connector="OR"
                                ),
                                name="engagement_hours",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sponsorship",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "cohort",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sponsorships",
                                to="trainees.cohort",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sponsorships",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("cohort", "employer"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cohort", "employer"), name="sponsorship_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("executive", "Executive"),
                                    ("budget_owner", "Budget owner"),
                                    ("hiring_manager", "Hiring manager"),
                                    ("recruiter", "Recruiter"),
                                    ("instructor", "Instructor"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EngagementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("curriculum", "Curriculum development"),
                                    ("site_visit", "Site visit"),
                                    ("guest_teaching", "Guest teaching"),
                                    ("lunch_and_learn", "Lunch and learn"),
                                    ("mock_interview", "Mock interview"),
                                    ("hiring_fair", "Hiring fair"),
                                    ("advisory_board", "Advisory board"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("hours", intermediary.fields.HoursField(blank=True, null=True)),
                        (
                            "cohort",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.cohort",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.engagement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("pay", "Pay meets the wage floor"),
                                    ("employee", "Employee, not contractor"),
                                    ("guaranteed_hours", "Guaranteed weekly hours"),
                                    ("schedule_notice", "Schedule 14 days ahead"),
                                    ("health", "Health insurance"),
                                    ("retirement", "Retirement plan"),
                                    ("paid_leave", "Paid leave"),
                                    ("paid_training", "Paid training time"),
                                    ("safety", "Safety training and equipment"),
                                    ("advancement", "Advancement path"),
                                    ("voice", "Worker voice"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[("required", "Required"), ("preferred", "Preferred")],
                                max_length=10,
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meets", "Meets"),
                                    ("straddles", "Straddles floor"),
                                    ("below", "Below floor"),
                                    ("unknown", "Pay unknown"),
                                    ("implausible", "Pay looks wrong"),
                                    ("no_floor", "No floor"),
                                ],
                                help_text="Of pay: below or straddles.",
                                max_length=12,
                            ),
                        ),
                        ("floor_amount", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("hourly_low", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("hourly_high", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("shortfall", intermediary.fields.MoneyField(blank=True, null=True)),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                        ("resolved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "resolution",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("raised", "Pay raised"),
                                    ("corrected", "Corrected"),
                                    ("waived", "Waived"),
                                    ("withdrawn", "Offer withdrawn or closed"),
                                    ("standard_changed", "Standard changed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "floor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="standards.wagefloor",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="standards.version",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="employers.offer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-opened_at", "-pk"),
                        "indexes": [
                            models.Index(fields=["offer", "opened_at"], name="finding_offer")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("resolved_at__isnull", True)),
                                fields=("offer", "code"),
                                name="finding_one_open_a_criterion",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("resolution", ""), ("resolved_at__isnull", True)),
                                    models.Q(
                                        ("resolved_at__isnull", False),
                                        (
                                            "resolution__in",
                                            [
                                                "raised",
                                                "corrected",
                                                "waived",
                                                "withdrawn",
                                                "standard_changed",
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_resolution_with_its_instant",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "code__in",
                                        [
                                            "pay",
                                            "employee",
                                            "guaranteed_hours",
                                            "schedule_notice",
                                            "health",
                                            "retirement",
                                            "paid_leave",
                                            "paid_training",
                                            "safety",
                                            "advancement",
                                            "voice",
                                        ],
                                    )
                                ),
                                name="finding_code_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("severity__in", ["required", "preferred"])),
                                name="finding_severity_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Verdict",
                    fields=[
                        (
                            "offer",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="verdict",
                                serialize=False,
                                to="employers.offer",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("meets", "Meets"),
                                    ("straddles", "Straddles floor"),
                                    ("below", "Below floor"),
                                    ("unknown", "Pay unknown"),
                                    ("implausible", "Pay looks wrong"),
                                    ("no_floor", "No floor"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("judged_on", models.DateField()),
                        (
                            "hourly_low",
                            intermediary.fields.MoneyField(
                                blank=True, help_text="For display: rounded.", null=True
                            ),
                        ),
                        (
                            "hourly_high",
                            intermediary.fields.MoneyField(
                                blank=True, help_text="For display: rounded.", null=True
                            ),
                        ),
                        (
                            "shortfall",
                            intermediary.fields.MoneyField(
                                blank=True, help_text="For display: dollars an hour.", null=True
                            ),
                        ),
                        ("assumed_hours", models.BooleanField(default=False)),
                        (
                            "required_unmet",
                            models.BooleanField(
                                default=False,
                                help_text="A required answer other than pay is no and not waived.",
                            ),
                        ),
                        (
                            "required_unknown",
                            models.BooleanField(
                                default=False,
                                help_text="A required answer other than pay is blank.",
                            ),
                        ),
                        (
                            "floor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="standards.wagefloor",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["result"], name="verdict_result")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "result__in",
                                        [
                                            "meets",
                                            "straddles",
                                            "below",
                                            "unknown",
                                            "implausible",
                                            "no_floor",
                                        ],
                                    )
                                ),
                                name="verdict_result_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=200)),
                        ("title", models.CharField(max_length=300, verbose_name="job title")),
                        (
                            "soc",
                            models.CharField(blank=True, max_length=10, verbose_name="SOC code"),
                        ),
                        (
                            "positions",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="openings"
                            ),
                        ),
                        (
                            "pay_min",
                            intermediary.fields.MoneyField(
                                blank=True, null=True, verbose_name="lowest pay"
                            ),
                        ),
                        (
                            "pay_max",
                            intermediary.fields.MoneyField(
                                blank=True, null=True, verbose_name="highest pay"
                            ),
                        ),
                        (
                            "pay_period",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("hourly", "By the hour"),
                                    ("daily", "By the day"),
                                    ("weekly", "By the week"),
                                    ("biweekly", "Every two weeks"),
                                    ("semimonthly", "Twice a month"),
                                    ("monthly", "By the month"),
                                    ("annual", "By the year"),
                                ],
                                max_length=12,
                                verbose_name="paid",
                            ),
                        ),
                        (
                            "hours_per_week",
                            intermediary.fields.HoursField(
                                blank=True, null=True, verbose_name="hours a week"
                            ),
                        ),
                        (
                            "hours_per_day",
                            intermediary.fields.HoursField(
                                blank=True, null=True, verbose_name="hours a day"
                            ),
                        ),
                        (
                            "schedule",
                            models.CharField(
                                blank=True,
                                choices=[("full_time", "Full-time"), ("part_time", "Part-time")],
                                max_length=10,
                            ),
                        ),
                        (
                            "classification",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("employee", "Employee"),
                                    ("contractor", "Independent contractor"),
                                    ("temp", "Temporary"),
                                    ("temp_to_hire", "Temp to hire"),
                                    ("apprentice", "Apprentice"),
                                    ("intern", "Intern"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("guaranteed_hours", models.BooleanField(blank=True, null=True)),
                        (
                            "schedule_notice_days",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("health", models.BooleanField(blank=True, null=True)),
                        ("retirement", models.BooleanField(blank=True, null=True)),
                        ("paid_leave", models.BooleanField(blank=True, null=True)),
                        ("paid_training", models.BooleanField(blank=True, null=True)),
                        ("safety", models.BooleanField(blank=True, null=True)),
                        ("advancement", models.BooleanField(blank=True, null=True)),
                        ("voice", models.BooleanField(blank=True, null=True)),
                        ("posted_on", models.DateField(blank=True, null=True)),
                        (
                            "closes_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day to apply"
                            ),
                        ),
                        ("paused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.offer",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intermediary.site",
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SponsorshipEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "cohort",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.cohort",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.sponsorship",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Waiver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("pay", "Pay meets the wage floor"),
                                    ("employee", "Employee, not contractor"),
                                    ("guaranteed_hours", "Guaranteed weekly hours"),
                                    ("schedule_notice", "Schedule 14 days ahead"),
                                    ("health", "Health insurance"),
                                    ("retirement", "Retirement plan"),
                                    ("paid_leave", "Paid leave"),
                                    ("paid_training", "Paid training time"),
                                    ("safety", "Safety training and equipment"),
                                    ("advancement", "Advancement path"),
                                    ("voice", "Worker voice"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("until", models.DateField()),
                        (
                            "granted_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "granted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waivers",
                                to="employers.offer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-granted_at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at__isnull", True)),
                                fields=("offer", "code"),
                                name="waiver_one_live_a_criterion",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="waiver_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FindingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("pay", "Pay meets the wage floor"),
                                    ("employee", "Employee, not contractor"),
                                    ("guaranteed_hours", "Guaranteed weekly hours"),
                                    ("schedule_notice", "Schedule 14 days ahead"),
                                    ("health", "Health insurance"),
                                    ("retirement", "Retirement plan"),
                                    ("paid_leave", "Paid leave"),
                                    ("paid_training", "Paid training time"),
                                    ("safety", "Safety training and equipment"),
                                    ("advancement", "Advancement path"),
                                    ("voice", "Worker voice"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[("required", "Required"), ("preferred", "Preferred")],
                                max_length=10,
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meets", "Meets"),
                                    ("straddles", "Straddles floor"),
                                    ("below", "Below floor"),
                                    ("unknown", "Pay unknown"),
                                    ("implausible", "Pay looks wrong"),
                                    ("no_floor", "No floor"),
                                ],
                                help_text="Of pay: below or straddles.",
                                max_length=12,
                            ),
                        ),
                        ("floor_amount", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("hourly_low", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("hourly_high", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("shortfall", intermediary.fields.MoneyField(blank=True, null=True)),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                        ("resolved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "resolution",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("raised", "Pay raised"),
                                    ("corrected", "Corrected"),
                                    ("waived", "Waived"),
                                    ("withdrawn", "Offer withdrawn or closed"),
                                    ("standard_changed", "Standard changed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "floor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="standards.wagefloor",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.finding",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="standards.version",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.offer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WaiverEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("pay", "Pay meets the wage floor"),
                                    ("employee", "Employee, not contractor"),
                                    ("guaranteed_hours", "Guaranteed weekly hours"),
                                    ("schedule_notice", "Schedule 14 days ahead"),
                                    ("health", "Health insurance"),
                                    ("retirement", "Retirement plan"),
                                    ("paid_leave", "Paid leave"),
                                    ("paid_training", "Paid training time"),
                                    ("safety", "Safety training and equipment"),
                                    ("advancement", "Advancement path"),
                                    ("voice", "Worker voice"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("until", models.DateField()),
                        (
                            "granted_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "granted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.offer",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="employers.waiver",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ],
        ),
        intermediary.migrating.Together(
            operations=[
                pgtrigger.migrations.AddTrigger(
                    model_name="employer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="keep_search_keys",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            NEW.sort_key = lower(unaccent(NEW.name));\n            NEW.search_key = lower(unaccent(NEW.name || ' ' || NEW.city || ' ' || NEW.key));\n            RETURN NEW;\n        ",
                            hash="4218a6f4e493c5d3d46fded126e42d629e1c7634",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_keep_search_keys_7edb0",
                            table="employers_employer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_employerevent" ("city", "id", "industry", "key", "kind", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "state") VALUES (NEW."city", NEW."id", NEW."industry", NEW."key", NEW."kind", NEW."name", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage", NEW."state"); RETURN NULL;',
                            hash="f8f7f19974cc0a7886a3220e807a75c680935f40",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_27d23",
                            table="employers_employer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry" IS DISTINCT FROM (NEW."industry") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "employers_employerevent" ("city", "id", "industry", "key", "kind", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "state") VALUES (OLD."city", OLD."id", OLD."industry", OLD."key", OLD."kind", OLD."name", OLD."owner_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."stage", OLD."state"); RETURN NULL;',
                            hash="68e90a8517bc1a6dc2e0a970647793d9eec36b07",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b6c1a",
                            table="employers_employer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_employerevent" ("city", "id", "industry", "key", "kind", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "state") VALUES (OLD."city", OLD."id", OLD."industry", OLD."key", OLD."kind", OLD."name", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage", OLD."state"); RETURN NULL;',
                            hash="6d53c1182ec3a881e9c21f2d3d92999460e9c50c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_44e51",
                            table="employers_employer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contactevent" ("email", "employer_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "user_id") VALUES (NEW."email", NEW."employer_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."role", NEW."user_id"); RETURN NULL;',
                            hash="56fe994ea3ee88d0e248ddeab1c78282accc19f1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4b22",
                            table="employers_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_contactevent" ("email", "employer_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "user_id") VALUES (OLD."email", OLD."employer_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."phone", OLD."role", OLD."user_id"); RETURN NULL;',
                            hash="54a3e6fe79ce35b1b69751646276e00bc6287cbf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fb037",
                            table="employers_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contactevent" ("email", "employer_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "user_id") VALUES (OLD."email", OLD."employer_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."role", OLD."user_id"); RETURN NULL;',
                            hash="0737c24dfef5e84fcb8a2edce6716147f9a4e333",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0821e",
                            table="employers_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_engagementevent" ("cohort_id", "employer_id", "held_on", "hours", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."cohort_id", NEW."employer_id", NEW."held_on", NEW."hours", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="c45508936743bb85c06fc92229a94fc6dea1921c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cc389",
                            table="employers_engagement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_engagementevent" ("cohort_id", "employer_id", "held_on", "hours", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cohort_id", OLD."employer_id", OLD."held_on", OLD."hours", OLD."id", OLD."key", OLD."kind", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                            hash="e6591b8062baa55f657befbeacc20c7746a63bb2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_26033",
                            table="employers_engagement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_engagementevent" ("cohort_id", "employer_id", "held_on", "hours", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cohort_id", OLD."employer_id", OLD."held_on", OLD."hours", OLD."id", OLD."key", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="3a3edee652e4ca415f5c0418966b40f1da3d7317",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b30d8",
                            table="employers_engagement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="keep_search_keys",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            NEW.sort_key = lower(unaccent(NEW.title));\n            NEW.search_key = lower(unaccent(NEW.title || ' ' || NEW.key));\n            RETURN NEW;\n        ",
                            hash="4ddf3ebd3bfb6c5f47127e02f4d0faff6dd0f4db",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_keep_search_keys_90d68",
                            table="employers_offer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_offerevent" ("advancement", "classification", "closes_on", "created_by_id", "employer_id", "guaranteed_hours", "health", "hours_per_day", "hours_per_week", "id", "key", "paid_leave", "paid_training", "paused_at", "pay_max", "pay_min", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions", "posted_on", "retirement", "safety", "schedule", "schedule_notice_days", "site_id", "soc", "title", "track_id", "voice", "withdrawn_at") VALUES (NEW."advancement", NEW."classification", NEW."closes_on", NEW."created_by_id", NEW."employer_id", NEW."guaranteed_hours", NEW."health", NEW."hours_per_day", NEW."hours_per_week", NEW."id", NEW."key", NEW."paid_leave", NEW."paid_training", NEW."paused_at", NEW."pay_max", NEW."pay_min", NEW."pay_period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."positions", NEW."posted_on", NEW."retirement", NEW."safety", NEW."schedule", NEW."schedule_notice_days", NEW."site_id", NEW."soc", NEW."title", NEW."track_id", NEW."voice", NEW."withdrawn_at"); RETURN NULL;',
                            hash="c6f41e29d9ec95f478391e72d07fd9fac903d28b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_76eee",
                            table="employers_offer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."advancement" IS DISTINCT FROM (NEW."advancement") OR OLD."classification" IS DISTINCT FROM (NEW."classification") OR OLD."closes_on" IS DISTINCT FROM (NEW."closes_on") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."employer_id" IS DISTINCT FROM (NEW."employer_id") OR OLD."guaranteed_hours" IS DISTINCT FROM (NEW."guaranteed_hours") OR OLD."health" IS DISTINCT FROM (NEW."health") OR OLD."hours_per_day" IS DISTINCT FROM (NEW."hours_per_day") OR OLD."hours_per_week" IS DISTINCT FROM (NEW."hours_per_week") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."paid_leave" IS DISTINCT FROM (NEW."paid_leave") OR OLD."paid_training" IS DISTINCT FROM (NEW."paid_training") OR OLD."paused_at" IS DISTINCT FROM (NEW."paused_at") OR OLD."pay_max" IS DISTINCT FROM (NEW."pay_max") OR OLD."pay_min" IS DISTINCT FROM (NEW."pay_min") OR OLD."pay_period" IS DISTINCT FROM (NEW."pay_period") OR OLD."positions" IS DISTINCT FROM (NEW."positions") OR OLD."posted_on" IS DISTINCT FROM (NEW."posted_on") OR OLD."retirement" IS DISTINCT FROM (NEW."retirement") OR OLD."safety" IS DISTINCT FROM (NEW."safety") OR OLD."schedule" IS DISTINCT FROM (NEW."schedule") OR OLD."schedule_notice_days" IS DISTINCT FROM (NEW."schedule_notice_days") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."soc" IS DISTINCT FROM (NEW."soc") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."track_id" IS DISTINCT FROM (NEW."track_id") OR OLD."voice" IS DISTINCT FROM (NEW."voice") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                            func='INSERT INTO "employers_offerevent" ("advancement", "classification", "closes_on", "created_by_id", "employer_id", "guaranteed_hours", "health", "hours_per_day", "hours_per_week", "id", "key", "paid_leave", "paid_training", "paused_at", "pay_max", "pay_min", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions", "posted_on", "retirement", "safety", "schedule", "schedule_notice_days", "site_id", "soc", "title", "track_id", "voice", "withdrawn_at") VALUES (OLD."advancement", OLD."classification", OLD."closes_on", OLD."created_by_id", OLD."employer_id", OLD."guaranteed_hours", OLD."health", OLD."hours_per_day", OLD."hours_per_week", OLD."id", OLD."key", OLD."paid_leave", OLD."paid_training", OLD."paused_at", OLD."pay_max", OLD."pay_min", OLD."pay_period", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."positions", OLD."posted_on", OLD."retirement", OLD."safety", OLD."schedule", OLD."schedule_notice_days", OLD."site_id", OLD."soc", OLD."title", OLD."track_id", OLD."voice", OLD."withdrawn_at"); RETURN NULL;',
                            hash="4318776c9ace636ede3fb8aaf2e8632476160388",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_29124",
                            table="employers_offer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_offerevent" ("advancement", "classification", "closes_on", "created_by_id", "employer_id", "guaranteed_hours", "health", "hours_per_day", "hours_per_week", "id", "key", "paid_leave", "paid_training", "paused_at", "pay_max", "pay_min", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions", "posted_on", "retirement", "safety", "schedule", "schedule_notice_days", "site_id", "soc", "title", "track_id", "voice", "withdrawn_at") VALUES (OLD."advancement", OLD."classification", OLD."closes_on", OLD."created_by_id", OLD."employer_id", OLD."guaranteed_hours", OLD."health", OLD."hours_per_day", OLD."hours_per_week", OLD."id", OLD."key", OLD."paid_leave", OLD."paid_training", OLD."paused_at", OLD."pay_max", OLD."pay_min", OLD."pay_period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."positions", OLD."posted_on", OLD."retirement", OLD."safety", OLD."schedule", OLD."schedule_notice_days", OLD."site_id", OLD."soc", OLD."title", OLD."track_id", OLD."voice", OLD."withdrawn_at"); RETURN NULL;',
                            hash="52f98b0108f687011a0f3c4403205cbcf2c705ab",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2b57d",
                            table="employers_offer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_findingevent" ("code", "floor_amount", "floor_id", "hourly_high", "hourly_low", "id", "offer_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution", "resolved_at", "result", "severity", "shortfall", "version_id") VALUES (NEW."code", NEW."floor_amount", NEW."floor_id", NEW."hourly_high", NEW."hourly_low", NEW."id", NEW."offer_id", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."resolution", NEW."resolved_at", NEW."result", NEW."severity", NEW."shortfall", NEW."version_id"); RETURN NULL;',
                            hash="1bb5b8d34860514ed12d31f9a9e093ec033a86e1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a00f8",
                            table="employers_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_findingevent" ("code", "floor_amount", "floor_id", "hourly_high", "hourly_low", "id", "offer_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution", "resolved_at", "result", "severity", "shortfall", "version_id") VALUES (OLD."code", OLD."floor_amount", OLD."floor_id", OLD."hourly_high", OLD."hourly_low", OLD."id", OLD."offer_id", OLD."opened_at", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."resolution", OLD."resolved_at", OLD."result", OLD."severity", OLD."shortfall", OLD."version_id"); RETURN NULL;',
                            hash="d00e7bb82e799695a6cc84291de7bb5d66f5110f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a303",
                            table="employers_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_findingevent" ("code", "floor_amount", "floor_id", "hourly_high", "hourly_low", "id", "offer_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution", "resolved_at", "result", "severity", "shortfall", "version_id") VALUES (OLD."code", OLD."floor_amount", OLD."floor_id", OLD."hourly_high", OLD."hourly_low", OLD."id", OLD."offer_id", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."resolution", OLD."resolved_at", OLD."result", OLD."severity", OLD."shortfall", OLD."version_id"); RETURN NULL;',
                            hash="e1ed29a0a108d9f59c1fc9766e911b82812879c1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ba7f2",
                            table="employers_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sponsorship",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_sponsorshipevent" ("cohort_id", "employer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."cohort_id", NEW."employer_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="28d8957712005609d01ac4cf07f1b1a78e146666",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3b2f",
                            table="employers_sponsorship",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sponsorship",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_sponsorshipevent" ("cohort_id", "employer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cohort_id", OLD."employer_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                            hash="6b172f511fcec9bab1e5f415eb16c4ddb60d6aae",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_97d0b",
                            table="employers_sponsorship",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sponsorship",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_sponsorshipevent" ("cohort_id", "employer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cohort_id", OLD."employer_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="f6844d1caf335c9f84a0a3ad13a316e49770254e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_87e2c",
                            table="employers_sponsorship",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waiver",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_waiverevent" ("code", "granted_at", "granted_by_id", "id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revoked_at", "until") VALUES (NEW."code", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."offer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."revoked_at", NEW."until"); RETURN NULL;',
                            hash="c46af07d47777247d6eb7a5cdb135c32083d8b61",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eaf4a",
                            table="employers_waiver",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waiver",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_waiverevent" ("code", "granted_at", "granted_by_id", "id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revoked_at", "until") VALUES (OLD."code", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."offer_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reason", OLD."revoked_at", OLD."until"); RETURN NULL;',
                            hash="193ec8701591d6ae37e85e8d2a0f3d7ccb24fe74",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be821",
                            table="employers_waiver",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waiver",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_waiverevent" ("code", "granted_at", "granted_by_id", "id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revoked_at", "until") VALUES (OLD."code", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."offer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."revoked_at", OLD."until"); RETURN NULL;',
                            hash="3c69a1e764ea120d1b138e99d922af9438a0dcf1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2995",
                            table="employers_waiver",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

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
        ("employers", "0001_partners_offers_and_findings"),
        ("intermediary", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("trainees", "0001_people_and_cohorts"),
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="OutcomeCheck",
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
                        ("checked_on", models.DateField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("employed", "Employed"),
                                    ("not_employed", "Not employed"),
                                    ("unreachable", "Could not be reached"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("pay", intermediary.fields.MoneyField(blank=True, null=True)),
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
                            ),
                        ),
                        ("hours_per_week", intermediary.fields.HoursField(blank=True, null=True)),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("employer_confirmed", "Employer confirmed"),
                                    ("payroll", "Payroll record"),
                                    ("state_wage_record", "State wage record"),
                                    ("pay_stub", "Pay stub"),
                                    ("self_report", "Self-report"),
                                    ("public_profile", "Public profile"),
                                    ("staff_note", "Staff note"),
                                ],
                                max_length=20,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "enrollment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="trainees.enrollment",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-checked_on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("trainee", "enrollment", "checked_on"),
                                name="check_once_a_day",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["employed", "not_employed", "unreachable"])
                                ),
                                name="check_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "tier__in",
                                        [
                                            "",
                                            "employer_confirmed",
                                            "payroll",
                                            "state_wage_record",
                                            "pay_stub",
                                            "self_report",
                                            "public_profile",
                                            "staff_note",
                                        ],
                                    )
                                ),
                                name="check_tier_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pay__isnull", True),
                                    models.Q(("pay__gt", 0), ("pay__lte", 100000000)),
                                    _connector="OR",
                                ),
                                name="check_pay_positive",
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
                                name="check_pay_period_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_per_week__isnull", True),
                                    models.Q(
                                        ("hours_per_week__gt", 0), ("hours_per_week__lte", 168)
                                    ),
                                    _connector="OR",
                                ),
                                name="check_hours_per_week",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
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
                            "title",
                            models.CharField(blank=True, max_length=300, verbose_name="job title"),
                        ),
                        (
                            "soc",
                            models.CharField(blank=True, max_length=10, verbose_name="SOC code"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full_time", "Full-time"),
                                    ("part_time", "Part-time"),
                                    ("apprenticeship", "Apprenticeship"),
                                    ("temp_to_hire", "Temp to hire"),
                                    ("internship", "Internship"),
                                    ("gig", "Gig work"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("started_on", models.DateField(verbose_name="first day of work")),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day of work"
                            ),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("quit", "Quit"),
                                    ("laid_off", "Laid off"),
                                    ("dismissed", "Dismissed"),
                                    ("contract_ended", "Contract ended"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("pay", intermediary.fields.MoneyField(blank=True, null=True)),
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
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "enrollment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="trainees.enrollment",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="employers.offer",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-started_on", "-pk"),
                        "indexes": [
                            models.Index(fields=["started_on", "id"], name="placement_start")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "full_time",
                                            "part_time",
                                            "apprenticeship",
                                            "temp_to_hire",
                                            "internship",
                                            "gig",
                                        ],
                                    )
                                ),
                                name="placement_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="placement_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "end_reason__in",
                                        [
                                            "",
                                            "quit",
                                            "laid_off",
                                            "dismissed",
                                            "contract_ended",
                                            "other",
                                        ],
                                    )
                                ),
                                name="placement_end_reason_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pay__isnull", True),
                                    models.Q(("pay__gt", 0), ("pay__lte", 100000000)),
                                    _connector="OR",
                                ),
                                name="placement_pay_positive",
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
                                name="placement_pay_period_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_per_week__isnull", True),
                                    models.Q(
                                        ("hours_per_week__gt", 0), ("hours_per_week__lte", 168)
                                    ),
                                    _connector="OR",
                                ),
                                name="placement_hours_per_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("soc", ""),
                                    ("soc__regex", "^\\d{2}-\\d{4}(\\.\\d{2})?$"),
                                    _connector="OR",
                                ),
                                name="placement_soc",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkedHours",
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
                        ("month", models.DateField()),
                        ("hours", intermediary.fields.HoursField()),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="worked_hours",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="worked_hours",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "worked hours",
                        "ordering": ("-month", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("trainee", "employer", "month"),
                                name="worked_hours_once_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="worked_hours_first_of_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hours__gte", 0), ("hours__lte", 744)),
                                name="worked_hours_in_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                            "tier",
                            models.CharField(
                                choices=[
                                    ("employer_confirmed", "Employer confirmed"),
                                    ("payroll", "Payroll record"),
                                    ("state_wage_record", "State wage record"),
                                    ("pay_stub", "Pay stub"),
                                    ("self_report", "Self-report"),
                                    ("public_profile", "Public profile"),
                                    ("staff_note", "Staff note"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "dated_on",
                            models.DateField(
                                blank=True,
                                help_text="Blank: counts from the first day of work.",
                                null=True,
                            ),
                        ),
                        ("disputed_on", models.DateField(blank=True, null=True)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="placements.placement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "evidence",
                        "ordering": ("placement", "dated_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("placement", "tier", "dated_on"),
                                name="evidence_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "tier__in",
                                        [
                                            "employer_confirmed",
                                            "payroll",
                                            "state_wage_record",
                                            "pay_stub",
                                            "self_report",
                                            "public_profile",
                                            "staff_note",
                                        ],
                                    )
                                ),
                                name="evidence_tier_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeCheckEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("checked_on", models.DateField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("employed", "Employed"),
                                    ("not_employed", "Not employed"),
                                    ("unreachable", "Could not be reached"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("pay", intermediary.fields.MoneyField(blank=True, null=True)),
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
                            ),
                        ),
                        ("hours_per_week", intermediary.fields.HoursField(blank=True, null=True)),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("employer_confirmed", "Employer confirmed"),
                                    ("payroll", "Payroll record"),
                                    ("state_wage_record", "State wage record"),
                                    ("pay_stub", "Pay stub"),
                                    ("self_report", "Self-report"),
                                    ("public_profile", "Public profile"),
                                    ("staff_note", "Staff note"),
                                ],
                                max_length=20,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "enrollment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.enrollment",
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
                                to="placements.outcomecheck",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "trainee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlacementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100)),
                        (
                            "title",
                            models.CharField(blank=True, max_length=300, verbose_name="job title"),
                        ),
                        (
                            "soc",
                            models.CharField(blank=True, max_length=10, verbose_name="SOC code"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full_time", "Full-time"),
                                    ("part_time", "Part-time"),
                                    ("apprenticeship", "Apprenticeship"),
                                    ("temp_to_hire", "Temp to hire"),
                                    ("internship", "Internship"),
                                    ("gig", "Gig work"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("started_on", models.DateField(verbose_name="first day of work")),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day of work"
                            ),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("quit", "Quit"),
                                    ("laid_off", "Laid off"),
                                    ("dismissed", "Dismissed"),
                                    ("contract_ended", "Contract ended"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("pay", intermediary.fields.MoneyField(blank=True, null=True)),
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
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "enrollment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.enrollment",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="placements.placement",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "trainee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WorkedHoursEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField()),
                        ("hours", intermediary.fields.HoursField()),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
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
                                to="placements.workedhours",
                            ),
                        ),
                        (
                            "trainee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "tier",
                            models.CharField(
                                choices=[
                                    ("employer_confirmed", "Employer confirmed"),
                                    ("payroll", "Payroll record"),
                                    ("state_wage_record", "State wage record"),
                                    ("pay_stub", "Pay stub"),
                                    ("self_report", "Self-report"),
                                    ("public_profile", "Public profile"),
                                    ("staff_note", "Staff note"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "dated_on",
                            models.DateField(
                                blank=True,
                                help_text="Blank: counts from the first day of work.",
                                null=True,
                            ),
                        ),
                        ("disputed_on", models.DateField(blank=True, null=True)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
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
                                to="placements.evidence",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "placement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="placements.placement",
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
                    model_name="outcomecheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_outcomecheckevent" ("checked_on", "employer_id", "enrollment_id", "hours_per_week", "id", "outcome", "pay", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "tier", "trainee_id") VALUES (NEW."checked_on", NEW."employer_id", NEW."enrollment_id", NEW."hours_per_week", NEW."id", NEW."outcome", NEW."pay", NEW."pay_period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."tier", NEW."trainee_id"); RETURN NULL;',
                            hash="159441ed5a0a19b37db488d66e69759343e84bdf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7ae02",
                            table="placements_outcomecheck",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomecheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_outcomecheckevent" ("checked_on", "employer_id", "enrollment_id", "hours_per_week", "id", "outcome", "pay", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "tier", "trainee_id") VALUES (OLD."checked_on", OLD."employer_id", OLD."enrollment_id", OLD."hours_per_week", OLD."id", OLD."outcome", OLD."pay", OLD."pay_period", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."tier", OLD."trainee_id"); RETURN NULL;',
                            hash="b96bead2d841cd08d3e299c53324c5efc9c72fe9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79d3f",
                            table="placements_outcomecheck",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomecheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_outcomecheckevent" ("checked_on", "employer_id", "enrollment_id", "hours_per_week", "id", "outcome", "pay", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "tier", "trainee_id") VALUES (OLD."checked_on", OLD."employer_id", OLD."enrollment_id", OLD."hours_per_week", OLD."id", OLD."outcome", OLD."pay", OLD."pay_period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."tier", OLD."trainee_id"); RETURN NULL;',
                            hash="cd2763435667098365aaefc3406a196b07186c66",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a6f6c",
                            table="placements_outcomecheck",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_placementevent" ("employer_id", "end_reason", "ended_on", "enrollment_id", "hours_per_week", "id", "key", "kind", "offer_id", "pay", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "soc", "started_on", "title", "trainee_id") VALUES (NEW."employer_id", NEW."end_reason", NEW."ended_on", NEW."enrollment_id", NEW."hours_per_week", NEW."id", NEW."key", NEW."kind", NEW."offer_id", NEW."pay", NEW."pay_period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."soc", NEW."started_on", NEW."title", NEW."trainee_id"); RETURN NULL;',
                            hash="2af9066c2eb7de82c64f2baab22ae34391a9bdc5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1caba",
                            table="placements_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_placementevent" ("employer_id", "end_reason", "ended_on", "enrollment_id", "hours_per_week", "id", "key", "kind", "offer_id", "pay", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "soc", "started_on", "title", "trainee_id") VALUES (OLD."employer_id", OLD."end_reason", OLD."ended_on", OLD."enrollment_id", OLD."hours_per_week", OLD."id", OLD."key", OLD."kind", OLD."offer_id", OLD."pay", OLD."pay_period", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."soc", OLD."started_on", OLD."title", OLD."trainee_id"); RETURN NULL;',
                            hash="b3611e1ff1df8c82e670620fc697059b71955172",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3ab36",
                            table="placements_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_placementevent" ("employer_id", "end_reason", "ended_on", "enrollment_id", "hours_per_week", "id", "key", "kind", "offer_id", "pay", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "soc", "started_on", "title", "trainee_id") VALUES (OLD."employer_id", OLD."end_reason", OLD."ended_on", OLD."enrollment_id", OLD."hours_per_week", OLD."id", OLD."key", OLD."kind", OLD."offer_id", OLD."pay", OLD."pay_period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."soc", OLD."started_on", OLD."title", OLD."trainee_id"); RETURN NULL;',
                            hash="df6d674a663e9a0af5657e339e23b59a28e2555f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_95ec9",
                            table="placements_placement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_evidenceevent" ("dated_on", "disputed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "recorded_at", "recorded_by_id", "tier") VALUES (NEW."dated_on", NEW."disputed_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."recorded_at", NEW."recorded_by_id", NEW."tier"); RETURN NULL;',
                            hash="becaeceb839cd4f6123a9f27fd99d54e4b25c81b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_472dd",
                            table="placements_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_evidenceevent" ("dated_on", "disputed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "recorded_at", "recorded_by_id", "tier") VALUES (OLD."dated_on", OLD."disputed_on", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."placement_id", OLD."recorded_at", OLD."recorded_by_id", OLD."tier"); RETURN NULL;',
                            hash="46d5567ae667134872435ecd7652f5bc920e9cf1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_297b2",
                            table="placements_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_evidenceevent" ("dated_on", "disputed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "recorded_at", "recorded_by_id", "tier") VALUES (OLD."dated_on", OLD."disputed_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placement_id", OLD."recorded_at", OLD."recorded_by_id", OLD."tier"); RETURN NULL;',
                            hash="41715f0a2be983e6ae30b756fd2486428ce1caab",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5323f",
                            table="placements_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workedhours",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_workedhoursevent" ("employer_id", "hours", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "trainee_id") VALUES (NEW."employer_id", NEW."hours", NEW."id", NEW."month", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."trainee_id"); RETURN NULL;',
                            hash="66b0877ff2360054493fd8fc5f385a590d09ebbe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_82d45",
                            table="placements_workedhours",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workedhours",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_workedhoursevent" ("employer_id", "hours", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "trainee_id") VALUES (OLD."employer_id", OLD."hours", OLD."id", OLD."month", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."trainee_id"); RETURN NULL;',
                            hash="f48bb4e694a3e74f5bd39c921fc6b68092c86a73",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a5f12",
                            table="placements_workedhours",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workedhours",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_workedhoursevent" ("employer_id", "hours", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "trainee_id") VALUES (OLD."employer_id", OLD."hours", OLD."id", OLD."month", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."trainee_id"); RETURN NULL;',
                            hash="688edf5c72f264f75ccbeaf9d6b6285ce7ab5429",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3ea9f",
                            table="placements_workedhours",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

import django.contrib.postgres.fields
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
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Cohort",
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
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("seats", models.PositiveIntegerField(blank=True, null=True)),
                        ("language", models.CharField(blank=True, max_length=35)),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cohorts",
                                to="intermediary.site",
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cohorts",
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-starts_on", "key"),
                        "indexes": [
                            models.Index(fields=["starts_on", "id"], name="cohort_start"),
                            models.Index(fields=["ends_on", "id"], name="cohort_end"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="cohort_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trainee",
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
                            "key",
                            models.CharField(
                                max_length=100, unique=True, verbose_name="trainee number"
                            ),
                        ),
                        ("first_name", models.CharField(blank=True, max_length=100)),
                        ("last_name", models.CharField(blank=True, max_length=100)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("birth_date", models.DateField(blank=True, null=True)),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("woman", "Woman"),
                                    ("man", "Man"),
                                    ("nonbinary", "Nonbinary"),
                                    ("another", "Another"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "race_ethnicity",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("aian", "American Indian or Alaska Native"),
                                        ("asian", "Asian"),
                                        ("black", "Black or African American"),
                                        ("hispanic", "Hispanic or Latino"),
                                        ("mena", "Middle Eastern or North African"),
                                        ("nhpi", "Native Hawaiian or Pacific Islander"),
                                        ("white", "White"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "education",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "No secondary school"),
                                    ("some_secondary", "Some secondary school"),
                                    ("diploma", "High school diploma"),
                                    ("equivalency", "High school equivalency"),
                                    ("some_postsecondary", "Some college"),
                                    ("certificate", "Postsecondary certificate"),
                                    ("associate", "Associate degree"),
                                    ("bachelor", "Bachelor's degree"),
                                    ("advanced", "Advanced degree"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("veteran", models.BooleanField(blank=True, null=True)),
                        ("disability", models.BooleanField(blank=True, null=True)),
                        ("language", models.CharField(blank=True, max_length=35)),
                        ("postal_code", models.CharField(blank=True, max_length=12)),
                        (
                            "prior_annual_earnings",
                            intermediary.fields.MoneyField(blank=True, null=True),
                        ),
                        ("sort_key", models.TextField(default="", editable=False)),
                        ("search_key", models.TextField(default="", editable=False)),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="trainee",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("sort_key", "pk"),
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="trainee_sort"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    "search_key", name="gin_trgm_ops"
                                ),
                                name="trainee_search",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("gender__in", ["", "woman", "man", "nonbinary", "another"])
                                ),
                                name="trainee_gender_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "race_ethnicity__contained_by",
                                        [
                                            "aian",
                                            "asian",
                                            "black",
                                            "hispanic",
                                            "mena",
                                            "nhpi",
                                            "white",
                                        ],
                                    )
                                ),
                                name="trainee_race_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "education__in",
                                        [
                                            "",
                                            "none",
                                            "some_secondary",
                                            "diploma",
                                            "equivalency",
                                            "some_postsecondary",
                                            "certificate",
                                            "associate",
                                            "bachelor",
                                            "advanced",
                                        ],
                                    )
                                ),
                                name="trainee_education_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("prior_annual_earnings__isnull", True),
                                    ("prior_annual_earnings__gte", 0),
                                    _connector="OR",
                                ),
                                name="trainee_earnings_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CohortEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("seats", models.PositiveIntegerField(blank=True, null=True)),
                        ("language", models.CharField(blank=True, max_length=35)),
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
                                to="trainees.cohort",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intermediary.site",
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                db_constraint=False,
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
                    name="Enrollment",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("applied", "Applied"),
                                    ("admitted", "Admitted"),
                                    ("enrolled", "In training"),
                                    ("graduated", "Graduated"),
                                    ("withdrawn", "Withdrew"),
                                    ("declined", "Declined"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("graduated_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        (
                            "exclusion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("death", "Death"),
                                    ("institutionalized", "Institutionalized"),
                                    ("medical", "Medical"),
                                    ("active_duty", "Active military duty"),
                                    ("further_education", "Full-time further education"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("exclusion_on", models.DateField(blank=True, null=True)),
                        ("exclusion_evidence", models.CharField(blank=True, max_length=200)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "cohort",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrollments",
                                to="trainees.cohort",
                            ),
                        ),
                        (
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrollments",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-cohort__starts_on", "pk"),
                        "indexes": [
                            models.Index(
                                fields=["graduated_on", "id"], name="enrollment_graduated"
                            ),
                            models.Index(
                                fields=["cohort", "status"], name="enrollment_cohort_status"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("trainee", "cohort"), name="enrollment_once"
                            ),
                            models.UniqueConstraint(
                                fields=("id", "trainee"), name="enrollment_id_trainee"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "applied",
                                            "admitted",
                                            "enrolled",
                                            "graduated",
                                            "withdrawn",
                                            "declined",
                                        ],
                                    )
                                ),
                                name="enrollment_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("graduated_on__isnull", True),
                                    models.Q(
                                        ("graduated_on__gte", models.F("started_on")),
                                        ("started_on__isnull", False),
                                        ("status", "graduated"),
                                    ),
                                    _connector="OR",
                                ),
                                name="enrollment_graduation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("withdrawn_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="enrollment_withdrawn_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "exclusion__in",
                                        [
                                            "death",
                                            "institutionalized",
                                            "medical",
                                            "active_duty",
                                            "further_education",
                                        ],
                                    ),
                                    models.Q(
                                        ("exclusion", ""),
                                        ("exclusion_evidence", ""),
                                        ("exclusion_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="enrollment_exclusion",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TraineeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100, verbose_name="trainee number")),
                        ("first_name", models.CharField(blank=True, max_length=100)),
                        ("last_name", models.CharField(blank=True, max_length=100)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("birth_date", models.DateField(blank=True, null=True)),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("woman", "Woman"),
                                    ("man", "Man"),
                                    ("nonbinary", "Nonbinary"),
                                    ("another", "Another"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "race_ethnicity",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("aian", "American Indian or Alaska Native"),
                                        ("asian", "Asian"),
                                        ("black", "Black or African American"),
                                        ("hispanic", "Hispanic or Latino"),
                                        ("mena", "Middle Eastern or North African"),
                                        ("nhpi", "Native Hawaiian or Pacific Islander"),
                                        ("white", "White"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "education",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "No secondary school"),
                                    ("some_secondary", "Some secondary school"),
                                    ("diploma", "High school diploma"),
                                    ("equivalency", "High school equivalency"),
                                    ("some_postsecondary", "Some college"),
                                    ("certificate", "Postsecondary certificate"),
                                    ("associate", "Associate degree"),
                                    ("bachelor", "Bachelor's degree"),
                                    ("advanced", "Advanced degree"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("veteran", models.BooleanField(blank=True, null=True)),
                        ("disability", models.BooleanField(blank=True, null=True)),
                        ("language", models.CharField(blank=True, max_length=35)),
                        ("postal_code", models.CharField(blank=True, max_length=12)),
                        (
                            "prior_annual_earnings",
                            intermediary.fields.MoneyField(blank=True, null=True),
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
                                to="trainees.trainee",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CoachAssignment",
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
                        ("starts_on", models.DateField()),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enrollment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="trainees.enrollment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("enrollment", "-starts_on"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enrollment", "starts_on"),
                                name="coachassignment_once_a_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwnerAssignment",
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
                        ("starts_on", models.DateField()),
                        (
                            "enrollment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="trainees.enrollment",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("enrollment", "-starts_on"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enrollment", "starts_on"),
                                name="ownerassignment_once_a_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EnrollmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("applied", "Applied"),
                                    ("admitted", "Admitted"),
                                    ("enrolled", "In training"),
                                    ("graduated", "Graduated"),
                                    ("withdrawn", "Withdrew"),
                                    ("declined", "Declined"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("graduated_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        (
                            "exclusion",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("death", "Death"),
                                    ("institutionalized", "Institutionalized"),
                                    ("medical", "Medical"),
                                    ("active_duty", "Active military duty"),
                                    ("further_education", "Full-time further education"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("exclusion_on", models.DateField(blank=True, null=True)),
                        ("exclusion_evidence", models.CharField(blank=True, max_length=200)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
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
                                to="trainees.enrollment",
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
                    name="CoachAssignmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField()),
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
                                to="trainees.coachassignment",
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
                            "enrollment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.enrollment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OwnerAssignmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField()),
                        (
                            "enrollment",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="trainees.ownerassignment",
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
                    model_name="cohort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_cohortevent" ("ends_on", "id", "key", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "site_id", "starts_on", "track_id") VALUES (NEW."ends_on", NEW."id", NEW."key", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seats", NEW."site_id", NEW."starts_on", NEW."track_id"); RETURN NULL;',
                            hash="b9cc0a266b4bb040400e7053c7fb484ce332cf17",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ef59",
                            table="trainees_cohort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cohort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_cohortevent" ("ends_on", "id", "key", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "site_id", "starts_on", "track_id") VALUES (OLD."ends_on", OLD."id", OLD."key", OLD."language", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."seats", OLD."site_id", OLD."starts_on", OLD."track_id"); RETURN NULL;',
                            hash="f5e46ed3de2424337186ec6fa83fdc64a426cf4c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3e7f2",
                            table="trainees_cohort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cohort",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_cohortevent" ("ends_on", "id", "key", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "site_id", "starts_on", "track_id") VALUES (OLD."ends_on", OLD."id", OLD."key", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seats", OLD."site_id", OLD."starts_on", OLD."track_id"); RETURN NULL;',
                            hash="afa28752390e8f51a360a2dfc948473e2af280e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_873d1",
                            table="trainees_cohort",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="coachassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_coachassignmentevent" ("enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (NEW."enrollment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."user_id"); RETURN NULL;',
                            hash="97cffc1a63beec425c394e0aa7bfca023917af65",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ff3e2",
                            table="trainees_coachassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="coachassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_coachassignmentevent" ("enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (OLD."enrollment_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."starts_on", OLD."user_id"); RETURN NULL;',
                            hash="24116c5b1a5c5195da89d3ad22917f41ec7cc96c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_932bd",
                            table="trainees_coachassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="coachassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_coachassignmentevent" ("enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (OLD."enrollment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."user_id"); RETURN NULL;',
                            hash="ef98a9d65238ea3d0a97fecb420e1a7bb61b521f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_063bc",
                            table="trainees_coachassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ownerassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_ownerassignmentevent" ("enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (NEW."enrollment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."user_id"); RETURN NULL;',
                            hash="275fc72eae0519a43b63cea33dfbeb0b6c649314",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ba2ff",
                            table="trainees_ownerassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ownerassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_ownerassignmentevent" ("enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (OLD."enrollment_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."starts_on", OLD."user_id"); RETURN NULL;',
                            hash="483aeddf03567659898807179ae6e414bea180e2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61bad",
                            table="trainees_ownerassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ownerassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_ownerassignmentevent" ("enrollment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id") VALUES (OLD."enrollment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."user_id"); RETURN NULL;',
                            hash="d9e243ce174ab910ced7fe51fe917efe60ee5ccc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0f884",
                            table="trainees_ownerassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="keep_search_keys",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            NEW.sort_key = lower(unaccent(NEW.last_name || ' ' || NEW.first_name));\n            NEW.search_key = lower(unaccent(NEW.first_name || ' ' || NEW.last_name || ' ' || NEW.email || ' ' || NEW.phone || ' ' || NEW.key));\n            RETURN NEW;\n        ",
                            hash="43cc358ca155c7b3e8fc0219ebe8219afa57e9a4",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_keep_search_keys_b710b",
                            table="trainees_trainee",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_traineeevent" ("birth_date", "disability", "education", "email", "first_name", "gender", "id", "key", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "prior_annual_earnings", "race_ethnicity", "user_id", "veteran") VALUES (NEW."birth_date", NEW."disability", NEW."education", NEW."email", NEW."first_name", NEW."gender", NEW."id", NEW."key", NEW."language", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_code", NEW."prior_annual_earnings", NEW."race_ethnicity", NEW."user_id", NEW."veteran"); RETURN NULL;',
                            hash="dd626bd6873a0087d4292ac8732e19840b6b21fa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_79409",
                            table="trainees_trainee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."disability" IS DISTINCT FROM (NEW."disability") OR OLD."education" IS DISTINCT FROM (NEW."education") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postal_code" IS DISTINCT FROM (NEW."postal_code") OR OLD."prior_annual_earnings" IS DISTINCT FROM (NEW."prior_annual_earnings") OR OLD."race_ethnicity" IS DISTINCT FROM (NEW."race_ethnicity") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."veteran" IS DISTINCT FROM (NEW."veteran"))',
                            func='INSERT INTO "trainees_traineeevent" ("birth_date", "disability", "education", "email", "first_name", "gender", "id", "key", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "prior_annual_earnings", "race_ethnicity", "user_id", "veteran") VALUES (OLD."birth_date", OLD."disability", OLD."education", OLD."email", OLD."first_name", OLD."gender", OLD."id", OLD."key", OLD."language", OLD."last_name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."phone", OLD."postal_code", OLD."prior_annual_earnings", OLD."race_ethnicity", OLD."user_id", OLD."veteran"); RETURN NULL;',
                            hash="fe4056ad0b8a5d2fd09912d6e6d7b06a0eea3516",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a33c",
                            table="trainees_trainee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_traineeevent" ("birth_date", "disability", "education", "email", "first_name", "gender", "id", "key", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "prior_annual_earnings", "race_ethnicity", "user_id", "veteran") VALUES (OLD."birth_date", OLD."disability", OLD."education", OLD."email", OLD."first_name", OLD."gender", OLD."id", OLD."key", OLD."language", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postal_code", OLD."prior_annual_earnings", OLD."race_ethnicity", OLD."user_id", OLD."veteran"); RETURN NULL;',
                            hash="309975072b1c8df6f1b922f8645026ce2d678336",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ea5bd",
                            table="trainees_trainee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enrollment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_enrollmentevent" ("applied_on", "cohort_id", "exclusion", "exclusion_evidence", "exclusion_on", "graduated_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "started_on", "status", "trainee_id", "withdrawn_on") VALUES (NEW."applied_on", NEW."cohort_id", NEW."exclusion", NEW."exclusion_evidence", NEW."exclusion_on", NEW."graduated_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."started_on", NEW."status", NEW."trainee_id", NEW."withdrawn_on"); RETURN NULL;',
                            hash="b60f399aae66f7d43e100e5c588ba9d24776596f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_122fa",
                            table="trainees_enrollment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enrollment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_enrollmentevent" ("applied_on", "cohort_id", "exclusion", "exclusion_evidence", "exclusion_on", "graduated_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "started_on", "status", "trainee_id", "withdrawn_on") VALUES (OLD."applied_on", OLD."cohort_id", OLD."exclusion", OLD."exclusion_evidence", OLD."exclusion_on", OLD."graduated_on", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."started_on", OLD."status", OLD."trainee_id", OLD."withdrawn_on"); RETURN NULL;',
                            hash="734b0b732d6e56d39cc5080db0d904dac8ad1fd2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f1e0",
                            table="trainees_enrollment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enrollment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_enrollmentevent" ("applied_on", "cohort_id", "exclusion", "exclusion_evidence", "exclusion_on", "graduated_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "started_on", "status", "trainee_id", "withdrawn_on") VALUES (OLD."applied_on", OLD."cohort_id", OLD."exclusion", OLD."exclusion_evidence", OLD."exclusion_on", OLD."graduated_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."started_on", OLD."status", OLD."trainee_id", OLD."withdrawn_on"); RETURN NULL;',
                            hash="b56211ecb27cf814e17afb10001d6a321617e265",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_68a78",
                            table="trainees_enrollment",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

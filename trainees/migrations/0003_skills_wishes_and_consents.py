import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import intermediary.fields
import intermediary.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("intermediary", "0005_letters_on_their_way"),
        ("intermediary", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("standards", "0003_credentials_and_drafts"),
        ("trainees", "0002_who_finished_a_cohort"),
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Consent",
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
                            "shared",
                            models.CharField(
                                choices=[
                                    ("name", "My name"),
                                    ("contact", "My e-mail address and phone number"),
                                    ("skills", "My skills"),
                                    ("credentials", "My certificates"),
                                    ("language", "The languages I speak"),
                                    ("training", "My class and when I finish"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "given_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
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
                                related_name="consents",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("trainee", "shared", "-given_at"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("trainee", "shared"),
                                name="consent_one_standing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "shared__in",
                                        [
                                            "name",
                                            "contact",
                                            "skills",
                                            "credentials",
                                            "language",
                                            "training",
                                        ],
                                    )
                                ),
                                name="consent_shared_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    ("withdrawn_at__gte", models.F("given_at")),
                                    _connector="OR",
                                ),
                                name="consent_withdrawn_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Credential",
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
                        ("earned_on", models.DateField()),
                        ("expires_on", models.DateField(blank=True, null=True)),
                        (
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="credentials",
                                to="trainees.trainee",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="standards.credentialtype",
                            ),
                        ),
                        (
                            "verified_by",
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
                        "ordering": ("trainee", "-earned_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("trainee", "type", "earned_on"), name="credential_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_on__isnull", True),
                                    ("expires_on__gte", models.F("earned_on")),
                                    _connector="OR",
                                ),
                                name="credential_expires_after_earned",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobWish",
                    fields=[
                        (
                            "trainee",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="wish",
                                serialize=False,
                                to="trainees.trainee",
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
                            "hourly_min",
                            intermediary.fields.MoneyField(
                                blank=True, null=True, verbose_name="lowest pay an hour"
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=35),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("available_from", models.DateField(blank=True, null=True)),
                        (
                            "sites",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="intermediary.site"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "job wishes",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("schedule__in", ["", "full_time", "part_time"])
                                ),
                                name="wish_schedule_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hourly_min__isnull", True),
                                    ("hourly_min__gt", 0),
                                    _connector="OR",
                                ),
                                name="wish_pay_positive",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Skill",
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
                        ("name", models.CharField(max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("technical", "Technical"),
                                    ("professional", "Professional"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="skills",
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-kind", "name", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["technical", "professional"])),
                                name="skill_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "shared",
                            models.CharField(
                                choices=[
                                    ("name", "My name"),
                                    ("contact", "My e-mail address and phone number"),
                                    ("skills", "My skills"),
                                    ("credentials", "My certificates"),
                                    ("language", "The languages I speak"),
                                    ("training", "My class and when I finish"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "given_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                                to="trainees.consent",
                            ),
                        ),
                        (
                            "recorded_by",
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
                    name="CredentialEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("earned_on", models.DateField()),
                        ("expires_on", models.DateField(blank=True, null=True)),
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
                                to="trainees.credential",
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
                        (
                            "type",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="standards.credentialtype",
                            ),
                        ),
                        (
                            "verified_by",
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
                    name="JobWishEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "schedule",
                            models.CharField(
                                blank=True,
                                choices=[("full_time", "Full-time"), ("part_time", "Part-time")],
                                max_length=10,
                            ),
                        ),
                        (
                            "hourly_min",
                            intermediary.fields.MoneyField(
                                blank=True, null=True, verbose_name="lowest pay an hour"
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=35),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("available_from", models.DateField(blank=True, null=True)),
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
                                to="trainees.jobwish",
                            ),
                        ),
                        (
                            "trainee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                serialize=False,
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SkillEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100)),
                        ("name", models.CharField(max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("technical", "Technical"),
                                    ("professional", "Professional"),
                                ],
                                max_length=12,
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
                                to="trainees.skill",
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
                    name="SkillRating",
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
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Has seen it done"),
                                    (2, "Does it with help"),
                                    (3, "Does it alone"),
                                    (4, "Shows others how"),
                                ]
                            ),
                        ),
                        ("rated_on", models.DateField()),
                        (
                            "rated_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "skill",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="trainees.skill",
                            ),
                        ),
                        (
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("trainee", "skill", "-rated_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("trainee", "skill", "rated_on"),
                                name="skill_rating_once_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__in", [1, 2, 3, 4])),
                                name="skill_rating_level_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SkillRatingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Has seen it done"),
                                    (2, "Does it with help"),
                                    (3, "Does it alone"),
                                    (4, "Shows others how"),
                                ]
                            ),
                        ),
                        ("rated_on", models.DateField()),
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
                                to="trainees.skillrating",
                            ),
                        ),
                        (
                            "rated_by",
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
                            "skill",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="trainees.skill",
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
            ],
        ),
        intermediary.migrating.Together(
            operations=[
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_consentevent" ("given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "shared", "trainee_id", "withdrawn_at") VALUES (NEW."given_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."shared", NEW."trainee_id", NEW."withdrawn_at"); RETURN NULL;',
                            hash="bf45c4e9cf627b09e0a2d6bceb2ffbcfb132d272",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e373",
                            table="trainees_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_consentevent" ("given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "shared", "trainee_id", "withdrawn_at") VALUES (OLD."given_at", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_by_id", OLD."shared", OLD."trainee_id", OLD."withdrawn_at"); RETURN NULL;',
                            hash="211f453431bf3c013cf9813e32cf90fd8a5062c6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_60f71",
                            table="trainees_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_consentevent" ("given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "shared", "trainee_id", "withdrawn_at") VALUES (OLD."given_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."shared", OLD."trainee_id", OLD."withdrawn_at"); RETURN NULL;',
                            hash="38b3a303a46df1e41e7e48f004588b04d8d11b55",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e67b7",
                            table="trainees_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="credential",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_credentialevent" ("earned_on", "expires_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trainee_id", "type_id", "verified_by_id") VALUES (NEW."earned_on", NEW."expires_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."trainee_id", NEW."type_id", NEW."verified_by_id"); RETURN NULL;',
                            hash="b338f7eddfee7f9ba54021b947646b244895faa1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c623c",
                            table="trainees_credential",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="credential",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_credentialevent" ("earned_on", "expires_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trainee_id", "type_id", "verified_by_id") VALUES (OLD."earned_on", OLD."expires_on", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."trainee_id", OLD."type_id", OLD."verified_by_id"); RETURN NULL;',
                            hash="47815a05b99410fb1a33cd18d591c51bdfca5871",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e4bb",
                            table="trainees_credential",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="credential",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_credentialevent" ("earned_on", "expires_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trainee_id", "type_id", "verified_by_id") VALUES (OLD."earned_on", OLD."expires_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."trainee_id", OLD."type_id", OLD."verified_by_id"); RETURN NULL;',
                            hash="310ff0be5d9e56a40e26e4c7780e46b1433ae620",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9585a",
                            table="trainees_credential",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jobwish",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_jobwishevent" ("available_from", "hourly_min", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "schedule", "trainee_id") VALUES (NEW."available_from", NEW."hourly_min", NEW."languages", _pgh_attach_context(), NOW(), \'insert\', NEW."trainee_id", NEW."schedule", NEW."trainee_id"); RETURN NULL;',
                            hash="5f09d756816ac7c4a2d600e1d64421357765dc10",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7873e",
                            table="trainees_jobwish",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jobwish",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_jobwishevent" ("available_from", "hourly_min", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "schedule", "trainee_id") VALUES (OLD."available_from", OLD."hourly_min", OLD."languages", _pgh_attach_context(), NOW(), \'update\', OLD."trainee_id", OLD."schedule", OLD."trainee_id"); RETURN NULL;',
                            hash="c8620b3b3fa7d36daa5833ba7f8bec1a61c04df9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3df06",
                            table="trainees_jobwish",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jobwish",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_jobwishevent" ("available_from", "hourly_min", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "schedule", "trainee_id") VALUES (OLD."available_from", OLD."hourly_min", OLD."languages", _pgh_attach_context(), NOW(), \'delete\', OLD."trainee_id", OLD."schedule", OLD."trainee_id"); RETURN NULL;',
                            hash="7989d8a512f2769c75503868adec7a8dc4035e76",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_03d04",
                            table="trainees_jobwish",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skill",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_skillevent" ("id", "key", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track_id") VALUES (NEW."id", NEW."key", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."track_id"); RETURN NULL;',
                            hash="f86e8dc2cde225664ea191d74eb40464375474be",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3542",
                            table="trainees_skill",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skill",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_skillevent" ("id", "key", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track_id") VALUES (OLD."id", OLD."key", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."track_id"); RETURN NULL;',
                            hash="5f37eddde0f3a065b128d0f7531a98c4050c3a7c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_85379",
                            table="trainees_skill",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skill",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_skillevent" ("id", "key", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "track_id") VALUES (OLD."id", OLD."key", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."track_id"); RETURN NULL;',
                            hash="93a0311ef6f2d14ce4b4ff178c5cffe7875bb251",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e18ac",
                            table="trainees_skill",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skillrating",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_skillratingevent" ("id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated_by_id", "rated_on", "skill_id", "trainee_id") VALUES (NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rated_by_id", NEW."rated_on", NEW."skill_id", NEW."trainee_id"); RETURN NULL;',
                            hash="f8232093ba2d25af7adb5f4e0f4de02b4b5363e4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_af75d",
                            table="trainees_skillrating",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skillrating",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "trainees_skillratingevent" ("id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated_by_id", "rated_on", "skill_id", "trainee_id") VALUES (OLD."id", OLD."level", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rated_by_id", OLD."rated_on", OLD."skill_id", OLD."trainee_id"); RETURN NULL;',
                            hash="4a0c1a9e1b6ec2bd1ce3eefbae085c33142b1b42",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_12be2",
                            table="trainees_skillrating",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skillrating",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "trainees_skillratingevent" ("id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated_by_id", "rated_on", "skill_id", "trainee_id") VALUES (OLD."id", OLD."level", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rated_by_id", OLD."rated_on", OLD."skill_id", OLD."trainee_id"); RETURN NULL;',
                            hash="6cd97021058fcc6012a201db43c8b9209a126439",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fdcaa",
                            table="trainees_skillrating",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

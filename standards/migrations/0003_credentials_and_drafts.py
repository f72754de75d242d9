import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import intermediary.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("intermediary", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("standards", "0002_shipped_floors_and_criteria"),
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="CredentialType",
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
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="CurriculumDraft",
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
                        ("title", models.CharField(max_length=200)),
                        ("body", models.TextField()),
                        ("opens_on", models.DateField()),
                        ("closes_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafts",
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-opens_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="draft_closes_after_opening",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("body", ""), _negated=True),
                                name="draft_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CredentialTypeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100)),
                        ("name", models.CharField(max_length=200)),
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
                                to="standards.credentialtype",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CurriculumDraftEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("body", models.TextField()),
                        ("opens_on", models.DateField()),
                        ("closes_on", models.DateField()),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                                to="standards.curriculumdraft",
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
            ],
        ),
        intermediary.migrating.Together(
            operations=[
                pgtrigger.migrations.AddTrigger(
                    model_name="credentialtype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_credentialtypeevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="42b8770490327555871976190f7a68648b33a289",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e1abf",
                            table="standards_credentialtype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="credentialtype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "standards_credentialtypeevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."key", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                            hash="32569c688d255f8f1dc2926b6d4fe7c20cf73eb9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ab157",
                            table="standards_credentialtype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="credentialtype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_credentialtypeevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."key", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="be2fc7fa1f624e4179a6501c93fd286eb72fcd4e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_43d58",
                            table="standards_credentialtype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="curriculumdraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_curriculumdraftevent" ("body", "closes_on", "created_at", "created_by_id", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "track_id") VALUES (NEW."body", NEW."closes_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."track_id"); RETURN NULL;',
                            hash="0b07b8cae9a952b44c85658e02a1de65fd25dce8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8dff9",
                            table="standards_curriculumdraft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="curriculumdraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "standards_curriculumdraftevent" ("body", "closes_on", "created_at", "created_by_id", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "track_id") VALUES (OLD."body", OLD."closes_on", OLD."created_at", OLD."created_by_id", OLD."id", OLD."opens_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."title", OLD."track_id"); RETURN NULL;',
                            hash="296a9ef321fd9deac0bd27c4f98a03e7f9fef010",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2dcfb",
                            table="standards_curriculumdraft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="curriculumdraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_curriculumdraftevent" ("body", "closes_on", "created_at", "created_by_id", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "track_id") VALUES (OLD."body", OLD."closes_on", OLD."created_at", OLD."created_by_id", OLD."id", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."track_id"); RETURN NULL;',
                            hash="5f3b004c99d4bd796b120e89c80dcdd059c4c0fd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_64835",
                            table="standards_curriculumdraft",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import intermediary.fields
import intermediary.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intermediary", "0001_people_places_and_jobs"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Document",
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
                    name="Track",
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
                            "family",
                            models.CharField(
                                choices=[
                                    ("entry", "Entry IT"),
                                    ("cyber_software", "Cyber and software"),
                                    ("mid_career", "Mid-career"),
                                    ("home_care", "Home care"),
                                    ("child_care", "Child care"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("hours", intermediary.fields.HoursField(blank=True, null=True)),
                        (
                            "soc",
                            models.CharField(blank=True, max_length=10, verbose_name="SOC code"),
                        ),
                        (
                            "governance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("joint", "Joint labor-management"),
                                    ("non_joint", "Non-joint"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("coaching_months", models.PositiveSmallIntegerField(default=24)),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "family__in",
                                        [
                                            "entry",
                                            "cyber_software",
                                            "mid_career",
                                            "home_care",
                                            "child_care",
                                        ],
                                    )
                                ),
                                name="track_family_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("soc", ""),
                                    ("soc__regex", "^\\d{2}-\\d{4}(\\.\\d{2})?$"),
                                    _connector="OR",
                                ),
                                name="track_soc",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("coaching_months__gte", 12)),
                                name="track_coaching_12_months_at_least",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrackEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=100)),
                        ("name", models.CharField(max_length=200)),
                        (
                            "family",
                            models.CharField(
                                choices=[
                                    ("entry", "Entry IT"),
                                    ("cyber_software", "Cyber and software"),
                                    ("mid_career", "Mid-career"),
                                    ("home_care", "Home care"),
                                    ("child_care", "Child care"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("hours", intermediary.fields.HoursField(blank=True, null=True)),
                        (
                            "soc",
                            models.CharField(blank=True, max_length=10, verbose_name="SOC code"),
                        ),
                        (
                            "governance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("joint", "Joint labor-management"),
                                    ("non_joint", "Non-joint"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("coaching_months", models.PositiveSmallIntegerField(default=24)),
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
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Version",
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
                        ("number", models.PositiveIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("tabled", "Tabled"),
                                    ("voting", "Voting"),
                                    ("ratified", "Ratified"),
                                    ("rejected", "Rejected"),
                                    ("deadlocked", "Deadlocked"),
                                    ("in_force", "In force"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("effective_from", models.DateField(blank=True, null=True)),
                        ("summary", models.TextField(blank=True)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="standards.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("document", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("document", "number"), name="version_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "draft",
                                            "tabled",
                                            "voting",
                                            "ratified",
                                            "rejected",
                                            "deadlocked",
                                            "in_force",
                                            "superseded",
                                        ],
                                    )
                                ),
                                name="version_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
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
                        ("question", models.CharField(max_length=200)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="standards.version",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "criteria",
                        "ordering": ("version", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "code"), name="criterion_once"
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
                                name="criterion_code_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("severity__in", ["required", "preferred"])),
                                name="criterion_severity_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VersionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("tabled", "Tabled"),
                                    ("voting", "Voting"),
                                    ("ratified", "Ratified"),
                                    ("rejected", "Rejected"),
                                    ("deadlocked", "Deadlocked"),
                                    ("in_force", "In force"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("effective_from", models.DateField(blank=True, null=True)),
                        ("summary", models.TextField(blank=True)),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="standards.document",
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
                                to="standards.version",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WageFloor",
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
                            "scope",
                            models.CharField(
                                choices=[
                                    ("organization", "Whole organization"),
                                    ("family", "Family of tracks"),
                                    ("track", "One track"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "family",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("entry", "Entry IT"),
                                    ("cyber_software", "Cyber and software"),
                                    ("mid_career", "Mid-career"),
                                    ("home_care", "Home care"),
                                    ("child_care", "Child care"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("amount", intermediary.fields.MoneyField(verbose_name="dollars an hour")),
                        ("band_top", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("effective_from", models.DateField()),
                        ("effective_to", models.DateField(blank=True, null=True)),
                        (
                            "market",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="intermediary.market",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="intermediary.site",
                            ),
                        ),
                        (
                            "track",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="floors",
                                to="standards.track",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="floors",
                                to="standards.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("scope", "family", "effective_from", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("family", ""),
                                        ("scope", "organization"),
                                        ("track__isnull", True),
                                    ),
                                    models.Q(
                                        ("scope", "family"),
                                        ("track__isnull", True),
                                        models.Q(("family", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("family", ""), ("scope", "track"), ("track__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="floor_scope_names_its_target",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("market__isnull", True),
                                    ("site__isnull", True),
                                    _connector="OR",
                                ),
                                name="floor_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="floor_positive"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("band_top__isnull", True),
                                    ("band_top__gte", models.F("amount")),
                                    _connector="OR",
                                ),
                                name="floor_band_top_above",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_to__isnull", True),
                                    ("effective_to__gte", models.F("effective_from")),
                                    _connector="OR",
                                ),
                                name="floor_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                fields=(
                                    "scope",
                                    "family",
                                    "track",
                                    "market",
                                    "site",
                                    "effective_from",
                                ),
                                name="floor_once_a_day",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WageFloorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("organization", "Whole organization"),
                                    ("family", "Family of tracks"),
                                    ("track", "One track"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "family",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("entry", "Entry IT"),
                                    ("cyber_software", "Cyber and software"),
                                    ("mid_career", "Mid-career"),
                                    ("home_care", "Home care"),
                                    ("child_care", "Child care"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("amount", intermediary.fields.MoneyField(verbose_name="dollars an hour")),
                        ("band_top", intermediary.fields.MoneyField(blank=True, null=True)),
                        ("effective_from", models.DateField()),
                        ("effective_to", models.DateField(blank=True, null=True)),
                        (
                            "market",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="intermediary.market",
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
                                to="standards.wagefloor",
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
                    model_name="track",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_trackevent" ("coaching_months", "family", "governance", "hours", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soc") VALUES (NEW."coaching_months", NEW."family", NEW."governance", NEW."hours", NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."soc"); RETURN NULL;',
                            hash="094c7884dae796645d895d776a328733454138e4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5f165",
                            table="standards_track",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="track",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "standards_trackevent" ("coaching_months", "family", "governance", "hours", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soc") VALUES (OLD."coaching_months", OLD."family", OLD."governance", OLD."hours", OLD."id", OLD."key", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."soc"); RETURN NULL;',
                            hash="d06240613acbd2a2978db05f2cc6f1ba1bd19b91",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f618a",
                            table="standards_track",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="track",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_trackevent" ("coaching_months", "family", "governance", "hours", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soc") VALUES (OLD."coaching_months", OLD."family", OLD."governance", OLD."hours", OLD."id", OLD."key", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."soc"); RETURN NULL;',
                            hash="80c2ab523d64c8072cc703e410e0ded176515fe9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_66671",
                            table="standards_track",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="version",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_versionevent" ("document_id", "effective_from", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "summary") VALUES (NEW."document_id", NEW."effective_from", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."summary"); RETURN NULL;',
                            hash="0a3fa2db663a33923e86a920f0ab44e60e66a5e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_21c7c",
                            table="standards_version",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="version",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "standards_versionevent" ("document_id", "effective_from", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "summary") VALUES (OLD."document_id", OLD."effective_from", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."state", OLD."summary"); RETURN NULL;',
                            hash="21b20ab7ad8a3f775ca7d4f568a49876de750c56",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_57fde",
                            table="standards_version",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="version",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_versionevent" ("document_id", "effective_from", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "summary") VALUES (OLD."document_id", OLD."effective_from", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."summary"); RETURN NULL;',
                            hash="614fae737cd3ad74fe2a368c3d70e1d969f0f5b6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_10b7d",
                            table="standards_version",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wagefloor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_wagefloorevent" ("amount", "band_top", "effective_from", "effective_to", "family", "id", "market_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "site_id", "track_id", "version_id") VALUES (NEW."amount", NEW."band_top", NEW."effective_from", NEW."effective_to", NEW."family", NEW."id", NEW."market_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope", NEW."site_id", NEW."track_id", NEW."version_id"); RETURN NULL;',
                            hash="0c7f2746e662631fcd4b04127062b8ea383d5d90",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e5eb",
                            table="standards_wagefloor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wagefloor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "standards_wagefloorevent" ("amount", "band_top", "effective_from", "effective_to", "family", "id", "market_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "site_id", "track_id", "version_id") VALUES (OLD."amount", OLD."band_top", OLD."effective_from", OLD."effective_to", OLD."family", OLD."id", OLD."market_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."scope", OLD."site_id", OLD."track_id", OLD."version_id"); RETURN NULL;',
                            hash="0ad6d0860eae41a6839691cd0c50c9f5f29af53d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c4f4f",
                            table="standards_wagefloor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wagefloor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "standards_wagefloorevent" ("amount", "band_top", "effective_from", "effective_to", "family", "id", "market_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "site_id", "track_id", "version_id") VALUES (OLD."amount", OLD."band_top", OLD."effective_from", OLD."effective_to", OLD."family", OLD."id", OLD."market_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scope", OLD."site_id", OLD."track_id", OLD."version_id"); RETURN NULL;',
                            hash="2d0cf8d94123cb70e860b37f7e5f61d6b53e5db8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7b16a",
                            table="standards_wagefloor",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

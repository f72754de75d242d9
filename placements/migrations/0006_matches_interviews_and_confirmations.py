import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import intermediary.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("employers", "0008_development_compacts_and_invitations"),
        ("intermediary", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("placements", "0005_ends_of_cohorts_mark_their_trainees"),
        ("trainees", "0003_skills_wishes_and_consents"),
    ]

    operations = [
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Confirmation",
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
                            "asked",
                            models.CharField(
                                choices=[
                                    ("hire", "That the person started"),
                                    ("stay", "That the person still works there"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("about_on", models.DateField(help_text="The day that is asked about.")),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True),
                        ),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("expires_at", models.DateTimeField()),
                        ("sends", models.PositiveSmallIntegerField(default=1, editable=False)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Yes"),
                                    ("never_started", "Never started"),
                                    ("left", "Has left"),
                                ],
                                editable=False,
                                max_length=15,
                            ),
                        ),
                        ("left_on", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmations",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="confirmations",
                                to="placements.placement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-sent_at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("placement", "asked", "about_on"),
                                name="confirmation_asked_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sends__gte", 1), ("sends__lte", 4)),
                                name="confirmation_four_sends",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("sent_at"))),
                                name="confirmation_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                                    models.Q(
                                        ("answer__in", ["yes", "never_started", "left"]),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="confirmation_answer_with_its_instant",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_on__isnull", True), ("answer", "left"), _connector="OR"
                                ),
                                name="confirmation_left_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Match",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("shortlisted", "On the shortlist"),
                                    ("proposed", "Proposed to the trainee"),
                                    ("referred", "Referred"),
                                    ("interviewing", "Interviewing"),
                                    ("offered", "Job offered"),
                                    ("hired", "Hired"),
                                    ("declined", "Declined by the employer"),
                                    ("refused", "Declined by the trainee"),
                                    ("closed", "Closed without an answer"),
                                ],
                                default="shortlisted",
                                editable=False,
                                max_length=12,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                help_text="Why it ended, in the words of who ended it.",
                                max_length=500,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "referred_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "moved_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                help_text="Since when it stands as it stands.",
                            ),
                        ),
                        ("chased_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matches",
                                to="employers.offer",
                            ),
                        ),
                        (
                            "placement",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="match",
                                to="placements.placement",
                            ),
                        ),
                        (
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matches",
                                to="trainees.trainee",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "matches",
                        "ordering": ("-moved_at", "-pk"),
                        "indexes": [
                            models.Index(fields=["state", "moved_at"], name="match_state_since")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        (
                                            "shortlisted",
                                            "proposed",
                                            "referred",
                                            "interviewing",
                                            "offered",
                                        ),
                                    )
                                ),
                                fields=("trainee", "offer"),
                                name="match_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "shortlisted",
                                            "proposed",
                                            "referred",
                                            "interviewing",
                                            "offered",
                                            "hired",
                                            "declined",
                                            "refused",
                                            "closed",
                                        ],
                                    )
                                ),
                                name="match_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placement__isnull", True), ("state", "hired"), _connector="OR"
                                ),
                                name="match_placement_of_a_hire",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["declined", "refused"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="match_declined_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConfirmationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "asked",
                            models.CharField(
                                choices=[
                                    ("hire", "That the person started"),
                                    ("stay", "That the person still works there"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("about_on", models.DateField(help_text="The day that is asked about.")),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("expires_at", models.DateTimeField()),
                        ("sends", models.PositiveSmallIntegerField(default=1, editable=False)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Yes"),
                                    ("never_started", "Never started"),
                                    ("left", "Has left"),
                                ],
                                editable=False,
                                max_length=15,
                            ),
                        ),
                        ("left_on", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.contact",
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
                                to="placements.confirmation",
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
                migrations.CreateModel(
                    name="Interview",
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
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveSmallIntegerField(default=45)),
                        (
                            "place",
                            models.CharField(
                                blank=True, help_text="An address or a link.", max_length=300
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Agreed"),
                                    ("passed_over", "Another time was chosen"),
                                    ("canceled", "Canceled"),
                                    ("held", "Took place"),
                                    ("no_show", "Did not take place"),
                                ],
                                default="proposed",
                                editable=False,
                                max_length=12,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        (
                            "proposed_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "proposed_by",
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
                            "match",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interviews",
                                to="placements.match",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("starts_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("match", "starts_at"), name="interview_once_a_time"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "accepted")),
                                fields=("match",),
                                name="interview_one_agreed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "proposed",
                                            "accepted",
                                            "passed_over",
                                            "canceled",
                                            "held",
                                            "no_show",
                                        ],
                                    )
                                ),
                                name="interview_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                                name="interview_minutes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MatchEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("shortlisted", "On the shortlist"),
                                    ("proposed", "Proposed to the trainee"),
                                    ("referred", "Referred"),
                                    ("interviewing", "Interviewing"),
                                    ("offered", "Job offered"),
                                    ("hired", "Hired"),
                                    ("declined", "Declined by the employer"),
                                    ("refused", "Declined by the trainee"),
                                    ("closed", "Closed without an answer"),
                                ],
                                default="shortlisted",
                                editable=False,
                                max_length=12,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                help_text="Why it ended, in the words of who ended it.",
                                max_length=500,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "referred_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "moved_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                help_text="Since when it stands as it stands.",
                            ),
                        ),
                        ("chased_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                                to="placements.match",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="placements.placement",
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
                    name="MatchStep",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("shortlisted", "On the shortlist"),
                                    ("proposed", "Proposed to the trainee"),
                                    ("referred", "Referred"),
                                    ("interviewing", "Interviewing"),
                                    ("offered", "Job offered"),
                                    ("hired", "Hired"),
                                    ("declined", "Declined by the employer"),
                                    ("refused", "Declined by the trainee"),
                                    ("closed", "Closed without an answer"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        (
                            "moved_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "match",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="placements.match",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("moved_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "shortlisted",
                                            "proposed",
                                            "referred",
                                            "interviewing",
                                            "offered",
                                            "hired",
                                            "declined",
                                            "refused",
                                            "closed",
                                        ],
                                    )
                                ),
                                name="match_step_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveSmallIntegerField(default=45)),
                        (
                            "place",
                            models.CharField(
                                blank=True, help_text="An address or a link.", max_length=300
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Agreed"),
                                    ("passed_over", "Another time was chosen"),
                                    ("canceled", "Canceled"),
                                    ("held", "Took place"),
                                    ("no_show", "Did not take place"),
                                ],
                                default="proposed",
                                editable=False,
                                max_length=12,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        (
                            "proposed_at",
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
                                to="placements.interview",
                            ),
                        ),
                        (
                            "proposed_by",
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
                            "match",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="placements.match",
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
                    model_name="confirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_confirmationevent" ("about_on", "answer", "answered_at", "asked", "contact_id", "expires_at", "id", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "sends", "sent_at") VALUES (NEW."about_on", NEW."answer", NEW."answered_at", NEW."asked", NEW."contact_id", NEW."expires_at", NEW."id", NEW."left_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."sends", NEW."sent_at"); RETURN NULL;',
                            hash="ff7a97b2fc2f1d1f46f383b021b53ec654580e8a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1c1b8",
                            table="placements_confirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="confirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."about_on" IS DISTINCT FROM (NEW."about_on") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."sends" IS DISTINCT FROM (NEW."sends") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at"))',
                            func='INSERT INTO "placements_confirmationevent" ("about_on", "answer", "answered_at", "asked", "contact_id", "expires_at", "id", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "sends", "sent_at") VALUES (OLD."about_on", OLD."answer", OLD."answered_at", OLD."asked", OLD."contact_id", OLD."expires_at", OLD."id", OLD."left_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."placement_id", OLD."sends", OLD."sent_at"); RETURN NULL;',
                            hash="5a6a31272e4814d5d1bbab72e914ae167d6819c0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2590e",
                            table="placements_confirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="confirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_confirmationevent" ("about_on", "answer", "answered_at", "asked", "contact_id", "expires_at", "id", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "sends", "sent_at") VALUES (OLD."about_on", OLD."answer", OLD."answered_at", OLD."asked", OLD."contact_id", OLD."expires_at", OLD."id", OLD."left_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placement_id", OLD."sends", OLD."sent_at"); RETURN NULL;',
                            hash="43625198fa798f07cf45b841733d439567fa0301",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_95b2c",
                            table="placements_confirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="match",
                    trigger=pgtrigger.compiler.Trigger(
                        name="refuse_hidden_offer",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NOT EXISTS (\n        SELECT 1 FROM employers_verdict verdict\n        JOIN employers_offer offer ON offer.id = verdict.offer_id\n        WHERE verdict.offer_id = NEW.offer_id\n          AND offer.withdrawn_at IS NULL AND offer.paused_at IS NULL\n          AND NOT verdict.required_unmet AND NOT verdict.required_unknown\n          AND NOT EXISTS (\n              SELECT 1 FROM employers_finding finding\n              WHERE finding.offer_id = NEW.offer_id AND finding.resolved_at IS NULL\n                AND finding.severity = 'required'\n          )\n          AND (\n              verdict.result NOT IN ('unknown', 'implausible')\n              OR EXISTS (\n                  SELECT 1 FROM employers_waiver waiver\n                  WHERE waiver.offer_id = NEW.offer_id AND waiver.code = 'pay'\n                    AND waiver.revoked_at IS NULL\n              )\n          )\n    ) THEN\n        RAISE EXCEPTION 'an offer that trainees cannot see cannot be matched'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'match_with_a_shown_offer';\n    END IF;\n    RETURN NEW;\n",
                            hash="de18f38d53e4b6cb5ea57533dcebd1727db15ea7",
                            operation="INSERT",
                            pgid="pgtrigger_refuse_hidden_offer_b80de",
                            table="placements_match",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="match",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_matchevent" ("chased_at", "created_at", "created_by_id", "id", "moved_at", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "reason", "referred_at", "state", "trainee_id") VALUES (NEW."chased_at", NEW."created_at", NEW."created_by_id", NEW."id", NEW."moved_at", NEW."offer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."reason", NEW."referred_at", NEW."state", NEW."trainee_id"); RETURN NULL;',
                            hash="de7f7d3c514a2e9f8a4ac91d7a5e7e7e9c33db68",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_08237",
                            table="placements_match",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="match",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_matchevent" ("chased_at", "created_at", "created_by_id", "id", "moved_at", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "reason", "referred_at", "state", "trainee_id") VALUES (OLD."chased_at", OLD."created_at", OLD."created_by_id", OLD."id", OLD."moved_at", OLD."offer_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."placement_id", OLD."reason", OLD."referred_at", OLD."state", OLD."trainee_id"); RETURN NULL;',
                            hash="f6eccaa880b3a77c44aa9fc02068c58661a2c3f1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_db2e8",
                            table="placements_match",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="match",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_matchevent" ("chased_at", "created_at", "created_by_id", "id", "moved_at", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "reason", "referred_at", "state", "trainee_id") VALUES (OLD."chased_at", OLD."created_at", OLD."created_by_id", OLD."id", OLD."moved_at", OLD."offer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placement_id", OLD."reason", OLD."referred_at", OLD."state", OLD."trainee_id"); RETURN NULL;',
                            hash="703ed170b7d3d44bb3090e5b09b9187c9908d7c3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4586e",
                            table="placements_match",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_interviewevent" ("id", "match_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposed_at", "proposed_by_id", "reason", "starts_at", "state") VALUES (NEW."id", NEW."match_id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."starts_at", NEW."state"); RETURN NULL;',
                            hash="b1c615a92908fbab6358b4c3a45ba269228c0ac6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e2453",
                            table="placements_interview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "placements_interviewevent" ("id", "match_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposed_at", "proposed_by_id", "reason", "starts_at", "state") VALUES (OLD."id", OLD."match_id", OLD."minutes", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."starts_at", OLD."state"); RETURN NULL;',
                            hash="534e9e25cedda317f6ca43669b218255d569a5e4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_86eac",
                            table="placements_interview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "placements_interviewevent" ("id", "match_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposed_at", "proposed_by_id", "reason", "starts_at", "state") VALUES (OLD."id", OLD."match_id", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."starts_at", OLD."state"); RETURN NULL;',
                            hash="6ec7693dcf66be904a4799b16d8b061b8b5bccd3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_35428",
                            table="placements_interview",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
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
        ("employers", "0007_offers_await_an_evaluation"),
        ("intermediary", "0005_letters_on_their_way"),
        ("intermediary", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("standards", "0003_credentials_and_drafts"),
        ("trainees", "0003_skills_wishes_and_consents"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="contact",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contact",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contact",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="employer",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="employer",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="employer",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="offer",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="offer",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="offer",
            name="delete_delete",
        ),
        intermediary.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="Agreement",
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
                        ("location", models.CharField(blank=True, max_length=200)),
                        ("curriculum_input", models.TextField(blank=True)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("hires_needed", models.PositiveSmallIntegerField()),
                        (
                            "graduation_percent",
                            models.PositiveSmallIntegerField(
                                verbose_name="of those enrolled, percent who graduate"
                            ),
                        ),
                        (
                            "placement_percent",
                            models.PositiveSmallIntegerField(
                                verbose_name="of graduates, percent who are placed"
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
                            "pay_steps",
                            models.TextField(
                                blank=True,
                                help_text="When pay rises, and by how much.",
                                verbose_name="raises and steps",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Waiting for signatures"),
                                    ("signed", "Signed"),
                                    ("ended", "Ended"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        (
                            "program_signed_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "employer_signed_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
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
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="employers.employer",
                            ),
                        ),
                        (
                            "employer_signer",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "program_signer",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="standards.track",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-starts_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="agreement_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("graduation_percent__gte", 1),
                                    ("graduation_percent__lte", 100),
                                    ("placement_percent__gte", 1),
                                    ("placement_percent__lte", 100),
                                ),
                                name="agreement_rates",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hires_needed__gte", 1)), name="agreement_hires"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pay_min__isnull", True),
                                    ("pay_max__isnull", True),
                                    ("pay_max__gte", models.F("pay_min")),
                                    _connector="OR",
                                ),
                                name="agreement_pay_range_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "proposed", "signed", "ended"])
                                ),
                                name="agreement_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("program_signed_at__isnull", True),
                                        ("program_signer__isnull", True),
                                    ),
                                    models.Q(
                                        ("program_signed_at__isnull", False),
                                        ("program_signer__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_program_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("employer_signed_at__isnull", True),
                                        ("employer_signer__isnull", True),
                                    ),
                                    models.Q(
                                        ("employer_signed_at__isnull", False),
                                        ("employer_signer__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_employer_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), _negated=True),
                                    models.Q(
                                        ("employer_signed_at__isnull", False),
                                        ("program_signed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_signed_by_both",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardSeat",
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
                            "board",
                            models.CharField(
                                choices=[("site", "Site board"), ("national", "National board")],
                                max_length=10,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="board_seats",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="board_seats",
                                to="employers.employer",
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
                    ],
                    options={
                        "ordering": ("-starts_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("board", "site"), ("site__isnull", False)),
                                    models.Q(("board", "national"), ("site__isnull", True)),
                                    _connector="OR",
                                ),
                                name="board_seat_names_its_site",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="board_seat_ends_after_start",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("contact", "="),
                                    ("board", "="),
                                    (
                                        models.Func(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                                True, True
                                            ),
                                            function="daterange",
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="board_seat_one_term_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CohortDay",
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
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveSmallIntegerField(default=60)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("about", models.TextField(blank=True)),
                        (
                            "wanted",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="volunteers wanted"
                            ),
                        ),
                        (
                            "canceled_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "cohort",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="days",
                                to="trainees.cohort",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("starts_at", "pk"),
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
                                name="cohort_day_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                                name="cohort_day_minutes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("wanted__gte", 1)), name="cohort_day_wanted"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactMilestone",
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
                        ("due_on", models.DateField()),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "escalated_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "cohort",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_milestone",
                                to="trainees.cohort",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_on", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
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
                        ("amount", intermediary.fields.MoneyField(verbose_name="dollars")),
                        ("received_on", models.DateField()),
                        ("purpose", models.CharField(blank=True, max_length=200)),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-received_on", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="contribution_positive"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftComment",
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
                        ("text", models.TextField()),
                        (
                            "said_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="standards.curriculumdraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("said_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="draft_comment_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Interaction",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("call", "Call"),
                                    ("email", "E-mail"),
                                    ("meeting", "Meeting"),
                                    ("visit", "Visit"),
                                    ("message", "Message"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("note", models.TextField(blank=True)),
                        (
                            "calendar_uid",
                            models.CharField(
                                blank=True,
                                help_text="Of an imported meeting, so that it comes once.",
                                max_length=300,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
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
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interactions",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interactions",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-held_on", "-pk"),
                        "indexes": [
                            models.Index(fields=["employer", "held_on"], name="interaction_when")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["call", "email", "meeting", "visit", "message"])
                                ),
                                name="interaction_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("calendar_uid", ""), _negated=True),
                                fields=("employer", "calendar_uid", "held_on"),
                                name="interaction_imported_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                        ("used_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-sent_at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("revoked_at__isnull", True), ("used_at__isnull", True)
                                ),
                                fields=("contact",),
                                name="invitation_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("sent_at"))),
                                name="invitation_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("used_at__isnull", True),
                                    ("revoked_at__isnull", True),
                                    _connector="OR",
                                ),
                                name="invitation_used_or_revoked",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferNeed",
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
                                ],
                                default=3,
                            ),
                        ),
                        ("required", models.BooleanField(default=True)),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="employers.offer",
                            ),
                        ),
                        (
                            "skill",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="trainees.skill",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("offer", "-required", "skill"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("offer", "skill"), name="offer_need_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__in", [1, 2, 3, 4])),
                                name="offer_need_level_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StageChange",
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
                            "stage",
                            models.CharField(
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
                        (
                            "reason",
                            models.CharField(blank=True, db_default="", default="", max_length=300),
                        ),
                        (
                            "changed_at",
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
                            "employer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stage_changes",
                                to="employers.employer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-changed_at", "-pk"),
                        "indexes": [
                            models.Index(
                                fields=["employer", "changed_at"], name="stage_change_when"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
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
                                name="stage_change_stage_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaiverRequest",
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
                        ("wanted_until", models.DateField()),
                        (
                            "asked_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for an answer"),
                                    ("granted", "Granted"),
                                    ("refused", "Not granted"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        ("note", models.TextField(blank=True)),
                        (
                            "answered_by",
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
                            "asked_by",
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
                                related_name="waiver_requests",
                                to="employers.offer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answer", "waiting")),
                                fields=("offer", "code"),
                                name="waiver_request_one_waiting",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="waiver_request_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", "waiting"),
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("answer__in", ["granted", "refused"]),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="waiver_request_answered_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("location", models.CharField(blank=True, max_length=200)),
                        ("curriculum_input", models.TextField(blank=True)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("hires_needed", models.PositiveSmallIntegerField()),
                        (
                            "graduation_percent",
                            models.PositiveSmallIntegerField(
                                verbose_name="of those enrolled, percent who graduate"
                            ),
                        ),
                        (
                            "placement_percent",
                            models.PositiveSmallIntegerField(
                                verbose_name="of graduates, percent who are placed"
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
                            "pay_steps",
                            models.TextField(
                                blank=True,
                                help_text="When pay rises, and by how much.",
                                verbose_name="raises and steps",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Waiting for signatures"),
                                    ("signed", "Signed"),
                                    ("ended", "Ended"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        (
                            "program_signed_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "employer_signed_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
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
                            "employer_signer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
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
                                to="employers.agreement",
                            ),
                        ),
                        (
                            "program_signer",
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
                    name="BoardSeatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "board",
                            models.CharField(
                                choices=[("site", "Site board"), ("national", "National board")],
                                max_length=10,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
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
                                to="employers.boardseat",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CohortDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
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
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveSmallIntegerField(default=60)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("about", models.TextField(blank=True)),
                        (
                            "wanted",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="volunteers wanted"
                            ),
                        ),
                        (
                            "canceled_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
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
                                to="employers.cohortday",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
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
                            "side",
                            models.CharField(
                                choices=[("employer", "Employer"), ("program", "Program")],
                                max_length=10,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("seats", "Seats in training"),
                                    ("graduates", "Graduates"),
                                    ("interviews", "Interviews"),
                                    ("hires", "Hires"),
                                    ("instructor_hours", "Hours of instructors"),
                                    ("money", "Money in dollars"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("amount", models.PositiveIntegerField(blank=True, null=True)),
                        ("text", models.CharField(blank=True, max_length=300)),
                        ("due_on", models.DateField()),
                        (
                            "kept_on",
                            models.DateField(
                                blank=True, help_text="For what is not counted.", null=True
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="commitments",
                                to="employers.agreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["employer", "program"])),
                                name="commitment_side_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "seats",
                                            "graduates",
                                            "interviews",
                                            "hires",
                                            "instructor_hours",
                                            "money",
                                            "other",
                                        ],
                                    )
                                ),
                                name="commitment_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "other"), models.Q(("text", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("kind", "other"), _negated=True),
                                        ("amount__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_says_how_much_or_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactMilestoneEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("due_on", models.DateField()),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "escalated_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
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
                                to="employers.contactmilestone",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContributionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("amount", intermediary.fields.MoneyField(verbose_name="dollars")),
                        ("received_on", models.DateField()),
                        ("purpose", models.CharField(blank=True, max_length=200)),
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
                                to="employers.contribution",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DraftCommentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField()),
                        (
                            "said_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
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
                            "draft",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="standards.curriculumdraft",
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
                                to="employers.draftcomment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InteractionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("call", "Call"),
                                    ("email", "E-mail"),
                                    ("meeting", "Meeting"),
                                    ("visit", "Visit"),
                                    ("message", "Message"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("note", models.TextField(blank=True)),
                        (
                            "calendar_uid",
                            models.CharField(
                                blank=True,
                                help_text="Of an imported meeting, so that it comes once.",
                                max_length=300,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "by",
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
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.contact",
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
                                to="employers.interaction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                            "invited_by",
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
                                to="employers.invitation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfferNeedEvent",
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
                                ],
                                default=3,
                            ),
                        ),
                        ("required", models.BooleanField(default=True)),
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
                                to="employers.offerneed",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Volunteer",
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
                            "said_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="volunteering",
                                to="employers.contact",
                            ),
                        ),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="volunteers",
                                to="employers.cohortday",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("said_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "contact"), name="volunteer_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaiverRequestEvent",
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
                        ("wanted_until", models.DateField()),
                        (
                            "asked_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for an answer"),
                                    ("granted", "Granted"),
                                    ("refused", "Not granted"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        ("note", models.TextField(blank=True)),
                        (
                            "answered_by",
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
                            "asked_by",
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
                                to="employers.waiverrequest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "side",
                            models.CharField(
                                choices=[("employer", "Employer"), ("program", "Program")],
                                max_length=10,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("seats", "Seats in training"),
                                    ("graduates", "Graduates"),
                                    ("interviews", "Interviews"),
                                    ("hires", "Hires"),
                                    ("instructor_hours", "Hours of instructors"),
                                    ("money", "Money in dollars"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("amount", models.PositiveIntegerField(blank=True, null=True)),
                        ("text", models.CharField(blank=True, max_length=300)),
                        ("due_on", models.DateField()),
                        (
                            "kept_on",
                            models.DateField(
                                blank=True, help_text="For what is not counted.", null=True
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.agreement",
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
                                to="employers.commitment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VolunteerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "said_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), editable=False
                            ),
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
                            "day",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="employers.cohortday",
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
                                to="employers.volunteer",
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
                migrations.AddField(
                    model_name="contact",
                    name="no_mail",
                    field=models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Asked us not to write, but for sign-in.",
                        verbose_name="no e-mail",
                    ),
                ),
                migrations.AddField(
                    model_name="contact",
                    name="portal_role",
                    field=models.CharField(
                        choices=[
                            ("admin", "Administrator: also adds colleagues"),
                            ("hiring", "Hiring: posts offers and answers candidates"),
                            ("reader", "Reader: looks and changes nothing"),
                        ],
                        db_default="hiring",
                        default="hiring",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="contactevent",
                    name="no_mail",
                    field=models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Asked us not to write, but for sign-in.",
                        verbose_name="no e-mail",
                    ),
                ),
                migrations.AddField(
                    model_name="contactevent",
                    name="portal_role",
                    field=models.CharField(
                        choices=[
                            ("admin", "Administrator: also adds colleagues"),
                            ("hiring", "Hiring: posts offers and answers candidates"),
                            ("reader", "Reader: looks and changes nothing"),
                        ],
                        db_default="hiring",
                        default="hiring",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="employer",
                    name="lost_reason",
                    field=models.CharField(blank=True, db_default="", default="", max_length=300),
                ),
                migrations.AddField(
                    model_name="employer",
                    name="merged_into",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="A duplicate: everything about it now belongs to this employer.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="employers.employer",
                    ),
                ),
                migrations.AddField(
                    model_name="employer",
                    name="next_step",
                    field=models.CharField(blank=True, db_default="", default="", max_length=200),
                ),
                migrations.AddField(
                    model_name="employer",
                    name="next_step_on",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="employerevent",
                    name="lost_reason",
                    field=models.CharField(blank=True, db_default="", default="", max_length=300),
                ),
                migrations.AddField(
                    model_name="employerevent",
                    name="merged_into",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="A duplicate: everything about it now belongs to this employer.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="employers.employer",
                    ),
                ),
                migrations.AddField(
                    model_name="employerevent",
                    name="next_step",
                    field=models.CharField(blank=True, db_default="", default="", max_length=200),
                ),
                migrations.AddField(
                    model_name="employerevent",
                    name="next_step_on",
                    field=models.DateField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="engagement",
                    name="people",
                    field=models.ManyToManyField(
                        blank=True,
                        help_text="Who of the employer was there: each met every attendee.",
                        related_name="engagements",
                        to="employers.contact",
                    ),
                ),
                migrations.AddField(
                    model_name="offer",
                    name="credentials",
                    field=models.ManyToManyField(
                        blank=True,
                        help_text="Needed to start.",
                        related_name="+",
                        to="standards.credentialtype",
                    ),
                ),
                migrations.AddField(
                    model_name="offer",
                    name="language",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="BCP 47; blank: none.",
                        max_length=35,
                        verbose_name="language needed",
                    ),
                ),
                migrations.AddField(
                    model_name="offerevent",
                    name="language",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="BCP 47; blank: none.",
                        max_length=35,
                        verbose_name="language needed",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("portal_role__in", ["admin", "hiring", "reader"])),
                        name="contact_portal_role_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="employer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("lost_reason", ""), ("stage", "lost"), _connector="OR"),
                        name="employer_lost_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="employer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("next_step_on__isnull", True),
                            models.Q(("next_step", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="employer_next_step_says_what",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="employer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="employer_not_merged_into_itself",
                    ),
                ),
            ],
        ),
        intermediary.migrating.Together(
            operations=[
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contactevent" ("email", "employer_id", "id", "name", "no_mail", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "portal_role", "role", "user_id") VALUES (NEW."email", NEW."employer_id", NEW."id", NEW."name", NEW."no_mail", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."portal_role", NEW."role", NEW."user_id"); RETURN NULL;',
                            hash="a573bd1f3c30adab675d26784fd0d36c62a0f365",
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
                            func='INSERT INTO "employers_contactevent" ("email", "employer_id", "id", "name", "no_mail", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "portal_role", "role", "user_id") VALUES (OLD."email", OLD."employer_id", OLD."id", OLD."name", OLD."no_mail", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."phone", OLD."portal_role", OLD."role", OLD."user_id"); RETURN NULL;',
                            hash="603777c75b3bc0bb50626eb7581e9823e22e71d9",
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
                            func='INSERT INTO "employers_contactevent" ("email", "employer_id", "id", "name", "no_mail", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "portal_role", "role", "user_id") VALUES (OLD."email", OLD."employer_id", OLD."id", OLD."name", OLD."no_mail", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."portal_role", OLD."role", OLD."user_id"); RETURN NULL;',
                            hash="609dd8842d3f14791685a148768e591ab5ea7d2c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0821e",
                            table="employers_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="keep_stage_history",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF NEW.stage <> '' AND (TG_OP = 'INSERT' OR NEW.stage <> OLD.stage) THEN\n                INSERT INTO employers_stagechange (employer_id, stage, reason, by_id)\n                VALUES (NEW.id, NEW.stage, NEW.lost_reason, (\n                    SELECT (metadata ->> 'user')::bigint FROM pghistory_context\n                    WHERE id = _pgh_attach_context()\n                ));\n            END IF;\n            RETURN NULL;\n        ",
                            hash="68308cbb0d00176608c73461c8c56547c27bdc74",
                            operation='INSERT OR UPDATE OF "stage"',
                            pgid="pgtrigger_keep_stage_history_97266",
                            table="employers_employer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="employer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_employerevent" ("city", "id", "industry", "key", "kind", "lost_reason", "merged_into_id", "name", "next_step", "next_step_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "state") VALUES (NEW."city", NEW."id", NEW."industry", NEW."key", NEW."kind", NEW."lost_reason", NEW."merged_into_id", NEW."name", NEW."next_step", NEW."next_step_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage", NEW."state"); RETURN NULL;',
                            hash="d15d661426e679fece23010678bbf1af19873d89",
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
                            condition='WHEN (OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry" IS DISTINCT FROM (NEW."industry") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lost_reason" IS DISTINCT FROM (NEW."lost_reason") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."next_step" IS DISTINCT FROM (NEW."next_step") OR OLD."next_step_on" IS DISTINCT FROM (NEW."next_step_on") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "employers_employerevent" ("city", "id", "industry", "key", "kind", "lost_reason", "merged_into_id", "name", "next_step", "next_step_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "state") VALUES (OLD."city", OLD."id", OLD."industry", OLD."key", OLD."kind", OLD."lost_reason", OLD."merged_into_id", OLD."name", OLD."next_step", OLD."next_step_on", OLD."owner_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."stage", OLD."state"); RETURN NULL;',
                            hash="d70f25e3ce8615c76b6339222395acaa5ae1c350",
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
                            func='INSERT INTO "employers_employerevent" ("city", "id", "industry", "key", "kind", "lost_reason", "merged_into_id", "name", "next_step", "next_step_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "state") VALUES (OLD."city", OLD."id", OLD."industry", OLD."key", OLD."kind", OLD."lost_reason", OLD."merged_into_id", OLD."name", OLD."next_step", OLD."next_step_on", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage", OLD."state"); RETURN NULL;',
                            hash="d1e17b3089af52b4edc72effede1e3fd09784d29",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_44e51",
                            table="employers_employer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_offerevent" ("advancement", "classification", "closes_on", "created_by_id", "employer_id", "guaranteed_hours", "health", "hours_per_day", "hours_per_week", "id", "key", "language", "paid_leave", "paid_training", "paused_at", "pay_max", "pay_min", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions", "posted_on", "retirement", "safety", "schedule", "schedule_notice_days", "site_id", "soc", "title", "track_id", "voice", "withdrawn_at") VALUES (NEW."advancement", NEW."classification", NEW."closes_on", NEW."created_by_id", NEW."employer_id", NEW."guaranteed_hours", NEW."health", NEW."hours_per_day", NEW."hours_per_week", NEW."id", NEW."key", NEW."language", NEW."paid_leave", NEW."paid_training", NEW."paused_at", NEW."pay_max", NEW."pay_min", NEW."pay_period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."positions", NEW."posted_on", NEW."retirement", NEW."safety", NEW."schedule", NEW."schedule_notice_days", NEW."site_id", NEW."soc", NEW."title", NEW."track_id", NEW."voice", NEW."withdrawn_at"); RETURN NULL;',
                            hash="984230ea5d40760d007c82e05f534f68eeb118fb",
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
                            condition='WHEN (OLD."advancement" IS DISTINCT FROM (NEW."advancement") OR OLD."classification" IS DISTINCT FROM (NEW."classification") OR OLD."closes_on" IS DISTINCT FROM (NEW."closes_on") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."employer_id" IS DISTINCT FROM (NEW."employer_id") OR OLD."guaranteed_hours" IS DISTINCT FROM (NEW."guaranteed_hours") OR OLD."health" IS DISTINCT FROM (NEW."health") OR OLD."hours_per_day" IS DISTINCT FROM (NEW."hours_per_day") OR OLD."hours_per_week" IS DISTINCT FROM (NEW."hours_per_week") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."paid_leave" IS DISTINCT FROM (NEW."paid_leave") OR OLD."paid_training" IS DISTINCT FROM (NEW."paid_training") OR OLD."paused_at" IS DISTINCT FROM (NEW."paused_at") OR OLD."pay_max" IS DISTINCT FROM (NEW."pay_max") OR OLD."pay_min" IS DISTINCT FROM (NEW."pay_min") OR OLD."pay_period" IS DISTINCT FROM (NEW."pay_period") OR OLD."positions" IS DISTINCT FROM (NEW."positions") OR OLD."posted_on" IS DISTINCT FROM (NEW."posted_on") OR OLD."retirement" IS DISTINCT FROM (NEW."retirement") OR OLD."safety" IS DISTINCT FROM (NEW."safety") OR OLD."schedule" IS DISTINCT FROM (NEW."schedule") OR OLD."schedule_notice_days" IS DISTINCT FROM (NEW."schedule_notice_days") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."soc" IS DISTINCT FROM (NEW."soc") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."track_id" IS DISTINCT FROM (NEW."track_id") OR OLD."voice" IS DISTINCT FROM (NEW."voice") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                            func='INSERT INTO "employers_offerevent" ("advancement", "classification", "closes_on", "created_by_id", "employer_id", "guaranteed_hours", "health", "hours_per_day", "hours_per_week", "id", "key", "language", "paid_leave", "paid_training", "paused_at", "pay_max", "pay_min", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions", "posted_on", "retirement", "safety", "schedule", "schedule_notice_days", "site_id", "soc", "title", "track_id", "voice", "withdrawn_at") VALUES (OLD."advancement", OLD."classification", OLD."closes_on", OLD."created_by_id", OLD."employer_id", OLD."guaranteed_hours", OLD."health", OLD."hours_per_day", OLD."hours_per_week", OLD."id", OLD."key", OLD."language", OLD."paid_leave", OLD."paid_training", OLD."paused_at", OLD."pay_max", OLD."pay_min", OLD."pay_period", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."positions", OLD."posted_on", OLD."retirement", OLD."safety", OLD."schedule", OLD."schedule_notice_days", OLD."site_id", OLD."soc", OLD."title", OLD."track_id", OLD."voice", OLD."withdrawn_at"); RETURN NULL;',
                            hash="4e1ddfea9ee08faf2ab81e385566350f84a3dec1",
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
                            func='INSERT INTO "employers_offerevent" ("advancement", "classification", "closes_on", "created_by_id", "employer_id", "guaranteed_hours", "health", "hours_per_day", "hours_per_week", "id", "key", "language", "paid_leave", "paid_training", "paused_at", "pay_max", "pay_min", "pay_period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions", "posted_on", "retirement", "safety", "schedule", "schedule_notice_days", "site_id", "soc", "title", "track_id", "voice", "withdrawn_at") VALUES (OLD."advancement", OLD."classification", OLD."closes_on", OLD."created_by_id", OLD."employer_id", OLD."guaranteed_hours", OLD."health", OLD."hours_per_day", OLD."hours_per_week", OLD."id", OLD."key", OLD."language", OLD."paid_leave", OLD."paid_training", OLD."paused_at", OLD."pay_max", OLD."pay_min", OLD."pay_period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."positions", OLD."posted_on", OLD."retirement", OLD."safety", OLD."schedule", OLD."schedule_notice_days", OLD."site_id", OLD."soc", OLD."title", OLD."track_id", OLD."voice", OLD."withdrawn_at"); RETURN NULL;',
                            hash="9301b3c487378f7b3ba02394f6b124a91febbfe6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2b57d",
                            table="employers_offer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_agreementevent" ("created_at", "created_by_id", "curriculum_input", "employer_id", "employer_signed_at", "employer_signer_id", "ends_on", "graduation_percent", "hires_needed", "id", "location", "pay_max", "pay_min", "pay_period", "pay_steps", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_percent", "program_signed_at", "program_signer_id", "site_id", "starts_on", "state", "title", "track_id") VALUES (NEW."created_at", NEW."created_by_id", NEW."curriculum_input", NEW."employer_id", NEW."employer_signed_at", NEW."employer_signer_id", NEW."ends_on", NEW."graduation_percent", NEW."hires_needed", NEW."id", NEW."location", NEW."pay_max", NEW."pay_min", NEW."pay_period", NEW."pay_steps", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placement_percent", NEW."program_signed_at", NEW."program_signer_id", NEW."site_id", NEW."starts_on", NEW."state", NEW."title", NEW."track_id"); RETURN NULL;',
                            hash="b86f56ec632efec23e1324a9bf758df34281f519",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_67b98",
                            table="employers_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_agreementevent" ("created_at", "created_by_id", "curriculum_input", "employer_id", "employer_signed_at", "employer_signer_id", "ends_on", "graduation_percent", "hires_needed", "id", "location", "pay_max", "pay_min", "pay_period", "pay_steps", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_percent", "program_signed_at", "program_signer_id", "site_id", "starts_on", "state", "title", "track_id") VALUES (OLD."created_at", OLD."created_by_id", OLD."curriculum_input", OLD."employer_id", OLD."employer_signed_at", OLD."employer_signer_id", OLD."ends_on", OLD."graduation_percent", OLD."hires_needed", OLD."id", OLD."location", OLD."pay_max", OLD."pay_min", OLD."pay_period", OLD."pay_steps", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."placement_percent", OLD."program_signed_at", OLD."program_signer_id", OLD."site_id", OLD."starts_on", OLD."state", OLD."title", OLD."track_id"); RETURN NULL;',
                            hash="9fe08dddcc7173e4d2c6de0a3a74d1171aa2b2c4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_88b43",
                            table="employers_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_agreementevent" ("created_at", "created_by_id", "curriculum_input", "employer_id", "employer_signed_at", "employer_signer_id", "ends_on", "graduation_percent", "hires_needed", "id", "location", "pay_max", "pay_min", "pay_period", "pay_steps", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_percent", "program_signed_at", "program_signer_id", "site_id", "starts_on", "state", "title", "track_id") VALUES (OLD."created_at", OLD."created_by_id", OLD."curriculum_input", OLD."employer_id", OLD."employer_signed_at", OLD."employer_signer_id", OLD."ends_on", OLD."graduation_percent", OLD."hires_needed", OLD."id", OLD."location", OLD."pay_max", OLD."pay_min", OLD."pay_period", OLD."pay_steps", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placement_percent", OLD."program_signed_at", OLD."program_signer_id", OLD."site_id", OLD."starts_on", OLD."state", OLD."title", OLD."track_id"); RETURN NULL;',
                            hash="d8aaac3031b84e3002a1c58b15bb1600ba20e19f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_71b13",
                            table="employers_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="boardseat",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_boardseatevent" ("board", "contact_id", "employer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "starts_on") VALUES (NEW."board", NEW."contact_id", NEW."employer_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."site_id", NEW."starts_on"); RETURN NULL;',
                            hash="36d5c19736695ebca1e40b52bb6ab9ff1df284a7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7c7cd",
                            table="employers_boardseat",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="boardseat",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_boardseatevent" ("board", "contact_id", "employer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "starts_on") VALUES (OLD."board", OLD."contact_id", OLD."employer_id", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."site_id", OLD."starts_on"); RETURN NULL;',
                            hash="4d534ae75cf6794e4e98ba46fcfca9cb274d802f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a9301",
                            table="employers_boardseat",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="boardseat",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_boardseatevent" ("board", "contact_id", "employer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "starts_on") VALUES (OLD."board", OLD."contact_id", OLD."employer_id", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."site_id", OLD."starts_on"); RETURN NULL;',
                            hash="3b0037eaa593ee17aba15f6a57a1001c442a5aff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_90e86",
                            table="employers_boardseat",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cohortday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_cohortdayevent" ("about", "canceled_at", "cohort_id", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "wanted") VALUES (NEW."about", NEW."canceled_at", NEW."cohort_id", NEW."id", NEW."kind", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."starts_at", NEW."wanted"); RETURN NULL;',
                            hash="a4d871fb561232bd9c52419d82ff11b8b1d7927c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_237b5",
                            table="employers_cohortday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cohortday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_cohortdayevent" ("about", "canceled_at", "cohort_id", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "wanted") VALUES (OLD."about", OLD."canceled_at", OLD."cohort_id", OLD."id", OLD."kind", OLD."minutes", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."starts_at", OLD."wanted"); RETURN NULL;',
                            hash="c6eb71e43e9ece7459b7dd74f67543e942033f23",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bf412",
                            table="employers_cohortday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cohortday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_cohortdayevent" ("about", "canceled_at", "cohort_id", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "wanted") VALUES (OLD."about", OLD."canceled_at", OLD."cohort_id", OLD."id", OLD."kind", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_at", OLD."wanted"); RETURN NULL;',
                            hash="093bd851508941aa87439b9dc96f2509dd458458",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d383a",
                            table="employers_cohortday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_commitmentevent" ("agreement_id", "amount", "due_on", "id", "kept_on", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "text") VALUES (NEW."agreement_id", NEW."amount", NEW."due_on", NEW."id", NEW."kept_on", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."side", NEW."text"); RETURN NULL;',
                            hash="8d733b36b0e3ae0644b1e74c307110b746082c55",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_699a1",
                            table="employers_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_commitmentevent" ("agreement_id", "amount", "due_on", "id", "kept_on", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "text") VALUES (OLD."agreement_id", OLD."amount", OLD."due_on", OLD."id", OLD."kept_on", OLD."kind", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."side", OLD."text"); RETURN NULL;',
                            hash="64e609959aa1c9f5f1d916c4be987150c2944cf7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67961",
                            table="employers_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_commitmentevent" ("agreement_id", "amount", "due_on", "id", "kept_on", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "text") VALUES (OLD."agreement_id", OLD."amount", OLD."due_on", OLD."id", OLD."kept_on", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."side", OLD."text"); RETURN NULL;',
                            hash="26dc34f8458b793e2571683df2d8e28bb4107c31",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dfa04",
                            table="employers_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactmilestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contactmilestoneevent" ("cohort_id", "due_on", "escalated_at", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."cohort_id", NEW."due_on", NEW."escalated_at", NEW."id", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="52c25ceaaca4c493f2521b65eaacbc3cfe1801e5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b8251",
                            table="employers_contactmilestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactmilestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_contactmilestoneevent" ("cohort_id", "due_on", "escalated_at", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cohort_id", OLD."due_on", OLD."escalated_at", OLD."id", OLD."opened_at", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                            hash="18c88f7855eba5f27e72d98840708f6a5e5164dd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0fbfb",
                            table="employers_contactmilestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactmilestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contactmilestoneevent" ("cohort_id", "due_on", "escalated_at", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cohort_id", OLD."due_on", OLD."escalated_at", OLD."id", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="b97141673c37ec132d0748550d47efbbb1ca353d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d5a52",
                            table="employers_contactmilestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contributionevent" ("amount", "employer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "received_on") VALUES (NEW."amount", NEW."employer_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."received_on"); RETURN NULL;',
                            hash="0ebbe6e108eb0376ecacb58ffcd6821cfa27c0e1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85e10",
                            table="employers_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_contributionevent" ("amount", "employer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "received_on") VALUES (OLD."amount", OLD."employer_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."purpose", OLD."received_on"); RETURN NULL;',
                            hash="a4e8e3a712f8cbc9106aa0d9857ce79ac78c34ed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b472",
                            table="employers_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_contributionevent" ("amount", "employer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "received_on") VALUES (OLD."amount", OLD."employer_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."received_on"); RETURN NULL;',
                            hash="3819deae70979d3d38de875cba39c3aaa978dde1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e0625",
                            table="employers_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draftcomment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_draftcommentevent" ("contact_id", "draft_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "text") VALUES (NEW."contact_id", NEW."draft_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."said_at", NEW."text"); RETURN NULL;',
                            hash="f88e1816029eb1439c6b1247e4203cea559d499b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_288d1",
                            table="employers_draftcomment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draftcomment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_draftcommentevent" ("contact_id", "draft_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "text") VALUES (OLD."contact_id", OLD."draft_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."said_at", OLD."text"); RETURN NULL;',
                            hash="4c42637a2b698cc185a697d25e6ff6c3787c6f61",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c3ce4",
                            table="employers_draftcomment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draftcomment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_draftcommentevent" ("contact_id", "draft_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "text") VALUES (OLD."contact_id", OLD."draft_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."said_at", OLD."text"); RETURN NULL;',
                            hash="ec4df664a3aa80c7765d8d44caa81f90c6d082b3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2915b",
                            table="employers_draftcomment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_interactionevent" ("by_id", "calendar_uid", "contact_id", "employer_id", "held_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (NEW."by_id", NEW."calendar_uid", NEW."contact_id", NEW."employer_id", NEW."held_on", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at"); RETURN NULL;',
                            hash="53d88f124f115e157e5b4ccb0ca117aa55c2f8f4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_891ec",
                            table="employers_interaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_interactionevent" ("by_id", "calendar_uid", "contact_id", "employer_id", "held_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (OLD."by_id", OLD."calendar_uid", OLD."contact_id", OLD."employer_id", OLD."held_on", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at"); RETURN NULL;',
                            hash="d0dbfb2a226a9594952ee297a4471e0b996f2a41",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_80bb2",
                            table="employers_interaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_interactionevent" ("by_id", "calendar_uid", "contact_id", "employer_id", "held_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (OLD."by_id", OLD."calendar_uid", OLD."contact_id", OLD."employer_id", OLD."held_on", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at"); RETURN NULL;',
                            hash="099919e5895180236dedec739219cc5ae89252e0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_55d83",
                            table="employers_interaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_invitationevent" ("contact_id", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "sent_at", "used_at") VALUES (NEW."contact_id", NEW."expires_at", NEW."id", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."sent_at", NEW."used_at"); RETURN NULL;',
                            hash="d5b1409101ec2b3b4b48fc7acab75eaaba513b5a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_26e3a",
                            table="employers_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at"))',
                            func='INSERT INTO "employers_invitationevent" ("contact_id", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "sent_at", "used_at") VALUES (OLD."contact_id", OLD."expires_at", OLD."id", OLD."invited_by_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."revoked_at", OLD."sent_at", OLD."used_at"); RETURN NULL;',
                            hash="a7fe50f4319a7c5786d27e8c7e0178aca174095a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1f98",
                            table="employers_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_invitationevent" ("contact_id", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "sent_at", "used_at") VALUES (OLD."contact_id", OLD."expires_at", OLD."id", OLD."invited_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."sent_at", OLD."used_at"); RETURN NULL;',
                            hash="a6e01ac95647fc3d72c43afe4b25ac80cd2c9f8e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3703b",
                            table="employers_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offerneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_offerneedevent" ("id", "level", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "skill_id") VALUES (NEW."id", NEW."level", NEW."offer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."skill_id"); RETURN NULL;',
                            hash="0d5b5d066e3ccfc7b0f3e3227f200ddc10e161ed",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0714f",
                            table="employers_offerneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offerneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_offerneedevent" ("id", "level", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "skill_id") VALUES (OLD."id", OLD."level", OLD."offer_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."required", OLD."skill_id"); RETURN NULL;',
                            hash="d5c413d2f2ece19fb35263af4fe5b36d9a3173fa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_18027",
                            table="employers_offerneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offerneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_offerneedevent" ("id", "level", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "skill_id") VALUES (OLD."id", OLD."level", OLD."offer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."required", OLD."skill_id"); RETURN NULL;',
                            hash="10a8b77c23c87dc117ba56d0f9e869aa7bf7efca",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a1d4c",
                            table="employers_offerneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="volunteer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_volunteerevent" ("contact_id", "day_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at") VALUES (NEW."contact_id", NEW."day_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."said_at"); RETURN NULL;',
                            hash="1d126da9000e919c68885135cc0584f0553a045e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a4325",
                            table="employers_volunteer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="volunteer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_volunteerevent" ("contact_id", "day_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at") VALUES (OLD."contact_id", OLD."day_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."said_at"); RETURN NULL;',
                            hash="54c1661e651c250e7f1087e37557a4b606a000d2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6c88d",
                            table="employers_volunteer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="volunteer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_volunteerevent" ("contact_id", "day_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at") VALUES (OLD."contact_id", OLD."day_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."said_at"); RETURN NULL;',
                            hash="13d5387c3f49efb246630b2083681bf77996abe2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_83377",
                            table="employers_volunteer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waiverrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_waiverrequestevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "code", "id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "wanted_until") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."code", NEW."id", NEW."note", NEW."offer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."wanted_until"); RETURN NULL;',
                            hash="9333bab4af044be1950bd41146b4391886189210",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c3f38",
                            table="employers_waiverrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waiverrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "employers_waiverrequestevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "code", "id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "wanted_until") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."code", OLD."id", OLD."note", OLD."offer_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reason", OLD."wanted_until"); RETURN NULL;',
                            hash="6be8943560f1bd0c6b22267ae7a70cc8a7b408e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79d66",
                            table="employers_waiverrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="waiverrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "employers_waiverrequestevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "code", "id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "wanted_until") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."code", OLD."id", OLD."note", OLD."offer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."wanted_until"); RETURN NULL;',
                            hash="775a656475920c206e21525b2c4d75c72e816942",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f26e0",
                            table="employers_waiverrequest",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

"""Words for employers, their people and their offers."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, Func, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, Greatest, Lower

from employers.choices import Stage, WaiverAnswer
from employers.showing import FLAGGED, OfferState
from intermediary.choices import Role
from standards.choices import CriterionCode, PayResult, Severity

SILENT_DAYS = 30


def employers_of(user):
    """The employers this person speaks for (their keys in the database)."""
    if not user.has_role(Role.EMPLOYER):
        return []
    contacts = apps.get_model("employers", "Contact").objects
    return contacts.filter(user=user).values("employer_id")


class EmployerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Partners belong to the whole organization; an employer's person sees their own."""
        return self if user.is_staff_member else self.filter(pk__in=employers_of(user))

    def own(self, user):
        """The employers this person speaks for, also where they are staff as well."""
        return self.filter(pk__in=employers_of(user))

    def unmerged(self):
        """Without duplicates whose rows belong to another employer by now."""
        return self.filter(merged_into__isnull=True)

    def leading(self):
        """The employers that these lead to: themselves, or what they were merged into."""
        goals = self.order_by().values(goal=Coalesce("merged_into_id", "pk"))
        return self.model.objects.filter(pk__in=goals)

    def with_offers(self, on, user):
        """How many offers are open on this day and how many of those are flagged.

        Only offers this person may see are counted.
        """
        offers = apps.get_model("employers", "Offer").objects.visible_to(user).live(on)
        return self.annotate(
            open_offers=counted(offers, "employer"),
            flagged_offers=counted(offers.flagged(), "employer"),
        )

    def with_last_meeting(self, on):
        """The last day on which the employer met trainees or advised us."""
        held = apps.get_model("employers", "Engagement").objects.filter(
            employer=OuterRef("pk"), held_on__lte=on
        )
        last = held.order_by().values("employer").annotate(last=Max("held_on")).values("last")
        return self.annotate(last_met_on=Subquery(last))

    def with_last_touch(self, on):
        """The last day of a talk or an engagement, as `last_touch_on`."""
        talks = apps.get_model("employers", "Interaction").objects.filter(
            employer=OuterRef("pk"), held_on__lte=on
        )
        last = talks.order_by().values("employer").annotate(last=Max("held_on")).values("last")
        rows = self.with_last_meeting(on).annotate(last_talk_on=Subquery(last))
        return rows.annotate(last_touch_on=Greatest("last_talk_on", "last_met_on"))

    def silent(self, on, days=SILENT_DAYS):
        """Partners, not lost, without a talk or an engagement in the last 30 days."""
        since = {"held_on__gt": on - timedelta(days=days), "held_on__lte": on}
        own = {"employer": OuterRef("pk"), **since}
        names = ("Interaction", "Engagement")
        touched = [apps.get_model("employers", name).objects.filter(**own) for name in names]
        quiet = self.unmerged().exclude(stage__in=["", Stage.LOST])
        return quiet.filter(~Exists(touched[0]), ~Exists(touched[1]))

    def step_due(self, on):
        """Partners whose next step was due by this day."""
        return self.unmerged().filter(next_step_on__lte=on)

    def count_by_stage(self):
        """Stage -> how many."""
        return dict(self.order_by().values_list("stage").annotate(n=Count("pk")))

    def for_board(self, on):
        """What a card shows; the earliest next step first."""
        rows = self.select_related("owner").with_last_touch(on)
        return rows.order_by(F("next_step_on").asc(nulls_last=True), "sort_key", "pk")

    def with_facts(self, on, user):
        """What the list and the page of an employer show of it."""
        return self.select_related("owner").with_offers(on, user).with_last_touch(on)

    def for_list(self, on, user):
        """What the list of employers shows of each; merged duplicates are left out."""
        return self.unmerged().with_facts(on, user)


def counted(rows, by):
    """How many of these rows belong to the row of the outer query (0 where there are none)."""
    own = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)


class OwnedQuerySet(models.QuerySet):
    """Rows that belong to one employer, by the path `owned_by`."""

    owned_by = "employer"

    def visible_to(self, user):
        """Staff see all of them; an employer's person sees their own employer's."""
        if user.is_staff_member:
            return self
        return self.filter(**{f"{self.owned_by}__in": employers_of(user)})


class ContactQuerySet(OwnedQuerySet):
    """People at employers: a few for each, so that no index need keep what they are called."""

    def with_invitation(self, now):
        """Whether a link to a sign-in still works, as `invited_until`."""
        open_ = apps.get_model("employers", "Invitation").objects.standing(now)
        own = open_.filter(contact=OuterRef("pk")).order_by().values("expires_at")
        return self.annotate(invited_until=Subquery(own[:1]))

    def with_search_key(self):
        """With name, e-mail address and phone as other rows keep them to be searched."""
        spoken = Concat(
            *("name", Value(" "), "email", Value(" "), "phone"), output_field=models.TextField()
        )
        return self.alias(search_key=Lower(Func(spoken, function="unaccent")))


class EngagementQuerySet(OwnedQuerySet):
    """Visits, classes and fairs that an employer took part in."""

    def for_employer(self):
        """What an employer's page shows of each meeting."""
        return self.select_related("cohort__track")


class OfferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see offers at their sites and offers without a site; employers see their own."""
        if not user.is_staff_member:
            return self.filter(employer__in=employers_of(user))
        if not user.site_scope:
            return self
        return self.filter(Q(site__isnull=True) | Q(site__in=user.site_scope))

    def live(self, on):
        """Offers that are open on this day: posted, not closed, not paused or withdrawn."""
        return self.filter(
            Q(closes_on__isnull=True) | Q(closes_on__gte=on),
            posted_on__lte=on,
            paused_at__isnull=True,
            withdrawn_at__isnull=True,
        )

    def not_live(self, on):
        """Offers that are not open on this day: planned, closed, paused or withdrawn."""
        live = Q(closes_on__isnull=True) | Q(closes_on__gte=on)
        open_ = live & Q(posted_on__isnull=False, posted_on__lte=on)
        return self.exclude(open_, paused_at__isnull=True, withdrawn_at__isnull=True)

    def awaiting_verdict(self, on):
        """Offers loaded or changed since they were judged, and those with a finding to close."""
        verdicts = apps.get_model("employers", "Verdict").objects
        unjudged = ~Exists(verdicts.filter(offer=OuterRef("pk")))
        findings = apps.get_model("employers", "Finding").objects.standing()
        to_close = findings.filter(~Exists(verdicts.filter(offer=OuterRef("offer"))))
        live = self.live(on).filter(unjudged).order_by()
        return live.union(self.filter(pk__in=to_close.values("offer")).order_by())

    def visible_to_trainees(self, on):
        """Open offers whose pay and required answers are known and met, or waived by name."""
        waivers = apps.get_model("employers", "Waiver").objects.live(on)
        pay_waived = Exists(waivers.filter(offer=OuterRef("pk"), code=CriterionCode.PAY))
        findings = apps.get_model("employers", "Finding").objects.standing().preferred()
        preferred = Exists(findings.filter(offer=OuterRef("pk"), code=CriterionCode.PAY))
        met = Q(verdict__result__in=[PayResult.MEETS, PayResult.NO_FLOOR])
        short = Q(preferred, verdict__result__in=[PayResult.BELOW, PayResult.STRADDLES])
        return self.live(on).filter(
            met | short | Q(pay_waived, verdict__isnull=False),
            verdict__required_unmet=False,
            verdict__required_unknown=False,
        )

    def needs_review(self):
        """Offers whose pay is unknown or looks wrong, or with a required answer left blank."""
        unclear = Q(verdict__result__in=[PayResult.UNKNOWN, PayResult.IMPLAUSIBLE])
        return self.filter(unclear | Q(verdict__required_unknown=True))

    def needs_fixing(self):
        """Offers that candidates cannot see until somebody changes or completes them."""
        review = self.needs_review().values("pk")
        return self.filter(Q(pk__in=self.flagged().values("pk")) | Q(pk__in=review))

    def with_shown(self, on):
        """Whether candidates see each offer on this day, as `is_shown`."""
        seen = self.model.objects.visible_to_trainees(on).filter(pk=OuterRef("pk"))
        return self.annotate(is_shown=Exists(seen))

    def with_open_pay(self):
        """Whether a required finding about each offer's pay stands, as `pay_open`."""
        findings = apps.get_model("employers", "Finding").objects.standing().required()
        pay = findings.filter(offer=OuterRef("pk"), code=CriterionCode.PAY)
        return self.annotate(pay_open=Exists(pay))

    def own(self, user):
        """Offers of the employers this person speaks for, also where they are staff as well."""
        return self.filter(employer__in=employers_of(user))

    def flagged(self):
        """Offers with an open finding of a required standard."""
        findings = apps.get_model("employers", "Finding").objects.standing()
        required = findings.filter(severity=Severity.REQUIRED, offer=OuterRef("pk"))
        return self.filter(Exists(required))

    def in_state(self, state, on):
        """Offers that stand so on this day (see `showing`); flagged means open and flagged."""
        closed = Q(closes_on__isnull=False, closes_on__lt=on)
        kept = self.filter(withdrawn_at__isnull=True)
        return {
            OfferState.WITHDRAWN: lambda: self.filter(withdrawn_at__isnull=False),
            OfferState.CLOSED: lambda: kept.filter(closed),
            OfferState.PAUSED: lambda: kept.exclude(closed).filter(paused_at__isnull=False),
            OfferState.PLANNED: lambda: kept.exclude(closed).filter(
                Q(posted_on__isnull=True) | Q(posted_on__gt=on), paused_at__isnull=True
            ),
            FLAGGED: lambda: self.live(on).flagged(),
        }.get(state, lambda: self.live(on))()

    def for_list(self):
        """What a list of offers shows of each: employer, track, site, verdict and its floor."""
        return self.select_related("employer", "track", "site", "verdict__floor")

    def choosable_sites(self):
        """The sites an offer may name; that a site exists is no secret from employers."""
        return self.model._meta.get_field("site").related_model.objects.all()

    def for_page(self):
        """What the page of one offer shows."""
        return self.for_list().select_related("created_by")


class OfOfferQuerySet(models.QuerySet):
    """Rows that belong to one offer."""

    def visible_to(self, user):
        """Seen by whoever sees the offer."""
        if user.is_staff_member and not user.site_scope:
            return self
        offers = apps.get_model("employers", "Offer").objects.visible_to(user)
        return self.filter(Exists(offers.filter(pk=OuterRef("offer_id"))))


class FindingQuerySet(OfOfferQuerySet):
    def standing(self):
        """Findings nobody has resolved yet."""
        return self.filter(resolved_at__isnull=True)

    def required(self):
        """Findings that keep an offer from trainees."""
        return self.filter(severity=Severity.REQUIRED)

    def preferred(self):
        """Findings that are worth knowing and keep nothing from anybody."""
        return self.filter(severity=Severity.PREFERRED)

    def resolved(self):
        """Findings that are closed, whatever closed them."""
        return self.filter(resolved_at__isnull=False)

    def for_queue(self):
        """What the queue of findings shows of each."""
        return self.select_related(
            "offer__employer", "offer__track", "offer__site", "offer__verdict", "version__document"
        )

    def to_fix(self):
        """Findings in the order an employer should fix them: required first, then the largest."""
        by = (F("severity").desc(), F("shortfall").desc(nulls_last=True), "pk")
        return self.for_queue().order_by(*by)


class WaiverRequestQuerySet(OfOfferQuerySet):
    def waiting(self):
        """Requests that nobody has answered yet."""
        return self.filter(answer=WaiverAnswer.WAITING)

    def for_queue(self):
        """What the list of requests shows of each."""
        related = ("offer__employer__owner", "offer__track", "offer__site", "offer__verdict")
        return self.select_related(*related, "asked_by", "answered_by")


class WaiverQuerySet(OfOfferQuerySet):
    def unrevoked(self):
        """Waivers nobody has ended."""
        return self.filter(revoked_at__isnull=True)

    def live(self, on):
        """Waivers that hold on this day; the last day counts."""
        return self.unrevoked().filter(until__gte=on)


class EvaluationStateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """When offers were last evaluated is no secret among staff."""
        return self if user.is_staff_member else self.none()

"""Events of classes: planned by staff, volunteered for in one press, made into meetings."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from employers import cohort_days
from employers.models import CohortDay, DraftComment, Engagement
from intermediary.choices import Role
from intermediary.models import Letter
from standards.models import CurriculumDraft
from tests import factories as make

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def event():
    return make.CohortDayFactory(starts_at=timezone.now() + 48 * HOUR, wanted=1)


def test_staff_plan_an_event_in_the_zone_of_the_site(client):
    cohort = make.CohortFactory(site__time_zone="America/Los_Angeles")
    client.force_login(make.UserFactory(roles=[Role.BUSINESS_SOLUTIONS]))
    typed = {"kind": "mock_interview", "day": "2027-01-15", "at": "13:00", "minutes": 90}
    url = reverse("employers:day_new", args=[cohort.pk])
    client.post(url, {**typed, "wanted": 2, "place": "Room 4"})
    day = CohortDay.objects.get()
    assert day.starts_at == dt.datetime(2027, 1, 15, 21, 0, tzinfo=dt.UTC)
    edit = client.get(reverse("employers:day_edit", args=[day.pk])).content.decode()
    assert 'value="13:00"' in edit
    assert (
        "0 of 2 come"
        in client.get(reverse("employers:days_for_cohort", args=[cohort.pk])).content.decode()
    )


def test_an_employers_person_volunteers_twice_comes_once_and_withdraws(client, event):
    contact = make.ContactFactory()
    client.force_login(contact.user)
    assert "I will come" in client.get(reverse("employers:events")).content.decode()
    for _ in range(2):
        client.post(reverse("employers:event_volunteer", args=[event.pk]))
    assert event.volunteers.count() == 1
    assert Letter.objects.get().to == contact.user.email
    page = client.get(reverse("employers:events")).content.decode()
    assert "You come" in page
    calendar = client.get(reverse("employers:event_ics", args=[event.pk])).content.decode()
    assert "BEGIN:VEVENT\r\n" in calendar
    client.post(reverse("employers:event_withdraw", args=[event.pk]))
    assert event.volunteers.count() == 0


def test_the_file_for_a_calendar_is_read_back_by_one_and_no_line_is_too_long(client, event):
    event.about, event.place = "Bring, please; a résumé.\n" * 20, "Room 4, 2nd floor"
    event.save()
    client.force_login(make.ContactFactory().user)
    sent = client.get(reverse("employers:event_ics", args=[event.pk])).content
    assert max(len(line) for line in sent.split(b"\r\n")) <= 75
    (read,) = Calendar.from_ical(sent).walk("VEVENT")
    assert read["dtstart"].dt == event.starts_at.replace(microsecond=0)
    assert (read["dtend"].dt - read["dtstart"].dt).total_seconds() == event.minutes * 60
    assert read["location"] == event.place
    assert str(read["description"]).strip() == event.about.strip()


def test_the_last_place_goes_to_whoever_is_first(client, event):
    make.VolunteerFactory(day=event)
    contact = make.ContactFactory()
    with pytest.raises(ValidationError, match="Somebody was faster"):
        cohort_days.volunteer(day=event, contact=contact, by=contact.user, now=timezone.now())
    client.force_login(contact.user)
    assert "Full" in client.get(reverse("employers:events")).content.decode()
    url = reverse("employers:event_volunteer", args=[event.pk])
    assert "Somebody was faster" in client.post(url, follow=True).content.decode()


def test_events_are_filtered_by_kind_and_site(client, event):
    other = make.CohortDayFactory(kind="site_visit", starts_at=timezone.now() + 30 * HOUR)
    client.force_login(make.ContactFactory().user)
    url = reverse("employers:events")
    text = client.get(url, {"kind": "site_visit"}).content.decode()
    assert f"/events/{other.pk}/" in text
    assert f"/events/{event.pk}/" not in text
    text = client.get(url, {"site": event.cohort.site.key}).content.decode()
    assert f"/events/{event.pk}/" in text
    assert f"/events/{other.pk}/" not in text


def test_calling_off_twice_writes_once(event):
    volunteer = make.VolunteerFactory(day=event)
    by = make.UserFactory()
    for _ in range(2):
        cohort_days.cancel(day=event, by=by, now=timezone.now())
    assert Letter.objects.get().to == volunteer.contact.user.email


def test_what_took_place_is_one_meeting_for_each_employer_however_often_it_is_sent(client, event):
    first = make.VolunteerFactory(day=event).contact
    second = make.VolunteerFactory(day=event, contact__employer=first.employer).contact
    other = make.VolunteerFactory(day=event).contact
    CohortDay.objects.update(starts_at=timezone.now() - HOUR)
    client.force_login(make.UserFactory())
    url = reverse("employers:day", args=[event.pk])
    for _ in range(2):
        client.post(url, {"came": [first.pk, second.pk, other.pk]})
    assert Engagement.objects.count() == 2
    meeting = Engagement.objects.get(employer=first.employer)
    assert {*meeting.people.all()} == {first, second}
    assert (meeting.cohort, meeting.hours) == (event.cohort, 1)


def test_a_draft_is_written_commented_while_open_and_read_by_employer(client):
    today = timezone.localdate()
    staff, contact = make.UserFactory(), make.ContactFactory()
    client.force_login(staff)
    typed = {
        **{"track": make.TrackFactory().pk, "title": "Weeks 5 to 8", "body": "One.\n\nTwo."},
        **{"opens_on": today.isoformat(), "closes_on": today.isoformat()},
    }
    client.post(reverse("employers:draft_new"), typed)
    draft = CurriculumDraft.objects.get()
    client.force_login(contact.user)
    assert "Weeks 5 to 8" in client.get(reverse("employers:curriculum")).content.decode()
    url = reverse("employers:curriculum_draft", args=[draft.pk])
    assert "Write what you think" in client.post(url, {"text": " "}).content.decode()
    client.post(url, {"text": "More tickets."})
    assert DraftComment.objects.get().contact == contact
    client.force_login(make.ContactFactory().user)
    assert "More tickets." not in client.get(url).content.decode()
    client.force_login(staff)
    page = client.get(reverse("employers:draft", args=[draft.pk])).content.decode()
    assert "More tickets." in page
    assert str(contact.employer) in page
    CurriculumDraft.objects.update(
        opens_on=today - 9 * dt.timedelta(1), closes_on=today - dt.timedelta(1)
    )
    client.force_login(contact.user)
    assert client.get(url).status_code == 404

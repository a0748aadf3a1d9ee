"""The calendar feed: the days of the plans."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from django.test import Client

from document.events import Outcome
from plans import actions
from plans.models import Section
from plans.reading.calendar import feed
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

ADDRESS = "/kalender.ics"


def fetch(**headers):
    return Client().get(ADDRESS, headers=headers)


def days(response=None):
    """The occasions of the feed by what they say."""
    calendar = icalendar.Calendar.from_ical((response or fetch()).content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture
def revision():
    plan = factories.plan(slug="trygghet", title="Handlingsplan; för trygghet, åtta år")
    return factories.revision(plan)


def test_a_version_in_force_has_its_deadline(revision):
    event = days()["Revideras senast: Handlingsplan; för trygghet, åtta år"]

    assert event.start == date(2028, 1, 1)
    assert event["dtend"].dt == date(2028, 1, 2)
    assert event["url"] == "http://testserver/planer/trygghet/"
    assert event["transp"] == "TRANSPARENT"
    assert "Version 1 ska revideras senast 2028-01-01." in event["description"]


def test_a_deadline_that_has_passed_says_so():
    factories.revision(valid_from=date(2024, 1, 1), review_by=date(2026, 11, 21))

    assert list(days()) == ["Försenad revidering: Handlingsplan för trygghet"]


def test_what_is_late_stands_on_the_day_that_a_subscriber_sees_and_moves_with_it():
    factories.revision(valid_from=date(2024, 1, 1), review_by=date(2026, 11, 1))

    one, next_day = (seen(day) for day in (date(2027, 1, 10), date(2027, 1, 11)))

    assert (one.start, next_day.start) == (date(2027, 1, 10), date(2027, 1, 11))
    assert one["uid"] == next_day["uid"]
    assert one["dtstamp"].dt < next_day["dtstamp"].dt
    assert "skulle ha reviderats senast 2026-11-01" in one["description"]


def seen(day):
    """The only occasion of the feed on a day."""
    data = feed(on=day, organisation="", site="http://testserver").data
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


def test_a_last_day_has_its_day_and_the_deadline_does_not_say_that_it_counts_on():
    factories.revision(valid_until=date(2027, 6, 30))

    both = days()

    last = both["Sista dagen: Handlingsplan för trygghet"]
    assert last.start == date(2027, 6, 30)
    assert "Version 1 gäller till och med 2027-06-30." in last["description"]
    deadline = both["Revideras senast: Handlingsplan för trygghet"]
    assert deadline["description"].endswith("Den gäller till och med 2027-06-30.")


def test_what_has_lapsed_stands_on_the_day_that_a_subscriber_sees():
    plan = factories.revision(valid_until=date(2026, 10, 31)).plan

    event = days()["Gäller inte längre: Handlingsplan för trygghet"]

    assert event.start == TODAY
    assert "Version 1 gällde till och med 2026-10-31." in event["description"]
    factories.revision(plan, valid_from=date(2026, 11, 20))
    assert "Gäller inte längre: Handlingsplan för trygghet" not in days()


def test_the_last_day_is_the_same_occasion_before_and_after():
    factories.revision(valid_until=date(2026, 12, 31))

    def uid(day):
        data = feed(on=day, organisation="", site="").data
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        return {e["uid"] for e in events if str(e["uid"]).startswith("upphor")}

    assert uid(TODAY) == uid(date(2027, 2, 1)) != set()


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("nothing", "Den gäller tills den ersätts eller upphävs."),
        ("successor", "Den gäller tills version 2 tar över 2027-03-01."),
        ("repeal", "Den är upphävd från 2027-04-01."),
    ],
)
def test_a_deadline_says_what_ends_the_version_first(revision, ends, said):
    if ends == "successor":
        factories.revision(revision.plan, valid_from=date(2027, 3, 1))
    if ends == "repeal":
        factories.repeal(revision.plan, day=date(2027, 4, 1))

    event = days()["Revideras senast: Handlingsplan; för trygghet, åtta år"]

    assert event["description"].endswith(said)


def test_a_review_moves_the_deadline_and_it_is_the_same_occasion(revision):
    before = next(iter(days().values()))

    actions.review(
        plan=revision.plan,
        by=None,
        outcome=Outcome.CURRENT,
        reviewed_by="Samordnaren",
        review_by=date(2028, 6, 1),
        on=TODAY,
    )

    after = next(iter(days().values()))
    assert after.start == date(2028, 6, 1)
    assert after["uid"] == before["uid"]


def test_so_is_it_after_an_editorial_revision(revision):
    before = next(iter(days().values()))
    section = Section.objects.filter(plan=revision.plan).first()
    section.body = "<p>Vi är trygga</p>"
    section.save()
    factories.amend(revision.plan, on=TODAY)

    [event] = days().values()
    assert event["uid"] == before["uid"]
    assert "Version 1.1 ska revideras" in event["description"]


def test_a_coming_version_has_its_first_day(revision):
    factories.revision(revision.plan, valid_from=date(2027, 3, 1))

    event = days()["Börjar gälla: Handlingsplan; för trygghet, åtta år, version 2"]
    assert event.start == date(2027, 3, 1)
    assert event["url"] == "http://testserver/planer/trygghet/version/2/"


def test_who_decided_reads_as_it_was_corrected_and_is_news(revision):
    coming = factories.revision(revision.plan, valid_from=date(2027, 3, 1))
    stamped = days().popitem()[1]["dtstamp"].dt
    with factories.recorded(stamped + timedelta(hours=1)):
        factories.correct(coming, field="adopted_by", now="Nämnden", reason="Fel.")

    event = days()["Börjar gälla: Handlingsplan; för trygghet, åtta år, version 2"]
    assert "fastställd av Nämnden" in event["description"]
    assert event["dtstamp"].dt == stamped + timedelta(hours=1)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2027, 3, 1)])
def test_a_repeal_has_its_day_before_and_after(revision, day):
    factories.repeal(revision.plan, day=day)

    event = days()["Upphävs: Handlingsplan; för trygghet, åtta år"]
    assert event.start == day
    assert get(event["url"].removeprefix("http://testserver")).one("h1")


def test_what_is_replaced_or_done_with_has_no_days(revision):
    factories.revision(revision.plan, valid_from=date(2026, 6, 1), review_by=date(2029, 1, 1))
    ended = factories.revision(valid_from=date(2020, 1, 1), valid_until=date(2021, 1, 1))
    factories.repeal(ended.plan, day=date(2021, 1, 2))

    [event] = days().values()
    assert event.start == date(2029, 1, 1)


def test_without_plans_it_is_an_empty_calendar():
    assert days() == {}


def test_every_occasion_has_a_name_of_its_own(revision):
    factories.revision(revision.plan, valid_from=date(2027, 3, 1))
    factories.revision()
    factories.repeal(revision.plan, day=date(2027, 6, 1))

    names = [str(event["uid"]) for event in days().values()]
    assert len(names) == len(set(names)) >= 4


def test_it_is_named_after_the_organisation(revision):
    response = fetch()

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(response.content)
    assert calendar["x-wr-calname"] == "Styrdokument, Ljungby kommun"


def test_its_lines_are_as_long_as_the_standard_allows(revision):
    lines = fetch().content.split(b"\r\n")

    assert max(map(len, lines)) <= 75


def test_the_same_day_gives_the_same_bytes(revision):
    assert fetch().content == fetch().content


def test_an_occasion_is_stamped_with_what_readers_last_learnt(revision):
    adopted = revision.plan.events.get().recorded_at
    actions.propose(plan=revision.plan, by=None, note="Ingen läsare ska se det här.")

    [event] = days().values()
    assert event["dtstamp"].dt == adopted.replace(microsecond=0)


def test_what_has_not_changed_is_not_sent_again(revision):
    first = fetch()

    by_tag = fetch(if_none_match=first["ETag"])
    by_time = fetch(if_modified_since=first["Last-Modified"])

    assert (by_tag.status_code, by_time.status_code) == (304, 304)


def test_a_decision_changes_the_tag(revision):
    tag = fetch()["ETag"]

    factories.repeal(revision.plan)

    assert fetch(if_none_match=tag).status_code == 200


def test_a_new_day_is_a_change_even_when_nothing_was_decided(revision):
    later = feed(on=date(2030, 5, 1), organisation="", site="")

    assert later.changed_at == datetime(2030, 4, 30, 22, tzinfo=UTC)  # midnight in Sweden


def test_the_questions_asked_do_not_grow_with_the_plans(django_assert_max_num_queries):
    for _ in range(5):
        factories.revision()

    with django_assert_max_num_queries(4):
        fetch()


def test_it_is_only_read():
    assert Client().post(ADDRESS).status_code == 405


def test_the_start_page_leads_to_it_and_says_how(revision):
    page = get("/")

    assert page.links["kalendern"] == ADDRESS
    assert "prenumerera" in page.main

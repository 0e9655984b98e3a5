"""What is owed has one order (design.md 7), and nothing owed is left out of it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from youthvoice.agreement.models import ContactKind
from youthvoice.agreement.owed import Due, Marks
from youthvoice.caseload.owing import Facts, Owing, Replies, owings
from youthvoice.comfort.models import HelpCall
from youthvoice.plan.marks import PlanMarks

TODAY = date(2026, 3, 9)
_PAST = st.none() | st.dates(TODAY - timedelta(days=60), TODAY - timedelta(days=1))
_DUE = st.lists(
    st.builds(Due, st.sampled_from(ContactKind), st.dates(TODAY, TODAY + timedelta(days=6))),
    max_size=2,
).map(tuple)

ALL = Facts(
    call=HelpCall(id=uuid4(), folder_id=uuid4(), asked_on=TODAY),
    answers=Replies(2, TODAY, TODAY - timedelta(days=1), TODAY),
    plan=PlanMarks(1, TODAY, 1, TODAY, 1, 0),
    contacts=Marks((Due(ContactKind.MET, TODAY),), (Due(ContactKind.CALLED, TODAY),), TODAY, 0),
    face_since=TODAY,
    how_since=TODAY,
)


def test_help_comes_first_then_words_then_promises_then_views() -> None:
    assert [each.what for each in owings(ALL, TODAY)] == [
        each for each in Owing if each is not Owing.WAITS
    ]


def test_where_nothing_is_owed_there_is_nothing() -> None:
    assert owings(Facts(), TODAY) == ()


def test_a_day_that_has_passed_is_said_instead_of_that_it_waits() -> None:
    waits = Replies(1, TODAY, TODAY, None)
    assert [each.what for each in owings(Facts(answers=waits), TODAY)] == [Owing.WAITS]
    tomorrow = TODAY + timedelta(days=1)
    assert [each.what for each in owings(Facts(answers=waits), tomorrow)] == [Owing.DAY_PASSED]


@given(since=_PAST, news=_PAST, late=_PAST, unheard=_PAST, due=_DUE, missed=_DUE, no=st.booleans())
def test_everything_owed_is_said_once_and_in_order(
    since, news, late, unheard, due, missed, no
) -> None:
    facts = Facts(
        answers=Replies(1 if since else 0, since, None, news),
        plan=PlanMarks(bool(late), late, bool(unheard), unheard, int(no), 0),
        contacts=Marks(due, missed, None, 0),
    )
    found = [each.what for each in owings(facts, TODAY)]
    order = list(Owing)
    assert found == sorted(set(found), key=order.index)
    owed = [since, news, late, unheard, due, missed, no]
    assert len(found) == sum(map(bool, owed))

"""What is counted: for each indicator one query over working facts, and no key, words or names.

Each gives one row for each event in a period, with the folder it lies in and which part of the
indicator it is. What it asks is how things stood on the period's last day, as far as rows still
say so: a count that is made late then is the count that was made in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from youthvoice.agreement.models import PROMISED, CheckIn, Contact
from youthvoice.answers.models import Answer, Audience, Choice, JourneyStep, StepKind
from youthvoice.db.days import DaysBetween
from youthvoice.diary.models import Meeting, MeetingKind, MeetingPart, Part
from youthvoice.folders.models import Act, Folder, RecordLine
from youthvoice.handover.models import Kind, State, WorkerChange
from youthvoice.plan.models import PlanItem, PlanStep, PlanStepKind, PlanVersion, Whose
from youthvoice.questions.instrument import instrument
from youthvoice.sharing.models import ParentsSubject, Sharing, Wish

# So long every message has for an answer, before it is counted how long it took.
PATIENCE = timedelta(days=14)
# The meetings at which something is decided about a young person.
DECIDING = (MeetingKind.PROTECTION, MeetingKind.REVIEW, MeetingKind.COURT)
_VIEWS = (PlanStepKind.AGREE, PlanStepKind.NOT_SURE, PlanStepKind.DISAGREE)
_STATES = (PlanStepKind.TO_COME, PlanStepKind.DONE, PlanStepKind.CANNOT)
_HAPPENED = (PlanStepKind.HAPPENED, PlanStepKind.NOT_HAPPENED)

# Folder and part: one row for each event.
Facts = Select[Any]
_WHOLE = literal("")


@dataclass(frozen=True)
class Window:
    """One area, from the first day to the last."""

    area_id: UUID
    first: date
    last: date


def accounts(window: Window) -> Facts:
    """Young people who had joined by the last day."""
    joined = exists().where(
        RecordLine.folder_id == Folder.id,
        RecordLine.act == Act.JOINED,
        RecordLine.day <= window.last,
    )
    return _of(window).where(joined)


def said(window: Window) -> Facts:
    """Young people who told their worker something, or asked something; each once."""
    return _of(window).join(Answer).where(_sent(window.first, window.last)).distinct()


def themes(window: Window) -> Facts:
    """What was told or asked, by the framework's themes. What fits none of them is left out: so

    nobody can work out one theme from how many people said anything.
    """
    questions = {theme.id: [each.id for each in theme.questions] for theme in instrument().themes}
    theme = case(*((Answer.question_id.in_(ids), theme_id) for theme_id, ids in questions.items()))
    return (
        _of(window, theme).join(Answer).where(_sent(window.first, window.last), theme.is_not(None))
    )


def answer_days(window: Window) -> Facts:
    """How long it took to answer what was told or asked, once each had had as many days."""
    first, last = window.first - PATIENCE, window.last - PATIENCE
    reply = and_(
        JourneyStep.answer_id == Answer.id,
        JourneyStep.kind == StepKind.REPLY,
        JourneyStep.day <= window.last,
    )
    days = DaysBetween(Answer.shared_on, func.min(JourneyStep.day))
    bands = ((0, "same_day"), (2, "days_1_2"), (7, "days_3_7"), (14, "days_8_14"))
    band = case(*((days <= most, name) for most, name in bands), else_="longer")
    return (
        _of(window, band)
        .join(Answer)
        .outerjoin(JourneyStep, reply)
        .where(_sent(first, last))
        .group_by(Folder.id, Answer.id, Answer.shared_on)
    )


def verdicts(window: Window) -> Facts:
    """Does this answer it? The last word on each thing said, of those in the period."""
    later = aliased(JourneyStep)
    spoke_again = exists().where(
        later.answer_id == JourneyStep.answer_id,
        later.kind == StepKind.VERDICT,
        later.number > JourneyStep.number,
        later.day <= window.last,
    )
    return (
        _of(window, JourneyStep.verdict)
        .join(Answer)
        .join(JourneyStep)
        .where(JourneyStep.kind == StepKind.VERDICT, _within(JourneyStep.day, window), ~spoke_again)
    )


def promises(window: Window) -> Facts:
    """What adults promised by a day of the period, by what staff had said of it on the last day."""
    state = aliased(PlanStep)
    last_state = (
        select(func.max(PlanStep.number))
        .where(
            PlanStep.item_id == PlanVersion.item_id,
            PlanStep.version == PlanVersion.version,
            PlanStep.kind.in_(_STATES),
            PlanStep.day <= window.last,
        )
        .correlate(PlanVersion)
        .scalar_subquery()
    )
    part = case(
        (and_(state.kind == PlanStepKind.DONE, state.day <= PlanVersion.by_day), "kept"),
        (state.kind == PlanStepKind.DONE, "late"),
        (state.kind == PlanStepKind.CANNOT, "cannot"),
        else_="not_kept",
    )
    return (
        _wordings(window, part)
        .outerjoin(state, and_(state.item_id == PlanVersion.item_id, state.number == last_state))
        .where(
            _within(PlanVersion.by_day, window),
            PlanVersion.whose != Whose.YOUNG,
            or_(PlanItem.ended_on.is_(None), PlanItem.ended_on >= PlanVersion.by_day),
        )
    )


def promises_said(window: Window) -> Facts:
    """Whether adults did what they promised, as young people said in the period; the last word."""
    later = aliased(PlanStep)
    spoke_again = exists().where(
        later.item_id == PlanStep.item_id,
        later.kind.in_(_HAPPENED),
        later.number > PlanStep.number,
        later.day <= window.last,
    )
    return (
        _of(window, PlanStep.kind)
        .join(PlanStep, PlanStep.folder_id == Folder.id)
        .join(PlanItem, PlanItem.id == PlanStep.item_id)
        .where(
            PlanItem.whose != Whose.YOUNG,
            PlanStep.kind.in_(_HAPPENED),
            _within(PlanStep.day, window),
            ~spoke_again,
        )
    )


def plan_views(window: Window) -> Facts:
    """The aims and promises that stood on the last day: whether the young person had said what

    they think of those very words, or they are their own.
    """
    viewed = exists().where(
        PlanStep.item_id == PlanVersion.item_id,
        PlanStep.version == PlanVersion.version,
        PlanStep.kind.in_(_VIEWS),
        PlanStep.day <= window.last,
    )
    own = PlanVersion.person_id == Folder.young_person_id
    return _wordings(window, case((or_(own, viewed), "with"), else_="without")).where(
        PlanVersion.day <= window.last,
        or_(PlanItem.ended_on.is_(None), PlanItem.ended_on > window.last),
    )


def meetings(window: Window) -> Facts:
    """Meetings that decide: whether the young person's wishes were there by the day."""
    wishes = exists().where(
        MeetingPart.meeting_id == Meeting.id,
        MeetingPart.part == Part.BEFORE,
        MeetingPart.written_on <= Meeting.day,
    )
    return (
        _of(window, case((wishes, "with"), else_="without"))
        .join(Meeting, Meeting.folder_id == Folder.id)
        .where(
            Meeting.kind.in_(DECIDING),
            _within(Meeting.day, window),
            or_(Meeting.called_off_on.is_(None), Meeting.called_off_on > window.last),
        )
    )


def after_meetings(window: Window) -> Facts:
    """How often a young person said, after a meeting of any kind, whether they were heard."""
    return (
        _of(window)
        .join(MeetingPart, MeetingPart.folder_id == Folder.id)
        .where(MeetingPart.part == Part.HEARD, _within(MeetingPart.written_on, window))
    )


def contacts_said(window: Window) -> Facts:
    """Whether a contact happened, as young people said in the period of what workers wrote."""
    part = case((Contact.happened.is_(True), "happened"), else_="not_happened")
    return (
        _of(window, part)
        .join(Contact, Contact.folder_id == Folder.id)
        .where(Contact.kind.in_(PROMISED), _within(Contact.said_on, window))
    )


def check_ins(window: Window) -> Facts:
    """Check-ins that were sent, and whether a face had answered by the last day."""
    part = case((CheckIn.answered_on <= window.last, "answered"), else_="open")
    return (
        _of(window, part)
        .join(CheckIn, CheckIn.folder_id == Folder.id)
        .where(_within(CheckIn.sent_on, window))
    )


def hand_overs(window: Window) -> Facts:
    """Changes of worker for good, and whether the young person knew by the day."""
    part = case((WorkerChange.told_on <= WorkerChange.done_on, "before"), else_="not_before")
    return _changes(window, part, Kind.HAND_OVER, (State.DONE,))


def covers(window: Window) -> Facts:
    """Times when somebody stepped in while the worker was away."""
    return _changes(window, _WHOLE, Kind.COVER, (State.DONE, State.OVER))


def sharings(window: Window) -> Facts:
    """What was told to others about a young person, and when they were told that it was."""
    return (
        _of(window, Sharing.told)
        .join(Sharing, Sharing.folder_id == Folder.id)
        .where(_within(Sharing.shared_on, window))
    )


def parents(window: Window) -> Facts:
    """Wishes that parents should not know of something, by what a worker answered."""
    return (
        _of(window, ParentsSubject.kept)
        .join(ParentsSubject, ParentsSubject.folder_id == Folder.id)
        .where(
            ParentsSubject.wish == Wish.NOT_MY_PARENTS,
            _within(ParentsSubject.answered_on, window),
        )
    )


def openings(window: Window) -> Facts:
    """How often staff opened a folder: each of them at most once a day for each folder."""
    return (
        _of(window)
        .join(RecordLine, RecordLine.folder_id == Folder.id)
        .where(RecordLine.act == Act.LOOKED, _within(RecordLine.day, window))
    )


def in_area(window: Window) -> ColumnElement[bool]:
    """The folders of the area's young people who have joined."""
    return and_(Folder.area_id == window.area_id, Folder.young_person_id.is_not(None))


def _of(window: Window, part: ColumnElement[Any] | InstrumentedAttribute[Any] = _WHOLE) -> Facts:
    return (
        select(Folder.id.label("folder_id"), part.label("part"))
        .select_from(Folder)
        .where(in_area(window))
    )


def _sent(first: date, last: date) -> ColumnElement[bool]:
    """Said or asked for the worker to read, which is owed an answer."""
    return and_(
        Answer.audience == Audience.WORKER,
        Answer.choice.in_((Choice.SAID, Choice.ASKED)),
        Answer.shared_on.between(first, last),
    )


def _wordings(window: Window, part: ColumnElement[Any]) -> Facts:
    """Items of plans as they were worded on the last day."""
    later = aliased(PlanVersion)
    reworded = exists().where(
        later.item_id == PlanVersion.item_id,
        later.version > PlanVersion.version,
        later.day <= window.last,
    )
    return (
        _of(window, part)
        .join(PlanVersion, PlanVersion.folder_id == Folder.id)
        .join(PlanItem, PlanItem.id == PlanVersion.item_id)
        .where(PlanVersion.day <= window.last, ~reworded)
    )


def _changes(
    window: Window, part: ColumnElement[Any], kind: Kind, states: tuple[State, ...]
) -> Facts:
    return (
        _of(window, part)
        .join(WorkerChange, WorkerChange.folder_id == Folder.id)
        .where(
            WorkerChange.kind == kind,
            WorkerChange.state.in_(states),
            _within(WorkerChange.done_on, window),
        )
    )


def _within(day: InstrumentedAttribute[Any], window: Window) -> ColumnElement[bool]:
    return day.between(window.first, window.last)

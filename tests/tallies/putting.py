"""Puts a made-up area into a database: its working facts as rows, and sealed nothing as words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from tests.tallies.plan import Item, Message, Plan
from youthvoice.accounts.models import Area, Person, SecretKind, Team
from youthvoice.accounts.roles import Role
from youthvoice.agreement.models import Agreement, CheckIn, Contact
from youthvoice.answers.models import Answer, Audience, Choice, JourneyStep, StepKind
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base
from youthvoice.diary.models import Meeting, MeetingPart, Part
from youthvoice.folders.models import Act, Folder, RecordLine
from youthvoice.handover.models import WorkerChange
from youthvoice.plan.models import PlanItem, PlanStep, PlanVersion
from youthvoice.questions.instrument import MY_OWN
from youthvoice.sharing.models import ParentsSubject, Sharing

_SEALED = Sealed(b"sealed")
_Row = dict[str, Any]


class Putting:
    """One area, with its teams, a worker for each, and a folder for each young person."""

    def __init__(self, session: Session, plan: Plan, name: str = "Riverbend") -> None:
        self.session, self.plan, self.area_id = session, plan, uuid4()
        self._numbers = count(1)
        area = Area(
            id=self.area_id, name=name, board_name="Riverbend board", reading_hours="9 to 5"
        )
        session.add(area)
        session.flush()
        names = sorted({each.team for each in plan.young if each.team})
        self.teams = {team: uuid4() for team in names}
        self._all(Team, ({"id": self.teams[n], "area_id": self.area_id, "name": n} for n in names))
        self.workers = {team: uuid4() for team in [*names, None]}
        self.people = {each.number: uuid4() for each in plan.young}
        self.folders = {each.number: uuid4() for each in plan.young}
        self._put_people()

    def put(self) -> UUID:
        """All of the plan. The area's id."""
        self._messages(self.plan.messages)
        self._items(self.plan.items)
        self._contacts()
        self._meetings()
        self._asked_and_changed()
        self._sharing()
        self.session.flush()
        return self.area_id

    def _put_people(self) -> None:
        def person(id_: UUID, role: Role, team: str | None) -> _Row:
            kind = SecretKind.PICTURES if role is Role.YOUNG_PERSON else SecretKind.PASSPHRASE
            row = {"id": id_, "area_id": self.area_id, "role": role, "lookup": id_.bytes}
            return {**row, "secret_kind": kind, "team_id": self.teams.get(team or "")}

        self._all(Person, (person(id_, Role.KEYWORKER, t) for t, id_ in self.workers.items()))
        self._all(Person, (person(id_, Role.YOUNG_PERSON, None) for id_ in self.people.values()))
        self._all(
            Folder,
            (
                {
                    "id": self.folders[each.number],
                    "area_id": self.area_id,
                    "keyworker_id": self.workers[each.team],
                    "young_person_id": self.people[each.number],
                    "sealed_label": _SEALED,
                }
                for each in self.plan.young
            ),
        )
        joined = (
            self._line(each.number, self.people[each.number], Act.JOINED, each.joined)
            for each in self.plan.young
        )
        # The smallest areas have one worker alone.
        workers = list(self.workers.values())
        looked = (
            self._line(each.young, workers[each.worker % len(workers)], Act.LOOKED, each.day)
            for each in self.plan.looks
        )
        self._all(RecordLine, (*joined, *looked))

    def _line(self, young: int, person: UUID, act: Act, day: object) -> _Row:
        row = {"id": uuid4(), "folder_id": self.folders[young], "person_id": person}
        return {**row, "act": act, "day": day, "times": 3}

    def _messages(self, messages: list[Message]) -> None:
        answers, steps = [], []
        for each in messages:
            id_ = uuid4()
            answers.append(self._answer(id_, each))
            told = [(day, StepKind.REPLY, None) for day in each.replies]
            told += [(day, StepKind.VERDICT, verdict) for day, verdict in each.verdicts]
            for number, (day, kind, verdict) in enumerate(sorted(told, key=lambda e: e[0])):
                words = _SEALED if kind is StepKind.REPLY else None
                steps.append(
                    {
                        "id": uuid4(),
                        "answer_id": id_,
                        "number": number,
                        "kind": kind,
                        "person_id": self._worker(each.young),
                        "day": day,
                        "verdict": verdict,
                        "sealed_words": words,
                        "key_version": 1 if words else None,
                    }
                )
        self._all(Answer, answers)
        self._all(JourneyStep, steps)

    def _answer(self, id_: UUID, message: Message) -> _Row:
        sent = None if message.just_me else message.day
        return {
            "id": id_,
            "folder_id": self.folders[message.young],
            "number": next(self._numbers),
            "question_id": f"{message.theme}.1" if message.theme else MY_OWN.id,
            "choice": Choice.ASKED if message.asked else Choice.SAID,
            "audience": Audience.JUST_ME if message.just_me else Audience.WORKER,
            "said_on": message.day,
            "shared_on": sent,
        }

    def _items(self, items: list[Item]) -> None:
        aims: dict[int, UUID] = {}
        rows, versions, steps = [], [], []
        for item in items:
            id_ = uuid4()
            aim_id = None if item.whose is None else aims[item.young]
            if item.whose is None:
                aims[item.young] = id_
            rows.append(
                {
                    "id": id_,
                    "folder_id": self.folders[item.young],
                    "number": next(self._numbers),
                    "aim_id": aim_id,
                    "version": len(item.wordings),
                    "whose": item.whose,
                    "by_day": item.wordings[-1][1],
                    "state": "to_come" if item.whose else None,
                    "ended_on": item.ended,
                }
            )
            for number, (day, by_day, own) in enumerate(item.wordings, 1):
                person = self.people[item.young] if own else self._worker(item.young)
                said = {"item_id": id_, "version": number, "person_id": person, "day": day}
                versions.append(
                    self._leaf(item.young, **said, whose=item.whose, by_day=by_day, numbered=True)
                )
            for day, version, kind in item.steps:
                said = {"item_id": id_, "version": version, "day": day, "kind": kind}
                person = self._worker(item.young)
                steps.append(self._leaf(item.young, **said, person_id=person, numbered=True))
        self._all(PlanItem, rows)
        self._all(PlanVersion, versions)
        self._all(PlanStep, steps)

    def _contacts(self) -> None:
        self._all(
            Agreement,
            (
                self._leaf(
                    each.young,
                    version=next(self._numbers),
                    proposed_by=self._worker(each.young),
                    by_young_person=False,
                    proposed_on=each.since,
                    agreed_by=self.people[each.young],
                    agreed_on=each.since,
                    ended_on=each.until,
                    meet_every=each.every if each.kind == "met" else None,
                    call_every=each.every if each.kind == "called" else None,
                    text_every=each.every if each.kind == "texted" else None,
                )
                for each in self.plan.agreed
            ),
        )
        self._all(
            Contact,
            (
                {
                    "id": uuid4(),
                    "folder_id": self.folders[each.young],
                    "kind": each.kind,
                    "day": each.day,
                    "logged_by": self._worker(each.young),
                    "logged_on": each.day,
                    "happened": each.happened,
                    "said_on": each.said,
                }
                for each in self.plan.touches
            ),
        )

    def _meetings(self) -> None:
        meetings, parts = [], []
        for each in self.plan.meets:
            row = self._leaf(
                each.young,
                kind=each.kind,
                day=each.day,
                version=1,
                added_by=self._worker(each.young),
                by_young_person=False,
                changed_on=each.day,
                called_off_on=each.off,
            )
            meetings.append(row)
            for part, day in ((Part.BEFORE, each.wishes), (Part.HEARD, each.heard)):
                if day is not None:
                    said = {"meeting_id": row["id"], "part": part, "written_on": day, "version": 1}
                    parts.append(self._leaf(each.young, **said, written_by=self.people[each.young]))
        self._all(Meeting, meetings)
        self._all(MeetingPart, parts)

    def _asked_and_changed(self) -> None:
        plan, leaf, worker = self.plan, self._leaf, self._worker
        self._all(
            CheckIn,
            (
                leaf(e.young, sent_by=worker(e.young), sent_on=e.day, answered_on=e.answered)
                for e in plan.asks
            ),
        )
        self._all(
            WorkerChange,
            (
                leaf(
                    e.young,
                    kind=e.kind,
                    state=e.state,
                    to_id=worker(e.young),
                    made_by=worker(e.young),
                    made_on=e.day,
                    from_day=e.day,
                    until=e.day if e.kind == "cover" else None,
                    told_on=e.told,
                    untold=e.told is None,
                    done_on=e.day,
                    numbered=True,
                )
                for e in plan.changes
            ),
        )

    def _sharing(self) -> None:
        plan, leaf, worker = self.plan, self._leaf, self._worker
        self._all(
            Sharing,
            (
                leaf(e.young, made_by=worker(e.young), shared_on=e.day, told=e.told, numbered=True)
                for e in plan.shared
            ),
        )
        self._all(
            ParentsSubject,
            (
                leaf(
                    e.young,
                    wish=e.wish,
                    made_on=self.plan.young[0].joined,
                    kept=e.kept,
                    answered_by=worker(e.young) if e.kept else None,
                    answered_on=e.answered,
                    numbered=True,
                )
                for e in plan.subjects
            ),
        )

    def _worker(self, young: int) -> UUID:
        return self.workers[self.plan.young[young].team]

    def _leaf(self, young: int, *, numbered: bool = False, **values: Any) -> _Row:
        row = {"id": uuid4(), "folder_id": self.folders[young], "key_version": 1}
        number = {"number": next(self._numbers)} if numbered else {}
        return {**row, "sealed_words": _SEALED, **number, **values}

    def _all(self, model: type[Base], rows: Iterable[_Row]) -> None:
        every = list(rows)
        if every:
            self.session.execute(insert(model), every)

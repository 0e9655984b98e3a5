"""A made-up area in which every address of the application leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug.routing import Rule

from tests.agreement.steps import contact, propose
from tests.diary.steps import add, say
from tests.letters import answer as answer_letter
from tests.page import Browser, form_values
from tests.recording import WEBM, folder_key, piece_form, sealed_piece, speaks
from tests.rounds.steps import cards_for, opened
from tests.security.board_things import BoardThings, board_forms
from tests.security.rooms import Rooms, forms_beside_folders, room_forms, words_without_a_name
from tests.services.steps import service
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.about.service import put_about
from youthvoice.about.topics import topic
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Door, Role
from youthvoice.accounts.staff import invite_staff
from youthvoice.agreement.check_ins import send_check_in
from youthvoice.alerts.models import Days, PartOfDay
from youthvoice.alerts.service import When, public_key, switch_on
from youthvoice.aloud.sentences import key
from youthvoice.answers.models import Audience
from youthvoice.answers.replies import post_reply
from youthvoice.answers.said import Said
from youthvoice.comfort.help_calls import call_worker
from youthvoice.diary.models import Part
from youthvoice.folders.models import Folder
from youthvoice.people.service import add_member
from youthvoice.plan import service as plan
from youthvoice.plan.models import PlanItem, Whose
from youthvoice.plan.service import Promised
from youthvoice.safety.service import change_plan

QUESTION = "who-i-am.1"
_NEW_PIECE = uuid4()
_MONTH = {"year": "2026", "month": "3"}
_PARTS = {("young.own_part", "kind"): "voice", ("work.said_part", "kind"): "drawing"}

# For walks through all addresses: who may come in is decided before the kind of database matters,
# and a walk is slow enough once.
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Of a period that is not over, whenever this runs: the pages say so.
_REPORT = {"period": f"{clock.today().year}", "number": "1", "kind": "json"}


@dataclass(frozen=True)
class Address:
    """One route with values that exist."""

    rule: Rule
    path: str

    @property
    def endpoint(self) -> str:
        return str(self.rule.endpoint)

    @property
    def door(self) -> Door:
        return Door(self.endpoint.partition(".")[0])

    @property
    def methods(self) -> frozenset[str]:
        return frozenset(self.rule.methods or ())


# What somebody in the area has read out for young people.
READ_OUT = "Keeping me safe"
_SEEN_AND_HEARD = {"language": "en", "key": key(READ_OUT), "picture": "sunflower"}


class Stage:
    """Somebody in every role, and something for each of them to do."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lead = world.duty_lead()
        self.sam = world.staff("Sam")
        self.otter = world.young(self.sam)
        self.people: dict[Role, Staff | Young] = {
            Role.YOUNG_PERSON: self.otter,
            Role.KEYWORKER: self.sam,
            Role.TEAM_MANAGER: world.staff("Maja", Role.TEAM_MANAGER),
            Role.DUTY_LEAD: self.lead,
            Role.BOARD_ANALYST: world.staff("Bo", Role.BOARD_ANALYST),
            Role.ADMINISTRATOR: world.administrator(),
        }
        self.just_me = world.says(self.otter, "Only mine.", audience=Audience.JUST_ME)
        self.sent = world.says(self.otter, "Who decides?")
        self.replied = world.says(self.otter, "When?")
        self.spoken = speaks(world, self.otter, QUESTION)
        self.new_lead = world.duty_lead("Noor")
        self.contact = contact(world, self.sam, self.otter)
        self.meeting = add(world, self.otter, self.otter, clock.today())
        say(world, self.otter, self.otter, self.meeting, Part.BEFORE, words="I want to stay.")
        self.check_in = self._asks()
        self.invitation = world.invitation(self.sam, world.folder(self.sam, "New"))
        self.enrolment = self._set_up()
        self.rooms = Rooms(world, self.sam, self.otter, world.staff("Kim"))
        self.service = service(world)
        self.board = BoardThings(world, self.service)
        self.pat = world.staff("Pat", Role.PARTICIPATION_WORKER)
        self.people[Role.PARTICIPATION_WORKER] = self.pat
        self.words = words_without_a_name(world, self.pat)
        self.new_reader = world.staff("Lu", Role.PARTICIPATION_WORKER)
        self.folder_key = folder_key(world, self.otter)
        self.round = opened(world)
        self.card = cards_for(world, self.service)[0].token
        self.aim, self.promise, self.over = self._make_plan()
        self._wants_messages()

    def _wants_messages(self) -> None:
        with self.world.work() as session:
            otter = session.get_one(Person, self.otter.id)
            when = When(frozenset(PartOfDay), Days.EVERY)
            endpoint = "https://fcm.googleapis.com/fcm/send/otter"
            switch_on(session, self.world.house, otter, when, endpoint, set())
            public_key(session, self.world.house, self.world.area_id)

    def _make_plan(self) -> tuple[UUID, UUID, UUID]:
        """An aim, a promise under it, and a promise that has ended."""
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            sam = session.get_one(Person, self.sam.id)

            def promise() -> PlanItem:
                promised = Promised(Whose.WORKER, "Sam", clock.today() + timedelta(days=2))
                return plan.write_promise(session, sam, folder, aim.id, "I call them.", promised)

            aim = plan.write_aim(session, sam, folder, "Be at school.")
            kept, over = promise(), promise()
            plan.end_item(session, sam, folder, over.id, over.version, "")
            return aim.id, kept.id, over.id

    def _set_up(self) -> str:
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            sam = session.get_one(Person, self.sam.id)
            post_reply(session, sam, folder, self.replied, Said("On Monday."))
            call_worker(session, folder.id)
            otter = session.get_one(Person, self.otter.id)
            keyring = self.world.keyring(session, self.otter)
            told = {"words": "Only mine, about me."}
            put_about(session, otter, folder, topic("matters"), told, Audience.JUST_ME)
            put_about(session, otter, folder, topic("name"), {"words": "Jay"}, Audience.WORKER)
            change_plan(session, otter, keyring, folder, {"helps": "My dog."}, 0)
            self.member = add_member(session, sam, folder, {"name": "Jo"}, leads=True)
            # Let in already, so that a keyworker too may give her the keys she lacks.
            session.get_one(Person, self.new_lead.id).holds_duty = True
            _, token = invite_staff(
                session, self.world.house, self.world.area_id, "Ines", Role.KEYWORKER
            )
            return token.text

    def _asks(self) -> UUID:
        """A promise that waits for either side's word, and a check-in that waits for a face."""
        propose(self.world, self.sam, self.otter)
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            return send_check_in(session, session.get_one(Person, self.sam.id), folder).id

    def addresses(self) -> Iterator[Address]:
        """Every route of the application. Fails for one whose values nobody has told it."""
        adapter = self.world.app.url_map.bind("localhost")
        for rule in self.world.app.url_map.iter_rules():
            values = {name: self._value(str(rule.endpoint), name) for name in rule.arguments}
            yield Address(rule, adapter.build(str(rule.endpoint), values))

    def _value(self, endpoint: str, name: str) -> str | UUID:
        special: Mapping[tuple[str, str], str | UUID] = {
            ("young.share", "answer_id"): self.just_me,
            ("young.take_back", "answer_id"): self.just_me,
            ("young.judge", "answer_id"): self.replied,
            ("young.own_part", "answer_id"): self.spoken,
            ("work.said_part", "answer_id"): self.spoken,
            **_PARTS,
            ("work.give_keys", "person_id"): self.new_lead.id,
            ("work.let_in_to_words", "person_id"): self.new_reader.id,
            ("young.plan_words", "item_id"): self.aim,
            ("work.plan_promise", "item_id"): self.aim,
            ("work.plan_again", "item_id"): self.over,
            ("public.rate_with_scanned_card", "token"): self.card,
        }
        found = special.get((endpoint, name), self._general().get(name))
        assert found is not None, f"tell the walk what {name} is in the address of {endpoint}"
        return found

    def _general(self) -> Mapping[str, str | UUID]:
        return {
            "folder_id": self.otter.folder_id,
            "answer_id": self.sent,
            "piece_id": _NEW_PIECE,
            "contact_id": self.contact,
            "check_in_id": self.check_in,
            "meeting_id": self.meeting,
            **_MONTH,
            "person_id": self.people[Role.TEAM_MANAGER].id,
            "item_id": self.promise,
            "question_id": QUESTION,
            "theme_id": "who-i-am",
            "topic_id": "matters",
            **_SEEN_AND_HEARD,
            "member_id": self.member,
            "token": self.enrolment,
            "words": self.invitation,
            "service_id": self.service,
            "round_id": self.round,
            **_REPORT,
            **self.board.ids,
            **self.words,
            **self.rooms.ids,
        }

    def form(self, endpoint: str) -> dict[str, Any]:
        """What a form must bring so that the route finds what it is about."""
        by_day = clock.today() + timedelta(days=2)
        forms: dict[str, Mapping[str, Any]] = {
            "young.keep": {"subject": f"question:{QUESTION}", "words": "Half a thought"},
            "work.keep": {"subject": f"reply:{self.sent}", "words": "Half an answer"},
            "work.reply": {"words": "You and me."},
            "work.promise": {"by_day": by_day.isoformat()},
            "young.post_letter": answer_letter(self.folder_key, QUESTION, "From a phone."),
            "young.post_piece": piece_form(sealed_piece(self.folder_key, _NEW_PIECE, WEBM)),
            "young.question": {"words": "I say.", "audience": "worker", "send": "worker"},
            "young.judge": {"verdict": "no"},
            "young.alerts": {"parts": "evening"},
            "public.join": {"four": self.invitation},
            "public.change_picture": {"pick": "rainbow"},
            "board.cards": {"service": str(self.service), "count": "2"},
            **room_forms(),
            **board_forms(),
            **forms_beside_folders(),
        }
        return dict(forms.get(endpoint, {}))

    def browser(self, role: Role | None) -> Browser:
        """A browser of somebody in this role; or of nobody."""
        return self.world.browser(self.people[role] if role else None)


def form_token(browser: Browser) -> str:
    """A token that is good for any form in this browser."""
    return form_values(browser.get("/join").form("/join"))["csrf_token"]

"""Tables of answers, what happens to each on its journey, and drafts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, one_of


class Choice(StrEnum):
    """What a young person did with a question."""

    SAID = "said"
    ASKED = "asked"
    RATHER_NOT = "rather_not"
    ANOTHER_TIME = "another_time"


class Audience(StrEnum):
    """Who may read an answer."""

    JUST_ME = "just_me"
    WORKER = "worker"


class Verdict(StrEnum):
    """Does this answer it?"""

    YES = "yes"
    A_BIT = "a_bit"
    NO = "no"


class StepKind(StrEnum):
    """What can happen to an answer after it was sent."""

    SEEN = "seen"
    WILL_ANSWER = "will_answer"
    REPLY = "reply"
    VERDICT = "verdict"


class Answer(Identified, Base):
    """One thing a young person said under one question. The rest of its row is working facts."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("folder_id", "number"),
        CheckConstraint(
            "sealed_words IS NULL OR (key_version IS NULL) <> (own_key_id IS NULL)",
            name="sealed_to_one_key",
        ),
        CheckConstraint(
            "audience = 'worker' OR (key_version IS NULL AND reply_owed_since IS NULL"
            " AND news_since IS NULL AND shared_on IS NULL)",
            name="just_me_stays_with_me",
        ),
        Index("ix_answers_folder_question", "folder_id", "question_id"),
    )

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    # Order within the folder: the day alone would not tell, and a clock time would tell too much.
    number: Mapped[int]
    question_id: Mapped[str] = mapped_column(String(40))
    choice: Mapped[Choice] = mapped_column(one_of(Choice))
    audience: Mapped[Audience] = mapped_column(one_of(Audience))
    said_on: Mapped[date]
    shared_on: Mapped[date | None]
    sealed_words: Mapped[Sealed | None] = mapped_column(Ciphertext)
    key_version: Mapped[int | None]
    # No foreign key: when a lost code replaces the key, these words can never be opened again,
    # and this id is how the page knows.
    own_key_id: Mapped[UUID | None] = mapped_column(Uuid)
    reply_owed_since: Mapped[date | None]
    answer_by: Mapped[date | None]
    news_since: Mapped[date | None]
    # A reply came, and its reader has not yet said whether it answers the question.
    verdict_waits_since: Mapped[date | None]

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place("answers", "sealed_words", self.id)


class JourneyStep(Identified, Base):
    """One thing that happened to an answer. A reply without words cannot exist."""

    __tablename__ = "journey_steps"
    __table_args__ = (
        UniqueConstraint("answer_id", "number"),
        CheckConstraint("kind <> 'reply' OR sealed_words IS NOT NULL", name="reply_has_words"),
        CheckConstraint("(kind = 'will_answer') = (by_day IS NOT NULL)", name="day_of_a_promise"),
        CheckConstraint("(kind = 'verdict') = (verdict IS NOT NULL)", name="verdict_says_which"),
        CheckConstraint("(sealed_words IS NULL) = (key_version IS NULL)", name="words_have_a_key"),
    )

    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[StepKind] = mapped_column(one_of(StepKind))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date]
    by_day: Mapped[date | None]
    verdict: Mapped[Verdict | None] = mapped_column(one_of(Verdict))
    sealed_words: Mapped[Sealed | None] = mapped_column(Ciphertext)
    key_version: Mapped[int | None]

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place("journey_steps", "sealed_words", self.id)

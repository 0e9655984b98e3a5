"""Every page in every state it can be in: the one list that the audits and the pictures walk."""

from __future__ import annotations

from tests.browser.states.about import states as _about
from tests.browser.states.agreement import states as _agreement
from tests.browser.states.assessment import states as _assessment
from tests.browser.states.board import states as _board
from tests.browser.states.how import states as _how
from tests.browser.states.plan import states as _plan
from tests.browser.states.public import states as _public
from tests.browser.states.rating import states as _rating
from tests.browser.states.reports import states as _reports
from tests.browser.states.said_done import states as _said_done
from tests.browser.states.state import State
from tests.browser.states.teams import states as _teams
from tests.browser.states.ways import states as _ways
from tests.browser.states.words import states as _words
from tests.browser.states.work import states as _work
from tests.browser.states.workers import states as _workers
from tests.browser.states.young import states as _young
from tests.browser.states.young_account import states as _young_account

STATES: tuple[State, ...] = (
    *_public,
    *_young,
    *_young_account,
    *_work,
    *_about,
    *_workers,
    *_plan,
    *_agreement,
    *_board,
    *_how,
    *_said_done,
    *_assessment,
    *_reports,
    *_ways,
    *_words,
    *_rating,
    *_teams,
)

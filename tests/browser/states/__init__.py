"""Every page in every state it can be in: the one list that the audits and the pictures walk."""

from __future__ import annotations

from tests.browser.states.about import states as _about
from tests.browser.states.agreement import states as _agreement
from tests.browser.states.board import states as _board
from tests.browser.states.plan import states as _plan
from tests.browser.states.public import states as _public
from tests.browser.states.reports import states as _reports
from tests.browser.states.state import State
from tests.browser.states.teams import states as _teams
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
    *_reports,
    *_teams,
)

"""What the board reads: the list of reports, one report in full and one nearly empty."""

from __future__ import annotations

from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from tests.reports.sample import instead_of_real_ones

states: list[State] = []
state = adding_to(states)


@state("board.reports", "Reports")
def board_reports(scene: Scene) -> None:
    with instead_of_real_ones():
        scene.at(scene.bo, "/board/reports")


@state("board.reports", "Reports")
def board_reports_none(scene: Scene) -> None:
    scene.at(scene.bo, "/board/reports")


@state("board.report", "July to September 2026")
def board_report(scene: Scene) -> None:
    with instead_of_real_ones():
        scene.at(scene.bo, "/board/reports/2026-Q3")


@state("board.report", "July 2026")
def board_report_nearly_empty(scene: Scene) -> None:
    with instead_of_real_ones():
        scene.at(scene.bo, "/board/reports/2026-07")


@state("board.report", "This period is not over yet")
def board_report_not_over(scene: Scene) -> None:
    scene.at(scene.bo, "/board/reports/2099")


@state("board.report_service", "The Den")
def board_report_service(scene: Scene) -> None:
    with instead_of_real_ones():
        scene.at(scene.bo, "/board/reports/2026-Q3/services/3")


@state("board.report_service", "Riverbend police, child protection")
def board_report_service_hidden(scene: Scene) -> None:
    with instead_of_real_ones():
        scene.at(scene.bo, "/board/reports/2026-Q3/services/2")

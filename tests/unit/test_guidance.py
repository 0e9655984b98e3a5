"""The requirements and the figures of 2013 are those that were published, and they add up."""

from __future__ import annotations

from itertools import accumulate

import pytest

from youthvoice.assessment import guidance as module
from youthvoice.assessment.guidance import guidance, national
from youthvoice.errors import NotFound

# Figure 2 as it is printed: requirements met, boards, cumulative percentage.
FIGURE_2 = (
    *((15, 9, 6), (14, 10, 13), (13, 9, 19), (12, 13, 28), (11, 16, 39), (10, 17, 51), (9, 9, 57)),
    *((8, 14, 66), (7, 14, 76), (6, 12, 84), (5, 16, 95), (4, 4, 98), (3, 2, 99), (2, 1, 100)),
)


def test_the_distribution_is_the_one_that_is_printed() -> None:
    for met, boards, percent in FIGURE_2:
        assert (national().met[met], national().percent[met]) == (boards, percent)
    assert {met for met, count in national().met.items() if count} == {met for met, *_ in FIGURE_2}


def test_all_146_boards_are_in_it_and_the_printed_percentages_follow_from_the_counts() -> None:
    assert national().boards == sum(boards for _, boards, _ in FIGURE_2) == 146
    running = accumulate(boards for _, boards, _ in FIGURE_2)
    assert [round(100 * each / 146) for each in running] == [percent for *_, percent in FIGURE_2]


def test_every_score_has_its_place_among_the_boards() -> None:
    for score in range(16):
        fewer = sum(count for met, count in national().met.items() if met < score)
        assert national().met_more(score) + national().met_as_many(score) + fewer == 146
    assert (national().met_as_many(10), national().met_more(10)) == (17, 57)


def test_there_are_15_requirements_each_with_its_paragraph_and_question() -> None:
    listed = guidance().requirements
    assert [each.id for each in listed] == list(range(1, 16))
    assert all(each.para and each.asks for each in listed)
    assert guidance().requirement(11).para == "4.20"
    with pytest.raises(NotFound):
        guidance().requirement(16)


def test_every_figure_names_its_place_in_the_report() -> None:
    assert [each.percent for each in national().participation] == [47, 36, 31, 49, 9]
    assert all(each.what and each.source for each in national().participation)
    assert "figure 2" in national().source
    assert "figure 18" in guidance().source


@pytest.mark.parametrize(
    ("of", "read", "says"),
    [
        (
            guidance,
            {"source": "", "guidance": "", "requirements": [{"id": 2, "para": "", "asks": ""}]},
            "1 to 15",
        ),
        (
            national,
            {"boards": 146, "distribution": {"met_count": {15: 9}}, "participation": []},
            "add up to 146",
        ),
    ],
)
def test_a_file_that_lacks_something_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, of: object, read: dict[str, object], says: str
) -> None:
    monkeypatch.setattr(module, "_read", lambda _: read)
    with pytest.raises(ValueError, match=says):
        of.__wrapped__()  # type: ignore[attr-defined]

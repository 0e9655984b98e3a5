"""`python -m youthvoice.languages` brings every catalogue up to the sources; `check` only looks."""

from __future__ import annotations

import sys

from youthvoice.languages.check import wrong_in
from youthvoice.languages.extract import template
from youthvoice.languages.files import update


def main(asked: list[str]) -> int:
    """Prints what is wrong, if that was asked for; 1 if anything is, or else 0."""
    found = template()
    if asked != ["check"]:
        update(found)
        return 0
    wrong = list(wrong_in(found))
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

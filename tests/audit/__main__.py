"""Looks at everything that young people meet, and exits 1 when a goal is missed.

`python -m tests.audit` does all of it; `pages` or `looks` behind it only that part.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.audit.findings import Found, say
from tests.audit.looks import audit_looks_of_all
from tests.audit.pages import audit_pages

_PARTS = {"pages": audit_pages, "looks": audit_looks_of_all}


def main() -> int:
    wanted = sys.argv[1:] or list(_PARTS)
    found: Found = []
    for part in wanted:
        with tempfile.TemporaryDirectory(prefix="youthvoice-audit-") as name:
            found += _PARTS[part](Path(name))
    for each in found:
        say(f"WRONG  {each}")
    say("A goal was missed." if found else "Every goal was met.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

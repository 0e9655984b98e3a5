"""`python -m accessibility`: prints what is hard to read, and exits 1 if anything is."""

from __future__ import annotations

import sys

from accessibility.readability import gate


def main() -> int:
    """Prints each finding on a line of its own; 1 if there is one, or else 0."""
    findings = gate()
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

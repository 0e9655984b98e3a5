"""`python -m youthvoice` is the same as `youthvoice`."""

from youthvoice.cli import main

main()

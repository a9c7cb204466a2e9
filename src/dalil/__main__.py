"""`python -m dalil` is the command line."""

from dalil.cli import main

main()

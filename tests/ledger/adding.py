"""A process that adds reports to a ledger and says so: killed, or run beside others, by the tests."""

from __future__ import annotations

import sys

from made_reports import add, report

from secondsource.ledger import Ledger


def main(address: str, first: int, last: int, turn: int) -> None:
    """Add reports first..last, beginning with number `turn` among them; print the id of each once it is kept."""
    with Ledger.open(address) as ledger:
        print("open", flush=True)
        numbers = list(range(first, last))
        for number in numbers[turn:] + numbers[:turn]:
            place = ("Sumy", "Lozova", "Kharkiv")[number % 3]
            id = add(ledger, report(number, place=place, code="shelling", tail=" It goes on." * (number % 5) * 40))
            print(f"added {number} {id}", flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))

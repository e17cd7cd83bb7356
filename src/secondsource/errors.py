"""Every error that Second Source raises on purpose.

::

    SecondSourceError
    ├── UsageError              the call's words are wrong                       exit status 2
    ├── InputRefused            one input cannot be read; the others go on       exit status 1
    │   ├── EmptyInput          nothing in it, or nothing but white space
    │   ├── BinaryInput         not text in any encoding we know
    │   ├── TooLarge            over a limit in `settings`
    │   ├── NoArticle           a page without a report (login wall, navigation only)
    │   ├── BadRecord           a JSON Lines record that is not one of ours
    │   ├── BadFeed             what should be a feed or a list of feeds is none
    │   ├── BadDate             a date outside the years 1 to 9998, or no date at all
    │   ├── DamagedArchive      a record or a stretch of an archive that cannot be read
    │   ├── Unreadable          a file or folder that the system does not let us read
    │   ├── FetchFailed         an address that does not answer, or answers with an error
    │   ├── AddressRefused      an address that must not be fetched (private network, scheme)
    │   ├── RobotsForbid        an address that its host's robots.txt asks programs to leave alone
    │   └── TookTooLong         over the time limit for one report
    ├── ResourceError           weights, gazetteer or register are missing or damaged    exit status 3
    ├── BadTable                a gazetteer, register or workbook row that is refused    exit status 1
    └── LedgerError             the ledger cannot be used                        exit status 3
        ├── LedgerLocked        another process holds it for longer than the timeout
        ├── LedgerReadOnly      it cannot be written
        ├── LedgerDamaged       truncated, not a ledger, or its hash chain is broken
        ├── LedgerTooNew        written by a later version
        └── NotInLedger         no event, claim or document with that id
"""

from __future__ import annotations


class SecondSourceError(Exception):
    """Base of every error raised on purpose; `code` is stable and machine-readable."""

    code = "error"
    exit_status = 1


class UsageError(SecondSourceError):
    """The call's words are wrong."""

    code = "usage"
    exit_status = 2


class InputRefused(SecondSourceError):
    """One input cannot be read; the others go on."""

    code = "refused"


class EmptyInput(InputRefused):
    """There is nothing in the input but white space."""

    code = "empty"


class BinaryInput(InputRefused):
    """The input is not text in any encoding we know."""

    code = "binary"


class TooLarge(InputRefused):
    """The input is larger than a limit in `settings`."""

    code = "too_large"


class NoArticle(InputRefused):
    """A page that holds no report: a login wall, or navigation only."""

    code = "no_article"


class BadRecord(InputRefused):
    """A JSON Lines record that is not one of ours."""

    code = "bad_record"


class BadFeed(InputRefused):
    """What should be an RSS or Atom feed, or an OPML list of feeds, is none."""

    code = "bad_feed"


class BadDate(InputRefused):
    """A publication date that is no date, or lies outside the years 1 to 9998."""

    code = "bad_date"


class DamagedArchive(InputRefused):
    """A record or a stretch of a web archive or table that cannot be read; what else is in it is."""

    code = "damaged_archive"


class Unreadable(InputRefused):
    """A file or folder that the system does not let us read."""

    code = "unreadable"


class FetchFailed(InputRefused):
    """An address that does not answer in time, or answers with an error.

    `status` is the answer's, None where there was none; `retry_after` its header, as it stood.
    """

    code = "fetch_failed"

    def __init__(self, message: str, status: int | None = None, retry_after: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class AddressRefused(InputRefused):
    """An address that must not be fetched: private network, or not http(s)."""

    code = "address_refused"


class RobotsForbid(InputRefused):
    """An address that its host's robots.txt asks programs to leave alone."""

    code = "robots"


class TookTooLong(InputRefused):
    """A report that takes longer than the limit in `settings`."""

    code = "took_too_long"


class ResourceError(SecondSourceError):
    """Weights, gazetteer or register are missing or damaged."""

    code = "resource"
    exit_status = 3


class BadTable(SecondSourceError):
    """A gazetteer, register or workbook that cannot be imported; names the line."""

    code = "bad_table"


class LedgerError(SecondSourceError):
    """The ledger cannot be used."""

    code = "ledger"
    exit_status = 3


class LedgerLocked(LedgerError):
    """Another process has held the ledger for longer than the timeout."""

    code = "ledger_locked"


class LedgerReadOnly(LedgerError):
    """The ledger cannot be written."""

    code = "ledger_read_only"


class LedgerDamaged(LedgerError):
    """The file is truncated, is not a ledger, or its hash chain is broken."""

    code = "ledger_damaged"


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version of Second Source."""

    code = "ledger_too_new"


class NotInLedger(LedgerError):
    """No event, claim or document has that id."""

    code = "not_in_ledger"
    exit_status = 1

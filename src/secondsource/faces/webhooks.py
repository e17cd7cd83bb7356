"""Webhooks: whoever asked is told, signed, when an event that fits a filter changes: a second source, a denial.

A webhook keeps the number of the log's entry up to which it was told, and goes on from there: a receiver that was
away misses nothing, and a message that was answered is never sent again. A message keeps its id over all attempts, so
that a receiver can drop one whose answer was lost.

The signature is HMAC-SHA-256 over "TIME.BODY" with the webhook's secret, in `Secondsource-Signature: t=TIME,v1=HEX`;
the time is in it so that an old message cannot be played again (`verified`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby

from secondsource import __version__
from secondsource.errors import AddressRefused, InputRefused, NotInLedger, UsageError
from secondsource.faces.protect import Protection
from secondsource.ledger import Filters, Ledger, Version
from secondsource.ledger.changes import Change, changes
from secondsource.model import EventRecord
from secondsource.model.wire_events import event_as_json
from secondsource.model.wire_values import Json
from secondsource.settings import Settings

KINDS = {
    "new": "an event that fits is first seen",
    "second-source": "an event that had one origin, or none, has two",
    "denial": "somebody denies or contradicts an event, who had not before",
    "change": "anything of an event that fits changes; all of the others, and an event that is no more",
}
INDEX = "webhooks"
SIGNATURE = "Secondsource-Signature"
DELIVERY = "Secondsource-Delivery"
BATCH = 500
"""Changes read from the ledger at a time."""

Send = Callable[[str, bytes, dict[str, str]], tuple[int, str | None]]
"""Posts a body with headers to an address; the status, and `Retry-After`. Raises InputRefused."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """One subscription. `entry`: it was told of all entries up to this one, and of `part` messages of the next."""

    id: str
    address: str
    secret: str
    kinds: tuple[str, ...]
    filters: dict[str, object]
    label: str
    entry: int
    part: int = 0
    failures: int = 0
    not_before: float = 0.0
    problem: str = ""
    delivered: int = 0

    def asked(self) -> Filters:
        """The filters, as the ledger takes them."""
        values = dict(self.filters)
        near = values.get("near")
        if isinstance(near, list):
            values["near"] = tuple(near)
        return Filters(**values)  # type: ignore[arg-type]


# ---- which there are -----------------------------------------------------------------------------------------------


def _key(id: str) -> str:
    return f"webhook:{id}"


def _ids(ledger: Ledger) -> list[str]:
    found: list[str] = json.loads(ledger.recall(INDEX) or "[]")
    return found


def keep(ledger: Ledger, hook: Webhook) -> None:
    """Write a webhook, and where it stands."""
    ledger.remember(_key(hook.id), json.dumps(asdict(hook), ensure_ascii=False))


def webhooks(ledger: Ledger) -> list[Webhook]:
    """All webhooks, oldest first."""
    found = []
    for id in _ids(ledger):
        text = ledger.recall(_key(id))
        if text is not None:
            values = json.loads(text)
            found.append(Webhook(**{**values, "kinds": tuple(values["kinds"])}))
    return found


def add_webhook(
    ledger: Ledger, address: str, filters: Filters, kinds: Iterable[str], label: str = "", *, from_start: bool = False
) -> Webhook:
    """A new webhook, told of what comes after now, or of all that is there. Raises UsageError for an unknown kind.

    Its secret is in the answer, and in the ledger, which must sign with it.
    """
    wanted = tuple(dict.fromkeys(kinds)) or ("change",)
    if unknown := [kind for kind in wanted if kind not in KINDS]:
        raise UsageError(f"not a kind of change: {', '.join(unknown)}; one of {', '.join(KINDS)}")
    head = ledger.head()
    given = {
        name: list(value) if isinstance(value := getattr(filters, name), tuple) else value
        for name in filters.__slots__
        if name not in ("limit", "cursor") and getattr(filters, name) is not None
    }
    entry = 0 if from_start or head is None else head.seq
    secret = "whsec_" + secrets.token_urlsafe(32)
    hook = Webhook(secrets.token_hex(4), address, secret, wanted, given, label, entry)
    keep(ledger, hook)
    # Another process may write the list at the same moment; whoever was overwritten writes again.
    while hook.id not in (ids := _ids(ledger)):
        ledger.remember(INDEX, json.dumps([*ids, hook.id]))
    return hook


def remove_webhook(ledger: Ledger, id: str) -> None:
    """Forget a webhook and its secret. Raises NotInLedger."""
    ids = _ids(ledger)
    if id not in ids:
        raise NotInLedger(f"{id}: no such webhook")
    ledger.remember(INDEX, json.dumps([other for other in ids if other != id]))
    ledger.forget(_key(id))


# ---- signing -------------------------------------------------------------------------------------------------------


def signature(secret: str, at: int, body: bytes) -> str:
    """The signature header of a body at a time (seconds since 1970)."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


def verified(secret: str, header: str, body: bytes, now: float, tolerance_s: float = 300.0) -> bool:
    """Whether a message is ours and no older than `tolerance_s`; for receivers. Compares in constant time."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    given = parts.get("t", "")
    if not given.isascii() or not given.isdigit() or len(given) > 12 or abs(now - int(given)) > tolerance_s:
        return False
    return hmac.compare_digest(signature(secret, int(given), body).encode(), header.encode())


# ---- what changed --------------------------------------------------------------------------------------------------


def _against(event: EventRecord | None) -> set[str]:
    if event is None:
        return set()
    return {m.claim for m in event.members if m.relation.stance == "denies" or m.relation.kind == "contradicts"}


def kinds_of(before: EventRecord | None, after: EventRecord | None) -> tuple[str, ...]:
    """Which of `KINDS` a change is."""
    found = ["new"] if before is None and after is not None else []
    if after is not None and after.origins >= 2 and (before is None or before.origins < 2):
        found.append("second-source")
    if _against(after) - _against(before):
        found.append("denial")
    return (*found, "change")


def _short(event: EventRecord | None) -> Json | None:
    if event is None:
        return None
    return {
        "reports": event.reports,
        "origins": event.origins,
        "status": event.status,
        "reliability": event.assessment.reliability,
        "credibility": event.assessment.credibility,
    }


@dataclass(slots=True)
class Telling:
    """One round over the webhooks of a ledger: what changed, what fits, and posting it."""

    ledger: Ledger
    settings: Settings
    send: Send
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _histories: dict[str, list[Version]] = field(default_factory=dict)

    def tell(self, hook: Webhook, *, now: bool = False) -> Webhook:
        """Tell one webhook all that it was not told yet; gives it as it stands after. `now` overrules its waiting."""
        if not now and self.clock() < hook.not_before:
            return hook
        while found := changes(self.ledger, hook.entry, BATCH):
            for seq, of_entry in groupby(found, key=lambda change: change.seq):
                items = [item for change in of_entry if (item := self._item(hook, change)) is not None]
                size = self.settings.faces.webhook_changes
                parts = [items[n : n + size] for n in range(0, len(items), size)]
                for number, part in enumerate(parts):
                    if number < hook.part:
                        continue
                    problem = self._post(hook, f"{hook.id}-{seq}-{number}", seq, part)
                    if problem:
                        return self._failed(hook, problem)
                    hook = replace(hook, part=number + 1, failures=0, not_before=0.0, problem="",
                                   delivered=hook.delivered + len(part))  # fmt: skip
                    keep(self.ledger, hook)
                hook = replace(hook, entry=seq, part=0)
            keep(self.ledger, hook)
        return hook

    def _item(self, hook: Webhook, change: Change) -> Json | None:
        """A change as it is told; None where the webhook did not ask for it."""
        versions = self._histories.setdefault(change.event, [])
        if not versions or versions[-1].seq < change.seq:
            versions[:] = self.ledger.history(change.event)
        at = next(n for n, version in enumerate(versions) if version.seq == change.seq)
        after = None if change.gone else versions[at].event
        before = versions[at - 1].event if at else None
        kinds = [kind for kind in kinds_of(before, after) if kind in hook.kinds]
        if not kinds:
            return None
        # An event that is no more fitted, if at all, as it stood before.
        when = change.at if after is not None else versions[at - 1].at if at else change.at
        asked = replace(hook.asked(), event=change.event, limit=1)
        if next(self.ledger.event_lines(asked, when), None) is None:
            return None
        shown = Protection(self.settings.faces).event(after) if after is not None else None
        base = self.settings.faces.html_base.rstrip("/")
        return {
            "event": change.event,
            "kinds": kinds,
            "before": _short(before),
            "after": event_as_json(shown) if shown is not None else None,
            "link": f"{base}/events/{change.event}" if base else None,
            "entry": {"seq": change.seq, "at": change.at, "kind": change.cause, "subject": change.subject},
        }

    def _post(self, hook: Webhook, delivery: str, seq: int, items: list[Json]) -> str:
        """Post one message, again after a wait where it fails. Empty once it was taken, else what is wrong."""
        faces = self.settings.faces
        message = {
            "webhook": hook.id,
            "delivery": delivery,
            "secondsource": __version__,
            "note": "claims, not facts: read origins beside reports",
            "entry": seq,
            "changes": items,
        }
        body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
        problem, wait = "", faces.webhook_first_wait_s
        for attempt in range(faces.webhook_attempts):
            if attempt:
                self.sleep(wait)
                wait *= 2
            headers = {
                "Content-Type": "application/json",
                DELIVERY: delivery,
                SIGNATURE: signature(hook.secret, int(self.clock()), body),
            }
            try:
                status, retry_after = self.send(hook.address, body, headers)
            except AddressRefused as e:
                return str(e)  # it will not become another by waiting
            except InputRefused as e:
                problem = str(e)
                continue
            if 200 <= status < 300:
                return ""
            problem = f"answered with status {status}"
            if status == 410:
                return problem
            if retry_after and retry_after.isascii() and retry_after.isdigit():
                wait = min(max(wait, float(retry_after)), faces.webhook_longest_wait_s)
                if wait > faces.webhook_first_wait_s * 2**faces.webhook_attempts:
                    return problem  # longer than one run waits: the next goes on
        return problem

    def _failed(self, hook: Webhook, problem: str) -> Webhook:
        faces = self.settings.faces
        wait = min(faces.webhook_first_wait_s * 2 ** min(hook.failures, 40), faces.webhook_longest_wait_s)
        hook = replace(hook, failures=hook.failures + 1, not_before=self.clock() + wait, problem=problem[:300])
        keep(self.ledger, hook)
        return hook


def tell_all(telling: Telling, only: Iterable[str] = (), *, now: bool = False) -> Iterator[tuple[Webhook, Webhook]]:
    """Tell every webhook, or those named; each as it stood before and after. Raises NotInLedger for an unknown id."""
    hooks = webhooks(telling.ledger)
    wanted = set(only)
    if unknown := wanted - {hook.id for hook in hooks}:
        raise NotInLedger(f"{', '.join(sorted(unknown))}: no such webhook")
    for hook in hooks:
        if not wanted or hook.id in wanted:
            yield hook, telling.tell(hook, now=now)

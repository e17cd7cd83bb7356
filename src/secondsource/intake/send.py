"""Sending to an address that somebody named: under the same guard as fetching, and never along a redirect."""

from __future__ import annotations

import time

import httpcore

from secondsource.errors import AddressRefused, FetchFailed
from secondsource.intake.fetch import AGENT, UNANSWERED, _ascii, _GuardedBackend, _host, _public, _split, resolve
from secondsource.settings import IntakeSettings

KEPT = 2000
"""Bytes of an answer that are read; nobody needs more of it than its status."""


def may_send(address: str, settings: IntakeSettings) -> None:
    """Raises AddressRefused for an address that is not http(s) or lies in a private network, FetchFailed for none."""
    parts = _split(address)
    if not settings.allow_private_addresses:
        for found in resolve(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)):
            if not _public(found):
                raise AddressRefused(f"{parts.hostname} is at {found}, inside a private or reserved network")


def send(address: str, body: bytes, headers: dict[str, str], settings: IntakeSettings) -> tuple[int, str | None]:
    """Post a body; the status of the answer, and its `Retry-After`.

    The address is checked at the moment of connecting, as in `fetch`. A redirect is an answer, not a direction. Raises
    AddressRefused, and FetchFailed where nothing answers within `settings.fetch_timeout_s`.
    """
    _split(address)
    left = settings.fetch_timeout_s
    backend = _GuardedBackend(settings.allow_private_addresses, time.monotonic() + left)
    sent = {"Host": _host(address), "User-Agent": AGENT, "Content-Length": str(len(body)), **headers}
    with_limits = {"timeout": {"connect": left, "read": left, "write": left, "pool": left}}
    try:
        with (
            httpcore.ConnectionPool(network_backend=backend) as pool,
            pool.stream(
                "POST", _ascii(address), headers=list(sent.items()), content=body, extensions=with_limits
            ) as answer,
        ):
            have = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in answer.headers}
            size = 0
            for piece in answer.iter_stream():
                size += len(piece)
                if size > KEPT:
                    break
            return answer.status, have.get("retry-after")
    except UNANSWERED as e:
        raise FetchFailed(f"{address[:200]} did not answer: {type(e).__name__}") from e

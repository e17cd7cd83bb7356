"""Addresses: a page is fetched with a time limit and a size cap, and never from the reader's own network.

Each connection is made to an address that was resolved and checked a moment before, redirects included, so that
neither a redirect nor a name that changes its address between look-up and connection leads inside.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from secondsource import __version__
from secondsource.errors import AddressRefused, FetchFailed, TooLarge
from secondsource.settings import IntakeSettings

REDIRECTS = {301, 302, 303, 307, 308}
AGENT = f"secondsource/{__version__}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the last address after redirects, its bytes, and the media type it claims."""

    address: str
    data: bytes
    media_type: str
    etag: str | None = None
    last_modified: str | None = None
    status: int = 200


class _GuardedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that are public, or anywhere where `allow_private` is set."""

    def __init__(self, allow_private: bool) -> None:
        self._plain = httpcore.SyncBackend()
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve(host, port)
        if not self._allow_private:
            for address in addresses:
                if not _public(address):
                    raise AddressRefused(f"{host} is at {address}, inside a private or reserved network")
        return self._plain.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise AddressRefused("sockets of this machine are not fetched from")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def resolve(host: str, port: int) -> list[str]:
    """All numeric addresses of a host; raises FetchFailed where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise FetchFailed(f"no address for {host[:80]}") from e
    return [str(entry[4][0]) for entry in found]


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


def fetch(address: str, settings: IntakeSettings, headers: dict[str, str] | None = None) -> Fetched:
    """The bytes at `address`, following redirects.

    Raises AddressRefused for other schemes than http(s) and for private networks, FetchFailed for errors and
    time-outs (the limit is for the whole fetch), TooLarge over `settings.max_bytes` (also after decompression).
    A 304 answer to a conditional request comes back with status 304 and no bytes.
    """
    end = time.monotonic() + settings.fetch_timeout_s
    backend = _GuardedBackend(settings.allow_private_addresses)
    with httpcore.ConnectionPool(network_backend=backend, http2=False) as pool:
        for _ in range(settings.max_redirects + 1):
            parts = urlsplit(address)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise AddressRefused(f"only http and https addresses are fetched, not {address[:80]!r}")
            answer = _once(pool, address, settings, headers or {}, end)
            if answer.status in REDIRECTS and answer.etag:
                address = urljoin(address, answer.etag)
                continue
            return answer
    raise FetchFailed(f"more than {settings.max_redirects} redirects")


def _once(
    pool: httpcore.ConnectionPool, address: str, settings: IntakeSettings, headers: dict[str, str], end: float
) -> Fetched:
    """One request. A redirect comes back with its target in the place of the etag."""
    left = max(0.05, end - time.monotonic())
    timeouts = {"connect": left, "read": left, "write": left, "pool": left}
    sent = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "text/html, application/xml;q=0.9, */*;q=0.5"}
    try:
        with pool.stream(
            "GET",
            address,
            headers=[("Host", _host(address)), *{**sent, **headers}.items()],
            extensions={"timeout": timeouts},
        ) as response:
            have = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
            if response.status in REDIRECTS:
                target = have.get("location")
                if not target:
                    raise FetchFailed(f"{address[:200]} redirects to nowhere")
                return Fetched(address, b"", "", etag=target, status=response.status)
            if response.status == 304:
                return Fetched(address, b"", "", have.get("etag"), have.get("last-modified"), 304)
            if response.status >= 400:
                raise FetchFailed(f"{address[:200]} answered with status {response.status}")
            data = _body(response, have, settings.max_bytes, end)
            return Fetched(
                address,
                data,
                have.get("content-type", "").split(";")[0].strip().lower(),
                have.get("etag"),
                have.get("last-modified"),
                response.status,
            )
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
    ) as e:
        raise FetchFailed(f"{address[:200]} did not answer: {type(e).__name__}") from e


def _host(address: str) -> str:
    parts = urlsplit(address)
    return parts.netloc.rpartition("@")[2]


def _body(response: httpcore.Response, headers: dict[str, str], most: int, end: float) -> bytes:
    unzip = zlib.decompressobj(wbits=31) if headers.get("content-encoding", "").lower() == "gzip" else None
    out = bytearray()
    for piece in response.iter_stream():
        if time.monotonic() > end:
            raise FetchFailed("the answer takes longer than the time limit")
        if unzip is None:
            out += piece
        else:
            try:
                out += unzip.decompress(piece, most + 1 - len(out))
            except zlib.error as e:
                raise FetchFailed("the answer is damaged gzip") from e
        if len(out) > most or (unzip is not None and unzip.unconsumed_tail):
            raise TooLarge(f"the answer is larger than {most} bytes")
    return bytes(out)

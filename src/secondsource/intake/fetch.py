"""Addresses: a page is fetched with a time limit and a size cap, and never from the reader's own network.

Each connection is made to an address that was resolved and checked a moment before, redirects included, so that
neither a redirect nor a name that changes its address between look-up and connection leads inside.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import httpcore

from secondsource import __version__
from secondsource.errors import AddressRefused, FetchFailed, TooLarge
from secondsource.settings import IntakeSettings

REDIRECTS = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}
GLOBAL_IPV6 = ipaddress.ip_network("2000::/3")
ISATAP = {0x00005EFE, 0x02005EFE}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SPACES = re.compile(r"[\x00-\x20\x7f]")
SAFE = "/?%:@!$&'()*+,;=~-._[]"
UNANSWERED = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    UnicodeError,
)
"""What a call raises where no answer comes, or none that can be read."""
AGENT = f"secondsource/{__version__}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the last address after redirects, its bytes, and the media type it claims.

    `moved` is the address that permanent redirects (301, 308) lead to, as far as no temporary one stands before it.
    """

    address: str
    data: bytes
    media_type: str
    etag: str | None = None
    last_modified: str | None = None
    status: int = 200
    moved: str | None = None


class _TimedStream(httpcore.NetworkStream):
    """A connection whose reads and writes all end at one moment: httpcore's own limits are for each read alone."""

    def __init__(self, plain: httpcore.NetworkStream, end: float) -> None:
        self._plain = plain
        self._end = end

    def _left(self, timeout: float | None) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer takes longer than the time limit")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._plain.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._plain.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._plain.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._plain.start_tls(ssl_context, server_hostname, self._left(timeout)), self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._plain.get_extra_info(info)


class _GuardedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that are public, or anywhere where `allow_private` is set; until `end` (monotonic)."""

    def __init__(self, allow_private: bool, end: float | None = None) -> None:
        self._plain = httpcore.SyncBackend()
        self._allow_private = allow_private
        self._end = end

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = list(dict.fromkeys(resolve(host, port)))
        if not self._allow_private:
            for address in addresses:
                if not _public(address):
                    raise AddressRefused(f"{host} is at {address}, inside a private or reserved network")
        for address in addresses[:-1]:
            # A host may have addresses of a kind that this machine has no way to.
            with suppress(httpcore.ConnectError):
                return self._connected(address, port, timeout, local_address, socket_options)
        return self._connected(addresses[-1], port, timeout, local_address, socket_options)

    def _connected(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[Any] | None,
    ) -> httpcore.NetworkStream:
        stream = self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
        return stream if self._end is None else _TimedStream(stream, self._end)

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
    """Whether an address lies in the public internet, also where IPv6 only wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _public(str(inner))
        # Everything else that is not global unicast (site-local, IPv4-compatible, local NAT64) leads inside or nowhere.
        if ip not in GLOBAL_IPV6:
            return False
        if (int(ip) >> 32) & 0xFFFFFFFF in ISATAP:
            return _public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(
    address: str,
    settings: IntakeSettings,
    headers: dict[str, str] | None = None,
    may_go: Callable[[str], None] | None = None,
) -> Fetched:
    """The bytes at `address`, following redirects.

    Raises AddressRefused for other schemes than http(s) and for private networks, FetchFailed for errors and
    time-outs (the limit is for the whole fetch), TooLarge over `settings.max_bytes` (also after decompression).
    A 304 answer to a conditional request comes back with status 304 and no bytes. `may_go` is asked before each
    redirect is followed, with its target, and raises what is to be raised where it must not.
    """
    end = time.monotonic() + settings.fetch_timeout_s
    backend = _GuardedBackend(settings.allow_private_addresses, end)
    moved: str | None = None
    for_good = True
    with httpcore.ConnectionPool(network_backend=backend, http2=False) as pool:
        for _ in range(settings.max_redirects + 1):
            _split(address)
            answer = _once(pool, address, settings, headers or {}, end)
            if answer.status in REDIRECTS and answer.etag:
                try:
                    address = urljoin(address, answer.etag)
                except ValueError as e:
                    raise AddressRefused(f"{address[:200]} redirects to what is no address") from e
                for_good = for_good and answer.status in FOR_GOOD
                moved = address if for_good else moved
                if may_go is not None:
                    _split(address)
                    may_go(address)
                continue
            return replace(answer, moved=moved)
    raise FetchFailed(f"more than {settings.max_redirects} redirects")


def _split(address: str) -> SplitResult:
    """The parts of an address. Raises AddressRefused where it is none that is fetched."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as e:
        raise AddressRefused(f"not an address: {address[:80]!r}") from e
    if parts.scheme not in {"http", "https"} or not parts.hostname or "%" in parts.hostname or port == 0:
        raise AddressRefused(f"only http and https addresses are fetched, not {address[:80]!r}")
    return parts


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
            _ascii(address),
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
                return Fetched(address, b"", "", _kept(have, "etag"), _kept(have, "last-modified"), 304)
            if response.status >= 400:
                raise FetchFailed(
                    f"{address[:200]} answered with status {response.status}", response.status, have.get("retry-after")
                )
            data = _body(response, have, settings.max_bytes, end)
            return Fetched(
                address,
                data,
                have.get("content-type", "").split(";")[0].strip().lower(),
                _kept(have, "etag"),
                _kept(have, "last-modified"),
                response.status,
            )
    except UNANSWERED as e:
        raise FetchFailed(f"{address[:200]} did not answer: {type(e).__name__}") from e


def _kept(headers: dict[str, str], name: str) -> str | None:
    """A header that is sent back with the next request; one that could not be sent is dropped."""
    value = headers.get(name, "").strip()
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None


def _host(address: str) -> str:
    return urlsplit(_ascii(address)).netloc.rpartition("@")[2]


def _ascii(address: str) -> str:
    """An address as it goes over the wire: a name in other letters as IDNA, everything else percent-encoded."""
    if address.isascii() and not SPACES.search(address):
        return address
    parts = urlsplit(address)
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as e:
        raise AddressRefused(f"not an address: {address[:80]!r}") from e
    netloc = f"{host}:{parts.port}" if parts.port else host
    return urlunsplit((parts.scheme, netloc, quote(parts.path, SAFE), quote(parts.query, SAFE), ""))


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
    if unzip is not None and not unzip.eof:
        raise FetchFailed("the answer is cut off")
    return bytes(out)

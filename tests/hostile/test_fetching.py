"""Addresses that lead inside, answers without end, connections that drip: nothing of it reaches or holds us."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.errors import AddressRefused, FetchFailed, InputRefused, TooLarge
from secondsource.intake import fetch as fetching
from secondsource.intake.fetch import fetch
from secondsource.intake.sources import Refused, receive
from secondsource.settings import IntakeSettings

STRICT = IntakeSettings(fetch_timeout_s=3.0)
ALLOWED = replace(STRICT, allow_private_addresses=True, max_bytes=1_000_000)


class Raw:
    """A server on loopback that answers every connection with what `answer` writes, byte for byte."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.answer: Callable[[socket.socket, str], None] = lambda s, path: None
        self.asked: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection:
            try:
                request = connection.recv(65536).decode("latin-1")
                path = request.split(" ")[1] if " " in request else ""
                self.asked.append(path)
                self.answer(connection, path)
            except OSError:
                pass

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(self, head: str, body: bytes = b"", status: str = "200 OK") -> None:
        self.answer = lambda s, path: s.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body)


@pytest.fixture
def raw() -> Iterator[Raw]:
    server = Raw()
    yield server
    server.socket.close()


@pytest.fixture
def public(raw: Raw, monkeypatch: pytest.MonkeyPatch) -> str:
    """A name that resolves to a public address, whose connection is brought to the server all the same."""
    real = fetching.resolve
    monkeypatch.setattr(fetching, "resolve", lambda h, p: ["93.184.216.34"] if h == "public.example" else real(h, p))
    plain = fetching.httpcore.SyncBackend.connect_tcp

    def connect(self: object, host: str, port: int, *rest: object) -> object:
        assert host == "93.184.216.34", f"a connection to {host} was made"
        return plain(self, "127.0.0.1", raw.port, *rest)

    monkeypatch.setattr(fetching.httpcore.SyncBackend, "connect_tcp", connect)
    return "http://public.example"


# ---- server-side request forgery -----------------------------------------------------------------------------------

INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::7f00:1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:c0a8:1::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[2001:db8::1]/",
    "http://[2400:cb00::5efe:10.0.0.1]/",
    "http://[100::1]/",
    "http://user:word@127.0.0.1/",
    "http://public.example@127.0.0.1/",
]
OTHER = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "data:text/html,<p>hello</p>",
    "ftp://public.example/x",
    "gopher://public.example:70/_x",
    "dict://public.example/d",
    "jar:http://public.example!/x",
    "unix:///var/run/docker.sock",
    "http:///x",
    "http://",
    "//public.example/",
    "http://public.example:0/",
    "http://public.example:99999/",
    "http://[::1",
    "http://exa\x00mple/",
]


@pytest.mark.parametrize("address", [*INSIDE, *OTHER])
def test_an_address_inside_is_refused(address: str) -> None:
    with pytest.raises((AddressRefused, FetchFailed)) as caught:
        fetch(address, STRICT)
    if address in INSIDE:
        assert isinstance(caught.value, AddressRefused)


@pytest.mark.parametrize("address", [*INSIDE[:-2], *OTHER[:8]])
def test_ssrf_by_redirect(raw: Raw, public: str, address: str) -> None:
    raw.says(f"Location: {address}\r\nContent-Length: 0\r\n", status="302 Found")
    with pytest.raises(AddressRefused):
        fetch(f"{public}/start", STRICT)
    assert raw.asked == ["/start"]


def test_ssrf_by_a_chain_of_redirects(raw: Raw, public: str) -> None:
    def answer(s: socket.socket, path: str) -> None:
        n = int(path.strip("/") or 0)
        target = f"/{n + 1}" if n < 3 else f"http://127.0.0.1:{raw.port}/inside"
        s.sendall(f"HTTP/1.1 307 X\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())

    raw.answer = answer
    with pytest.raises(AddressRefused):
        fetch(f"{public}/0", STRICT)
    assert "/inside" not in raw.asked


def test_dns_rebinding_between_redirects(raw: Raw, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first look-up is public, the second is not: what counts is the address of each connection.
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    monkeypatch.setattr(fetching, "resolve", lambda host, port: next(answers))
    plain = fetching.httpcore.SyncBackend.connect_tcp
    reached = []

    def connect(self: object, host: str, port: int, *rest: object) -> object:
        reached.append(host)
        return plain(self, "127.0.0.1", raw.port, *rest)

    monkeypatch.setattr(fetching.httpcore.SyncBackend, "connect_tcp", connect)
    raw.says("Location: /again\r\nConnection: close\r\nContent-Length: 0\r\n", status="302 Found")
    with pytest.raises(AddressRefused):
        fetch("http://rebinding.example/", STRICT)
    assert reached == ["93.184.216.34"]


def test_dns_rebinding_within_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    # A name with a public and a private address: one bad address is enough.
    monkeypatch.setattr(fetching, "resolve", lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(AddressRefused):
        fetch("http://both.example/", STRICT)


@given(st.ip_addresses(v=6))
def test_ipv6_forms_of_private_addresses_are_private(address: ipaddress.IPv6Address) -> None:
    if fetching._public(str(address)):
        assert (
            address in ipaddress.ip_network("2000::/3")
            or address in ipaddress.ip_network("64:ff9b::/96")
            or (address.ipv4_mapped is not None and address.ipv4_mapped.is_global)
        )


@given(st.ip_addresses(v=4))
def test_ipv6_wrappings_are_as_public_as_what_they_wrap(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    for wrapped in ((0xFFFF << 32) | number, (0x64FF9B << 96) | number, (0x2002 << 112) | (number << 80)):
        assert fetching._public(str(ipaddress.IPv6Address(wrapped))) == fetching._public(str(inner))
    for wrapped in (number, (0xFE80 << 112) | number, (0x240000CB << 96) | (0x5EFE << 32) | number):
        if not fetching._public(str(inner)):
            assert not fetching._public(str(ipaddress.IPv6Address(wrapped)))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses_stay_public(address: str) -> None:
    assert fetching._public(address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "data://text/plain,hello", "http://[::1]/"])
def test_the_commands_refuse_them_by_name(address: str) -> None:
    (found,) = receive(address, STRICT)
    assert isinstance(found, Refused)
    assert found.error.code == "address_refused"


# ---- answers without end -------------------------------------------------------------------------------------------


def test_decompression_bomb(raw: Raw) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    raw.says(f"Content-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n", bomb)
    begun = time.process_time()
    with pytest.raises(TooLarge):
        fetch(raw.base, ALLOWED)
    assert time.process_time() - begun < 2


def test_decompression_bomb_in_a_bomb_is_not_unpacked_twice(raw: Raw) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 100_000_000))
    raw.says(f"Content-Encoding: gzip, gzip\r\nContent-Length: {len(bomb)}\r\n", bomb)
    with suppress(InputRefused):
        assert len(fetch(raw.base, ALLOWED).data) <= ALLOWED.max_bytes


def test_compression_that_was_not_asked_for_is_not_unpacked(raw: Raw) -> None:
    bomb = zlib.compress(b"\0" * 100_000_000)
    raw.says(f"Content-Encoding: deflate\r\nContent-Length: {len(bomb)}\r\n", bomb)
    assert fetch(raw.base, ALLOWED).data == bomb


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.95])
def test_an_answer_that_was_cut_off_is_no_answer(raw: Raw, cut: float) -> None:
    packed = gzip.compress(bytes(range(256)) * 40)
    part = packed[: int(len(packed) * cut)]
    raw.says("Content-Encoding: gzip\r\nConnection: close\r\n", part)
    with pytest.raises(FetchFailed):
        fetch(raw.base, ALLOWED)
    raw.says(f"Content-Length: {len(packed)}\r\n", part)
    with pytest.raises(FetchFailed):
        fetch(raw.base, ALLOWED)


def _drip(s: socket.socket, head: bytes, piece: bytes) -> None:
    s.sendall(head)
    for _ in range(400):
        s.sendall(piece)
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-A: ", b"b"),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["headers", "one_header", "status", "body", "chunks", "continue"],
)
def test_an_answer_that_drips_ends_on_time(raw: Raw, head: bytes, piece: bytes) -> None:
    raw.answer = lambda s, path: _drip(s, head, piece)
    begun = time.monotonic()
    with pytest.raises(InputRefused):
        fetch(raw.base, replace(ALLOWED, fetch_timeout_s=1.0))
    assert time.monotonic() - begun < 6


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0" * 100,
        b"HTTP/1.1 999 \xff\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 302 X\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: \r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: http://[\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: http://\xff\xfe.example/\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: " + b"/x" * 40_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 40_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip",
    ],
    ids=range(13),
)
def test_nonsense_is_refused_by_name(raw: Raw, answer: bytes) -> None:
    raw.answer = lambda s, path: s.sendall(answer)
    with pytest.raises(InputRefused):
        fetch(raw.base, ALLOWED)


def test_headers_that_could_not_be_sent_back_are_not_kept(raw: Raw) -> None:
    raw.says('ETag: "caf\xe9"\r\nLast-Modified: ' + "x" * 900 + "\r\nContent-Length: 2\r\n", b"ok")
    found = fetch(raw.base, ALLOWED)
    assert (found.etag, found.last_modified) == (None, None)

"""What keeps the pages safe: strict headers, own hosts only, forms bound to their page, a limit on calls."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request

from secondsource.errors import UsageError

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}
SESSION = "ss_session"
TOKEN = "ss_token"  # noqa: S105 - a cookie's name


def headers_with(addresses: tuple[str, ...]) -> dict[str, str]:
    """The headers of a server whose map may ask these hosts too (for tiles and styles), and nothing else may."""
    origins = sorted({origin for address in addresses if (origin := origin_of(address))})
    if not origins:
        return HEADERS
    allowed = " ".join(origins)
    policy = CSP.replace("img-src 'self'", f"img-src 'self' {allowed}")
    policy = policy.replace("connect-src 'self'", f"connect-src 'self' {allowed}")
    return HEADERS | {"Content-Security-Policy": policy}


def origin_of(address: str) -> str | None:
    """Scheme, host and port of an address of tiles or a style, as a policy names them; None for one of this host.

    Raises UsageError for an address that is none, or has signs in its host that would end the policy's line.
    """
    if not address or (address.startswith("/") and not address.startswith("//")):
        return None
    found = safe_address(address)
    host = urlsplit(found).netloc if found else ""
    if not host or "@" in host or not all(sign.isalnum() or sign in ".-:[]" for sign in host):
        raise UsageError(f"not an http(s) address of tiles or of a style: {address[:200]!r}")
    return f"{urlsplit(address.strip()).scheme.lower()}://{host}"


def safe_address(address: str | None) -> str | None:
    """An address that may stand in a link: http or https with a host; None for every other scheme."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return None
    return address.strip() if parts.scheme.lower() in ("http", "https") and host else None


@dataclass(slots=True)
class Forms:
    """Tokens that bind a form to the browser it was shown in; salted, so that compression tells nothing."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def session(self, request: Request) -> str:
        """The browser's session, new where it has none (the caller sets the cookie)."""
        found = request.cookies.get(SESSION, "")
        return found if len(found) == 43 and found.replace("-", "").replace("_", "").isalnum() else ""

    def token(self, session: str) -> str:
        """A form's token for this session."""
        salt = secrets.token_urlsafe(12)
        return f"{salt}.{self._mac(session, salt)}"

    def _mac(self, session: str, salt: str) -> str:
        return hmac.new(self.secret, f"{session}.{salt}".encode(), hashlib.sha256).hexdigest()

    def fits(self, session: str, token: str) -> bool:
        """Whether the token was made for this session."""
        salt, _, mac = token.partition(".")
        return bool(session) and hmac.compare_digest(mac.encode(), self._mac(session, salt).encode())


def same_origin(request: Request) -> bool:
    """Whether a writing call comes from one of our own pages, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin == "null" and site == "same-origin":
        return True  # a browser told to send no referrer hides the origin of its own page too
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


class Limit:
    """A bucket of calls for each address: `per_minute` at once, and as many again each minute."""

    MOST = 10_000
    """Addresses that are remembered; beyond, the oldest are forgotten."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def allows(self, who: str) -> bool:
        """Take one call from the bucket; whether there was one left."""
        now = self._clock()
        with self._lock:
            left, last = self._buckets.pop(who, (float(self.per_minute), now))
            left = min(float(self.per_minute), left + (now - last) * self.per_minute / 60)
            allowed = left >= 1
            self._buckets[who] = (left - 1 if allowed else left, now)
            if len(self._buckets) > self.MOST:
                del self._buckets[next(iter(self._buckets))]
        return allowed


def allowed_hosts(host: str, more: tuple[str, ...] = ()) -> frozenset[str] | None:
    """Host names that a call may name: against rebinding of a foreign name to this machine. None allows all.

    A server on a loopback address answers to its loopback names; one bound elsewhere to what the operator names.
    """
    loopback = {"localhost", "127.0.0.1", "::1", "[::1]"}
    if host in loopback or host.startswith("127."):
        return frozenset(loopback | {host} | set(more))
    return frozenset(loopback | set(more)) if more else None

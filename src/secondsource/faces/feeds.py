"""An Atom feed of events for any filter: "tell me when a second source appears, or a denial"."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from secondsource.faces import words
from secondsource.faces.api import Filtered, _responses, web_of
from secondsource.faces.exports.geo import xml_text
from secondsource.faces.language import _
from secondsource.faces.web.views import part

router = APIRouter()


@router.get("/feeds/events.atom", responses=_responses("<feed>…</feed>", media="application/atom+xml"))
def events_atom(request: Request, wanted: Filtered) -> Response:
    """Events that fit, latest day first; an entry is updated whenever its event changes.

    `min_origins=2` makes it a feed of second sources, `status=disputed` one of denials and contradictions.
    """
    web = web_of(request)
    base = web.settings.faces.html_base.rstrip("/") or str(request.base_url).rstrip("/")
    page = web.ledger.events_page(wanted.filters, wanted.as_of)
    with web.ledger.neighbourhood(wanted.as_of) as neighbours:
        found = neighbours.events([line.id for line in page.lines])
    newest = max((line.changed_at for line in page.lines), default="1970-01-01T00:00:00.000000Z")
    own = xml_text(f"{base}{wanted.link('/feeds/events.atom')}").replace('"', "&quot;")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">',
        f"<title>{xml_text(_('Second Source: what is claimed'))}</title>",
        f"<subtitle>{xml_text(_('Claims, not facts. Reports / origins stand in every title.'))}</subtitle>",
        f"<id>{own}</id>",
        f'<link rel="self" href="{own}"/>',
        f"<updated>{newest}</updated>",
        "<author><name>Second Source</name></author>",
    ]
    for line in page.lines:
        if line.id not in found:
            continue
        event = web.protection.event(found[line.id])
        address = xml_text(f"{base}/events/{part(event.id)}").replace('"', "&quot;")
        counted = words.counted(event.reports, event.origins)
        title = f"{words.CODES[event.code]}, {counted}, {words.STATUS_NAME[event.status]}"
        where = words.place_words(None, event.place)
        said = ", ".join(dict.fromkeys(words.origin_name(m.origin) for m in event.members))
        told = {"where": where, "when": words.date_words(event.happened_on), "said": said}
        summary = f"“{event.summary}” " + _("Where: {where}. When: {when}. Said by: {said}.").format(**told)
        lines += [
            "<entry>",
            f"<title>{xml_text(words.one_line(title, 200))}</title>",
            f"<id>{address}</id>",
            f'<link href="{address}"/>',
            f"<updated>{line.changed_at}</updated>",
            f'<category term="{xml_text(event.code)}"/>',
            f"<summary>{xml_text(words.one_line(summary, 1000))}</summary>",
        ]
        if event.place is not None:
            lines.append(f"<georss:point>{event.place.lat:.5f} {event.place.lon:.5f}</georss:point>")
        lines.append("</entry>")
    lines.append("</feed>\n")
    return Response("\n".join(lines).encode("utf-8", "replace"), media_type="application/atom+xml")

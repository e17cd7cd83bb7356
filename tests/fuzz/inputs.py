"""Inputs that nobody meant: honest ones bent by seed, of every kind that Second Source takes."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from urllib.parse import quote

SENTENCES = (
    "Shells hit the water tower in Novoselivka on Monday night and two people were wounded.",
    "Petro Velychko, head of the district administration, told the Dnipro Relay that 340 households had no water.",
    '"There is no water in the village," he said.',
    "A resident who asked not to be named said she had heard five explosions.",
    "Russia's defence ministry did not comment.",
    "Обстрел повредил два дома в посёлке, сообщила администрация района.",
    "Унаслідок обстрілу пошкоджено школу, повідомили рятувальники.",
    "The mine produces some 2 million tonnes of coking coal a year, analysts say.",
    "Published: 2025-03-18",
)
TOKENS = (
    *(
        "<",
        ">",
        "&",
        "&amp;",
        "&#0;",
        "&#xFFFFFFFF;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<!DOCTYPE x [",
        "<?xml",
        "\\",
    ),
    *(
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\0",
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ud800",
    ),
    *(
        "9" * 400,
        "-1",
        "1e999",
        "NaN",
        "null",
        "true",
        "0000-00-00",
        "9999-12-31",
        "2025-02-30",
        "𝕊",
        "İ",
        "ﷺ",
        "é" * 3,
    ),
    *(
        "%",
        "%s",
        "%00",
        "../",
        "..\\",
        "';--",
        "${x}",
        "{{7*7}}",
        "\x1b[31m",
        "=cmd|' /C calc'!A0",
        "a" * 3000,
        "(" * 200,
    ),
)


def text(draw: random.Random) -> str:
    """A report of a few sentences."""
    return " ".join(draw.choices(SENTENCES, k=draw.randint(1, 6)))


def page(draw: random.Random) -> str:
    """A page with a report in it."""
    paragraphs = "".join(f"<p>{text(draw)}</p>" for _ in range(draw.randint(1, 4)))
    style = draw.choice(["", "<style>.a{display:none}</style>", "<base href='//x'>", "<meta charset=utf-16>"])
    head = f"<title>Houses hit</title>{style}<meta property='article:published_time' content='2025-03-18T08:00:00Z'>"
    return f"<!doctype html><html lang=en><head>{head}</head><body><article>{paragraphs}</article></body></html>"


def feed(draw: random.Random) -> str:
    """An RSS or Atom feed."""
    if draw.random() < 0.5:
        items = "".join(
            f"<item><title>T{n}</title><link>https://outlet.example/{n}</link><guid>{n}</guid>"
            f"<pubDate>Tue, 18 Mar 2025 08:00:00 GMT</pubDate><description>{text(draw)}</description></item>"
            for n in range(draw.randint(0, 5))
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
    items = "".join(
        f'<entry><title>T{n}</title><link href="/{n}"/><updated>2025-03-18T08:00:00Z</updated>'
        f'<content type="html">{text(draw)}</content></entry>'
        for n in range(draw.randint(0, 5))
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{items}</feed>'


def opml(draw: random.Random) -> str:
    """A list of feeds."""
    lines = "".join(f'<outline text="O" xmlUrl="https://o{n}.example/feed"/>' for n in range(draw.randint(1, 5)))
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{lines}</body></opml>'


def robots(draw: random.Random) -> str:
    """A robots.txt."""
    lines = ["User-agent: *", "Disallow: /private/", "Allow: /private/open$", "Crawl-delay: 5", "Disallow: /*.pdf$"]
    return "\n".join(draw.sample(lines, draw.randint(1, 5)))


def records(draw: random.Random) -> str:
    """JSON Lines of reports."""
    lines = []
    for n in range(draw.randint(1, 3)):
        record: dict[str, object] = {"id": f"r{n}", "publisher": "P", "published": "2025-03-18", "text": text(draw)}
        if draw.random() < 0.4:
            record[draw.choice(["id", "publisher", "published", "language", "title", "text", "html", "address"])] = (
                draw.choice([None, 0, 1.5, True, [], {}, "", " ", "\ud800", "x" * 200, draw.choice(TOKENS)])
            )
        lines.append(json.dumps(record))
    return "\n".join(lines)


def gazetteer_table(draw: random.Random) -> str:
    """Rows of GeoNames' main table, or a CSV of places."""
    if draw.random() < 0.5:
        rows = [
            "\t".join(
                (
                    *(str(690000 + n), "Novoselivka", "Novoselivka", "Новоселівка", "48.35", "37.2", "P", "PPL"),
                    *("UA", "", "05", "", "", "", "1200", "", "140", "Europe/Kyiv", "2024-01-01"),
                )
            )
            for n in range(draw.randint(1, 4))
        ]
        return "\n".join(rows) + "\n"
    rows = [f"Place {n},48.{n},37.{n},UA,settlement" for n in range(draw.randint(1, 4))]
    return "name,lat,lon,country,kind\n" + "\n".join(rows) + "\n"


HEADS = ("GEM Mine ID", "Country", "Mine Name", "Status", "Capacity (Mtpa)", "Latitude", "Longitude", "Coal Type")
CELLS = (
    None,
    "",
    "nan",
    "*",
    -1,
    0,
    1e300,
    "=1/0",
    "x" * 500,
    True,
    "48,2",
    "0.15-0.18",
    "Ukraine",
    "M0",
    "181",
    "\u202e",
)


def workbook(draw: random.Random) -> bytes:
    """A workbook of assets in the shape of Global Energy Monitor's, with a few of its cells, rows or columns wrong."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import MergedCell

    book = Workbook()
    about = book.active
    about.title = "About"
    about.append([draw.choice(["Global Coal Mine Tracker, May 2025", "Global Coal Mine Tracker", None])])
    sheet = book.create_sheet("Non-closed mines")
    sheet.append(list(HEADS))
    for n in range(draw.randint(1, 4)):
        sheet.append([f"M{n}", "Ukraine", f"Mine {n}", "Operating", 2.5, 48.2 + n / 10, 37.1, "Met"])
    for _ in range(draw.choice([0, 1, 1, 2, 4])):
        at, column = draw.randint(1, sheet.max_row), draw.randint(1, len(HEADS))
        what = draw.randrange(9)
        if what <= 4:
            # Mostly below the heads: a sheet without its heads is no register, and all is said.
            cell, bent = sheet.cell(at if at > 1 or draw.random() < 0.2 else 2, column), draw.choice(CELLS)
            if not isinstance(cell, MergedCell):  # only the first cell of a merged range holds a value
                cell.value = bent
        elif what == 5:
            sheet.append([draw.choice([*CELLS, *HEADS]) for _ in range(draw.randint(0, 30))])
        elif what == 6:
            sheet.insert_rows(at) if draw.random() < 0.3 else sheet.insert_cols(column)
        elif what == 7:
            sheet.merge_cells(start_row=2, end_row=at + 1, start_column=1, end_column=column)
        elif draw.random() < 0.5:
            sheet.delete_cols(column)
        else:
            book.move_sheet(sheet, -1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bent_workbook(draw: random.Random) -> bytes:
    """A workbook; one in three is bent as a file too, outside or in one of its parts."""
    data = workbook(draw)
    return bent_archive(data, draw) if draw.random() < 0.35 else data


def web_archive(draw: random.Random) -> bytes:
    """A WARC file of a few pages, a gzip member each or not packed; its records or the file bent."""
    records = []
    for n in range(draw.randint(1, 4)):
        body = page(draw).encode("utf-8", "surrogatepass")
        if draw.random() < 0.3:
            body = bent(body, draw)
        kind = draw.choice(["text/html", "text/html; charset=utf-8", "text/html; charset=utf-16", "image/png", ""])
        status = draw.choice(["200 OK", "200 OK", "200 OK", "404 Not Found", "200", "x"])
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        length = len(answer) if draw.random() < 0.9 else draw.choice([0, 1, len(answer) * 2, -1, 10**18])
        head = (
            f"WARC/1.0\r\nWARC-Type: {draw.choice(['response', 'response', 'response', 'request', 'revisit', 'x'])}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012d}>\r\nWARC-Date: 2025-03-18T08:0{n}:00Z\r\n"
            f"WARC-Target-URI: https://outlet.example/{n}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(bent(record, draw) if draw.random() < 0.2 else record)
    packed = draw.random()
    data = b"".join(gzip.compress(r, 1) if packed < 0.6 else r for r in records)
    return bent(data, draw) if draw.random() < 0.4 else data


def call(draw: random.Random) -> str:
    """The path and query of a call of the API or a page."""
    path = draw.choice(
        (
            *("/api/events", "/api/claims", "/api/documents", "/api/events/e1", "/api/documents/r0", "/", "/search"),
            *("/feeds/events.atom", "/documents/r0", "/places/Novoselivka", "/speakers/x", "/healthz"),
        )
    )
    keys = ["place", "near", "within", "since", "until", "code", "speaker", "text", "min_origins", "as_of", "limit"]
    keys += ["cursor", "format", "status", "publisher", "q"]
    values = [
        "Novoselivka",
        "48.2,37.1",
        "30",
        "2025-03-18",
        "shelling",
        "Petro",
        "water",
        "2",
        "0",
        '"no water"',
        "wat*",
    ]
    pairs = [f"{draw.choice(keys)}={_quoted(draw, draw.choice([*values, *TOKENS]))}" for _ in range(draw.randint(0, 4))]
    if draw.random() < 0.3:
        path += "/" + _quoted(draw, draw.choice(TOKENS))
    return f"{path}?{'&'.join(pairs)}"


def _quoted(draw: random.Random, value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass")[:500], safe="" if draw.random() < 0.9 else "/?&=")


def bent(data: bytes, draw: random.Random) -> bytes:
    """The bytes with a few things gone wrong."""
    out = bytearray(data)
    for _ in range(draw.choice([0, 1, 1, 2, 3, 8])):
        at = draw.randrange(len(out) + 1)
        size = min(len(out) - at, draw.choice([1, 1, 4, 30, 300]))
        what = draw.randrange(7)
        if what == 0:
            del out[at : at + size]
        elif what == 1:
            out[at:at] = draw.choice(TOKENS).encode("utf-8", "surrogatepass")
        elif what == 2:
            out[at:at] = out[at : at + size] * draw.choice([2, 5, 40])
        elif what == 3 and size:
            out[at : at + size] = draw.randbytes(size)
        elif what == 4:
            del out[at:]
        elif what == 5 and len(out):
            out[at % len(out)] ^= 1 << draw.randrange(8)
        elif what == 6:
            other = draw.randrange(len(out) + 1)
            out[at:at] = out[other : other + size]
    if draw.random() < 0.05:
        out = bytearray(
            bytes(out)
            .decode("utf-8", "replace")
            .encode(draw.choice(["utf-16", "utf-32", "windows-1251", "cp866"]), "replace")
        )
    return bytes(out[:400_000])


def bent_archive(data: bytes, draw: random.Random) -> bytes:
    """A zip (a workbook is one) with the bytes of a part bent, so that the fault lies inside."""
    if draw.random() < 0.4:
        return bent(data, draw)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        hit = draw.choice(names)
        for name in names:
            if name == hit and draw.random() < 0.2:
                continue
            new.writestr(name, bent(old.read(name), draw) if name == hit else old.read(name))
    return out.getvalue()


def encoded(make: Callable[[random.Random], str]) -> Callable[[random.Random], bytes]:
    """What `make` gives, as bytes, bent."""
    return lambda draw: bent(make(draw).encode("utf-8", "surrogatepass"), draw)


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "text": encoded(text),
    "page": encoded(page),
    "records": encoded(records),
    "feed": encoded(feed),
    "opml": encoded(opml),
    "robots": encoded(robots),
    "gazetteer": encoded(gazetteer_table),
    "workbook": bent_workbook,
    "web archive": web_archive,
    "call": lambda draw: call(draw).encode("utf-8", "replace"),
}
"""By kind; one more is one more line here and in `test_fuzz`. Web archives have a second fuzzer beside their reader."""

SHARES = {
    "text": 6,
    "page": 18,
    "records": 16,
    "feed": 16,
    "opml": 6,
    "robots": 4,
    "gazetteer": 8,
    "workbook": 6,
    "web archive": 6,
    "call": 14,
}
"""Of a hundred inputs, how many are of each kind."""

"""The page of needs: cells count what the list holds, figures stand by who gave them, hostile words stay words."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import made_needs
import pytest
from fastapi.testclient import TestClient
from made import SCRIPT
from made_needs import HOSTILE, TOWNS
from test_web import NOWHERE, client_of

from secondsource.faces.exports import export, rows
from secondsource.faces.web import impacts, needs
from secondsource.faces.web.needs import NeedLine, _gathered
from secondsource.ledger import Filters, Ledger
from secondsource.weighing.needs import GatheredNeed


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = made_needs.make(tmp_path / "needs.db")
    yield made
    made.close()


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    return client_of(ledger)


class Tables(HTMLParser):
    """The tables of a page by class: rows of cells, each with its tag, attributes, text and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[tuple[str, list[list[dict[str, object]]]]] = []
        self.cell: dict[str, object] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append((given.get("class") or "", []))
        elif tag == "tr":
            self.tables[-1][1].append([])
        elif tag in ("td", "th"):
            self.cell = {"tag": tag, "scope": given.get("scope"), "text": "", "links": []}
            self.tables[-1][1][-1].append(self.cell)
        elif tag == "a" and self.cell is not None:
            self.cell["links"].append(given.get("href"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell["text"] += f" {data}"

    def of(self, name: str) -> list[list[list[dict[str, object]]]]:
        return [rows for kind, rows in self.tables if name in kind.split()]


def flat(cell: dict[str, object]) -> str:
    return " ".join(str(cell["text"]).split())


def matrix(page: str) -> tuple[list[str], dict[tuple[str, str], dict[str, object]]]:
    [grid] = Tables(page).of("matrix")
    places = [flat(cell) for cell in grid[0][1:]]
    assert all(cell["scope"] == "col" for cell in grid[0])
    assert all(row[0]["tag"] == "th" and row[0]["scope"] == "row" for row in grid[1:])
    return places, {
        (flat(row[0]), place): cell for row in grid[1:] for place, cell in zip(places, row[1:], strict=True)
    }


COUNT = re.compile(r"([NAD]) (\d+) (need|appeal|deliver)\w* / (\d+) origins?")


def counted(cell: dict[str, object]) -> dict[str, tuple[int, int]]:
    return {word: (int(n), int(m)) for letter, n, word, m in COUNT.findall(flat(cell)) if letter.lower() == word[0]}


def listed(page: str) -> Counter[str]:
    """How many lines of each kind the list has, denials apart."""
    lines = [flat(row[0]) for table in Tables(page).of("needs") for row in table[1:]]
    found = (re.match(r"(need|appeal|deliver)\w* :", line) for line in lines)
    return Counter(kind[1] for kind in found if kind)


def test_cells_count_what_their_list_holds(client: TestClient) -> None:
    places, cells = matrix(client.get("/needs").text)
    assert places[0] == TOWNS[0]
    assert places[-2:] == ["other places", "place not known"]
    assert len(places) == needs.COLUMNS + 2
    filled = 0
    for (sector, place), cell in cells.items():
        if not cell["links"]:
            assert flat(cell) == "– none reported"
            continue
        [link] = cell["links"]
        assert link.startswith("/needs?")
        assert link.endswith("#list")
        page = client.get(link).text
        assert dict(listed(page)) == {kind: n for kind, (n, _m) in counted(cell).items()}, (sector, place)
        assert len(Tables(page).of("needs")) == 1
        assert page.count('#list" aria-current="true"') == 1
        filled += 1
    assert filled == 1 + (needs.COLUMNS - 1) + 1 + 2 + 1  # water; medicines in columns and elsewhere; Yar; nowhere
    total = Counter(
        {kind: sum(counted(c).get(kind, (0, 0))[0] for c in cells.values()) for kind in ("need", "deliver")}
    )
    assert total == {kind: n for kind, n in listed(client.get("/needs").text).items() if kind != "appeal"}


def test_kinds_are_told_apart_by_letter_and_word_with_their_origins(client: TestClient) -> None:
    _places, cells = matrix(client.get("/needs").text)
    # Three reports, of which two are one voice, tell of one need.
    water = cells["WASH", TOWNS[0]]
    assert counted(water) == {"need": (1, 2), "appeal": (1, 1), "deliver": (1, 1)}
    page = client.get(water["links"][0]).text
    assert "3 reports / 2 origins" in page
    # Two towns that have no column: two needs of one publisher are one origin, no sum.
    assert counted(cells["Health", "other places"])["need"][1] == 1


def test_a_denied_need_is_listed_and_counted_nowhere(client: TestClient) -> None:
    page = client.get("/needs").text
    _places, cells = matrix(page)
    assert not any(sector == "Food Security" for sector, _place in cells)
    assert "Nobody in Verba A lacks bread" in page
    assert "need (certainly not):" in " ".join(flat(row[0]) for t in Tables(page).of("needs") for row in t)
    assert "0 reports / 0 origins" in page


def test_figures_stand_as_a_range_by_who_gave_them(client: TestClient) -> None:
    [table] = Tables(client.get("/needs").text).of("impacts")
    lines = {flat(row[1]): row for row in table[1:]}
    fled = next(row for words, row in lines.items() if words.startswith("displacement"))
    assert flat(fled[0]) == TOWNS[1]
    assert "civilians; from Verba B; because of “shelling”" in flat(fled[1])
    assert fled[1]["links"] == ["/events/eFled"]
    figure = flat(fled[2])
    assert figure.startswith("300–450 families")
    assert re.search(r"Ivan Petrenko, mayor \(300\)", figure)
    assert re.search(r"a medic \(anonymous, asked not to be named\) \(450\)", figure)
    assert fled[2]["links"] == ["/claims/fled-1%2Fc1", "/claims/fled-2%2Fc1"]
    assert flat(fled[3]).startswith("2 reports / 2 origins")
    assert "disputed" in flat(fled[3])


def test_shortages_and_access_come_from_the_needs(client: TestClient) -> None:
    page = client.get("/needs").text
    [table] = Tables(page).of("impacts")
    short = next(row for row in table[1:] if flat(row[1]).startswith("shortage"))
    assert flat(short[0]) == TOWNS[0]
    assert "“clean water”" in flat(short[1])
    assert flat(short[2]).startswith("at least 300 families")
    assert "(at least 500)" in flat(short[2])
    assert short[1]["links"][0].startswith("/documents/wire#c1")
    assert flat(short[3]) == "3 reports / 2 origins"
    barred = next(row for row in table[1:] if flat(row[1]).startswith("access"))
    assert (flat(barred[0]), flat(barred[2])) == ("place not known", "not known")


def test_casualties_without_a_word_on_who_they_are_stay_out(client: TestClient) -> None:
    page = client.get("/needs").text
    [table] = Tables(page).of("impacts")
    hurt = [row for row in table[1:] if flat(row[1]).startswith("casualties")]
    assert [row[1]["links"] for row in hurt] == [["/events/eHurt"]]
    assert "aid workers" in flat(hurt[0][1])
    assert flat(hurt[0][2]) == "not known"
    assert "nine soldiers" not in page


def test_hostile_words_stay_words(client: TestClient) -> None:
    for path in (
        "/needs",
        "/needs?where=unknown",
        f"/needs?place={SCRIPT}",
        f"/needs?sector={SCRIPT}",
        "/needs?lang=uk",
        "/needs?lang=en",
    ):
        page = client.get(path).text
        assert SCRIPT not in page, path
        assert "&lt;script&gt;" in page, path
    _places, cells = matrix(client.get("/needs").text)
    [link] = next(c for (sector, place), c in cells.items() if place == HOSTILE and sector == "Early Recovery")["links"]
    assert dict(listed(client.get(link).text)) == {"need": 1}


def test_filters_of_the_address(client: TestClient) -> None:
    assert sum(listed(client.get("/needs?place=verba%20c").text).values()) == 1
    assert sum(listed(client.get("/needs?near=47.0,36.0&within=10").text).values()) == 4
    assert sum(listed(client.get("/needs?min_origins=2").text).values()) == 1
    assert client.get("/needs?where=everywhere").status_code == 400
    page = client.get("/needs?sector=WASH").text
    assert len(Tables(page).of("matrix")[0]) > 2, "the table stays whole"
    assert "The list shows: WASH." in page
    assert "place=" not in re.search(r'href="(/api/export/needs.csv[^"]*)"', page)[1]


def test_days_are_those_of_the_report(client: TestClient) -> None:
    def lines(query: str) -> int:
        return sum(listed(client.get(f"/needs?{query}").text).values())

    assert lines("") == 16
    assert lines("until=2025-07-12") == 10
    assert lines("since=2025-07-11") == 6
    # One need, of which the later report is a copy.
    assert lines("since=2025-07-14&until=2025-07-15") == 1
    assert lines("since=2025-07-15&until=2025-07-15") == 1
    assert lines("since=2025-08-01") == 0
    assert lines("text=water&until=2025-07-15") == 1
    page = client.get("/needs?since=2025-07-11&limit=9").text
    assert "Earlier needs" not in page
    assert "Earlier needs" in client.get("/needs?since=2025-07-10&limit=9").text


def test_a_large_ledger_is_weighed_in_part_and_the_page_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Of a large ledger" not in client.get("/needs").text
    monkeypatch.setattr(needs, "WINDOW", 6)
    monkeypatch.setattr(impacts, "LATEST", 1)
    page = client.get("/needs").text
    assert "one page weighs a part: 6 claims of needs" in page
    assert "only the latest 1 claim each" in page
    link = re.search(r'class="button" href="([^"]+)"', page)[1].replace("&amp;", "&")
    more = client.get(link).text
    assert "earlier than those of the page before" in more
    # The events stand on the first page alone.
    assert "/events/eFled" in page
    assert "/events/eFled" not in more
    monkeypatch.setattr(impacts, "MOST", 1)
    assert re.search(r"more lines? (?:is|are) not shown", client.get("/needs").text)


def test_reports_of_one_need_stand_together() -> None:
    def line(document: str, publisher: str, published: str, place: str = "") -> NeedLine:
        return NeedLine(
            "need", "", place, "350 beds", "…", "", publisher, published, f"{document}/c1", "en", place=place
        )

    lines = [line("b", "B", "2025-02-02", "Lypova"), line("a", "A", "2025-02-01"), line("c", "C", "2025-02-03")]
    found = _gathered(lines, [GatheredNeed(("b/c1", "a/c1"), 2, 1), GatheredNeed(("c/c1", "gone/c1"), 2, 2)])
    assert [(n.publisher, n.reports, n.documents, n.origins) for n in found] == [
        ("A", ("B", "A"), 2, 1),
        ("C", ("C",), 2, 2),
    ]
    assert found[0].place == "Lypova"


def test_the_impacts_of_the_hxl_export_validate_and_carry_their_counts(ledger: Ledger, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="needs libhxl")
    out = io.BytesIO()
    export("needs", "hxl", rows("needs", ledger, Filters(), None, NOWHERE), out)
    path = tmp_path / "needs.csv"
    path.write_bytes(out.getvalue())
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        found = [dict(zip((c.display_tag for c in source.columns), row.values, strict=False)) for row in source]
    schema = hxl.schema(
        [
            ["#valid_tag", "#valid_required+min", "#valid_datatype"],
            ["#meta+claim+id", "1", "text"],
            ["#impact+type", "", "text"],
            ["#affected+num", "", "number"],
            ["#affected+min+num", "", "number"],
            ["#affected+max+num", "", "number"],
            ["#meta+reports+num", "", "number"],
            ["#meta+origins+num", "", "number"],
        ]
    )
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert schema.validate(source)
    by_claim = {row["#meta+claim+id"]: row for row in found}
    fled = by_claim["fled-1/c1"]
    assert fled["#impact+type"] == "displacement"
    assert [fled[f"#affected+{end}"] for end in ("min+num", "num", "max+num")] == ["300", "300", "300"]
    assert (fled["#affected+unit"], fled["#loc+origin+name"]) == ("families", TOWNS[1])
    assert (fled["#meta+reports+num"], fled["#meta+origins+num"]) == ("2", "2")
    short = by_claim["volunteer/c1"]
    assert (short["#impact+type"], short["#affected+min+num"], short["#affected+max+num"]) == ("shortage", "500", "")
    assert (short["#meta+reports+num"], short["#meta+origins+num"]) == ("3", "2")
    assert by_claim["fled-2/c2"]["#population+type"] == "aid workers"
    assert "army/c1" not in by_claim

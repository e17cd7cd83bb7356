"""Text that a page carries and does not show is not read as its report."""

from __future__ import annotations

import time

import pytest

from secondsource.intake.page import extract

SHOWN = (
    "Shells hit the water tower in Novoselivka on Monday night and two people were wounded, Petro Velychko, head of "
    "the district administration, told the Ridge Courier. Repair crews were at work by noon, he said."
)
SECRET = (
    "A second witness, Olena Varchuk of the rescue service, confirmed that forty people were killed in Novoselivka."
)


def page(body: str, head: str = "") -> str:
    return (
        f"<html><head><title>T</title>{head}</head><body><article><h1>Houses hit</h1><p>{SHOWN}</p>{body}"
        f"<p>The district administration promised help to every household.</p></article></body></html>"
    )


STYLES = {
    "display_none": "display:none",
    "display_none_important": "DISPLAY : none !important",
    "visibility": "visibility:hidden",
    "opacity": "opacity:0",
    "zero_size": "font-size:0",
    "one_pixel": "font-size:1px",
    "zero_size_short": "font:0/0 serif",
    "white_on_white": "color:#fff",
    "white_on_white_named": "color:white;background:white",
    "nearly_white": "color:rgb(250, 250, 250);background-color:#ffffff",
    "black_on_black": "color:#000;background:#010101",
    "transparent": "color:transparent",
    "transparent_rgba": "color:rgba(0, 0, 0, 0)",
    "off_screen": "position:absolute;left:-9999px",
    "indented_away": "text-indent:-9999px",
    "no_height": "height:0;overflow:hidden",
    "clipped": "position:absolute;clip:rect(0,0,0,0)",
    "clip_path": "clip-path:inset(50%)",
    "scaled_away": "transform:scale(0)",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_hidden_by_its_own_style(style: str) -> None:
    found = extract(page(f'<p style="{style}">{SECRET}</p>'))
    assert "water tower" in found.text
    assert "promised help" in found.text
    assert "Varchuk" not in found.text
    assert any("hides text" in w for w in found.warnings)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_hidden_by_the_page_s_style_sheet(style: str) -> None:
    head = f"<style>/* x */ @media print {{ p {{ color: red }} }} p.x1, .unused {{ {style} }} #y2 {{ {style} }}</style>"
    for attribute in ('class="lead x1"', 'id="y2"'):
        found = extract(page(f"<p {attribute}>{SECRET}</p>", head))
        assert "water tower" in found.text
        assert "Varchuk" not in found.text


@pytest.mark.parametrize(
    "body",
    [
        f"<p hidden>{SECRET}</p>",
        f"<div hidden=''><p>{SECRET}</p></div>",
        f"<template><p>{SECRET}</p></template>",
        f"<!-- <p>{SECRET}</p> -->",
        f"<div style='display:none'><div><p>{SECRET}</p></div></div>",
        f"<p><font color='#FFFFFF'>{SECRET}</font></p>",
        f"<div style='background:#000'><p style='color:black'>{SECRET}</p></div>",
        f"<script>{SECRET}</script>",
    ],
    ids=["hidden", "hidden_above", "template", "comment", "nested", "font", "inherited_ground", "script"],
)
def test_hidden_by_other_means(body: str) -> None:
    found = extract(page(body))
    assert "water tower" in found.text
    assert "Varchuk" not in found.text


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<p style='color:#222;background:#fff'>{SECRET}</p>", ""),
        (f"<div style='background:#102030'><p style='color:#fff'>{SECRET}</p></div>", ""),
        (f"<div style='background:url(dark.jpg)'><p style='color:#fff'>{SECRET}</p></div>", ""),
        (f"<div style='font-size:0'><p style='font-size:16px'>{SECRET}</p></div>", ""),
        (f"<p style='font-size:0.9em;opacity:0.9;left:-5px;height:0'>{SECRET}</p>", ""),
        (f"<p class='x'>{SECRET}</p>", "<style>@media print { .x { display:none } } .y { display:none }</style>"),
        (f"<p class='x'>{SECRET}</p>", "<style>body { color: #fff }</style><link rel=stylesheet href=dark.css>"),
        (f"<p hidden='until-found'>{SECRET}</p>", ""),
    ],
    ids=["dark", "on_dark", "on_picture", "size_restored", "mild", "print", "dark_theme", "until_found"],
)
def test_what_can_be_seen_is_read(body: str, head: str) -> None:
    assert "Varchuk" in extract(page(body, head)).text


def test_text_after_something_hidden_stays() -> None:
    found = extract(page(f"<p>Before. <span style='display:none'>{SECRET}</span> After the hidden words.</p>"))
    assert "After the hidden words." in found.text
    assert "Varchuk" not in found.text


def test_a_page_of_styles_only_costs_no_more_than_its_length() -> None:
    def seconds(n: int) -> float:
        css = "".join(f".c{i}{{display:none}}" for i in range(n)) + "{" * n + "a" * n
        html = page("<p class='c1' style='" + "color:" * n + "'>x</p>" * 3, f"<style>{css}</style>")
        begun = time.process_time()
        extract(html)
        return time.process_time() - begun

    seconds(500)
    small, large = seconds(5_000), seconds(20_000)
    assert large < 12 * small + 1

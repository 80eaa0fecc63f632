"""The policy of a page: what stands on it may load and run, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

import pytest

from paperbox.write.csp import policy, with_policy


def said(html: str, files: Mapping[str, str] | None = None) -> dict[str, set[str]]:
    """Return directive -> sources of the policy of a page."""
    parts = policy(html, lambda address: (files or {}).get(address, "")).split("; ")
    return {name: set(sources) for name, *sources in (part.split(" ") for part in parts)}


def hashed(text: str) -> str:
    """Return a text as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


BARE = {
    "default-src": {"'none'"},
    "img-src": {"'self'"},
    "style-src": {"'self'"},
    "connect-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}


def test_a_page_of_ours() -> None:
    """A page with nothing special says the least."""
    page = '<head><link rel="stylesheet" href="a.css"></head><p class="x"><img src="a.png">'
    assert said(page) == BARE


@pytest.mark.parametrize(
    ("html", "more"),
    [
        ('<img src="https://a.example/x.png">', {"img-src": "https://a.example"}),
        ("<IMG SRC='//a.example/x.png'>", {"img-src": "a.example"}),
        ("<img src=http://A.example:8080/x.png>", {"img-src": "http://a.example:8080"}),
        ('<img src="https://u:p@a.example/x">', {"img-src": "https://a.example"}),
        ('<img src="https://例.example/x">', {"img-src": "https://xn--fsq.example"}),
        ('<img srcset="a.png, https://a.example/b.png 2x">', {"img-src": "https://a.example"}),
        ('<img src="data:image/png;base64,AA">', {"img-src": "data:"}),
        ('<table background="https://a.example/x">', {"img-src": "https://a.example"}),
        ('<svg><image xlink:href="https://a.example/x"/></svg>', {"img-src": "https://a.example"}),
        ('<video src="a.mp4"></video>', {"media-src": "'self'"}),
        ('<video><source src="https://a.example/v"></video>', {"media-src": "https://a.example"}),
        ('<video poster="https://a.example/p" src=""></video>', {"img-src": "https://a.example"}),
        ('<iframe src="https://a.example/f"></iframe>', {"frame-src": "https://a.example"}),
        ('<iframe src="files/cv.pdf"></iframe>', {"frame-src": "'self'"}),
        ('<embed src="cv.pdf">', {"object-src": "'self'"}),
        ('<object data="https://a.example/x"></object>', {"object-src": "https://a.example"}),
        ('<link rel="manifest" href="x">', {"manifest-src": "'self'"}),
        ('<link rel="preload" as="font" href="x">', {"font-src": "'self'"}),
        ("<script src='a.js'></script>", {"script-src": "'self'"}),
        ("<script type=module>f()</script>", {"script-src": hashed("f()")}),
        ("<script type=application/ld+json>{}</script>", {"script-src": hashed("{}")}),
        ("<style>p { color: red }</style>", {"style-src": hashed("p { color: red }")}),
        (
            "<style>p { background: url('https://a.example/x.png') }</style>",
            {"img-src": "https://a.example"},
        ),
        (
            "<style>@font-face { src: url(https://a.example/x.woff2) }</style>",
            {"font-src": "https://a.example"},
        ),
        ('<p style="background:url(&quot;//a.example/x&quot;)">', {"img-src": "a.example"}),
        ("<iframe srcdoc='<img src=//a.example/x>'></iframe>", {"img-src": "a.example"}),
        ("<a ping='https://a.example/p' href='x'>", {"connect-src": "https://a.example"}),
        ("<a data-cite='.' href='x.bib'>", {"connect-src": "'self'"}),
    ],
)
def test_what_a_page_has(html: str, more: Mapping[str, str]) -> None:
    """Each thing that loads or runs has its directive, in whichever way it is written."""
    found = said(html)
    for directive, source in more.items():
        assert source in found[directive]
        if directive not in BARE:
            assert found[directive] == {source}


def test_forms() -> None:
    """A page with a form may send it where it says, and nowhere else."""
    assert said("<form></form>")["form-action"] == {"'self'"}
    form = '<form action="https://a.example/"><button formaction="mailto:a@b.example">'
    assert said(form)["form-action"] == {"https://a.example", "mailto:"}


def test_attributes_that_style_and_run() -> None:
    """Style attributes and handlers are allowed one by one, by what a browser makes of them."""
    page = """<p style="color: &quot;x&quot;" STYLE="twice"><a onclick='go("a")'>
    <a href="javascript:go()">"""
    found = said(page)
    assert found["style-src"] == {"'self'", "'unsafe-hashes'", hashed('color: "x"')}
    runs = {hashed('go("a")'), hashed("javascript:go()")}
    assert found["script-src"] == {"'unsafe-hashes'", *runs}


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <img src='https://a.example/x'><p style='a:b'> -->",
        "<title><p style='color: red'></title>",
        "<textarea><script>f()</script></textarea>",
        '<a href="https://a.example/" title="style of src and data">style="x"</a>',
        '<p title="<img src=//a.example/x>">',
        '<img src="https://[a/x.png">',
        '<img src="https://a;script-src *.example/x.png">',
        '<script src="data:text/javascript,f()"></script>',
    ],
)
def test_what_is_nothing(html: str) -> None:
    """Comments, texts, data and addresses that lead nowhere open no hole."""
    assert said(html) == BARE


def test_stylesheets() -> None:
    """What a stylesheet loads is governed by the pages that use it."""
    css = '@import url("https://fonts.googleapis.com/css2?family=A"); @font-face{src:url(a.woff2)}'
    found = said('<link rel=stylesheet href="a.css">', {"a.css": css})
    assert found["style-src"] == {"'self'", "https://fonts.googleapis.com"}
    assert found["font-src"] == {"'self'", "https://fonts.gstatic.com"}


def test_scripts_of_others() -> None:
    """A script of another host gets what it is known to need, or else what is on its own host."""
    known = said('<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>')
    assert "https://*.google-analytics.com" in known["connect-src"]
    assert "frame-src" not in known
    other = said('<script src="https://a.example/x.js"></script>')
    for name in ("connect-src", "frame-src", "img-src", "script-src", "style-src"):
        assert "https://a.example" in other[name]
    told = said('<script src="a.js" data-from="https://a.example/x.json"></script>')
    assert told["connect-src"] == {"'self'", "https://a.example"}


def test_code_of_the_author() -> None:
    """Hosts, pictures, styles and handlers that stand in a script word for word may be used."""
    code = """
    // https://comment.example and an { data: 1 } object
    box.innerHTML = '<p style="color: red" onclick="go()">'; fetch("https://a.example/x")
    image.src = "data:image/gif;base64,AA"; ns = "http://www.w3.org/2000/svg" """
    for found in (
        said(f"<script>{code}</script>"),
        said("<script src=a.js></script>", {"a.js": code}),
    ):
        assert {"https://a.example", "'self'"} == found["connect-src"]
        assert {hashed("color: red"), "'unsafe-hashes'"} <= found["style-src"]
        assert hashed("go()") in found["script-src"]
        assert "data:" in found["img-src"]
        assert "data:" not in found["script-src"]


def test_text_inside_an_svg() -> None:
    """There a style has references to characters."""
    page = "<svg><style>a &gt; b {}</style></svg>"
    assert hashed("a > b {}") in said(page)["style-src"]


@pytest.mark.parametrize("quotes", ["'" * 20_000, "<a b='" * 20_000, "<a " * 20_000, "=" * 90_000])
def test_nonsense_takes_no_time(quotes: str) -> None:
    """No text makes the reading slow, and none raises."""
    assert said(f"<p {quotes}")["default-src"] == {"'none'"}


def test_place() -> None:
    """The policy comes before all that it governs, but for the encoding."""
    page = '<html><head>\n<meta charset="utf-8">\n<title>A</title></head><body></body></html>'
    changed = with_policy(page, lambda _: "")
    before, _, after = changed.partition('\n<meta http-equiv="Content-Security-Policy" content="')
    assert before.endswith('<meta charset="utf-8">')
    assert after.partition('">')[2] == "\n<title>A</title></head><body></body></html>"
    assert with_policy("<feed/>", lambda _: "") == "<feed/>"

"""Pages that are Liquid templates are rendered as Jekyll renders them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from paperbox.jekyll.liquid import Includes, LiquidFault, Rendered, needs_liquid, render

SITE = {
    "title": "A site",
    "url": "https://ada.example",
    "baseurl": "/lab",
    "repository": "ada/ada.github.io",
    "time": datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    "posts": [
        {
            "title": "New",
            "url": "/new/",
            "path": "_posts/x/2025-12-01-new.md",
            "date": datetime(2025, 12, 1, tzinfo=UTC),
            "tags": ["a"],
        },
        {
            "title": "Old",
            "url": "/old/",
            "path": "_posts/2024-01-31-old.md",
            "date": datetime(2024, 1, 31, tzinfo=UTC),
            "tags": ["b"],
        },
    ],
    "pages": [{"url": "/a/", "path": "_pages/a.md"}],
    "static_files": [{"path": "/files/a.pdf"}],
    "data": {
        "talks": [
            {"name": "B", "year": 2024, "done": True},
            {"name": "A", "year": 2025, "done": False},
            {"name": "C", "year": 2024},
        ]
    },
}
FILES = {
    "a.md": "Hello {{ page.title }}",
    "card.html": "<b>{{ include.name }}</b>{{ include.year }}",
    "outer.html": "({% include card.html name=include.name %})",
    "one.md": "{% include_relative two.md %}",
    "two.md": "\n{% include_relative three.md %}",
    "three.md": "{% include_relative one.md %}",
    "front.md": "---\ntitle: x\n---\ntext",
    "wrong.md": "fine\n\n{{ 'x' | wrong }}",
    "broken.md": "fine\n{% if x %}",
    "assigns.md": "{% assign colour = 'red' %}",
}


def rendered(text: str, page: Mapping[str, object] | None = None, **site: object) -> Rendered:
    """Return a text rendered on a site of its own."""
    includes = Includes(FILES.get, FILES.get)
    return render(
        text, {**SITE, **site}, page or {"title": "me"}, includes, lambda text: f"<{text}>"
    )


def shown(text: str, **site: object) -> str:
    """Return what a text comes to, which must have no holes."""
    result = rendered(text, **site)
    assert result.unknown == ()
    return result.text


def fault(text: str) -> LiquidFault:
    """Return what is wrong with a text."""
    with pytest.raises(LiquidFault) as caught:
        rendered(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        *("{% if x %}", "a {%- include b -%}", "{{ site.x }}", "{{site.x}}", "{{ page.x }}"),
        *("{{ url }}", "{{- url | url_encode }}", "<!-- {% x %} -->", "{%# x %}"),
        "{%\n include_relative a.md\n%}",
    ],
)
def test_needs_liquid(text: str) -> None:
    """Tags, and what pages print, need Liquid."""
    assert needs_liquid(text)


@pytest.mark.parametrize(
    "text",
    ["plain", "$x_{{1}}$", "{{x}}", "{{ urls }}", r"\caption{%" + "\n}", "100{%}", "{{ cite }}"],
)
def test_needs_no_liquid(text: str) -> None:
    """Other braces are the author's own."""
    assert not needs_liquid(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ site.title }}, {{ page.title }}", "A site, me"),
        ("{{ '/images/a.png' | relative_url }}", "/lab/images/a.png"),
        ("{{ 'images/a.png' | relative_url }}", "/lab/images/a.png"),
        ("{{ 'https://x.example/' | relative_url }}", "https://x.example/"),
        ("{{ '/talks/' | absolute_url }}", "https://ada.example/lab/talks/"),
        ("{{ 'https://a.b/c d.json' | url_encode }}", "https%3A%2F%2Fa.b%2Fc+d.json"),
        ("{{ '**x**' | markdownify }}", "<**x**>"),
        ("{{ 'A b/c_Δ 2!' | slugify }}", "a-b-c-δ-2"),
        ("{{ 'A b_c.d' | slugify: 'pretty' }}", "a-b_c.d"),
        ("{{ 'Ä b' | slugify: 'ascii' }}", "b"),
        ("{{ site.data.talks | jsonify | size }}", "101"),
        ("{{ site.data.talks[0] | jsonify }}", '{"name":"B","year":2024,"done":true}'),
        ("{{ site.data.talks | where: 'year', 2024 | map: 'name' | join }}", "B C"),
        ("{{ site.data.talks | where: 'year', '2024' | map: 'name' | join }}", "B C"),
        ("{{ site.data.talks | where: 'done', true | map: 'name' | join }}", "B"),
        ("{{ site.posts | where: 'tags', 'b' | map: 'title' | join }}", "Old"),
        ("{{ site.data.talks | where_exp: 't', 't.year > 2024' | map: 'name' | join }}", "A"),
        ("{{ site.data.talks | sort: 'name' | map: 'name' | join }}", "A B C"),
        ("{{ site.data.talks | sort: 'year' | map: 'name' | join }}", "B C A"),
        ("{{ 'b a c' | split: ' ' | sort | join }}", "a b c"),
        (
            "{% assign g = site.data.talks | group_by: 'year' %}"
            "{% for y in g %}{{ y.name }}:{{ y.size }} {% endfor %}",
            "2024:2 2025:1 ",
        ),
        (
            "{% assign g = site.data.talks | group_by_exp: 't', 't.done' %}{{ g | size }}",
            "3",
        ),
        ("{{ 'a, b' | split: ', ' | array_to_sentence_string }}", "a and b"),
        ("{{ 'a b c' | split: ' ' | array_to_sentence_string: 'or' }}", "a, b, or c"),
        ("{{ '<a>' | xml_escape }}{{ '/a/index.html' | strip_index }}", "&lt;a&gt;/a/"),
        ("{{ 'a  b' | normalize_whitespace }}{{ 'a b' | number_of_words }}", "a b2"),
        ("{{ 'a b' | uri_escape }}{{ 'a b/' | cgi_escape }}", "a%20ba+b%2F"),
        ("{{ 'a 漢字 b' | number_of_words: 'cjk' }}{{ 'a b' | number_of_words: 'auto' }}", "42"),
        ("{{ '漢字 b' | number_of_words: 'auto' }}", "3"),
        (
            "{{ page.typed | smartify }}",
            '“It’s 1–2…” <a href="x--y">‘so’</a> — “<b>’90s</b>” (“x”)',
        ),
        ("{{ site.posts | sample | map: 'title' | join }}", "New"),
        ("{{ 'a b c' | split: ' ' | sample: 2 | join }}{{ page.none | sample }}", "a b"),
        ("{{ 'a b c' | split: ' ' | pop | join }}{{ 'a b c' | split: ' ' | shift: 2 }}", "a bc"),
        ("{{ 'a b' | split: ' ' | unshift: 'x' | push: 'y' | join }}", "x a b y"),
        ("{{ site.data.talks | find: 'year', 2024 | map: 'name' | join }}", "B"),
        ("{{ site.data.talks | find_exp: 't', 't.year > 2024' | map: 'name' | join }}", "A"),
        ("{{ '2024-03-02' | date_to_string: 'ordinal', 'US' }}", "Mar 2nd, 2024"),
        ("{{ '2024-03-12' | date_to_long_string: 'ordinal' }}", "12th March 2024"),
        ("{% link _pages/a.md %} {% link pages/a.md %}", "/lab/a/ /lab/a/"),
        (
            "{% link /files/a.pdf %} {% link _posts/2024-01-31-old.md %}",
            "/lab/files/a.pdf /lab/old/",
        ),
        ("{% post_url 2024-01-31-old %}{% post_url /x/2025-12-01-new %}", "/lab/old//lab/new/"),
        ("{% assign n = 'old' %}{% link _posts/2024-01-31-{{ n }}.md %}", "/lab/old/"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("a{% comment %}{{ {% endcomment %}b", "ab"),
        ("<!-- {{ site.title }} -->", "<!-- A site -->"),
        (
            "{% for p in site.posts limit:1 %}{{ p.title }} {{ p.url | relative_url }}{% endfor %}",
            "New /lab/new/",
        ),
        ("{% include_relative a.md %}!", "Hello me!"),
        ('{% include card.html name="A \\"b\\"" year=\'1\' %}', '<b>A "b"</b>1'),
        ("{% include card.html name=page.title year=7 %}", "<b>me</b>7"),
        ("{% include outer.html name='x' %}", "(<b>x</b>)"),
        ("{% assign f = 'a' %}{% include_relative {{ f }}.md %}", "Hello me"),
        ("{% include_relative front.md %}", "---\ntitle: x\n---\ntext"),
        ("{% include_relative assigns.md %}{{ colour }}", "red"),
        ("{% capture x %}a{% endcapture %}{{ x | append: 'b' }}", "ab"),
    ],
)
def test_rendered(text: str, expected: str) -> None:
    """What real pages use comes to what Jekyll makes of it."""
    typed = '"It\'s 1--2..." <a href="x--y">\'so\'</a> --- "<b>\'90s</b>" ("x")'
    assert rendered(text, {"title": "me", "typed": typed}).text == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("%-d %B %Y", "9 March 2024"),
        ("%b %-d, %y", "Mar 9, 24"),
        ("%d.%m.%Y %H:%M", "09.03.2024 07:05"),
        ("%A %^a %e|%j|%-m", "Saturday SAT  9|069|3"),
        ("%I %l %p %P %_m %3d", "07  7 AM am  3 009"),
        ("%F %T %z %:z %Z", "2024-03-09 07:05:03 +0000 +00:00 UTC"),
        ("%s %u %w %V %G %C %L", "1709967903 6 6 10 2024 20 000"),
        ("100%% %Q", "100% %Q"),
    ],
)
def test_dates(pattern: str, expected: str) -> None:
    """Dates are written as Ruby writes them, in English wherever the build runs."""
    assert shown(f"{{{{ '2024-03-09 07:05:03' | date: '{pattern}' }}}}") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'2024-03'", "2024-03-01"),
        ("'now'", "2026-03-04"),
        ("site.posts[0].date", "2025-12-01"),
        ("1709967903", "2024-03-09"),
        ("'soon'", "soon"),
    ],
)
def test_what_dates_are_read_from(value: str, expected: str) -> None:
    """The same text is the same date on every day; what is none stays."""
    assert shown(f"{{{{ {value} | date: '%Y-%m-%d' }}}}") == expected


def test_forms_of_dates() -> None:
    """The filters that name a form give it."""
    forms = ("string", "long_string", "xmlschema", "rfc822")
    text = "|".join(f"{{{{ site.posts[1].date | date_to_{form} }}}}" for form in forms)
    assert shown(text) == (
        "31 Jan 2024|31 January 2024|2024-01-31T00:00:00+00:00|Wed, 31 Jan 2024 00:00:00 +0000"
    )


def test_highlight() -> None:
    """Code becomes a fenced block, which no code in it can close."""
    text = "{% highlight python linenos %}\nprint(1)\n~~~~\n{% endhighlight %}"
    assert shown(text) == "\n~~~~~python\nprint(1)\n~~~~\n~~~~~\n"


PREAMBLE = """
{% if site.google_scholar_stats_use_cdn %}
{% assign base = "https://cdn.example/gh/" | append: site.repository | append: "@" %}
{% else %}
{% assign base = "https://raw.example/" | append: site.repository | append: "/" %}
{% endif %}
{% assign url = base | append: "stats/data.json" %}

# About
"""
BADGE = "<img src='https://img.example/endpoint?url={{ url | url_encode }}&style=flat'>\n"


@pytest.mark.parametrize(
    ("use_cdn", "base"),
    [
        (True, "cdn.example%2Fgh%2Fada%2Fada.github.io%40"),
        (False, "raw.example%2Fada%2Fada.github.io%2F"),
    ],
)
def test_badge(use_cdn: bool, base: str) -> None:
    """The address of the counts depends on one setting."""
    result = shown(PREAMBLE + BADGE, google_scholar_stats_use_cdn=use_cdn)
    assert f"?url=https%3A%2F%2F{base}stats%2Fdata.json&style" in result


@pytest.mark.parametrize("text", [PREAMBLE, "{% assign a = 1 -%}\n\n\n# About", "\n# About"])
def test_lines_below_the_preamble_keep_their_numbers(text: str) -> None:
    """Tags that print nothing leave their lines."""
    assert shown(text).split("\n").index("# About") == text.split("\n").index("# About")
    assert shown("{% assign a = 1 %}\n\n").strip() == ""


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("{{ site.foo }} {{ site.foo }} {{ page.bar.baz }}", ("site.foo", "page.bar.baz")),
        ("{{ url | url_encode }}", ("url",)),
        ("{% assign u = 'x' | append: site.repo %}{% assign v = u %}{{ v }}", ("site.repo",)),
        ("{% for x in site.items %}{{ x }}{% endfor %}", ("site.items",)),
        ("{% assign u = 'x' | append: site.repo %}", ()),
        ("{% assign u = site.repo %}{% assign u = 1 %}{{ u }}", ()),
        ("{% if site.foo %}x{% endif %}{{ site.foo | default: 'y' }}", ()),
        ("{% include card.html %}", ("include.name", "include.year")),
    ],
)
def test_unknown(text: str, unknown: tuple[str, ...]) -> None:
    """What was to be printed and is nothing is told; what is only asked for is not."""
    assert rendered(text).unknown == unknown


@pytest.mark.parametrize(
    ("text", "line", "path", "message"),
    [
        ("a\n{{ 'x' | upcas }}", 2, "", 'unknown filter "upcas"; did you mean "upcase"?'),
        ("a\n\n{% incude x %}", 3, "", 'unknown tag "incude"; did you mean "include"?'),
        ("{% if a %}{% endif %}\n{% if x %}\n\n", 2, "", "{% if %} is not closed"),
        ("a\n{{ x", 2, "", "Liquid: expected '}}', found end of file"),
        ("{{ x^2 }}", 1, "", "Liquid: unexpected '^'"),
        ("\n{% include %}", 2, "", "Liquid: "),
        ("\n{% include a.md b %}", 2, "", "Liquid: expected name=\"value\", found 'b'"),
        ("\n{% include_relative no.md %}", 2, "", 'no such file to include: "no.md"'),
        ("{% include no.html %}", 1, "", 'no such file to include: "no.html"'),
        ("{% include_relative ../a.md %}", 1, "", '"../a.md" leads out of the folder'),
        ("{% include /a.md %}", 1, "", '"/a.md" leads out of the folder'),
        ("x\n{% include_relative wrong.md %}", 3, "wrong.md", 'unknown filter "wrong"'),
        ("x\n\n\n{% include_relative broken.md %}", 2, "broken.md", "{% if %} is not closed"),
        (
            "{% include_relative one.md %}",
            1,
            "three.md",
            "files include each other: one.md → two.md → three.md → one.md",
        ),
        ("{% for i in (1..9999999) %}x{% endfor %}", 1, "", "Liquid: loop iteration limit"),
        ("\n{{ 1 | divided_by: 0 }}", 2, "", "Liquid: "),
        ("\n{% link no.md %}", 2, "", 'link names a file that is not shown: "no.md"'),
        ("{% post_url 2024-01-31-ol %}", 1, "", 'post_url names a file that is not shown: "2024'),
        ("{% link %}", 1, "", "Liquid: expected the name of a file"),
        ("{% render 'a' %}", 1, "", 'unknown tag "render"'),
        ("{{ site.data | sort: 'a', 1, 2 }}", 1, "", "Liquid: "),
    ],
)
def test_faults(text: str, line: int, path: str, message: str) -> None:
    """A fault says what is wrong, on which line of which file, and what to do."""
    found = fault(text)
    assert (found.line, found.path) == (line, path)
    assert found.message.startswith(message)
    assert found.hint


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Text without Liquid loads no python-liquid."""
    code = (
        "import sys; from paperbox.jekyll.liquid import needs_liquid;"
        "needs_liquid('x'); assert 'liquid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_python_liquid_is_not_installed() -> None:
    """Without python-liquid the hint says how to get it."""
    code = (
        "import sys; sys.modules['liquid'] = None\n"
        "from paperbox.jekyll.liquid import *\n"
        "try: render('{% x %}', {}, {}, Includes(str, str), str)\n"
        "except LiquidFault as fault: print(fault.message, fault.hint)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert 'pip install "paperbox[import]"' in run.stdout

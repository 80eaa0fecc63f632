"""Which list items of a page have a date, and which one: a judgement that knows nothing of ours.

It reads what Jekyll makes of a page, word by word, and is more literal than `paperbox.read`: an
item is dated when it begins or ends with an emphasised or delimited run of years, months and
words such as "now". A date that no reader can tell for sure (``19.09``, ``2019&2020``) counts as
a dated entry whose date is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NOW = {"now", "present", "至今", "今", "aujourd", "hui"}
PART = rf"(?:\d{{1,4}}|(?:{'|'.join(MONTHS)})[a-z]*\.?|now|present|至今|aujourd.hui|年|月|日)"
RUN = re.compile(
    rf"{PART}(?:\s*[-–—~./&、,至年月日]*\s*{PART})*[年月日]?(?:\s*\((?:now|present)\))?", re.I
)
EMPHASIS = {"em", "strong", "b", "i", "code", "span", "time", "u", "font"}
SECTIONS = re.compile(
    r"news|educat|experience|intern|work|job|honou?r|award|grant|scholarship|talk|speech|present"
    r"|service|member|certific|project|teach|activit|appointment|meeting"
    r"|新闻|动态|教育|经历|荣誉|奖|报告|服务|项目",
    re.I,
)
PAPERS = re.compile(
    r"publication|paper|preprint|patent|book|journal|论文|成果|research topic", re.I
)

Date = tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """A list item of a page: its section, its words, and what it says about when."""

    section: str
    text: str
    words: tuple[str, ...]
    run: str
    """The date as it stands there; nothing where there is none."""
    when: tuple[Date, Date, bool] | None
    """Begin, end and whether it goes on, or nothing where nobody can tell."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text for comparing."""
    return tuple(re.findall(r"\w+", text.casefold()))


def items(html: str, page: str) -> Iterator[Item]:
    """Yield every list item of a page that is not inside of a card."""
    soup = BeautifulSoup(html, "html.parser")
    heading: dict[int, str] = {}
    for element in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "li"]):
        if element.name != "li":
            level = int(element.name[1])
            heading = {k: v for k, v in heading.items() if k < level}
            heading[level] = element.get_text(" ", strip=True)
        elif not element.find_parent(class_="paper-box"):
            yield _item(element, " / ".join([page, *heading.values()]))


def _item(element: Tag, section: str) -> Item:
    text = " ".join(element.get_text(" ").split())
    run = _first(element)
    rest = text.replace(run, " ", 1)
    if not run and not element.find(["ul", "ol"]):
        run = _last(element, section)
        rest = " ".join(text.rsplit(run, 1)) if run else text
    return Item(section, text, words_of(rest), run, _when(run) if run else None)


def _strings(element: Tag) -> list[NavigableString]:
    return [
        string
        for string in element.find_all(string=True)
        if isinstance(string, NavigableString)
        and not isinstance(string, PreformattedString)
        and re.search(r"[\w\[(【<&]", string)
    ]


def _first(element: Tag) -> str:
    """Return the date that an item begins with."""
    strings = _strings(element)
    if not strings or strings[0].find_parent("li") is not element:
        return ""
    first = strings[0]
    begin = " ".join(re.sub(r"^[^\w\[(【]+", "", first).split())
    match = RUN.match(begin.lstrip("[(【"))
    if not match or not _has_year(match[0]):
        return ""
    after = begin.lstrip("[(【")[match.end() :].strip()
    parent = first.parent
    emphasised = parent is not None and parent.name in EMPHASIS and parent is not element
    if emphasised and re.fullmatch(r"[:：,，.]?|\([^()]*\)", after):
        return match[0]
    if not emphasised and begin[0] in "[(【" and after[:1] in "])】":
        return match[0]
    if not emphasised and not re.fullmatch(r"(?:19|20)\d\d", match[0]):
        return match[0] if re.match(r"[:：,，|\s-]|$", begin.lstrip("[(【")[match.end() :]) else ""
    return match[0] if not emphasised and re.match(r"[:：,，|]|[-–—]\s", after) else ""


def _last(element: Tag, section: str) -> str:
    """Return the date that an item ends with; without emphasis, it may be anything elsewhere."""
    if PAPERS.search(section):
        return ""
    strings = _strings(element)
    if len(strings) > 1 and re.fullmatch(r"\s*\([A-Z][^()]*\)\s*", strings[-1]):
        strings.pop()
    last = strings[-1] if strings else None
    if last is None or last.parent is None:
        return ""
    end = " ".join(last.split()).rstrip(" .。")
    if last.parent.name in EMPHASIS and len(strings) > 1:
        match = RUN.fullmatch(end)
        return match[0] if match and _has_year(match[0]) else ""
    note = r"(?:\s*\([A-Z][^()]*\))?"
    found = re.search(
        rf"(?:[(（]({RUN.pattern})[)）]|[,，|]\s*({RUN.pattern})|\s(\d{{4}}\s*-\s*\d{{4}})){note}$",
        end,
        re.I,
    )
    run = next(filter(None, found.groups())) if found else ""
    return run if run and re.search(r"(?:19|20)\d\d", run) and SECTIONS.search(section) else ""


def _has_year(run: str) -> bool:
    """Whether a run is a date: it has a year, or is two numbers like 19.09 around a dash."""
    return bool(
        re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", run)
        or re.fullmatch(r"\d\d\.\d\d\s*-\s*\d\d\.\d\d", run)
    )


def _when(run: str) -> tuple[Date, Date, bool] | None:
    """Return what a run says, as far as one can tell."""
    plain = re.sub(r"(\d{4})-(\d\d?)(?:-(\d\d?))?(?!\d)", r"\1/\2/\3", run)
    if re.search(r"[&、]", plain):
        return None
    ongoing = bool(re.search(r"now|present|至今|aujourd", plain, re.I))
    plain = re.sub(r"\(?(?:now|present|至今|aujourd.hui)\)?", "", plain, flags=re.I)
    ends = [end for part in re.split(r"[-–—~至]+", plain) if (end := _date(part))]
    if not ends or len(ends) > 2 or any(len(str(end[0])) < 4 for end in ends):
        return None
    begin, end = ends[0], ends[1] if len(ends) == 2 else ()
    return None if end and end[:2] < begin[: len(end[:2])] else (begin, end, ongoing)


def _date(part: str) -> Date:
    words = re.findall(r"\d+|[a-z]+", part.lower())
    numbers = [int(word) if word.isdigit() else MONTHS.index(word[:3]) + 1 for word in words]
    years = [number for number in numbers if number > 1000]
    rest = [number for number in numbers if number <= 1000]
    return (*years[:1], *rest)

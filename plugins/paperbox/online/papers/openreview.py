"""OpenReview: submissions of conferences such as ICLR, with what became of them."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from paperbox.online.answer import FetchError
from paperbox.online.http import Session
from paperbox.online.papers import plain
from paperbox.online.papers.dates import of_milliseconds, of_parts
from paperbox.online.papers.record import Found, known_ids
from paperbox.online.sources import values

HOSTS, LABEL = ("api2.openreview.net", "api.openreview.net"), "OpenReview"
"""The interface of today, and the one that has the conferences before 2023."""
CHALLENGE = "OpenReview lets no program in today: a bot check stands before it"
_AWARDS = {"oral": "Oral", "spotlight": "Spotlight", "notable top 5%": "Oral"}
_NO_VENUE = re.compile(r"\b(?:submitted|submission|withdrawn|reject\w*|under review|CoRR)\b", re.I)
_JOURNALS = frozenset({"TMLR", "JMLR", "DMLR"})
_VENUE = re.compile(
    r"(?P<name>[^\d]+?)\s*(?P<year>(?:19|20)\d\d)\s*(?P<track>.*?)\s*(?P<how>oral|spotlight|poster|"
    r"notable top \d+%)?",
    re.I,
)


def fetch(http: Session, kind: str, one: str) -> Found | None:
    """Return the submission with an id, wherever of the two it is."""
    for host in HOSTS:
        url = f"https://{host}/notes?{urlencode({'id': one})}"
        try:
            found = parse(values.data(LABEL, lambda url=url: http.get(url)))  # type: ignore[misc]  # mypy knows no default of a lambda
        except FetchError as error:
            if error.answer and "ChallengeRequired" in error.answer.text:
                raise FetchError(CHALLENGE, error.answer, is_blocked=True) from None
            if error.status not in {400, 404}:
                raise
            continue
        if found:
            return found
    return None


def parse(body: object) -> Found | None:
    """Return the submission of an answer, or None where it has none."""
    envelope = values.record(LABEL, body, "notes")
    notes = values.sequence(LABEL, envelope["notes"])
    content = values.inner(list(notes), 0, "content")
    title = plain.line(_of(content, "title"))
    if not title:
        return None
    note = notes[0]
    venue, award, year = venue_of(plain.line(_of(content, "venue")))
    names = _of(content, "authors")
    stamps = (values.inner(note, name) for name in ("pdate", "odate", "cdate", "tcdate"))
    date = next(filter(None, map(of_milliseconds, stamps)), None)
    pdf = str(_of(content, "pdf") or "")
    return Found(
        title=title,
        authors=tuple(map(plain.line, names)) if isinstance(names, list) else (),
        date=of_parts([year]) if year and (not date or date.year != year) else date,
        venue=venue,
        type=("article" if venue in _JOURNALS else "inproceedings") if venue else "preprint",
        abstract=plain.abstract(_of(content, "abstract")),
        ids=known_ids({"openreview": values.inner(note, "forum") or values.inner(note, "id")}),
        pdf=f"https://openreview.net{pdf}" if pdf.startswith("/") else "",
        award=award,
        is_preprint=not venue,
        sources=(LABEL,),
    )


def _of(content: object, name: str) -> object:
    """Return a field, which the interface of today wraps."""
    field = values.inner(content, name)
    return field.get("value") if isinstance(field, dict) else field


def venue_of(text: str) -> tuple[str, str, int]:
    """Return the venue, an award and the year of what accepted papers say: "ICLR 2024 oral"."""
    said = re.sub(r"^(?:accepted (?:by|to|at)|published (?:in|at)) ", "", text, flags=re.I)
    if not said or _NO_VENUE.search(said):
        return "", "", 0
    match = _VENUE.fullmatch(said)
    if not match:
        return said, "", 0
    track = match["track"].strip()
    is_track = track and not re.fullmatch(r"conference|main(?: track)?", track, re.I)
    name = f"{match['name']} {track}" if is_track else match["name"]
    return name, _AWARDS.get((match["how"] or "").lower(), ""), int(match["year"])

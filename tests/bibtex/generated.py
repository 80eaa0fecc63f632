"""Entries of every type, made by a generator of numbers: always the same."""

from __future__ import annotations

from random import Random

TYPES = (
    *("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"),
    *("manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished"),
    *("online", "report", "thesis", "collection", "mvbook", "bookinbook", "suppbook", "dataset"),
    *("software", "patent", "periodical", "suppperiodical", "reference", "inreference", "www"),
    *("mvcollection", "mvproceedings", "mvreference", "electronic", "review", "video", "standard"),
)
"""The entries of BibTeX and BibLaTeX."""
WORDS = (
    *("Sampling", "the", "of", "{GPU}s", "{B}ayesian", "tests", "$x^2$", "{$O(n)$}", "H2O"),
    *('na{\\"\\i}ve', "{\\'E}tude", "\\v{C}ech", "stra{\\ss}e", "Größe", "样本", "выборка"),
    *("R\\&D", "100\\%", "C\\#", "x\\_y", "a--b", "``quoted''", "\\emph{in vivo}", "$\\{a_i\\}$"),
    *("H\\textsubscript{2}O", "{{N}ested {D}eep}"),
)
PEOPLE = (
    *("Ada Example", "Sample, Bo", "van der Berg, Jan", "{The Test Collaboration}", "陈晓"),
    *('G{\\"o}del, Kurt', "King, Jr., Martin", "Mu{\\~n}oz, Jos\\'e", "Erd{\\H{o}}s, P{\\'a}l"),
    *("Jean-Luc Example", "{\\O}rjan {\\AA}se"),
)
TEXTS = {
    "journal": ("Journal of Samples", "Annals of {T}ests", "J. Samp. \\& Tests"),
    "booktitle": ("Proceedings of the Conference on Tests", "Advances in {S}ampling 12"),
    "publisher": ("Test Press", "Example \\& Sons"),
    "school": ("University of Tests", "{\\'E}cole des Tests"),
    "institution": ("Institute of Samples",),
    "volume": ("3", "12A"),
    "number": ("2", "7--8"),
    "pages": ("1--9", "e1024", "12", "3--4, 9"),
    "series": ("Lecture Notes in Samples",),
    "edition": ("Second", "3"),
    "address": ("Testville", 'Z{\\"u}rich'),
    "note": ("To appear", "In {G}erman"),
    "howpublished": ("Circulated", "On paper"),
    "organization": ("Samplers United",),
    "chapter": ("4",),
    "type": ("Technical Note",),
    "issn": ("1234-5678",),
    "isbn": ("978-0-00-000000-2",),
    "language": ("english",),
    "keywords": ("samples, tests",),
    "abstract": ("We sample $x$ and find 5\\% more.",),
    "url": ("https://a.example/a_b%20c?d=~e#f", "https://b.example"),
    "urldate": ("2024-06-01",),
    "eid": ("e77",),
    "location": ("Paris",),
    "addendum": ("An {A}ddendum",),
    "custom-field": ("Kept as it is",),
}


def _value(random: Random, text: str) -> str:
    """Return a text between braces or, where it may be, quotation marks."""
    plain = '"' not in text
    return f'"{text}"' if plain and random.random() < 0.3 else f"{{{text}}}"


def _people(random: Random) -> str:
    names = random.sample(PEOPLE, random.randint(1, 5))
    return " and ".join([*names, *(["others"] if random.random() < 0.1 else [])])


def _date(random: Random) -> dict[str, str]:
    year, month = random.randint(1950, 2025), random.randint(1, 12)
    if random.random() < 0.3:
        forms = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-07")
        return {"date": f"{{{random.choice(forms)}}}"}
    found = {"year": str(year) if random.random() < 0.5 else f"{{{year}}}"}
    if random.random() < 0.5:
        found["month"] = random.choice(("jan", "may", "sep", "{December}", "{4}"))
    return found


def entry(random: Random, number: int) -> str:
    """Return an entry; each type has its turn."""
    title = " ".join(random.choice(WORDS) for _ in range(random.randint(2, 9)))
    fields = {
        "author": _value(random, _people(random)),
        "title": _value(random, title),
        **_date(random),
    }
    for name in random.sample(sorted(TEXTS), random.randint(0, 9)):
        fields[name] = _value(random, random.choice(TEXTS[name]))
    if random.random() < 0.3:
        fields["doi"] = f"{{10.1000/{number}}}"
    if random.random() < 0.2:
        fields |= {"eprint": f"{{2401.{number:05}}}", "archiveprefix": "{arXiv}"}
    if random.random() < 0.2:
        fields["editor"] = _value(random, _people(random).replace(" and others", ""))
    names = list(fields)
    random.shuffle(names)
    opening, closing = ("(", ")") if random.random() < 0.1 else ("{", "}")
    lines = ",\n".join(f"  {name} = {fields[name]}" for name in names)
    return f"@{TYPES[number % len(TYPES)]}{opening}key{number},\n{lines}\n{closing}\n"


def bibliography(count: int) -> str:
    random = Random(7)  # noqa: S311  the same entries on every run; no secret
    return "\n".join(entry(random, number) for number in range(count))

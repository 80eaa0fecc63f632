"""What the nasty entries say, each with the text that readers are to see."""

from __future__ import annotations

from typing import Any

ADA = ["Ada Example"]
JOS = {"journal": "Journal of Samples"}

EXPECTED: dict[str, dict[str, Any]] = {
    "accents": {
        "title": "Naïve café: Ça va, Ší, straße, ærø",
        "authors": ["Kurt Gödel", "Pál Erdős", "Łukasz Śample", "Ørjan Åse", "José Muñoz"],
        "date": "2020",
        "type": "article",
        **JOS,
    },
    "accents-bare": {
        "title": "Étude sur l'École: Œuvres & ıdées — déjà en UTF-8",
        "authors": ["Amélie Poulain", "Zoë Zürich", "Ion Ştefănescu"],
    },
    "math": {
        "title": r"Sorting in $O(n \log n)$ with $\epsilon$-nets and $\mathcal{L}_{\infty}$ bounds",
        "authors": ADA,
    },
    "math-parens": {"title": r"A $k$-means of $\mathbb{R}^{d}$ at 100% of the cost"},
    "nested": {
        "title": "A Very Deeply Nested GPU Title",
        "booktitle": "Proceedings of the Conference on Tests",
        "type": "inproceedings",
    },
    "quoted": {
        "title": 'The "quoted" word and “another” one',
        "booktitle": "Conference on Tests",
    },
    "corporate": {"authors": ["The ATLAS Collaboration", "Barnes and Noble, Inc.", *ADA]},
    "others": {"authors": ["Ada Example", "Bo Sample", "et al."]},
    "child": {
        "title": "A Part of the Whole",
        "authors": ["Bo Sample"],
        "booktitle": "Proceedings of the Whole",
        "editors": ("Di Editor", "Ed Itor"),
        "publisher": "Test Press",
        "date": "2019-07",
        "pages": "11–19",
        "url": "",
    },
    "child-own": {"publisher": "Own Press", "date": "2019-07", "pages": "20"},
    "child-month": {"date": "2019-08"},
    "biblatex-child": {
        "title": "Chapter",
        "booktitle": "The Book: A Reader",
        "date": "2018-03",
        "type": "chapter",
        "pages": "1–10",
    },
    "month-macro": {"date": "2020-09"},
    "month-concat": {"date": "2020-06-05"},
    "month-name": {"date": "2020-09"},
    "month-number": {"date": "2020-10"},
    "month-two": {"date": "2020-07"},
    "biblatex": {
        "title": "The Title: And the Rest?",
        "authors": ["Jan van den Berg", "Bo Sample"],
        "date": "2021-02-28",
        "volume": "3",
        "number": "2",
        "pages": "e1024",
        "url": "https://arxiv.org/abs/2101.00001",
        "type": "article",
        **JOS,
    },
    "site": {
        "date": "2020-12",
        "url": "https://a.example/~ada/%7Ex_y?z=1#a",
        "type": "website",
    },
    "dissertation": {"institution": "University of Tests", "type": "thesis"},
    "masters": {"institution": "University of Tests", "type": "mastersthesis"},
    "report": {
        "title": "Report #7: C# _ C++",
        "number": "TR-7",
        "institution": "Institute",
        "type": "report",
    },
    "arxiv": {
        "venue": "arXiv",
        "badge": "arXiv 2024",
        "url": "https://arxiv.org/abs/2405.14297",
        "type": "preprint",
    },
    "scholar-arxiv": {
        "title": "A preprint as Scholar has it",
        "authors": ADA,
        "journal": "",
        "venue": "arXiv",
        "url": "https://arxiv.org/abs/2405.14298",
        "type": "preprint",
    },
    "DBLP:journals/corr/abs-2405-14299": {
        "title": "A Preprint as DBLP has it",
        "slug": "DBLP-journals-corr-abs-2405-14299",
        "volume": "",
        "url": "https://arxiv.org/abs/2405.14299",
        "type": "preprint",
    },
    "marks": {"authors": ["Ada Example*", "Bo Sample*†", "Cy Proof#†"]},
    "parens": {"title": "Written in (parentheses) and capitals", "date": "2011", **JOS},
    "editors": {
        "authors": ["Di Editor", "Martin King Jr."],
        "editors": ("Di Editor", "Martin King Jr."),
        "publisher": "Test Press",
        "type": "book",
    },
    "suffix": {
        "authors": ["Martin Luther King Jr.", "Ana María de la Vega", "Christopher Example"],
    },
    "chinese": {"title": "中文标题与 GPU", "authors": ["陈晓", "林涛"], "journal": "软件学报"},
    "scripts": {
        "title": r"Über $\alpha$: Ελληνικά, кириллица",
        "authors": ["Иван Пример", "محمد مثال"],
    },
    "verbatim": {"url": "https://a.example/a_b%20c"},
    "soon": {"type": "manuscript"},
    "patent": {"number": "US1234567", "date": "2015-06-01", "type": "patent"},
    "data": {"url": "https://doi.org/10.5281/zenodo.1", "type": "dataset"},
    "commands": {
        "title": "On Drosophila and E. coli: H₂O, 10th, code, LaTeX — a–b – c…",
    },
    "card": {
        "abstract": "First line. Second line, 50% of $x$. A paragraph.",
        "journal": "The Journal of Long Names",
        "venue": "JLN",
        "badge": "JLN 24",
        "award": "Best Paper",
        "topics": ("speech", "music"),
        "selected": True,
        "order": 2,
        "scholar": "abc:def",
        "summary": "It *says* something.",
    },
    "lines": {
        "title": "A Title Over Lines",
        "authors": ["Ada Example", "Bo Sample"],
        "pages": "1–9, 12",
    },
    "at-signs": {"title": "Mail me @ home: ada@example.org, @inline"},
    "dollars": {"title": r"Costs of $5 and $10 for {sets} of $x_i$ with $a_{i}$ & $\{b\}$"},
    "unbraced": {"title": "Numbers 1: A Study", "url": "https://a.example/x_y"},
    "noopsort": {"title": "Sorted", "authors": ADA, "date": "2015"},
}
"""Key -> what the record of its paper has, marks behind the names of its authors."""

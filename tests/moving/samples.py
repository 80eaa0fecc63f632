"""A small site as acad-homepage has it, written for these tests."""

from __future__ import annotations

from pathlib import Path

from tests.site.test_pages import PNG
from tests.sites import SiteFolder

CONFIG = """\
title: Ada Example
description: ""
repository: ada/ada.github.io
url: https://ada.example
baseurl: ""
permalink: /:categories/:title/
timezone: Asia/Shanghai
google_scholar_stats_use_cdn: true
author:
  name: Ada Example
  avatar: images/ada.png
  bio: Lecturer
  email: ada@ada.example
  github: ada
include: [_pages, files, .htaccess]
exclude: [Gemfile, LICENSE, README, secret]
"""

NAVIGATION = """\
main:
  - title: About
    url: /#about-me
  - title: News
    url: /#-news
  - title: Gone
    url: /#-gone
  - title: CV
    url: files/cv.pdf
"""

ABOUT = """\
---
permalink: /
title: ""
excerpt: ""
author_profile: true
redirect_from:
  - /about/
  - /about.html
---
{% if site.google_scholar_stats_use_cdn %}
{% assign url = "https://cdn.example/stats.json" %}
{% else %}
{% assign url = "https://raw.example/stats.json" %}
{% endif %}

<span class='anchor' id='about-me'></span>
I teach "things" at {{ site.repository }}.
<img src='https://badges.example/?url={{ url | url_encode }}'>

{% include_relative includes/news.md %}

# 📝 Publications

<div class='paper-box'><div class='paper-box-image'><div><div class="badge">EX 2024</div>
<img src='images/paper.png' alt="sym" width="100%"></div></div>
<div class='paper-box-text' markdown="1">

[A Paper of Mine](https://papers.example/1)

**Ada Example**, Bo Sample

[**Code**](https://code.example/1)
- It says something.
</div>
</div>

# 📖 Educations
- *2019.06 - 2022.04 (now)*, A school.
"""

NEWS = """\
# 🔥 News
- *2024.03*: 🎉 A paper at [EX](https://ex.example).
- *2023.01*: I moved.
"""

FILES: dict[str, str | bytes] = {
    "_config.yml": CONFIG,
    "_data/navigation.yml": NAVIGATION,
    "_pages/about.md": ABOUT,
    "_pages/includes/news.md": NEWS,
    "_pages/includes/unused.md": "# Not mine\nOf the template.\n",
    "images/ada.png": PNG,
    "images/paper.png": PNG,
    "files/cv.pdf": b"%PDF-1.4 \xff\xfe",
    "files/empty.txt": b"",
    "google1234.html": "google-site-verification: google1234.html\n",
    "CNAME": "ada.example\n",
    "Gemfile": "source 'https://rubygems.org'\n",
    "secret/key.txt": "no\n",
}


def with_files(folder: Path, changes: dict[str, str | bytes | None]) -> SiteFolder:
    """Write the site with CHANGES: files by their paths, None for one that is missing."""
    site = SiteFolder(folder, files={})
    for path, text in {**FILES, **changes}.items():
        if text is not None:
            site.write(path, text)
    return site

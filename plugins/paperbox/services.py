"""The services a researcher is found at: one line each.

A profile names a service by its key and gives a user name or a whole address. The build hook
(hatch_build.py) runs this file on its own to learn which icons to draw, so it imports nothing
but the standard library.

Patterns are read by Python and, in the JSON Schemas, by ECMAScript: they keep to what both
understand, and stand for a whole value.
"""
# ruff: noqa: E501  a service a line

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_NEVER = r'\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>"\\'
"""Blanks, signs that are not seen, and what HTML could take for its own."""
_LIKE_A_SIGN = r"\u2047-\u2049\u2100-\u2106\u2a74\ufe13\ufe16\ufe55-\ufe6b\uff03-\uff20"
"""Where the signs are that browsers take for one of ``/?#@:`` in a host."""
_IN_HOST = rf"[^/?#@:\[\]`{{|}}^{_LIKE_A_SIGN}{_NEVER}]"
HOST = rf"(?:(?:{_IN_HOST}|:)*@)?{_IN_HOST}+(?::[0-9]+)?"
"""A host by its name, perhaps with a user before and a port after it."""
ADDRESS = rf"[Hh][Tt][Tt][Pp][Ss]?://{HOST}(?:[/?#][^{_NEVER}]*)?"
_IN_USER = rf"@:/?#'&=|{{}}^`\[\]();,!*${_NEVER}"
USER = rf"@?([^.{_IN_USER}][^{_IN_USER}]*)/?"
_IN_FILE = rf":?#'{_NEVER}"
FILE = rf"(?!//)[^./{_IN_FILE}]*[./][^{_IN_FILE}]*"
NUMBER = "[0-9]+"
ORCID = "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"


@dataclass(frozen=True, slots=True)
class Service:
    """A place with a page for each researcher."""

    label: str
    """What readers see."""
    url: str
    """A user's page; ``{}`` stands for the user name, or for each group of the pattern. Empty
    where no address follows from a name: the value is an address or a file of the site."""
    icon: str
    """The name of the icon: a brand of simple-icons, or a drawing in theme/icons."""
    example: str
    """A well-formed user name of nobody."""
    pattern: str = USER
    """What a user name looks like; put it in ``(?:…)``, for it may hold ``|``."""
    also: tuple[tuple[str, str], ...] = ()
    """Other kinds of names with their addresses, tried first: (pattern, url)."""
    aliases: tuple[str, ...] = ()
    """Other keys, folded as `folded` does."""
    shown: bool = False
    """Whether the value is shown on demand, not followed: a picture (a QR code), or an id."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """What a value may look like: an address, or a name of one of its kinds."""
        return (ADDRESS, *(pattern for pattern, _ in self._forms()))

    @property
    def accepts(self) -> str:
        """One pattern, with anchors, for every value."""
        return f"^(?:{'|'.join(self.patterns)})$"

    def _forms(self) -> list[tuple[str, str]]:
        """Return the kinds of values that are no address, each with the address it stands for."""
        files = [(FILE, "")] if self.shown or not self.url else []
        names = [(self.pattern, self.url)] if self.shown or self.url else []
        return [*files, *self.also, *names]

    def address(self, value: str) -> str:
        """Return where VALUE leads: it is a user name, or an address or a file that stays as it is.

        The id of a service that is `shown` stays as it is too. Anything else is a ValueError.
        """
        if is_address(value):
            return value
        for pattern, url in self._forms():
            if found := re.fullmatch(pattern, value):
                parts = found.groups() or (value,)
                return url.format(*(quote(unquote(p), safe="/@~") for p in parts)) or value
        raise ValueError(f'{self._expected()}, found "{value}"{self._meant(value)}')

    def _expected(self) -> str:
        if self.shown:
            return f"expected a picture, or an id of {self.label} such as {self.example}"
        if not self.url:
            return "expected an address (https://…) or a file of the site"
        return f"expected a user name of {self.label}, such as {self.example}, or an address (https://…)"

    def _meant(self, value: str) -> str:
        address = f"https://{value}"
        known = bool(self.url) and is_address(address) and icon_for(address) == self.icon
        return f'; did you mean "{address}"?' if known else ""


def is_address(value: str) -> bool:
    """Whether VALUE is a whole web address."""
    return bool(re.fullmatch(ADDRESS, value))


# fmt: off
SERVICES: dict[str, Service] = {
    "academia": Service("Academia.edu", "https://{}.academia.edu/{}", "academia", "independent/AdaExample", "([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)"),
    "acm": Service("ACM DL", "https://dl.acm.org/profile/{}", "acm", "81100000000", NUMBER, aliases=("acmdigitallibrary",)),
    "ads": Service("NASA ADS", "https://ui.adsabs.harvard.edu/search/q=orcid:{}", "ads", "0000-0000-0000-0000", ORCID),
    "arxiv": Service("arXiv", "https://arxiv.org/a/{}", "arxiv", "example_a_1"),
    "bilibili": Service("Bilibili", "https://space.bilibili.com/{}", "bilibili", "1000000", NUMBER),
    "bitbucket": Service("Bitbucket", "https://bitbucket.org/{}", "bitbucket", "ada-example"),
    "bluesky": Service("Bluesky", "https://bsky.app/profile/{}", "bluesky", "ada.example.org", r"@?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", also=(("@?([A-Za-z0-9-]+)", "https://bsky.app/profile/{}.bsky.social"),), aliases=("bsky",)),
    "codeberg": Service("Codeberg", "https://codeberg.org/{}", "codeberg", "ada-example"),
    "codeforces": Service("Codeforces", "https://codeforces.com/profile/{}", "codeforces", "ada-example"),
    "codepen": Service("CodePen", "https://codepen.io/{}", "code", "ada-example"),
    "csdn": Service("CSDN", "https://blog.csdn.net/{}", "csdn", "ada_example"),
    "cv": Service("CV", "", "cv", "files/cv.pdf"),
    "dblp": Service("DBLP", "https://dblp.org/pid/{}.html", "dblp", "00/0000-1", r"([0-9a-z]{1,3}/[0-9A-Za-z-]+)(?:\.html)?"),
    "discord": Service("Discord", "https://discord.com/users/{}", "discord", "100000000000000000", "[0-9]{17,20}"),
    "douban": Service("Douban", "https://www.douban.com/people/{}", "douban", "ada-example"),
    "dribbble": Service("Dribbble", "https://dribbble.com/{}", "dribbble", "ada-example"),
    "facebook": Service("Facebook", "https://www.facebook.com/{}", "facebook", "ada.example"),
    "flickr": Service("Flickr", "https://www.flickr.com/people/{}", "flickr", "ada-example", "[A-Za-z0-9_-]+(?:@N[0-9]{2})?"),
    "gitee": Service("Gitee", "https://gitee.com/{}", "gitee", "ada-example"),
    "github": Service("GitHub", "https://github.com/{}", "github", "ada-example"),
    "gitlab": Service("GitLab", "https://gitlab.com/{}", "gitlab", "ada-example"),
    "googlescholar": Service("Google Scholar", "https://scholar.google.com/citations?user={}", "googlescholar", "AbCdEfGAAAAJ", "([A-Za-z0-9_-]{12})(?:&[A-Za-z_=&-]*)?", aliases=("scholar",)),
    "hal": Service("HAL", "https://cv.hal.science/{}", "hal", "ada-example"),
    "huggingface": Service("Hugging Face", "https://huggingface.co/{}", "huggingface", "ada-example", aliases=("hf",)),
    "ieee": Service("IEEE Xplore", "https://ieeexplore.ieee.org/author/{}", "ieee", "37000000000", NUMBER),
    "inspire": Service("INSPIRE", "https://inspirehep.net/authors/{}", "inspirehep", "1000000", NUMBER, aliases=("inspirehep",)),
    "instagram": Service("Instagram", "https://www.instagram.com/{}", "instagram", "ada.example"),
    "juejin": Service("Juejin", "https://juejin.cn/user/{}", "juejin", "1000000000000000", NUMBER),
    "kaggle": Service("Kaggle", "https://www.kaggle.com/{}", "kaggle", "adaexample"),
    "keybase": Service("Keybase", "https://keybase.io/{}", "keybase", "ada_example"),
    "lastfm": Service("Last.fm", "https://www.last.fm/user/{}", "music", "ada-example"),
    "leetcode": Service("LeetCode", "https://leetcode.com/u/{}", "leetcode", "ada-example"),
    "linkedin": Service("LinkedIn", "https://www.linkedin.com/in/{}", "linkedin", "ada-example"),
    "mastodon": Service("Mastodon", "https://{1}/@{0}", "mastodon", "ada_example@mastodon.example", r"@?([A-Za-z0-9_.-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"),
    "mathscinet": Service("MathSciNet", "https://mathscinet.ams.org/mathscinet/author?authorId={}", "mathscinet", "100000", NUMBER),
    "medium": Service("Medium", "https://medium.com/@{}", "medium", "ada.example"),
    "modelscope": Service("ModelScope", "https://modelscope.cn/profile/{}", "modelscope", "AdaExample"),
    "openalex": Service("OpenAlex", "https://openalex.org/{}", "openalex", "A5000000000", "[Aa][0-9]+"),
    "openreview": Service("OpenReview", "https://openreview.net/profile?id={}", "openreview", "~Ada_Example1", rf"~[^{_IN_USER}]+[0-9]"),
    "orcid": Service("ORCID", "https://orcid.org/{}", "orcid", "0000-0000-0000-0000", ORCID),
    "osf": Service("OSF", "https://osf.io/{}", "osf", "abcd1", "[a-z0-9]{5}"),
    "philpeople": Service("PhilPeople", "https://philpeople.org/profiles/{}", "philpeople", "ada-example", aliases=("philpapers",)),
    "pinterest": Service("Pinterest", "https://www.pinterest.com/{}", "pinterest", "ada_example"),
    "pubmed": Service("PubMed", "https://www.ncbi.nlm.nih.gov/myncbi/{}/bibliography/public/", "pubmed", "ada.example.1"),
    "qq": Service("QQ", "", "qq", "100000000", "[0-9]{5,11}", shown=True),
    "repec": Service("RePEc", "https://ideas.repec.org/e/{}.html", "repec", "pex1", "p[a-z]+[0-9]+", aliases=("ideas",)),
    "researchgate": Service("ResearchGate", "https://www.researchgate.net/profile/{}", "researchgate", "Ada-Example"),
    "rss": Service("RSS", "", "rss", "/feeds/posts.atom.xml", aliases=("feed", "atom")),
    "scopus": Service("Scopus", "https://www.scopus.com/authid/detail.uri?authorId={}", "scopus", "10000000000", NUMBER),
    "semanticscholar": Service("Semantic Scholar", "https://www.semanticscholar.org/author/{}", "semanticscholar", "1000000", rf"(?:[^{_IN_USER}]+/)?([0-9]+)", aliases=("s2",)),
    "slack": Service("Slack", "", "chat", "https://ada-example.slack.com"),
    "soundcloud": Service("SoundCloud", "https://soundcloud.com/{}", "soundcloud", "ada-example"),
    "spotify": Service("Spotify", "https://open.spotify.com/user/{}", "spotify", "ada-example"),
    "ssrn": Service("SSRN", "https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id={}", "ssrn", "1000000", NUMBER),
    "stackexchange": Service("Stack Exchange", "https://stackexchange.com/users/{}", "stackexchange", "1000000", "[0-9]+(?:/[A-Za-z0-9-]+)?"),
    "stackoverflow": Service("Stack Overflow", "https://stackoverflow.com/users/{}", "stackoverflow", "1000000", "[0-9]+(?:/[A-Za-z0-9-]+)?"),
    "steam": Service("Steam", "https://steamcommunity.com/id/{}", "steam", "ada-example", also=(("[0-9]{17}", "https://steamcommunity.com/profiles/{}"),)),
    "strava": Service("Strava", "https://www.strava.com/athletes/{}", "strava", "1000000"),
    "substack": Service("Substack", "https://{}.substack.com", "substack", "adaexample", "[A-Za-z0-9-]+", also=(("@([A-Za-z0-9_-]+)", "https://substack.com/@{}"),)),
    "telegram": Service("Telegram", "https://t.me/{}", "telegram", "ada_example"),
    "threads": Service("Threads", "https://www.threads.com/@{}", "threads", "ada.example"),
    "tumblr": Service("Tumblr", "https://{}.tumblr.com", "tumblr", "ada-example", "@?([A-Za-z0-9-]+)"),
    "webofscience": Service("Web of Science", "https://www.webofscience.com/wos/author/record/{}", "webofscience", "ABC-1234-2020", "[A-Z]{1,3}-[0-9]{4}-[0-9]{4}|[0-9]+", aliases=("wos", "researcherid", "publons")),
    "website": Service("Website", "", "globe", "https://ada.example", aliases=("uri",)),
    "wechat": Service("WeChat", "", "wechat", "ada_example", "[A-Za-z0-9_-]{5,20}", aliases=("weixin",), shown=True),
    "weibo": Service("Weibo", "https://weibo.com/{}", "sinaweibo", "adaexample", also=((NUMBER, "https://weibo.com/u/{}"),), aliases=("sinaweibo",)),
    "wikidata": Service("Wikidata", "https://www.wikidata.org/wiki/{}", "wikidata", "Q10000000", "Q[0-9]+"),
    "wikipedia": Service("Wikipedia", "https://en.wikipedia.org/wiki/User:{}", "wikipedia", "Ada_Example", also=(("([a-z]{2,3}):" + USER, "https://{}.wikipedia.org/wiki/User:{}"),)),
    "x": Service("X", "https://x.com/{}", "x", "ada_example", aliases=("twitter",)),
    "xiaohongshu": Service("Xiaohongshu", "https://www.xiaohongshu.com/user/profile/{}", "xiaohongshu", "0123456789abcdef01234567", "[0-9a-f]{24}", aliases=("rednote",)),
    "xing": Service("XING", "https://www.xing.com/profile/{}", "xing", "Ada_Example"),
    "youtube": Service("YouTube", "https://www.youtube.com/@{}", "youtube", "ada-example", also=(("UC[A-Za-z0-9_-]{22}", "https://www.youtube.com/channel/{}"),)),
    "zbmath": Service("zbMATH", "https://zbmath.org/authors/{}", "zbmath", "example.ada", aliases=("zbmathopen",)),
    "zhihu": Service("Zhihu", "https://www.zhihu.com/people/{}", "zhihu", "ada-example"),
    "zotero": Service("Zotero", "https://www.zotero.org/{}", "zotero", "ada_example"),
}
# fmt: on


def folded(label: str) -> str:
    """Return LABEL as keys are written: in lower case, without blanks, ``-``, ``_`` and ``.``."""
    return re.sub(r"[\s._-]+", "", label).casefold()


_KEYS = {
    folded(name): key
    for key, service in SERVICES.items()
    for name in (key, service.label, *service.aliases)
}


def key_of(label: str) -> str:
    """Return the key of the service that LABEL names by key, label or alias, or nothing."""
    return _KEYS.get(folded(label), "")


def service_of(label: str) -> Service | None:
    """Return the service that LABEL names, such as ``GitHub``, ``google_scholar`` or ``Twitter``."""
    return SERVICES.get(key_of(label))


GENERAL_ICON = "link"
"""The icon of an address that belongs to no service."""

HOSTS = {
    "aclanthology.org": "acl",
    "b23.tv": "bilibili",
    "bilibili.com": "bilibili",
    "colab.research.google.com": "googlecolab",
    "csdn.net": "csdn",
    "docs.google.com": "googledrive",
    "doi.org": "doi",
    "drive.google.com": "googledrive",
    "fediscience.org": "mastodon",
    "fosstodon.org": "mastodon",
    "hachyderm.io": "mastodon",
    "hal.science": "hal",
    "hf.co": "huggingface",
    "leetcode.cn": "leetcode",
    "linktr.ee": "globe",
    "mathstodon.xyz": "mastodon",
    "mstdn.social": "mastodon",
    "pan.baidu.com": "baidu",
    "scholar.social": "mastodon",
    "sigmoid.social": "mastodon",
    "slack.com": "chat",
    "ssrn.com": "ssrn",
    "threads.net": "threads",
    "twitter.com": "x",
    "vimeo.com": "vimeo",
    "weixin.qq.com": "wechat",
    "wikipedia.org": "wikipedia",
    "youtu.be": "youtube",
}
"""Hosts, with all below them, that the table above doesn't name: other names of its services, and
where papers and their code, data and videos are found."""

_STARTS = {"mastodon.": "mastodon", "scholar.google.": "googlescholar"}
"""How hosts with many endings start."""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


_SERVICE_HOSTS = {_host(s.url.replace("{}.", "")): s.icon for s in SERVICES.values() if s.url}
_ICON_BY_HOST = {**_SERVICE_HOSTS, **HOSTS}


def icon_for(url: str) -> str:
    """Return the name of the icon that fits URL: its service's, or the general one."""
    host = _host(url)
    for start, icon in _STARTS.items():
        if host.startswith(start):
            return icon
    labels = host.split(".")
    above = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_ICON_BY_HOST[name] for name in above if name in _ICON_BY_HOST), GENERAL_ICON)


ICONS = frozenset({GENERAL_ICON, *_ICON_BY_HOST.values(), *(s.icon for s in SERVICES.values())})
"""The name of every icon that this file may ask for."""

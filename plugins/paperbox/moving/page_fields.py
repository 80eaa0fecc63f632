"""Front matter of the old site -> fields as pages and posts have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperbox.moving import front
from paperbox.moving.pages import OldPage
from paperbox.moving.posts import OldPost
from paperbox.moving.report import Kind
from paperbox.moving.taken import Taken
from paperbox.moving.yaml_data import shown

MEANT_OTHERWISE = {"hidden", "layout", "menu", "order", "template"}
"""Fields that mean something else here, or nothing: they would change the page."""

OF_THE_THEME = {
    "author", "breadcrumbs", "classes", "collection", "comments", "entries_layout", "feature_row",
    "gallery", "header", "intro", "pagination", "read_time", "related", "share", "show_date",
    "sidebar", "sitemap", "sort_by", "toc", "toc_icon", "toc_label", "toc_sticky",
}  # fmt: skip
"""Fields by which a page tells the old theme how it is to look."""

_FLAGS = {"author_profile", "published"}
_OF_POSTS = {"categories", "category", "tag", "slug"}


def fields_of(page: OldPage, taken: Taken) -> dict[str, object]:
    """Return the fields of a page or a post; its old addresses are TAKEN from then on."""
    fields = {
        name: value
        for name, value in page.fields.items()
        if value is not None and name not in MEANT_OTHERWISE
    }
    for name in ("title", "excerpt"):
        if name in fields:
            fields[name] = " ".join(str(fields[name]).split())
    for name in _FLAGS & set(fields):
        fields[name] = fields[name] in (True, "true", "yes", 1)
    lang = str(fields.get("lang") or fields.get("locale") or "").replace("_", "-")
    fields.pop("locale", None)
    fields.pop("lang", None)
    if lang:
        fields["lang"] = lang
    if fields.pop("published", True) is False:
        fields["draft"] = True
    urls = front.texts(fields.pop("redirect_from", None))
    old = [url for url in urls if taken.take_old(page, url)]
    more = {"redirect_from": old} if old else {}
    return {**fields, **more, "permalink": page.url}


def post_fields(post: OldPost, taken: Taken) -> dict[str, object]:
    """Return the fields of a post: with its date, and all that Jekyll sorts it by as tags."""
    fields = {**fields_of(post.page, taken), "date": post.date.iso}
    kept = {name: value for name, value in fields.items() if name not in _OF_POSTS}
    tags = list(dict.fromkeys([*post.tags, *post.categories]))
    return {**kept, **({"tags": tags} if tags else {})}


def notes_of_the_theme(
    fields: Mapping[str, object], profiles: object
) -> Iterator[tuple[Kind, str]]:
    """Yield what to tell of the fields of a page that the old theme alone read.

    PROFILES is what _data/authors.yml says: profiles by the names by which pages choose one.
    """
    gone = {name: value for name, value in fields.items() if name in OF_THE_THEME}
    author = str(gone.get("author", ""))
    if isinstance(profiles, dict) and author in profiles:
        del gone["author"]
        yield (
            Kind.LOOK,
            f"the page has a profile of its own, `{author}` in _data/authors.yml; Paperbox shows "
            "one profile on all pages",
        )
    if gone:
        said = ", ".join(f"`{name}: {shown(value)}`" for name, value in gone.items())
        yield Kind.LEFT, f"front matter for the old theme: {said}"

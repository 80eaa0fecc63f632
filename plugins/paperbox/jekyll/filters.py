"""The filters that Jekyll adds to Liquid, and those it has in another form, by their names."""

from __future__ import annotations

import html
from collections.abc import Callable

from paperbox.jekyll import address_filters as addresses
from paperbox.jekyll import date_filters as dates
from paperbox.jekyll import list_filters as lists
from paperbox.jekyll import text_filters as texts

FILTERS: dict[str, Callable[..., object]] = {
    "absolute_url": addresses.absolute_url,
    "array_to_sentence_string": lists.array_to_sentence_string,
    "cgi_escape": addresses.cgi_escape,
    "date": dates.date_,
    "date_to_long_string": dates.in_words("%B"),
    "date_to_rfc822": dates.in_form("%a, %d %b %Y %H:%M:%S %z"),
    "date_to_string": dates.in_words("%b"),
    "date_to_xmlschema": dates.in_form("%Y-%m-%dT%H:%M:%S%:z"),
    "find": lists.find,
    "find_exp": lists.find_exp,
    "group_by": lists.group_by,
    "group_by_exp": lists.group_by_exp,
    "jsonify": texts.jsonify,
    "markdownify": texts.markdownify,
    "normalize_whitespace": texts.normalize_whitespace,
    "number_of_words": texts.number_of_words,
    "pop": lists.pop,
    "push": lists.push,
    "relative_url": addresses.relative_url,
    "sample": lists.sample,
    "shift": lists.shift,
    "slugify": texts.slugify,
    "smartify": texts.smartify,
    "sort": lists.sort,
    "strip_index": addresses.strip_index,
    "unshift": lists.unshift,
    "uri_escape": addresses.uri_escape,
    "where": lists.where,
    "where_exp": lists.where_exp,
    "xml_escape": lambda value: html.escape(str(value)),
}

"""Markdown -> HTML and sections: one dialect, always on, made of small extensions."""

from paperbox.markdown.converter import Converter

__all__ = ["Converter"]

"""How far a long copy is, on a terminal."""

from __future__ import annotations

from typing import TextIO

WIDTH = 30
LONG = 20_000_000
"""Bytes that take a moment to copy; less needs no bar."""


class Progress:
    """A bar on one line of a terminal; nothing where OUT is none, or the copy is short."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.shown = ""

    def show(self, done: int, total: int) -> None:
        """Draw the bar anew where it has grown."""
        if total < LONG or not self.out.isatty():
            return
        full = WIDTH * done // total
        bar = f"[{'#' * full}{' ' * (WIDTH - full)}] {done // 1_000_000} of {total // 1_000_000} MB"
        if bar != self.shown:
            self.shown = bar
            self.out.write(f"\r{bar}")
            self.out.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.shown:
            self.out.write("\n")

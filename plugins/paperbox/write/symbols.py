"""Icons that stand on a page more than once are drawn once, as symbols.

One that stands there once stays where it is: over the wire a symbol would be longer.
"""

from __future__ import annotations

import re
from collections import Counter

_ICON = re.compile(r'<svg class="icon" viewBox="([^"]*)"([^>]*)>(.*?)</svg>', re.S)


def with_symbols(html: str) -> str:
    """Return a page with every drawing that it has several times in one place."""
    counted = Counter((box, drawing) for box, _, drawing in _ICON.findall(html))
    names = {it: f"_icon{n}" for n, it in enumerate(i for i in counted if counted[i] > 1)}
    body = re.search(r"<body[^>]*>", html)
    if not names or body is None:
        return html

    def used(icon: re.Match[str]) -> str:
        name = names.get((icon[1], icon[3]))
        return f'<svg class="icon"{icon[2]}><use href="#{name}"/></svg>' if name else icon[0]

    symbols = "".join(
        f'<symbol id="{name}" viewBox="{box}">{drawing}</symbol>'
        for (box, drawing), name in names.items()
    )
    head, rest = html[: body.end()], html[body.end() :]
    sheet = f"\n<div hidden><svg>{symbols}</svg></div>"
    return head + sheet + _ICON.sub(used, rest)

"""Scripts of other hosts in old pages, and the settings that stand for them."""

from __future__ import annotations

import pytest

from paperbox.keys import CHECKS
from paperbox.moving.embeds import setting_for, without_embeds

HEX = "0123456789abcdef" * 2
LONG = "abcdefghijklmnop_-0123456789"


@pytest.mark.parametrize(
    ("code", "setting", "service", "id"),
    [
        (
            "<script src='//rf.revolvermaps.com/0/0/6.js?i=5abcdefghij&amp;m=7' async></script>",
            "visitor_map",
            "revolvermaps",
            "5abcdefghij",
        ),
        (
            f'<script id="clustrmaps" src="//clustrmaps.com/map_v2.js?cl=fff&d={LONG}"></script>',
            "visitor_map",
            "clustrmaps",
            LONG,
        ),
        (
            f'<script src="https://mapmyvisitors.com/map.js?d={LONG}&w=a"></script>',
            "visitor_map",
            "mapmyvisitors",
            LONG,
        ),
        (
            '<script src="https://www.googletagmanager.com/gtag/js?id=G-ABC1234567"></script>',
            "analytics",
            "google",
            "G-ABC1234567",
        ),
        (
            f'<script>var _hmt = []; hm.src = "https://hm.baidu.com/hm.js?{HEX}"</script>',
            "analytics",
            "baidu",
            HEX,
        ),
        (
            '<script data-goatcounter="https://ada.goatcounter.com/count"'
            ' src="//gc.zgo.at/count.js"></script>',
            "analytics",
            "goatcounter",
            "ada",
        ),
        (
            f"""<script src="https://static.cloudflareinsights.com/beacon.min.js"
            data-cf-beacon='{{"token": "{HEX}"}}'></script>""",
            "analytics",
            "cloudflare",
            HEX,
        ),
    ],
)
def test_setting(code: str, setting: str, service: str, id: str) -> None:
    """The script of a known service is named with a setting that is valid as it stands."""
    assert without_embeds(f"A\n\n{code}\n\nB")[1] == [code]
    assert setting_for(code) == f'PAPERBOX["{setting}"] = {{"{service}": "{id}"}}'
    assert CHECKS[setting]({service: id}) == {service: id}


@pytest.mark.parametrize(
    "code",
    [
        '<script src="https://a.example/x.js?i=5abcdefghij"></script>',
        '<script src="//rf.revolvermaps.com/0/0/6.js?i=NO"></script>',
        '<script src="https://www.googletagmanager.com/gtag/js?id=UA-1-1"></script>',
    ],
)
def test_no_setting(code: str) -> None:
    """What is not known, or has no valid id, promises nothing."""
    assert setting_for(code) == ""

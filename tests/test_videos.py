"""Addresses of videos, as people copy them."""

from __future__ import annotations

import pytest

from paperbox.videos import video_of

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
BILIBILI = "https://player.bilibili.com/player.html?isOutside=true"
VIMEO = "https://player.vimeo.com/video/76979871"


@pytest.mark.parametrize(
    ("url", "host", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube", YOUTUBE),
        (
            "https://youtube.com/watch?feature=x&v=dQw4w9WgXcQ&t=90s",
            "YouTube",
            f"{YOUTUBE}&start=90",
        ),
        ("https://youtu.be/dQw4w9WgXcQ?t=1m5s", "YouTube", f"{YOUTUBE}&start=65"),
        ("http://m.youtube.com/shorts/dQw4w9WgXcQ/", "YouTube", YOUTUBE),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", "YouTube", YOUTUBE),
        (
            "https://www.bilibili.com/video/BV1xx411c7mD/?spm_id_from=333",
            "Bilibili",
            f"{BILIBILI}&bvid=BV1xx411c7mD&autoplay=1&danmaku=0",
        ),
        (
            "https://www.bilibili.com/video/av170001?p=3",
            "Bilibili",
            f"{BILIBILI}&aid=170001&p=3&autoplay=1&danmaku=0",
        ),
        (
            "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD",
            "Bilibili",
            f"{BILIBILI}&bvid=BV1xx411c7mD&autoplay=1&danmaku=0",
        ),
        ("https://vimeo.com/76979871", "Vimeo", f"{VIMEO}?autoplay=1&dnt=1"),
        ("https://vimeo.com/channels/staff/76979871", "Vimeo", f"{VIMEO}?autoplay=1&dnt=1"),
        (
            "https://vimeo.com/76979871/abcdef0123",
            "Vimeo",
            f"{VIMEO}?h=abcdef0123&autoplay=1&dnt=1",
        ),
        (
            "https://player.vimeo.com/video/76979871?h=abcdef0123",
            "Vimeo",
            f"{VIMEO}?h=abcdef0123&autoplay=1&dnt=1",
        ),
    ],
)
def test_videos(url: str, host: str, player: str) -> None:
    """Each form of an address leads to the player, which sets no cookie where there is one such."""
    video = video_of(url)
    assert video
    assert (video.host, video.page, video.player) == (host, url, player)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@ada",
        "https://www.youtube.com/playlist?list=PLabcdefghijk",
        'https://www.youtube.com/watch?v="><script>',
        "https://youtu.be/short",
        "https://space.bilibili.com/12345",
        "https://www.bilibili.com/bangumi/play/ep1",
        "https://vimeo.com/ada",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "files/talk.mp4",
        "",
    ],
)
def test_no_videos(url: str) -> None:
    """What is no video of these hosts stays a link."""
    assert video_of(url) is None

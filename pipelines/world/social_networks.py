"""Networks on which outlets can also be read, heard and quoted: no address there is a story's."""

from __future__ import annotations

import re

_NETWORK = re.compile(
    r"(?:https?:)?//(?:[\w-]{1,20}\.){0,3}(?:facebook|twitter|x|t|linkedin|instagram|whatsapp|telegram|tiktok|threads|bsky|pinterest|reddit|weibo"
    r"|youtube|youtu|newsvine|digg|plus\.google)\.(?:com|net|org|me|app|be|co)(?=[/?#]|$)(/[^/?#])?",
    re.IGNORECASE,
)
_POST = re.compile(
    r"//(?:[a-z]{1,10}\.)?(?:(?:twitter|x)\.com/[^/]{1,40}/status/\d|facebook\.com/[^/]{1,80}/(?:posts|videos|photos)/|instagram\.com/(?:p|reel)/"
    r"|tiktok\.com/@[^/]{1,40}/video/|t\.me/[^/]{1,40}/\d|bsky\.app/profile/[^/]{1,80}/post/|threads\.(?:com|net)/@[^/]{1,40}/post/)"
)


def on_network(url: str) -> bool:
    """Whether an address is one of a network.

    >>> on_network("https://www.facebook.com/harbour"), on_network("https://x.company/1"), on_network("https://at.com/1")
    (True, False, False)
    """
    return _NETWORK.match(url) is not None


def is_post(line: str) -> bool:
    """Whether a line is nothing but the address of a post: a script would have put the post in its place.

    >>> is_post("https://youtu.be/a1b2c3"), is_post("https://youtu.be/a1b2c3 shows it"), is_post("https://x.com/")
    (True, False, False)
    """
    found = _NETWORK.match(line)
    return found is not None and found[1] is not None and " " not in line


def leads_to_post(url: str) -> bool:
    """Whether an address is one of a single post.

    >>> leads_to_post("https://x.com/harbour/status/123"), leads_to_post("https://x.com/harbour")
    (True, False)
    """
    return _POST.search(url) is not None

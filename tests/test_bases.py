"""Relative addresses: resolved against the page's own, its base element's, or that of the host it was archived from."""

from __future__ import annotations

import pytest

from pipelines.page.markup.bases import base_of
from pipelines.page.markup.tree import read_tree

URL = "https://archive.example/saved/4711.html"
HOME = "http://en.harbour.example/"
PATHS = "".join(f'<a href="/news/{n}.html">Story {n}</a>' for n in range(6))
NAMED = f'<a href="{HOME}">Home</a>' + "".join(f'<a href="{HOME}{name}/">{name}</a>' for name in "abcde")
EDITIONS = "".join(f'<a href="http://{host}.harbour.example/">{host}</a>' for host in ("de", "fr", "ru"))


def base(body: str, head: str = "") -> str:
    tree = read_tree(f"<html><head>{head}</head><body><p>Boats</p>{body}</body></html>".encode())
    assert tree is not None
    return base_of(tree, URL)


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        (PATHS, "", URL),
        (PATHS, '<base href="/boats/">', "https://archive.example/boats/"),
        (PATHS, '<base href="https://www.harbour.example/">', "https://www.harbour.example/"),
        (PATHS, '<base href="javascript:0">', URL),
        (PATHS + NAMED + EDITIONS, "", HOME),
        (PATHS + NAMED + f'<a href="{URL}">here</a>', "", URL),
        (PATHS + NAMED, f'<link rel="canonical" href="{URL}">', URL),
        (PATHS + NAMED.replace(f'"{HOME}"', f'"{HOME}first"'), "", URL),
        (NAMED, "", URL),
        (PATHS + NAMED + NAMED.replace("en.", "www."), "", URL),
    ],
    ids=[
        "its own",
        "a path as base",
        "another host as base",
        "no address as base",
        "archived from elsewhere",
        "its own host among the links",
        "its own host in the head",
        "no front page among the links",
        "nothing to resolve",
        "two hosts named alike",
    ],
)
def test_the_base_of_a_page_is(body: str, head: str, expected: str) -> None:
    assert base(body, head) == expected

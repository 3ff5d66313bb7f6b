"""``python -m newsroom.pictures``: the README's picture of an explained page, made again from a page of the newsroom.

Headless Chromium draws it (Debian: apt-get install chromium).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from crawler.items import Page
from crawler.outlet_files import load_outlets, outlet_of_url
from crawler.terminal.explanation_html import html_of
from newsroom.site import FOLDER, Site
from pipelines.boilerplate import story_of
from pipelines.explanation import explain

PICTURE = FOLDER.parent / "docs" / "pictures" / "explain.png"
ARTICLE = "https://www.meridiandaily.example/hk/article/601234"
SIZE = "1240,1112"
"""Pixels of the window: the page's width, and as much of its height as tells the story."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def main() -> int:
    """Exit code 1 where there is no browser or it draws nothing."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("newsroom.pictures: no Chromium here; install the package chromium", file=sys.stderr)
        return 1
    outlet = outlet_of_url(ARTICLE, load_outlets(FOLDER / "outlets"))
    explanation = explain(story_of(Page(ARTICLE, Site().answer(ARTICLE).body, outlet=outlet)))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        page = Path(folder, "explain.html")
        page.write_text(html_of(explanation, None), encoding="utf-8")
        command = [browser, *QUIET, f"--user-data-dir={folder}/profile", f"--window-size={SIZE}"]
        done = subprocess.run(
            [*command, f"--screenshot={PICTURE}", page.as_uri()],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    if done.returncode or not PICTURE.exists():
        print(f"newsroom.pictures: {browser} drew nothing: {done.stderr.strip()[-300:]}", file=sys.stderr)
        return 1
    print(f"{PICTURE.relative_to(FOLDER.parent)}: {PICTURE.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`scrapy forget`: remove articles for good, when somebody demands it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from crawler.arguments import BadArgument
from crawler.captures import Damaged, read_captures
from crawler.outlet_files import all_outlets
from crawler.runs.log_lines import plain_text
from crawler.terminal.printing import printing
from crawler.terminal.project_command import BUSY, ProjectCommand
from crawler.url_lists import read_urls, sift_lines
from pipelines.store.archive import archive_files, archive_folder
from pipelines.store.blanks import blank, complete_blanks
from pipelines.store.candidates import page_id
from pipelines.store.connection import DURABLE, database_name, open_database, serving
from pipelines.store.forgotten import Found, forget, look_for, recall
from pipelines.store.lock import Busy, StateFolderError, local_lock, refuse_beside_others, store_lock

NAME = "forget"
ID = re.compile("[0-9a-f]{32}")


class Command(ProjectCommand):
    """Removes articles from the store and their pages from the archive; their addresses are not fetched again."""

    takes = "[options] URL_OR_ID ..."
    does = "Remove articles for good, with their former states and archived pages, and never fetch them again"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        add = parser.add_argument
        add("--urls", metavar="FILE", help="also the addresses in a list (as `crawl articles` takes it)")
        add("--dry-run", action="store_true", help="print what would be removed, but remove nothing")
        add(
            "--undo",
            action="store_true",
            help="allow the addresses to be fetched again; what was removed stays removed",
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if a file or the store cannot be used, 2 for a bad option, 75 beside a crawl, `reread` or another `forget`."""
        try:
            self._forget(args, opts)
        except Busy as error:
            self.fail(BUSY, str(error))
        except StateFolderError as error:
            self.fail(2, str(error))
        except OSError as error:
            self.fail(1, f"not completed: {error.filename or 'the archive'}: {error.strerror}")

    def _forget(self, args: list[str], opts: argparse.Namespace) -> None:
        urls, ids = self._named(args, opts.urls)
        if opts.undo and opts.dry_run:
            raise BadArgument("--undo cannot be combined with --dry-run")
        with nullcontext() if opts.dry_run else self._alone():
            with open_database(self.settings, concern=DURABLE) as database:
                found = look_for(database, urls, ids)
                if unknown := sorted(ids - {page.get("article_id") for page in found.pages.values()}):
                    raise BadArgument(f"no article has the _id {unknown[0]}")
                if opts.undo:
                    with printing():
                        print(f"{_several(recall(database, found), 'address')} may be fetched again")
                    return
                if not opts.dry_run:
                    refuse_beside_others(database, NAME)
                    forget(database, found)
                    # a run that has begun meanwhile may have one of them in hand: what it stores, another call takes out
                    refuse_beside_others(database, NAME)
            pages, damage, folder = 0, list[str](), archive_folder(self.settings)
            if not opts.dry_run:
                complete_blanks(folder)
            for path, offsets in archived(archive_files(folder), found.pages, damage):
                pages += len(offsets)
                if not opts.dry_run:
                    blank(path, offsets)
        with printing():
            print(said(found, pages, dry_run=opts.dry_run))
        for place in damage:
            print(f"scrapy forget: {plain_text(place)}: it may hold a part of any page, and stays", file=sys.stderr)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other `scrapy forget` on this store meanwhile: it would read records that are half replaced. Raises `Busy`."""
        with (
            local_lock(self.settings, NAME) as place,
            serving(self.settings) as uri,
            store_lock(uri, database_name(self.settings), NAME, place, lambda: None),
        ):
            yield

    def _named(self, args: list[str], file: str | None) -> tuple[list[str], set[str]]:
        """The addresses and the ids. Raises `BadArgument`."""
        outlets = all_outlets(self.settings)
        ids = {arg for arg in args if ID.fullmatch(arg)}
        listed = sift_lines((arg for arg in args if arg not in ids), outlets)
        if listed.junk:
            _, line, reason = listed.junk[0]
            raise BadArgument(f"{line[:200]}: neither an address nor an _id ({reason.replace('_', ' ')})")
        urls = listed.urls + (read_urls(file, outlets).urls if file is not None else [])
        if not urls and not ids:
            raise BadArgument("give addresses, or _ids of articles")
        return urls, ids


def archived(files: Collection[Path], pages: Collection[str], damage: list[str]) -> Iterator[tuple[Path, list[int]]]:
    """Where the answers of these pages are, and the further pages of their articles; `damage` is told the places that
    cannot be read. Raises OSError."""
    for path in files:
        # all of a file first: nothing is to be written where it is being read
        offsets = []
        for one in read_captures(path):
            if isinstance(one, Damaged):
                damage.append(str(one))
            elif page_id(one.url) in pages or page_id(one.part_of) in pages:
                offsets.append(one.offset)
        if offsets:
            yield path, offsets


def said(found: Found, archived: int, *, dry_run: bool) -> str:
    """What was taken out, in a line."""
    there = f"{_several(len(found.articles), 'article')}, {_several(found.revisions, 'former state')}, "
    there += f"{_several(archived, 'archived page')}; {_several(len(found.pages), 'address')}"
    return f"{there} (--dry-run: nothing was removed)" if dry_run else f"forgotten: {there}"


def _several(count: int, name: str) -> str:
    plural = f"{name}es" if name.endswith("s") else f"{name}s"
    return f"{count} {name if count == 1 else plural}"

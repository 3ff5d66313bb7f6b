"""Outlets from their files: one TOML file each, all checked before anything is fetched."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.items import Outlet
from crawler.outlet_keys import KINDS, one_line, read_outlet
from pipelines.world.address import bare_host

BUILT_IN = Path(__file__).parent / "outlets"
MEANT = (".toml", ".toml.txt")
"""How names end, in whatever capitals, that an editor or a file manager made of ``.toml``; not those of its backups."""


class OutletError(ValueError):
    """Outlet files, or a choice of outlets, that cannot be used: a line for each fault, with file and key.

    Raised by `load_outlets` and `choose_outlets`, before anything is asked for.
    The caller prints it and exits with 2: the user has to mend a file or an
    argument, there is nothing to fall back on.
    """

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class Outlets(dict[str, Outlet]):
    """Outlets by id. Not to be changed once `by_host` has been asked for."""

    @cached_property
    def by_host(self) -> dict[str, list[Outlet]]:
        """Host without ``www.`` -> the outlets that name it, first the one that names it earliest among its own."""
        found: dict[str, list[tuple[int, Outlet]]] = defaultdict(list)
        for outlet in self.values():
            for place, host in enumerate(outlet.hosts):
                found[host.lower().removeprefix("www.")].append((place, outlet))
        return {host: [outlet for _, outlet in sorted(some, key=lambda one: one[0])] for host, some in found.items()}


def without_selectors(outlets: Mapping[str, Outlet]) -> Outlets:
    """The same outlets, read by the general rules alone."""
    return Outlets({id: replace(outlet, selectors={}) for id, outlet in outlets.items()})


def all_outlets(settings: BaseSettings) -> dict[str, Outlet]:
    """The outlets that the settings name (OUTLETS_DIR), with their selectors unless these are off. Raises `OutletError`."""
    outlets = load_outlets(settings.get("OUTLETS_DIR"))
    return outlets if settings.getbool("OUTLET_SELECTORS", default=True) else without_selectors(outlets)


def load_outlets(user_folder: Path | str | None = None) -> dict[str, Outlet]:
    """The outlets of this project by id, and those of the user's own folder, if one is named; the same id there replaces ours.

    Not to be changed: files that have not changed are read once. Raises `OutletError` with every fault of every file.
    """
    outlets: dict[str, Outlet] = {}
    faults: list[str] = []
    for folder in (BUILT_IN, *([Path(user_folder).expanduser()] if user_folder else [])):
        outlets |= _read_folder(folder, faults)
    if faults:
        raise OutletError(faults)
    return Outlets(sorted(outlets.items()))


def choose_outlets(outlets: Mapping[str, Outlet], kinds: Set[str] | None, ids: str | None) -> list[Outlet]:
    """Those of any of the `kinds` (None: all), or those of them named in `ids`, separated by commas, in that order.

    A name without its language stands for all editions: ``tass`` for tass_en and tass_ru.
    Raises `OutletError` for an unknown kind or id, for an id of another kind, and if none is left.
    """
    if unknown := sorted((kinds or set()) - set(KINDS)):
        raise OutletError(f"{kind}: unknown kind of outlet; the kinds are {', '.join(KINDS)}" for kind in unknown)
    chosen = _named(outlets, ids) if ids else list(outlets.values())
    if kinds is None:
        fitting = chosen
    else:
        fitting = [outlet for outlet in chosen if kinds & set(outlet.kinds)]
        if ids and (others := [outlet for outlet in chosen if outlet not in fitting]):
            wanted = " or ".join(sorted(kinds))
            raise OutletError(f"{one.id}: an outlet of kind {', '.join(one.kinds)}, not {wanted}" for one in others)
    if not fitting:
        raise OutletError([f"no outlet of kind {' or '.join(sorted(kinds))}" if kinds else "no outlets"])
    return fitting


def shared_listings(outlets: Iterable[Outlet]) -> list[str]:
    """A line for each listing that several of them name: an address belongs to the first outlet that finds it."""
    named: dict[str, list[str]] = defaultdict(list)
    for outlet in outlets:
        for listing in outlet.listings:
            named[listing.url].append(outlet.id)
    shared = ((url, ids) for url, ids in named.items() if len(ids) > 1)
    return [f"{url} is a listing of {' and '.join(ids)}: only one of them gets its articles" for url, ids in shared]


def outlet_of_url(url: str, outlets: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet whose host the address is on; None for any other.

    The longest host wins. Of outlets that share it, the one whose article
    pattern the address matches; failing that, the one that names it earliest.
    """
    by_host = outlets.by_host if isinstance(outlets, Outlets) else Outlets(outlets).by_host
    try:
        host = bare_host(url)
    except ValueError:
        return None
    while host and host not in by_host:
        host = host.partition(".")[2]
    sharing = by_host.get(host, [])
    matching = (one for one in sharing if one.article_url and re.search(one.article_url, url))
    return next(matching, sharing[0] if sharing else None)


def _read_folder(folder: Path, faults: list[str]) -> dict[str, Outlet]:
    try:
        there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        faults.append(f"{folder}: cannot be read as a folder of outlet files: {error.strerror}")
        return {}
    paths = [path for path in there if path.suffix == ".toml"]
    meant = (path for path in there if path.suffix != ".toml" and path.name.lower().endswith(MEANT))
    faults += [f"{path}: is not read, as its name does not end in .toml" for path in meant]
    if not paths:
        faults.append(f"{folder}: no outlet files (*.toml) in this folder")
    outlets = {path.stem: _read_file(path, faults) for path in paths}
    return {id: outlet for id, outlet in outlets.items() if outlet}


def _read_file(path: Path, faults: list[str]) -> Outlet | None:
    try:
        outlet, wrong = _outlet_of(path.stem, path.read_bytes())
    except OSError as error:
        outlet, wrong = None, (f"cannot be read: {error.strerror}",)
    faults += [f"{path}: {fault}" for fault in wrong]
    return outlet


@lru_cache(maxsize=20_000)
def _outlet_of(id: str, content: bytes) -> tuple[Outlet | None, tuple[str, ...]]:
    """The outlet that a file's content declares, or None and its faults; a crawl asks for it twice."""
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, ("not in UTF-8",)
    except (ValueError, RecursionError) as error:
        hint = "; a pattern goes between single quotes: '…'" if "\\" in str(error) else ""
        return None, (f"not valid TOML: {one_line(error)}{hint}",)
    outlet, wrong = read_outlet(id, table)
    return outlet, tuple(wrong)


def _named(outlets: Mapping[str, Outlet], ids: str) -> list[Outlet]:
    names = [name for part in ids.split(",") if (name := part.strip())]
    if not names:
        raise OutletError([f"{ids!r} names no outlet"])
    found = {name: [outlets[name]] if name in outlets else _editions(name, outlets) for name in names}
    if unknown := [name for name, some in found.items() if not some]:
        raise OutletError(f"{name}: no such outlet{_close(name, outlets)}" for name in unknown)
    return list({outlet.id: outlet for some in found.values() for outlet in some}.values())


def _editions(name: str, outlets: Mapping[str, Outlet]) -> list[Outlet]:
    return [one for one in outlets.values() if one.id in {f"{name}_{language}" for language in one.languages}]


def _close(name: str, outlets: Mapping[str, Outlet]) -> str:
    spellings = {outlet.name.casefold(): id for id, outlet in outlets.items()} | {id: id for id in outlets}
    close = dict.fromkeys(spellings[match] for match in get_close_matches(name.casefold(), spellings, 3))
    return f"; did you mean {' or '.join(close)}?" if close else "; `scrapy outlets` lists them"

"""The rules of the house (docs: the flow, and the house), kept by machine."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]  # the only way to a pattern's structure
from typing import Any, get_args

from scrapy.settings import default_settings

from crawler import settings
from crawler.outlet_files import load_outlets
from crawler.zones import Zone
from pipelines.language.phrases import fold_phrase

ROOT = Path(__file__).parent.parent
PIPELINES = sorted((ROOT / "pipelines").rglob("*.py"))
CRAWLER = sorted((ROOT / "crawler").rglob("*.py"))
EXPORTS = sorted((ROOT / "exports").glob("*.py"))
CODE = CRAWLER + PIPELINES + EXPORTS
PARTS = sorted((ROOT / "pipelines" / "parts").rglob("*.py"))
ROOMS = {
    "data": set[str](),
    "language": {"data"},
    "world": {"data", "language"},
    "parts": {"data", "language", "world"},
    "page": {"data", "language", "world", "parts"},
    "story": {"data", "language", "world", "parts", "page"},
    "article": {"data", "language", "world", "page"},
    "store": {"article", "world"},
}
"""Room of `pipelines` -> the rooms that it knows."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def for_each(paths: list[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """Makes what holds for a file a test that it holds for each: a test a file would take longer than to look at it."""

    assert paths

    def over_all(holds: Callable[[Path], None]) -> Callable[[], None]:
        def test() -> None:
            for path in paths:
                try:
                    holds(path)
                except AssertionError as error:
                    error.add_note(name(path))
                    raise

        return test

    return over_all


@cache
def tree(path: Path) -> list[ast.AST]:
    """The nodes of a file."""
    return list(ast.walk(ast.parse(path.read_text())))


def imports(path: Path) -> set[str]:
    """The modules a file imports, dotted."""
    found: set[str] = set()
    for node in tree(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module}
    return found


def nodes(path: Path, kind: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for node in tree(path) if isinstance(node, kind))


@for_each(PIPELINES)
def test_pipelines_import_only_the_records_of_the_crawler(path: Path) -> None:
    assert {module for module in imports(path) if module.split(".")[0] in ("crawler", "newsroom", "exports")} <= {
        "crawler.items"
    }


@for_each(EXPORTS)
def test_exports_import_only_the_article_of_the_crawler(path: Path) -> None:
    assert {module for module in imports(path) if module.split(".")[0] in ("crawler", "newsroom")} <= {
        "crawler.article"
    }


@for_each(EXPORTS)
def test_exports_know_nothing_of_scrapy_and_a_format_no_other_but_its_lines(path: Path) -> None:
    formats = {f"exports.{part}" for part in ("csv_table", "parquet", "ninjs", "newsarticle", "bulk")}
    assert "scrapy" not in {module.split(".")[0] for module in imports(path)}
    assert not imports(path) & formats - {f"exports.{path.stem}"}


def test_a_crawl_and_the_other_formats_need_no_package_of_a_store_and_nothing_that_windows_has_not() -> None:
    without = (
        "import sys; sys.modules |= dict.fromkeys(('pyarrow', 'psycopg', 'duckdb', 'fcntl', 'resource', 'uvloop'))"
    )
    modules = "crawler.commands.crawl, crawler.commands.export, crawler.commands.reread, pipelines.store.storing"
    program = f"{without}; import {modules}; from pipelines.readers import Readers; assert not Readers(2, 1.0)._count"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=300)


def test_each_package_that_is_imported_stands_in_the_requirements() -> None:
    lines = [line for file in ROOT.glob("requirements*.txt") for line in file.read_text().splitlines()]
    named = {
        re.split(r"[=\[;]", line)[0].casefold().replace("_", "-") for line in lines if line[:1] not in ("", "#", "-")
    }
    ours = {"crawler", "pipelines", "exports", "compression"}  # the last is Python's, from 3.14 on
    used = {module.split(".")[0] for path in CODE for module in imports(path)} - sys.stdlib_module_names - ours
    given = packages_distributions()
    found = {package: {one.casefold().replace("_", "-") for one in given.get(package, ())} for package in used}
    assert len(found) > 20
    assert {package for package, names in found.items() if not names & named} == set()


def within(path: Path, room: str) -> set[str]:
    """The modules of a room that a file imports from, without the room's name."""
    return {module.removeprefix(f"{room}.") for module in imports(path) if module.startswith(f"{room}.")}


@for_each([path for path in PIPELINES if path.parent != ROOT / "pipelines"])
def test_a_room_knows_none_that_comes_after_it(path: Path) -> None:
    room = path.relative_to(ROOT / "pipelines").parts[0]
    assert {module.split(".")[0] for module in within(path, "pipelines")} <= ROOMS[room] | {room}


@for_each(PARTS)
def test_a_part_knows_no_other_part_and_nothing_of_scrapy(path: Path) -> None:
    own = path.relative_to(ROOT / "pipelines" / "parts").with_suffix("").parts[0]
    assert {module.split(".")[0] for module in within(path, "pipelines.parts")} <= {own}
    assert not {module.split(".")[0] for module in imports(path)} & {"scrapy", "twisted", "pymongo", "trafilatura"}


@for_each([path for path in PIPELINES if path.parent.name == "credit"])
def test_a_credit_is_read_without_a_thought_of_its_caption(path: Path) -> None:
    assert all(module.startswith("credit.") for module in within(path, "pipelines.parts.caption"))


def test_the_store_knows_records_and_nothing_of_how_they_are_read() -> None:
    known = {module for path in PIPELINES if path.parent.name == "store" for module in within(path, "pipelines")}
    assert {module for module in known if not module.startswith("store.")} <= {"article.documents", "world.address"}


def test_the_page_is_laid_out_without_a_thought_of_the_fields() -> None:
    known = {module for path in PIPELINES if "page" in path.parts for module in within(path, "pipelines.parts")}
    assert {module.split(".")[0] for module in known} <= {"dates"}, "what a date looks like, no more"


BESIDE_THE_SHEET = {
    "bylines": {"closing"},
    "dateline": {"body"},
    "section": {"headline"},
    "subheadline": {"body"},
    "selected": {"dates"},
}
"""Field of `pipelines.story` -> the fields whose taking it knows."""


@for_each([path for path in PIPELINES if "story" in path.parts])
def test_a_field_is_taken_without_a_thought_of_the_others(path: Path) -> None:
    own = path.relative_to(ROOT / "pipelines" / "story").with_suffix("").parts[0]
    known = {module.split(".")[0] for module in within(path, "pipelines.story")}
    assert known <= BESIDE_THE_SHEET.get(own, set()) | {own, "sheet"}


CRAWLERS_ROOMS = {
    "web": set[str](),
    "terminal": {"web"},
    "listings": {"web"},
    "crawl": {"web", "listings"},
    "runs": {"web"},
    "drafting": {"web", "terminal", "listings"},
}
"""Room of `crawler` -> the rooms that it knows."""


@for_each([path for path in CRAWLER if path.parent.name in CRAWLERS_ROOMS])
def test_a_room_of_the_crawler_knows_few_others(path: Path) -> None:
    known = {module.split(".")[1] for module in imports(path) if module.startswith("crawler.")}
    assert known & {*CRAWLERS_ROOMS, "commands", "spiders"} <= CRAWLERS_ROOMS[path.parent.name] | {path.parent.name}


@for_each([path for path in PIPELINES if path.parent.parent.name == "page"])
def test_a_room_of_the_page_knows_none_that_comes_after_it(path: Path) -> None:
    order = ("markup", "pictures", "head", "layout", "column", "boxes", "text")
    known = {module.split(".")[0] for module in within(path, "pipelines.page")}
    assert known <= {*order[: order.index(path.parent.name) + 1]}


@for_each([path for path in PIPELINES if path.stem != "kept_lines"])
def test_only_one_module_knows_trafilatura(path: Path) -> None:
    assert "trafilatura" not in {module.split(".")[0] for module in imports(path)}


def zones_asked_for(path: Path) -> Iterator[object]:
    """What a file looks for among an element's or a block's zones: types do not tell a wrong name."""
    for kind in (ast.Compare, ast.BinOp):
        for node in nodes(path, kind):
            assert isinstance(node, ast.Compare | ast.BinOp)
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else [node.left, node.right]
            if any(ast.unparse(side).endswith("zones") for side in sides):
                sets = [element for side in sides if isinstance(side, ast.Set) for element in side.elts]
                yield from (side.value for side in (*sides, *sets) if isinstance(side, ast.Constant) and side.value)


@for_each(PIPELINES)
def test_a_zone_is_called_by_a_name_of_the_list(path: Path) -> None:
    assert {*zones_asked_for(path)} <= {*get_args(Zone)}


@for_each(CODE)
def test_a_module_takes_no_private_name_of_another(path: Path) -> None:
    taken = (node for node in tree(path) if isinstance(node, ast.ImportFrom) and node.module)
    own = (node for node in taken if (node.module or "").split(".")[0] in ("crawler", "pipelines", "exports"))
    assert not [alias.name for node in own for alias in node.names if alias.name.startswith("_")]


@for_each(PIPELINES)
def test_no_stage_touches_the_spider(path: Path) -> None:
    assert not [node for node in tree(path) if isinstance(node, ast.Attribute) and node.attr == "spider"]
    assert not [node for node in tree(path) if isinstance(node, ast.arg) and node.arg == "spider"]


def test_scrapy_is_not_needed_to_structure_a_page() -> None:
    program = (
        "import sys; sys.modules['scrapy'] = None; sys.modules['twisted'] = None\n"
        "from crawler.items import Page\n"
        "from pipelines.boilerplate import story_of\n"
        "from pipelines.structure import structure\n"
        "html = b'<html><body><article><h1>Dam opened</h1><p>' + b'Water ran down. ' * 15 + b'</p></article>'\n"
        "print(structure(story_of(Page('https://herald.example/1', html))).headline)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.stdout == "Dam opened\n", done.stderr


def test_a_run_without_news_loads_nothing_of_reading() -> None:
    program = (
        "import sys; from scrapy.utils.project import get_project_settings; from scrapy.utils.misc import load_object\n"
        "settings = get_project_settings()\n"
        "for kind in ('EXTENSIONS', 'DOWNLOADER_MIDDLEWARES', 'SPIDER_MIDDLEWARES', 'ITEM_PIPELINES'):\n"
        "    [load_object(name) for name in settings.get_component_priority_dict_with_base(kind)]\n"
        "import crawler.spiders.statemedia\n"
        "print({'trafilatura', 'pipelines.structure', 'pipelines.language.phrases', 'pipelines.page.pagination', 'feedparser', 'rich.progress'}"
        " & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.stdout == "set()\n", done.stderr


def test_the_stages_stand_in_one_list_with_what_goes_in_and_out() -> None:
    lines = (ROOT / "crawler" / "settings.py").read_text().splitlines()
    stages = [line for line in lines if line.strip().startswith('"pipelines.')]
    assert len(stages) == len(settings.ITEM_PIPELINES)
    assert all(re.search(r"# \w+ -> \w+", line) for line in stages)


def test_a_setting_that_departs_from_scrapys_default_says_so() -> None:
    source = (ROOT / "crawler" / "settings.py").read_text()
    changed = [
        setting
        for setting in dir(settings)
        if setting.isupper() and getattr(default_settings, setting, None) not in (None, "", {}, [], "scrapybot")
        if getattr(settings, setting) != getattr(default_settings, setting)
    ]
    assert changed
    silent = [
        setting
        for setting in changed
        if not re.search(rf"^{setting} = (?:.*|{{[^}}]*)# .*default", source, re.MULTILINE)
    ]
    assert silent == []


def test_each_setting_of_our_own_is_in_the_table_and_each_variable_is_said_to_be_one() -> None:
    table = (ROOT / "docs" / "operations.md").read_text().partition("| setting or variable |")[2].partition("\n\n")
    own = {name for name in dir(settings) if name.isupper() and not hasattr(default_settings, name)} - {"VERSION"}
    assert own and own <= set(re.findall(r"`([A-Z_]+)`", table[0]))
    read = set(re.findall(r'environ\.get\("([A-Z_]+)"', (ROOT / "crawler" / "settings.py").read_text()))
    said = table[2].partition("environment as well")[0]
    assert read and read == set(re.findall(r"`([A-Z_]+)`", said)) == set(re.findall(r"[A-Z]+_[A-Z_]+|CONTACT", SAID))


SAID = (settings.__doc__ or "").partition("from the environment:")[2].partition(";")[0]
"""The variables that the settings say they read."""


def test_adding_an_outlet_adds_one_file() -> None:
    hosts = {host for outlet in load_outlets().values() for host in outlet.hosts}
    for path in CODE:
        text = path.read_text()
        assert not [host for host in hosts if host in text], f"{name(path)} names an outlet's host"


@for_each(CODE)
def test_names_are_the_fields_terms(path: Path) -> None:
    assert not set(path.stem.split("_")) & {"utils", "util", "helpers", "common", "base", "manager", "enhanced", "misc"}
    bases = [node.name for node in nodes(path, ast.ClassDef) if isinstance(node, ast.ClassDef)]
    assert not [cls for cls in bases if re.search(r"Base|Manager|Abstract|Enhanced|V2", cls)]


def test_classes_make_no_ladders() -> None:
    own: dict[str, list[str]] = {}
    for path in CODE:
        for node in nodes(path, ast.ClassDef):
            assert isinstance(node, ast.ClassDef)
            own[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
    # an exception may narrow another; nothing may stand on the third step
    ladders = [cls for cls, bases in own.items() for base in bases if base in own and any(b in own for b in own[base])]
    assert ladders == []


def names_set(statement: ast.stmt) -> Iterator[str]:
    """What a statement of a module gives a name to."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
    targets = statement.targets if isinstance(statement, ast.Assign) else ()
    yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id


@for_each(CODE)
def test_no_module_sets_a_name_twice(path: Path) -> None:
    module = tree(path)[0]
    assert isinstance(module, ast.Module)
    names = [name for statement in module.body for name in names_set(statement)]
    assert [name for name, times in Counter(names).items() if times > 1] == []


OF_PHRASES = ("body", "byline", "furniture", "refusals", "related", "related_heading", "signoff")
BY_THE_LETTER = ("inside", "made", "machine", "closing", "contributed", "cookie", "consent")
"""Tables of theirs that are looked for with their marks, as those called …_text are."""


@for_each(sorted((ROOT / "pipelines" / "data").glob("*.toml")))
def test_no_word_stands_twice_in_a_list_of_data(path: Path) -> None:
    for table, rows in tomllib.loads(path.read_text()).items():
        phrases = path.stem in OF_PHRASES and table not in BY_THE_LETTER and not table.endswith("_text")
        for row in rows.values() if isinstance(rows, dict) else [rows]:
            words = [word for word in row if isinstance(word, str)] if isinstance(row, list) else []
            counted = Counter(map(fold_phrase, words) if phrases else words)
            assert [word for word, times in counted.items() if times > 1] == [], table


@for_each(CODE)
def test_a_text_file_is_in_utf_8_whatever_the_locale(path: Path) -> None:
    for call in nodes(path, ast.Call):
        assert isinstance(call, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("read_text", "write_text"):
            given = [
                *call.args[call.func.attr == "write_text" :],
                *(word for word in call.keywords if word.arg == "encoding"),
            ]
            assert given, f"line {call.lineno}: in which encoding?"


@for_each(CODE)
def test_no_error_is_swallowed(path: Path) -> None:
    for handler in nodes(path, ast.ExceptHandler):
        assert isinstance(handler, ast.ExceptHandler)
        assert handler.type is not None, f"line {handler.lineno}: a bare except"
        assert not all(isinstance(statement, ast.Pass) for statement in handler.body), f"line {handler.lineno}: pass"


def test_modules_and_functions_are_short() -> None:
    sizes = [len(path.read_text().splitlines()) for path in CODE]
    modules = [lines for lines in sizes if lines > 1]  # a room's first module may be no more than its name
    functions = [
        node.end_lineno - node.lineno + 1
        for path in CODE
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef)
        for node in nodes(path, kind)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    assert statistics.median(modules) <= 120
    assert max(modules) <= 300
    assert statistics.quantiles(modules, n=10)[-1] <= 250
    assert statistics.median(functions) <= 9
    assert statistics.quantiles(functions, n=10)[-1] <= 20
    assert max(functions) <= 40


def patterns(path: Path) -> Iterator[str]:
    """The regular expressions that a file writes out: the first argument of `re` functions and of
    `late_pattern`, where it is a literal."""
    for call in nodes(path, ast.Call):
        assert isinstance(call, ast.Call)
        function = call.func
        is_re = (
            isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"
        ) or (isinstance(function, ast.Name) and function.id == "late_pattern")
        if is_re and call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            yield call.args[0].value


def unbounded_inside(parsed: Any, inside: bool = False) -> bool:
    """Whether an unbounded repeat stands inside another one."""
    for operation, argument in parsed.data:
        repeats = operation in (parser.MAX_REPEAT, parser.MIN_REPEAT) and argument[1] == parser.MAXREPEAT
        if repeats and inside:
            return True
        for inner in _subpatterns(argument):
            if unbounded_inside(inner, inside or repeats):
                return True
    return False


def _subpatterns(argument: object) -> Iterator[Any]:
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _subpatterns(part)


@for_each(CODE)
def test_no_regular_expression_nests_unbounded_repeats(path: Path) -> None:
    assert [pattern for pattern in patterns(path) if unbounded_inside(parser.parse(pattern))] == []

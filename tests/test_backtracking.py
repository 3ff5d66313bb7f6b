"""No regular expression backtracks: on text made of its own characters, time grows with length and no faster."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import pairwise, product
from types import ModuleType
from typing import Any

import crawler
import pipelines
from pipelines.language.late import LatePattern

parser: Any = importlib.import_module("re._parser")
LENGTHS = (500, 1_000, 2_000)
FACTOR = 3.2
"""By which time may grow where length doubles: 2 is linear, 4 is quadratic; what is between is noise."""
MEASURABLE = 0.003
"""Seconds under which a time says nothing."""
MAX_TOKENS = 5
SKIPPED = {"pipelines.world.gazetteer.making"}
"""Needs what only the maker of the gazetteer has."""


def modules() -> Iterator[ModuleType]:
    for package in (crawler, pipelines):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name not in SKIPPED and ".spiders." not in found.name:
                yield importlib.import_module(found.name)


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LatePattern):
        yield re.compile(value.pattern)
    elif isinstance(value, dict) and depth < 3:
        for inner in value.values():
            yield from patterns_in(inner, depth + 1)
    elif isinstance(value, tuple | list) and depth < 3 and len(value) < 500:
        for inner in value:
            yield from patterns_in(inner, depth + 1)


def made_by(value: object) -> Iterator[object]:
    """What a module holds; what a function of it makes once, when it is first asked."""
    yield value
    if hasattr(value, "cache_info") and callable(value):
        names = list(inspect.signature(value).parameters)
        if not names:
            yield value()
        elif names == ["language"]:
            yield from (value(language) for language in (None, "en", "zh"))


def all_patterns() -> list[re.Pattern[Any]]:
    values = (made for module in modules() for value in vars(module).values() for made in made_by(value))
    found = {p.pattern: p for value in values for p in patterns_in(value)}
    return [found[pattern] for pattern in sorted(found, key=str)]


def repeated(parsed: Any) -> Iterator[str]:
    """For each repeat in a pattern a character that it may stand for, and the first characters of its literals."""
    for operation, argument in parsed:
        if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT):
            yield from sample(argument[2])
            yield from repeated(argument[2])
        elif operation is parser.SUBPATTERN:
            yield from repeated(argument[-1])
        elif operation is parser.BRANCH:
            for branch in argument[1]:
                yield from repeated(branch)
        elif operation in (parser.ASSERT, parser.ASSERT_NOT):
            yield from repeated(argument[1])


def sample(parsed: Any) -> Iterator[str]:
    for operation, argument in parsed:
        if operation is parser.LITERAL:
            yield chr(argument)
        elif operation is parser.NOT_LITERAL:
            yield "x" if argument != ord("x") else "y"
        elif operation is parser.ANY:
            yield from "x "
        elif operation is parser.IN:
            yield from of_set(argument)
        elif operation is parser.SUBPATTERN:
            yield from sample(argument[-1])
        elif operation is parser.BRANCH:
            for branch in argument[1][:3]:
                yield from sample(branch)


def of_set(members: Any) -> Iterator[str]:
    """A few characters of a set: one of each of its ranges and classes; of a negated one a letter and a blank."""
    if members[0][0] is parser.NEGATE:
        barred = {chr(a) for op, a in members[1:] if op is parser.LITERAL}
        yield from (ch for ch in "x A1" if ch not in barred)
        return
    classes = {parser.CATEGORY_SPACE: " ", parser.CATEGORY_WORD: "xA", parser.CATEGORY_DIGIT: "1",
               parser.CATEGORY_NOT_SPACE: "x", parser.CATEGORY_NOT_WORD: " ", parser.CATEGORY_NOT_DIGIT: "x"}  # fmt: skip
    for operation, argument in members[:4]:
        if operation is parser.LITERAL:
            yield chr(argument)
        elif operation is parser.RANGE:
            yield chr(argument[0])
        elif operation is parser.CATEGORY:
            yield from classes[argument]


def attacks(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Beginnings that a pattern may fail on late: its own characters alone, and in turns."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    tokens = list(dict.fromkeys(repeated(parsed)))[:MAX_TOKENS] or ["x"]
    for token, other in product(tokens, tokens):
        yield token + other if token != other else token


def seconds(pattern: re.Pattern[Any], attack: str, length: int) -> float:
    text = attack * (length // len(attack)) + "\n\x7f"
    subject: Any = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    pattern.search(subject)
    pattern.fullmatch(subject)
    return time.process_time() - start


def grows_too_fast(pattern: re.Pattern[Any], attack: str) -> bool:
    """Whether time more than doubles where length doubles; measured again before it is said."""
    longest = seconds(pattern, attack, LENGTHS[-1])
    if longest < MEASURABLE or longest < FACTOR * min(seconds(pattern, attack, LENGTHS[-2]) for _ in range(2)):
        return False
    times = [min(seconds(pattern, attack, length) for _ in range(4)) for length in LENGTHS]
    return times[-1] > MEASURABLE and all(b > FACTOR * a for a, b in pairwise(times))


def test_a_regular_expression_takes_time_that_grows_with_the_length_of_the_text() -> None:
    patterns = all_patterns()
    assert len(patterns) > 500
    found = [(pattern, attack) for pattern in patterns for attack in attacks(pattern)]
    assert [(pattern, attack) for pattern, attack in found if grows_too_fast(pattern, attack)] == []

"""The closing lines of Arabic, Persian and Indian desks, and those of agencies with a slash, recognised by their form."""

from __future__ import annotations

import re

from pipelines.world.agencies import AGENCIES, find_agency

MAX_LINE = 60
_SOUTHERN = re.compile("[\u0600-\u06ff\u0900-\u0dff]")
_ARABIC = "\u0621-\u064a"
_END = re.compile(
    rf"[/(\sـ]{{0,12}}(?:انتهى|انتهي|النهاية)[/)\s.]{{0,4}}(?:[{_ARABIC}]{{1,3}}(?:[ ./]{{1,3}}[{_ARABIC}]{{1,3}}){{0,5}})?"
    r"(?:\s?\d{1,2}:\d\d\s?ت\s?مـ?\s?\d{0,5}|\s?\*{1,3}\s?\d{3,4})?"
    r"|/?\s?(?:انتهای|پایان)\s(?:پیام|خبر)\s?[/.]?\s?[\d۰-۹A-Za-zآ-ی.]{0,8}(?:\s?/\s?[\d۰-۹A-Za-zآ-ی]{1,8}){0,2}\s?/?"
    rf"|-\s?[{_ARABIC}]{{1,4}}\s?-"
    rf"|--?\s?\([{_ARABIC}\s]{{2,12}}\)(?:\s[{_ARABIC}](?:[ ./]{{1,3}}[{_ARABIC}]){{0,5}})?"
)
"""Words for the end, or a desk between dashes: /انتهى/, (النهاية) م أ, انتهای پیام/۱۲, --(بترا) م أ/ع ح, - مل -."""
_RUN_ON_END = re.compile(
    r"(?<=[.؟!»”\"])\s{0,3}(/{0,2}\s?[(/]\s?(?:انتهى|النهاية)\s?[)/]{1,2}|/{1,2}\s?انتهى\s?/{0,2}|/?\s?انتهای پیام\s?/?[\d۰-۹]{0,6})$"
)
_INITIALS = re.compile(rf"[ـ\s/]{{0,20}}[{_ARABIC}](?:\s?[./ ،]\s?[{_ARABIC}]){{1,4}}\.?")
_SOURCED = re.compile(rf"[{_ARABIC}](?:\s?[./ ]{{1,2}}\s?[{_ARABIC}]){{1,5}}\.?\s?[(（]([^()（）]{{2,60}})[)）]\.?")
"""Initials and the wires that were used: "م.ع/ ع.خ (د ب أ، رويترز)"."""
_DESK = re.compile("[\u0900-\u0dff.]{2,12}(?:(?:/[\u0900-\u0dff.]{2,12}){1,3}/?|/)")
"""Who wrote and edited in Hindi or Bengali, by the letters of English: "डीएससी/एबीएम", "এমএ/"."""
_CODES = re.compile(
    r"/{1,2}\s?[\d۰-۹A-Za-zآ-ی]{1,6}(?:\s?/{1,2}\s?[\d۰-۹A-Za-zآ-ی]{1,6}){0,3}\s?/?|[\d۰-۹]{2,6}\s?/\s?[آ-ی]{1,2}"
)
"""A Persian desk's code, in letters and numbers: "/ن", "۱۱۰/پ"."""
_BHASHA = re.compile("भाषा(?:\\s(?!और |का |की |के |में |पर |से )[\u0900-\u0963\u0970-\u097f]{2,14}\\.?){1,4}")
_RUN_ON_BHASHA = re.compile(r"(?<=[।.!?”\"’])\s{1,2}(" + _BHASHA.pattern + ")$")
_NUMBERS = re.compile(r"[۰-۹]{3,4}\s?/\s?[۰-۹]{3,4}/?|[۰-۹]{4,6}")
"""Who wrote and edited, as numbers: "۷۵۴۱/ ۶۰۲۲", "۲۳۳۲۱"."""
_INPUT = re.compile("\\(?इनपुट\\s?[-–]\\s?[\u0900-\u097f.\\s]{2,30}\\)?|\\(?[\u0900-\u097f]{2,14} इनपुट(?: के साथ)?\\)?")
"""Whose copy a Hindi desk used: "(इनपुट-भाषा)", "(भाषा इनपुट के साथ)"."""
_MOVED = re.compile(r"\d{4}\s\d{4}\s?\S{2,14}")
"""When and where an Indian desk sent a story: "1205 1708 दिल्ली"."""
_SITE = re.compile(
    r"(?:www\.)?[\w-]{2,30}(?:\.[a-z]{2,7}){1,2} [(（](?:Juche|Чучхе|주체|主体|チュチェ)?\s?\d{2,4}\.\s?\d{1,2}\.\s?\d{1,2}\.?[)）]"
)
"""Korea's agency signs with its address and the day: "www.… (Juche113.5.12.)"."""
_TIMED = re.compile(r"([^\W\d_]{2,14}) \d{2}:?\d{2} (?:GMT|جمت)(?: \d{1,4}/\d{1,2}/\d{1,4})?")
"""When an agency sent a story, as Bahrain's prints: "BNA 1010 GMT 2023/03/09"."""
_CODE = re.compile(r"[A-Z]{0,6}\d{3,9}")
_DASHED = re.compile(r"[-–—]{1,2}\s?([^\s/]{2,14})(?:\s[^\W\d_]{2,8}(?:/[^\W\d_]{2,8}){0,3})?")
_RUN_ON_SLASHED = re.compile(r"(?<=[.!?।؟”\"’])\s{0,2}(/\s?([^/\s][^/]{1,14}?)\s?/?)$")
_RUN_ON_NAMED = re.compile(r"(?<=[.!?।؟”\"’])\s{1,2}(([^\s/]{2,12})/[^/.]{2,30}(?:/[^/.]{2,30}){0,2})$")
_RUN_ON_POINT = re.compile(r"(?<=[.!?”\"’])(/\.)$")
"""How Vietnam's agency ends a text: "…next week./."."""
_SITED = r"\([A-Z]{2,8}\)\s?\((?:www\.)?[\w-]{2,30}(?:\.[a-z]{2,7}){1,2}\)\.?"
_RUN_ON_SITED = re.compile(rf"(?<=[.!?”\"’])\s{{0,2}}({_SITED})$")
"""An agency and its address, as Nigeria's signs."""
_RUN_ON_THAI = re.compile(r"(?<=\S)\s{0,2}([-–—]{1,2}\s?([\u0e00-\u0e7f]{4,30}))$")
"""An agency after a dash, in a script without full stops."""
_RUN_ON_INITIALS = re.compile(r"(?<=[.!?”\"’])\s{1,2}(/[a-z]{2,4})$")
"""Who edited a Philippine story."""
_RUN_ON_ENDED = re.compile(r"(?<=[.!?”\"’])\s{1,2}(\(end\) [a-z]{2,4}(?:\.[a-z]{1,4}){0,2})$")
"""The end, and who wrote and edited, in Kuwait."""
_IN_PRINT = re.compile(r"Published in [A-Z][^.]{2,80}, [A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\.?")
"""Where Pakistani papers printed a story."""
MAX_WORDS = 4


_FORMS = (_END, _INITIALS, _BHASHA, _MOVED, _NUMBERS, _INPUT, _DESK, _CODES)


def is_southern_signoff(line: str) -> bool:
    """Whether a closing line is an Arabic, Persian or Hindi desk's, or an agency's with its writers after slashes.

    >>> is_southern_signoff("وام/محمد أحمد"), is_southern_signoff("WAM/Ada Writer"), is_southern_signoff("Ada/Bo")
    (True, True, False)
    """
    if _IN_PRINT.fullmatch(line):
        return True
    if len(line) > MAX_LINE:
        return False
    if _SOUTHERN.search(line) and any(form.fullmatch(line) for form in _FORMS):
        return True
    if line[-1] in ").）" and (found := _SOURCED.fullmatch(line)):
        return any(find_agency(name.strip()) for name in re.split("[،,/]", found[1]))
    if _SITE.fullmatch(line) or re.fullmatch(_SITED, line):
        return True
    if (timed := _TIMED.fullmatch(line)) and find_agency(timed[1]):
        return True
    return "/" in line and _is_slashed(line) if line[0] not in "-–—" else _is_dashed(line)


def southern_start(text: str) -> int | None:
    """Where such a line starts that is attached to the last sentence of a paragraph; None if there is none."""
    start = max(0, len(text) - 90)
    if "/" in text[start:]:
        for form in (_RUN_ON_SLASHED, _RUN_ON_NAMED):
            if (found := form.search(text, start)) and find_agency(found[2]):
                return found.start(1)
        if found := _RUN_ON_POINT.search(text, start) or _RUN_ON_INITIALS.search(text, start):
            return found.start(1)
    if found := _RUN_ON_ENDED.search(text, start):
        return found.start(1)
    if text.endswith((")", ").")) and (found := _RUN_ON_SITED.search(text, start)):
        return found.start(1)
    if (found := _RUN_ON_THAI.search(text, start)) and find_agency(found[2]):
        return found.start(1)
    if not _SOUTHERN.search(text, start):
        return None
    found = _RUN_ON_END.search(text, start) or _RUN_ON_BHASHA.search(text, start)
    return found.start(1) if found else None


def _is_slashed(line: str) -> bool:
    """Whether a line is an agency and its writers, or a story's number: "WAM/Ada Writer/Bo Writer", "MNA/6112345"."""
    house, *rest = [part.strip() for part in line.split("/")]
    if len(rest) == 1 and rest[0].casefold() in _ENDS and _is_name(house):
        return True
    id_ = find_agency(house)
    if not rest or len(rest) > MAX_WORDS or id_ is None or AGENCIES[id_].pictures:
        return False
    return all(_CODE.fullmatch(part) or _is_name(part) for part in rest)


_ENDS = frozenset({"fim", "fin", "fine"})
"""Words for the end, after the agency whose copy it is."""


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= MAX_WORDS and all(word[0].isalpha() and not word[0].islower() for word in words)


def _is_dashed(line: str) -> bool:
    found = _DASHED.fullmatch(line)
    return found is not None and find_agency(found[1]) is not None

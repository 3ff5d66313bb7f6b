"""A picture with the lines under it, and which of several pictures are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.items import Block, Zones
from pipelines.page.pictures.addresses import NEVER, PHOTO, address_of
from pipelines.page.pictures.frames import MOVING

SHARE: Zones = frozenset({"share"})
WIDE = 300
"""A picture of so many pixels is no button."""
OPENING = re.compile(
    r"^(?:(?:this |an? )?(?:file |undated |aerial |handout |combination )*(?:photo|picture|image|screenshot|graphic)\b.{0,60}\bshows?\b"
    r"|in this .{0,40}\b(?:photo|picture|image)\b|pictured|file photo|photo:|[▲△]\s?(?=\w)|图为|圖為|资料图|資料圖|资料照片|图注|圖說|写真は|写真：|사진은|사진:"
    r"|на (?:фото|снимке)|auf dem (?:bild|foto)|en la (?:foto|imagen)|sur (?:la|cette) photo|nella foto|na (?:foto|imagem)"
    r"|fotoğrafta|في الصورة|صورة:|तस्वीर)",
    re.IGNORECASE,
)
"""Words with which a line under a picture begins to speak of it."""
CLOSING = re.compile(
    r"(?:摄|攝|摄影|攝影|撮影|촬영|截图|截圖|截屏|供[图圖](?:\s[^\s。]{2,9})?|\s资料图?|\s資料圖?|(?:记者|記者)(?:\s?[\u3400-\u9fff·]{2,4}){1,3}\s[图圖])(?:[（(][^（()）\s]{2,12}[）)])?[）)\]】]?。?(?:\s?\d{2,4}年\d{1,2}月\d{1,2}日)?$|[(\[（【][^()\[\]（）【】]{0,80}\b(?:photo|picture|image|foto|фото)\b[^()\[\]（）【】]{0,80}[)\]）】]\.?$",
    re.IGNORECASE,
)
"""How a line directly under a picture says whose it is."""
MADE = re.compile(
    r"[(（]?(?:photos?|pictures?|images?|credits?|fotos?|bild(?:rechte|quelle|er)?|crédito|фото|写真|[图圖]片?(?:来源|來源|源)?|供[图圖]|照片|사진)(?: credit)?\s?[:：]\s?\S"
    r"|[^。，]{2,30}(?:[摄攝]影?|供[图圖]|撮影|촬영)$",
    re.IGNORECASE,
)
"""How a line that only says who made the picture opens, or, in East Asian languages, ends."""

MAX_MAKER = 100
"""Characters of a line that says who made a picture."""
MIN_SAID, MIN_WORDS = 20, 3
"""Bytes of a line that says something, and its spaces; in a script without them it has half as many bytes again."""
MIN_NAME = 5
"""Characters of a name in brackets, with these: "[PR]" is none."""
MAX_NOTE = 60
"""Letters of a date or a reading time in a caption's place."""
_SIGN = re.compile("[\u3400-\u9fff](?<![年月日号號时時点點分秒周週星期曜一二三四五六上下午更新发發布佈表])")
"""A Chinese character that tells no time: it says as much as three letters."""
MAX_LETTERS = 12
"""A date or a running time has few letters besides its figures; a caption in a picture's own frame has more."""


@dataclass(slots=True)
class Picture:
    """A picture's address and the lines under it: caption, credit; `at` is the index of its first block, `last` of its last."""

    at: int
    url: str | None = None
    alt: str = ""
    captions: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)
    figure: int = 0
    last: int = 0
    shown: int = -1
    """The index of the picture itself; -1 where it is scripted away."""


@dataclass(frozen=True, slots=True)
class PictureWording:
    """What the words of a line say about a picture, whatever its layout."""

    is_caption: Callable[[str], bool]
    is_credit: Callable[[str], bool]
    is_signed: Callable[[str], bool]
    """It ends with an agency's credit, as a caption does and at times a report."""
    is_name: Callable[[str], bool]
    """It is a person's name, and no more."""
    is_names: Callable[[str], bool]
    """It has no words but those of names."""
    is_other: Callable[[str], bool]
    """It is a byline, a date, a reading time: none of a picture's lines."""
    is_deck: Callable[[str], bool]
    """The page's head says the same of the story: under a picture without a mark it is no caption."""
    is_furniture: Callable[[str], bool]
    is_self: Callable[[str], bool]
    """It is an address of this very page, or the name of a writer of it."""

    def is_enclosed(self, text: str) -> bool:
        """Whether a line is a bracket around nothing but capitalised names: under a picture, whoever made it, known or not."""
        return is_bracketed(text) and len(text) > MIN_NAME and text[1].isupper() and self.is_names(text)

    def has_credit(self, picture: Picture) -> bool:
        """Whether a picture has its credit, in an element of its own or after its caption."""
        return bool(picture.credits) or any(map(self.is_caption, picture.captions[-1:]))

    def is_note(self, text: str, *, framed: bool) -> bool:
        """Whether a line is a date or a running time in a caption's place."""
        letters = sum(map(str.isalpha, text)) + 2 * len(_SIGN.findall(text))
        return text[:1] != "©" and letters <= (MAX_LETTERS if framed else MAX_NOTE) and self.is_furniture(text)


def is_bracketed(text: str) -> bool:
    """Whether a whole line is in one bracket, as a maker's name after a caption."""
    return text[0] in "([" and text[-1] in ")]" and len(text) <= MAX_MAKER


def is_wordy(text: str) -> bool:
    """Whether a line says something; a name or a button is shorter."""
    size = len(text.encode())
    return size >= MIN_SAID and (text.count(" ") >= MIN_WORDS or (size > 2 * len(text) and size >= 1.5 * MIN_SAID))


def is_icon(blocks: Sequence[Block], i: int) -> bool:
    """Whether a picture is one of several different ones in a row before the text: a share bar."""
    if any("caption" in behind.zones for behind in blocks[i + 1 : i + 2]):
        return False
    wide = (blocks[i].width or 0) >= WIDE
    beside = blocks[max(i - 2, 0) : i + 3] if "head" in blocks[i].zones and not wide else ()
    here = address_of(blocks[i].url or "")
    share = blocks[i].zones & SHARE
    row = (
        b
        for b in beside
        if b.kind == "image" and not b.figure and b.zones & SHARE == share and not NEVER.search(b.url or "")
    )
    photo = PHOTO.search(blocks[i].url or "")  # no icon beside what are no photographs
    return any(address_of(b.url or "") != here and (not photo or PHOTO.search(b.url or "")) for b in row)


_OF_FILM = re.compile(r"(?:media|video|audio) caption[:,]?", re.IGNORECASE)
"""A label before the description of a film."""


def is_full(pictures: Sequence[Picture]) -> bool:
    """Whether the last picture has its lines already: a credit too far below it belongs to the text."""
    return any(picture.url and (picture.captions or picture.credits) for picture in pictures[-1:])


def is_kept(picture: Picture, blocks: Sequence[Block], wording: PictureWording) -> bool:
    """Whether it is a picture, and not the poster or the caption of a film; the picture that opens a page may play one."""
    if not (picture.url or picture.captions or picture.credits):
        return False
    poster = picture.shown >= 0 and blocks[picture.shown].zones & MOVING
    if poster or all(blocks[i].zones & MOVING for i in picture.blocks):
        opens = "head" in blocks[picture.at].zones and picture.url and picture.captions
        return bool(opens and picture.credits)
    before = [b for b in blocks[max(picture.at - 2, 0) : picture.at] if not b.figure or b.figure == picture.figure]
    return bool(picture.url) or not any(b.zones & MOVING or _OF_FILM.fullmatch(b.text) for b in before)


def is_called_after(picture: Picture, names: str) -> bool:
    """Whether a picture's file name contains all the names of a line: "ines-calder-and-jo-doe-split.jpg"."""
    words = [word.casefold() for word in _NAME.findall(names)]
    file = (picture.url or "").split("?")[0].rpartition("/")[2].casefold()
    return len(words) > 1 and all(map(file.__contains__, words))


_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")


def sort_lines(picture: Picture, is_credit: Callable[[str], bool], is_names: Callable[[str], bool]) -> None:
    """Sort lines of one kind of element into captions and credits where some have the form of credits; a maker's
    name is no caption."""
    named = [line for line in picture.captions if is_credit(line)]
    if 0 < len(named) < len(picture.captions):
        picture.captions = [line for line in picture.captions if line not in named]
        picture.credits += [line for line in named if line not in picture.credits]
    named = [line for line in picture.credits if is_credit(line)]
    others = [line for line in picture.credits if line not in named]
    if not picture.captions and named and others and not all(map(is_names, others)):
        picture.captions = others
        picture.credits = named
    if not picture.credits and len(picture.captions) == 2 and _is_signed(picture, is_names):
        picture.credits = [picture.captions.pop(0)]


def _is_signed(picture: Picture, is_names: Callable[[str], bool]) -> bool:
    """Whether the first of two lines names whoever made the picture, above what it shows, and not whom it shows."""
    line, said = picture.captions
    if not said.endswith(".") or said.count(" ") < MIN_SENTENCE or line.split()[-1] in said or line == picture.alt:
        return False
    return is_names(line) and not is_called_after(picture, line)


MIN_SENTENCE = 6
"""A line that says what a picture shows has so many spaces."""


def deal(pictures: Sequence[Picture], is_credit: Callable[[str], bool]) -> None:
    """Captions that stand together under the last of several pictures of a frame, one for each picture, dealt out to
    them; one that is numbered, "[1/5]", goes to that picture."""
    frames: dict[int, list[Picture]] = {}
    for picture in pictures:
        if picture.figure:
            frames.setdefault(picture.figure, []).append(picture)
    for frame in frames.values():
        lines, bare = frame[-1].captions, not any(p.captions or p.credits for p in frame[:-1])
        number = _NUMBERED.match(lines[0]) if bare and len(lines) == 1 else None
        if number and 0 < int(number[1]) < int(number[2]) == len(frame):
            shown, last = frame[int(number[1]) - 1], frame[-1]
            (shown.captions, shown.credits), (last.captions, last.credits) = (lines, last.credits), ([], [])
        different = len({address_of(p.url or "") for p in frame}) == len(frame)
        if len(lines) == len(frame) > 1 and bare and different and not any(map(is_credit, lines)):
            for picture, line in zip(frame, lines, strict=True):
                picture.captions = [line]


def lend(pictures: list[Picture]) -> None:
    """A credit alone below a text with one picture that has no line of its own belongs to that picture: "Image: Jo Doe"."""
    if len(pictures) != 2:
        return
    shown, alone = pictures
    if alone.url or alone.captions or not alone.credits or not shown.url or shown.captions or shown.credits:
        return
    shown.credits = alone.credits
    shown.blocks |= alone.blocks
    pictures.remove(alone)


_NUMBERED = re.compile(r"[\[(](\d{1,2})/(\d{1,2})[\])]")


def once(pictures: list[Picture]) -> list[Picture]:
    """Each picture once, though it may be set twice: for desktop and mobile, or in a light box."""
    kept: list[Picture] = []
    seen: dict[tuple[str, ...], Picture] = {}
    for picture in pictures:
        same = next((seen[key] for key in _keys(picture) if key in seen), None)
        if same is None:
            kept.append(picture)
            same = picture
        else:
            same.url = same.url or picture.url
            same.captions = same.captions or picture.captions
            same.credits = same.credits or picture.credits
            seen.pop(("bare", address_of(same.url or "")), None)
        for key in _marks(same):
            seen.setdefault(key, same)
    return kept


def _keys(picture: Picture) -> list[tuple[str, ...]]:
    """The keys by which an earlier copy of the picture is known: the same address, and its caption the same or
    missing on one side."""
    address, caption = address_of(picture.url or ""), tuple(picture.captions)
    if not caption:
        return [("address", address)] if address else []
    if not address:
        return [("caption", *caption)]
    return [("both", address, *caption), ("bare", address), ("unset", *caption)]


def _marks(picture: Picture) -> list[tuple[str, ...]]:
    address, caption = address_of(picture.url or ""), tuple(picture.captions)
    marks: list[tuple[str, ...]] = []
    if address:
        marks += [("address", address), ("both", address, *caption) if caption else ("bare", address)]
    if caption:
        marks += [("caption", *caption)] if address else [("caption", *caption), ("unset", *caption)]
    return marks

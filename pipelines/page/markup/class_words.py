"""What the words of a class, an id or a role call a thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import get_args

from crawler.items import Zone, Zones
from pipelines.data import read_table
from pipelines.language.letters import unaccented

NOTHING: Zones = frozenset()
# Words with forms of their own; plain ones of many languages stand in a table, `_NAMES`.
# On the element's words joined by hyphens and fenced by them: "RelatedStories__item" reads "-related-stories-item-".
_PATTERNS: Mapping[Zone, str] = {
    "hidden": r"(?<!-label)-(?:sr-only|screen-reader|screenreader|visually-?hidden|hidden-?visually|offscreen|off-screen"
    r"|hidden-text|print-only|only-print|show-for-sr|show-for-print|element-invisible|noscript|hide-text|assistive)-"
    r"|(?<!-label)-d-none-(?:[a-z]+-){0,3}d-print-(?!none)[a-z]+-|(?<!-label)-visible-print(?:-[a-z-]+)?-",
    "navigation": r"-(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|topbar|pagination|pager"
    r"|paging|sitemap|skip-?links?|toolbar|subnav|mainnav|prev-next|next-prev)-|-prev-article|-next-article|(?<!-asset)-masthead-",
    "crumbs": r"breadcrum|-topic-?path-|-pankuzu-|-bread-crum|-crumbs?-|-(?:nav|news)-?path\d{0,2}-|-pathway-",
    "footer": r"-(?:footer|foot|colophon|bottom-bar|copyright-bar)-",
    "rail": r"-(?:sidebar|side-bar|side|rail|right-rail|rightbar|right-col|right-column|right-container|secondary"
    r"|right-?side|sider)-|sidebar|right-?column|rightrail|(?<!-t)rail-|-pull-right-|-col-(?:sm|md|lg|xl)-[345]-",
    "widget": r"-widgets?-",
    "recommend": r"-recirc|most-?(?:read|viewed|popular|shared|watched|recent|commented)|-popular|trending|taboola|outbrain"
    r"|recommend|you-?may|you-?might|also-?like|top-?stories|latest-?news|latest-?stories|more-from|editors?-?pick"
    r"|dont-miss|hot-?news|(?<!-[fp])rank(?:ing)?-|-up-next|next-up|read-next|next-article|mostread|(?<!-inline)-teasers?-list",
    "related": r"-relat(?!ive-)|related|-read-?more|readmore|-see-?also|-baca-?juga|-lire-?aussi|-leia-?(?:mais|tambem)|-le[ae]-?tambien|-also-?read|read-?also|-more-article|-more-topic-|morearticle"
    r"|-relread|-rel-read|-mentioned|-backlinks?-|-internal-?links?-|-crosslinks?-|-cross-links?-"
    r"|-inline-?links?-|-link-?box-|-story-?links?-|-link-?list-|-xiangguan|-xgxw|-more-?on-|-more-topics?-|-teasers?-(?!text-?)|-promo-",
    "share": r"-shar(?:e(?!d-)|ing)|sharebar|sharetools|-social|-sns-|addthis|addtoany|-follow-|-follow-us|-like-button"
    r"|-tool-?box-|-tools-|-toolbar-|bdshare|-(?:font|text)-?size(?!-?(?:\d|x{0,3}-?(?:small|medium|large|huge|normal|base|xs|sm|md|lg|xl)-))|(?<!-d)(?<!-no)(?<!-dont)(?<!-not)(?<!-non)(?<!-hide)(?<!-hidden)(?<!-for)(?<!-on)(?<!-in)(?<!-from)(?<!-skip)(?<!-exclude)-print-(?!article-|edition-|hid|no-|none-|only-|exclude)|-bookmark(?!-(?:card|container|content|title|desc\w*|metadata|thumbnail|author|publisher)-)|-wechat|-weixin"
    r"|-facebook|-cite-?(?:wrapper|box|this|article)-|-twitter-share|-qrcode|-ewm|-erweima",
    "unprinted": r"-(?:no|non|not|dont|hide|hidden|skip|exclude)-(?:(?:for|on|in|from)-)?print-(?!only-)|-print-(?:hide|hidden|none|no|exclude)-|-(?:no|hide)print-",
    "ad": r"(?<!-no)(?<!-node)-(?:ads?|adv|advert\w*|adsense|adslot|adunit|adbox|sponsor|sponsored|promoted|dfp|gpt|banner|banners|promotion"
    r"|commercial|publicity|mpu|leaderboard)-(?!(?:top-|bottom-)?(?:after|before)-)|google-?ad|advertis",
    "comments": r"-comments?(?:-|$)|-disqus|-comment-?(?:list|section|form|box)|-discussion-|-respond-|-komment",
    "newsletter": r"newsletter|-poll-?(?:box|widget|container|question|form)-|-opinary|-subscri(?!ber-(?:preview|only|content|premium))|-suscri|-cta-|-call-to-action-|-sign-?up-|-signup-|-paywall|-regwall|-membership|-donat|-mailing"
    r"|-app-?download|-download-?app|-push-?notif",
    "cookie": r"-cookies?-|-consent-|-gdpr-|-onetrust|-cookie-?(?:banner|bar|notice)",
    "bio": r"author-?(?:bio|box|info|profile|card|desc\w*|about)|about-?(?:the-)?author|-bio-|-biography-"
    r"|-contributor-?bio|-profile-card|user-?box",
    "byline": r"(?<!-no)-by-?line|(?<!-contact)(?<!-mail)-authors?-|-author-?(?:name|s)-|-writers?-|-writt?en?-?by-|-reporters?-|-contributors?-|-journalists?-"
    r"|-vcard-|-creator-|-credits?-line|-sign(?:ature)?-|-article-by-|-skribent\w*-|-toimittaja\w*-",
    "date": r"(?<!-hidden)(?<!-hide)(?<!-no)-(?:date|time-|times-|datetime|timestamp)|-publish\w*|-pub-?(?:date|time)|-updated?-|-dateline-|-posted-"
    r"|-last-?mod\w*|-published-|-h-time|-timebox|-info-con-",
    "dateline": r"-date-?line-",
    "caption": r"(?<!-text-)(?<!-no-)caption|-cutline|-legend-|-media-?(?:title|desc\w*|footer)|-media--title|-im(?:g|age)-?(?:desc\w*|info|details|meta|txt|text|title|note|comment\w*)"
    r"|-im(?:g|age)-?sign-|-pic(?:ture)?-?sign-|-photo-?sign-|-pic-?(?:desc\w*|info|txt|text|title|note|words?)|-photo-?(?:desc\w*|info|txt|text|title|note|credit\w*)"
    r"|-picture-?(?:desc\w*|info|text|title)|(?<!-drop)(?<!-first)(?<!-initial)-cap-|-bildunterschrift"
    r"|-(?:img|image|photo|picture|pic)-?legend|-pie-de-?foto|-piedefoto|-foto-?desc\w*|-fig-?desc\w*"
    r"|-illustration-?(?:title|desc\w*|text)|-slide-?(?:info|desc\w*|text)",
    "credit": r"-credits?-|-copyrights?-|-photographer-|-photo-?credit|-image-?credit|-picture-?credit|-img-?credit"
    r"|-attribution-|-fig(?:ure)?-(?:source|attr(?:ibution)?|author)-|-(?:inject|header|photo|image|img|picture|pic|media)-copy-|-media-?credit|-(?:image|photo|caption)-?source|-photo-?by-|-courtesy-|-cover-source-",
    "figure": r"-figure|-illustrations?-|-lead-?(?:image|photo|img|media)|-article-?(?:image|photo|img|media|picture)|-hero|-slider"
    r"|(?<!-show)(?<!-no)(?<!-hide)(?<!-text)(?<!-text-and)-(?:image|img|photo|picture|pic|media)-?(?:wrapper|wrap|container|box|block|holder|zone|item)?-(?!align|text-|and-text-)|-lightbox"
    r"|-carousel|-slide(?:s|show)?-|-gallery|-galleries|-swiper|-imgbox|-pswp",
    "gallery": r"-gallery|-galleries|-carousel|-slide(?:s|show|r)?-|-swiper|-lightbox|-photoswipe|-pswp",
    "video": r"-video|-player|-jwplayer|-brightcove|-youtube|-audio|-podcast|-vjs|-livestream|-media-video",
    "embed": r"-twitter-(?:tweet|widget|video)|-tweet-?(?:embed)?|-instagram|-fb-(?:post|video)|-tiktok"
    r"|-embed(?:s|ded)?-(?!responsive)|-oembed|-rtcode-|-social-?embed|-infogram|-datawrapper|-telegram-",
    "tags": r"-tags?-|-tag-?(?:list|cloud|s)|-taglist|-keywords?-|-topics-|(?<!-inline)(?<!-more)-topic-(?!page|header|body|footer|authors?-|content|text|image)|-hashtags?|-labels?-list|-etiquetas",
    "standfirst": r"-standfirst|-strapline-|-deck-|-dek-|-sub-?(?:title|tit|head(?:line)?|hed)-?|-tit(?:le)?-sub|-article-?(?:summary|lead|intro|description|teaser|abstract|excerpt)"
    r"|-teaser-text-|-preamble-|-lead-(?!entry-)|-lede-|-intro-|-introduction-|-summary-|-excerpt-|-chapeau|-copete|-bajada|-entradilla"
    r"|-sottotitolo|-sommario|-vorspann|-anriss|-news-?lead|-announce|-second(?:ary)?-?(?:title|headline)|-story-?intro|-abstract-",
    "headline": r"-headline-|-article-?(?:title|headline)|-(?:news|story|post|entry|page|main|content)-?(?:title|headline)|(?<!-job)-title-(?!bar)|-h-title|-tit-",
    "kicker": r"-kicker|-eyebrow|-slug-|-overline|-rubric|-section-?(?:name|label|title)|(?<!-box)-category|-cate-|-overtitle|-dachzeile|-antetitulo|-rovat-|-roofline-|-topline-",
    "signoff": r"(?<!-text)(?<!-ck)(?<!-wysiwyg)-editors?-(?!content)|-editor-?(?:info|name)|-liability|-zrbj|-zebian|-bianji|-art(?:icl|ichl)e-?edit(?:or|er)?|-edit-|-article-?(?:foot(?:er|note)|source|attribution)"
    r"|-attribution-|-p-jc-|-signoff|-source-?text|-trust-?badge",
    "live": r"-live-?(?:blog|updates|entry|post|feed)|-liveblog|-liveticker|-minute-by-minute|-en-direct",
    "factbox": r"-facts?-(?!check)|-fact-?box|-fakta-|-faktarut|-faktabo|-info-?box|-data-?box|-side-?box|-grey-?box|-explainer-box|-inset-?box|-fact-?file|-pull-?quote|-quote-?box",
    "pulled": r"-pull-?quote|-quote-?box|-quote-pullquote",
    "correction": r"-correction|-clarification|-editors?-note|(?<!-no)-disclaim(?:ers?)?-",
    "popup": r"-(?:popup|pop-up|modal|overlay|tooltip|dropdown|drop-down|dialog|toast|lightbox-nav|popover)-",
}
WORDS = {zone: re.compile(pattern) for zone, pattern in _PATTERNS.items()}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# "desktop:hidden", "hidden@print", "w-[12px]", "mt-4": how a thing looks, not what it is.
_UTILITY = re.compile(r"[:\[\]/!@]|^(?:[a-z]{1,3}-)?-?[0-9.]+$")
_MAY_BE_UTILITY = re.compile(r"[:\[\]/!@0-9]")
# "fig--has-shares", "card_with_summary": what is in a thing, not what it is.
_HOLDING = re.compile(r"(?<![a-z])(?<!post-)(?:has|with|without)[-_]\S*")
_OF_POST = re.compile(r"-hentry-|-type-post-|-post-has-image-|-post-tag-")
_NOT_WORD = re.compile(r"[^a-z0-9\u4e00-\u9fff]+")
_LITERAL = re.compile(r"[a-z-]*(?![?*+{])")
_BEHIND = re.compile(r"\(\?<[!=][^()]{0,40}\)")
_GROUP = re.compile(r"(-?)\(\?:([^()]*)\)(?![?*+{])")
Openings = list[tuple[str, Zone]]
"""What a pattern begins with, and its zone."""
Names = list[tuple[str, Zones]]
"""Names fenced by hyphens, and their zones."""


def without_builders(words: str) -> str:
    """A class without the names that a page builder gives to each of its boxes, or to those of text: what they hold they
    do not say.

    >>> without_builders("elementor-element elementor-widget elementor-widget-text-editor")
    'elementor-element elementor elementor-text-editor'
    """
    return _BUILT.sub("", words) if "widget" in words else words


_BUILT = re.compile(
    r"(?<=elementor)-widget|(?<=so-panel) widget(?=\s)|widget_sow-editor|so-widget-sow-editor(?:-base)?|(?<=siteorigin)-widget-tinymce textwidget"
)


@lru_cache(maxsize=50_000)
def zones_of_words(words: str) -> Zones:
    """The zones that a class, id or role names.

    >>> sorted(zones_of_words("RelatedStories__item"))
    ['related']
    """
    words = without_builders(words)
    if _MAY_BE_UTILITY.search(words):
        words = " ".join(w for w in words.replace("print:hidden", "noprint").split() if not _UTILITY.search(w))
    if not words.islower():
        words = _CAMEL.sub("-", words).lower()
    if "has" in words or "with" in words:
        words = _HOLDING.sub("", words)
    if not words.isascii():
        words = unaccented(words)
    text = f"-{_NOT_WORD.sub('-', words).strip('-')}-"
    named, parts = NOTHING, text.split("-")
    if not _KEYS.isdisjoint(parts) and (names := _names_in(text, parts)):
        named, text = _named(names, words)
        parts = text.split("-")
    found: set[Zone] = {zone for zone in _candidates(text, parts) if WORDS[zone].search(text)}
    found |= named
    if "caption" in found:
        found -= {"comments", "newsletter"}  # "imgComment", "subscribe_photo_text": said of the picture
        if "byline" in found:  # "figcaption--author", "picture_sign": the picture's maker, or what is said of it
            found = found - {"byline"} | (set() if "-sign-" in text else {"credit"})
    if not found.isdisjoint({"kicker", "tags"}) and _OF_POST.search(text):
        found -= {"kicker", "tags"}  # "hentry category-water": what the post is about
    if "signoff" in found:
        found.discard("ad")  # "adEditor": a newsroom's, in a box for adverts
    if "byline" in found and "-attribution-" in text:
        found -= {"credit", "signoff"}  # to the writer
    return frozenset(found) or NOTHING


def _names_in(text: str, parts: Sequence[str]) -> Names:
    """The names of the table in a text, the longest first; none in a post's, which say what it is about."""
    names = [named for word in parts for named in _NAMES.get(word, ()) if named[0] in text]
    if not _PICTURES.isdisjoint(parts):
        pairs = (
            (f"-{a}-{b}-", b if a in _PICTURES else a) for a, b in pairwise(parts) if not _PICTURES.isdisjoint((a, b))
        )
        names += [(name, _OF_PICTURES[beside]) for name, beside in pairs if beside in _OF_PICTURES]
    return sorted(names, key=lambda named: -len(named[0])) if names and not _OF_POST.search(text) else []


def _named(names: Names, words: str) -> tuple[Zones, str]:
    """The zones of names, each within one class, and the words that are left: one of a longer name says nothing alone."""
    found = NOTHING
    classes = " ".join(f"-{_NOT_WORD.sub('-', name).strip('-')}-" for name in words.split())
    for name, zones in names:
        if name in classes:
            found |= zones
            classes = classes.replace(name, "-|-")
    return found, classes.replace("- -", "-")


def _names() -> dict[str, Names]:
    """The names of the table, each by its rarest word; those of several words also written as one."""
    zones_of = defaultdict[str, set[Zone]](set)
    for zones, languages in _TABLE.items():
        if zones.startswith(_PICTURE):
            continue
        for name in (name for names in languages.values() for name in names):
            for form in {name, name.replace("-", "")}:
                zones_of[form].update(_ZONES[zone] for zone in zones.split())
    names = defaultdict[str, Names](list)
    for form, said in zones_of.items():
        key = min(form.split("-"), key=lambda word: (_COMMON.find(f" {word} "), -len(word)))
        names[key].append((f"-{form}-", frozenset(said)))
    return dict(names)


_COMMON = (
    " capture credit by about subscription lead pane zone signup the prev like aside out posts articles featured field"
    " latest up brand fb embed data google read stories photo y most byline to next name k date panel theme last email"
    " auto first i in sub o info comments e links form d label more author l wrap a news sm box page right image title"
    " top post container link content text article "
)
"""Words of many classes, the commonest last: under them names would often be looked for in vain."""
_SAID_OF_PICTURES: tuple[Zone, ...] = ("caption", "credit", "figure")
_ZONES: Mapping[str, Zone] = {zone: zone for zone in get_args(Zone)}
_PICTURE = "picture"
_TABLE: dict[str, dict[str, list[str]]] = read_table("class_words")
_NAMES = _names()
_PICTURES = frozenset(_TABLE[_PICTURE]["names"])
_OF_PICTURES: Mapping[str, Zones] = {
    name: frozenset({zone}) for zone in _SAID_OF_PICTURES for name in _TABLE[f"{_PICTURE} {zone}"]["names"]
}
"""What a word says next to a noun for a picture."""
_KEYS = _PICTURES.union(_NAMES)


def _candidates(text: str, parts: Iterable[str]) -> set[Zone]:
    """The zones whose patterns open somewhere in the text: few do, and trying all would take ten times as long."""
    return {zone for word in parts for opening, zone in _opened_by(word) if opening in text}


@lru_cache(maxsize=50_000)
def _opened_by(word: str) -> Openings:
    """The openings that a word begins with or contains; where one is longer than the word, the text is searched."""
    openings = [*_OPENINGS.get(word[:3], ()), *(_OPENINGS.get(word[:2], ()) if len(word) > 2 else ())]
    alone = f"-{word}-"
    found = [(opening, zone) for opening, zone in openings if opening.startswith(alone) or alone.startswith(opening)]
    if _LOOSE.search(word):
        found += [(opening, zone) for opening, zone in _LOOSE_OPENINGS if opening.partition("-")[0] in word]
    return found


def _openings(pattern: str) -> Iterator[str]:
    """The letters with which each way of matching a pattern begins; fewer letters where a choice comes early."""
    for way in map(_without_looking_back, _ways(pattern)):
        if group := _GROUP.match(way):
            yield from (group[1] + _literal(choice) for choice in group[2].split("|"))
        else:
            yield _literal(way)


def _without_looking_back(way: str) -> str:
    return _BEHIND.sub("", way)


def _ways(pattern: str) -> Iterator[str]:
    """A pattern split at the bars outside its brackets."""
    depth = start = 0
    for at, mark in enumerate(pattern):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _literal(way: str) -> str:
    found = _LITERAL.match(way)
    return found[0] if found else ""


def _by_opening() -> tuple[dict[str, Openings], Openings]:
    """The openings by the first two or three letters of the word that they begin, and those that begin within words."""
    at_word, loose = defaultdict[str, Openings](list), Openings()
    for zone, pattern in WORDS.items():
        for opening in sorted(set(_openings(pattern.pattern))):
            first, fence, _ = opening[1:].partition("-")
            anchored = opening.startswith("-") and (fence or len(first) > 1)
            (at_word[first[:3]] if anchored else loose).append((opening, zone))
    return dict(at_word), loose


_OPENINGS, _LOOSE_OPENINGS = _by_opening()
_LOOSE = re.compile("|".join(re.escape(opening.split("-")[0]) for opening, _ in _LOOSE_OPENINGS))

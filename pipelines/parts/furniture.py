"""Lines in an article's column that are no part of it: adverts, share bars, invitations, rights."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.data import read_table
from pipelines.language.letters import HAN
from pipelines.language.phrases import Fragments, all_languages, alternation, any_of
from pipelines.language.sentences import FULL_STOPS, STOPS

MAX_LINE, MAX_INSIDE, MAX_MADE, MAX_SECTIONS = 500, 300, 200, 60
"""Characters of a section's name, or of several."""
_TABLES = read_table("furniture")
_LINE, _OPENING, _LABEL, _OFFER, _ASKED, _ITSELF = (
    all_languages(_TABLES[table]) for table in ("line", "opening", "label", "offer", "asked", "itself")
)
_SECTION = re.compile(rf"(?:{alternation(read_table('sections')['label'])})\s?[:：]\s?", re.IGNORECASE)
_STARTS = _LABEL | _OPENING | _OFFER | _ASKED | _ITSELF
_INSIDE, _OFFERED, _MADE, _MACHINE, _ADVERT, _GOES_ON = (
    Fragments(phrase.casefold() for phrases in _TABLES[table].values() for phrase in phrases)
    for table in ("inside", "offered", "made", "machine", "advert", "goes_on")
)
MAX_BREAK, MAX_BUTTON, MOST_CALLED = 80, 40, 2
"""Characters of a line that says that the text goes on after an advert; of an offer; blanks of a call."""
_QUESTION = re.compile(r"[^.!?。！？]{0,25}[?？]")

_REPORTED = re.compile(
    rf"[,”“\"»«’]\s(?:[^,.;:”\"]{{1,60}}\s)?(?:{any_of(read_table('speech')['said'])})(?=[\s,.:;?!]|$)"
    r"|(?:说|表示|指出|称|坦言|透露|提醒|(?:と[^。、]{0,12}|を)(?:述べた|話す|話した|語った|命じた|という)|(?:고|다고) (?:말했다|밝혔다|전했다))[^。.]{0,6}[。.]$",
    re.IGNORECASE,
)
"""Somebody is quoted as saying it: a sentence of the text, whatever words it opens with."""
_FIGURE = re.compile(r"\d")
_LEAD = re.compile(r"[\s\[(（【「<>»►▶→•●■*–—\-~#\ufe0f\U0001f300-\U0001faff]{0,8}")
_COLON = re.compile(r"\s{0,2}[:：]")
_COMMAS = tuple(",，、،")
_BEFORE, _MINUTES, _AFTER, _COUNTED_THING, _MARKED = (
    any_of(_TABLES[table]) for table in ("reading_before", "minutes", "reading_after", "counted", "marked")
)
_READING_TIME = re.compile(
    rf"(?:{_BEFORE}|~)?[:\s]{{0,3}}\d{{1,3}}[\s-]?(?:{_MINUTES})\.?(?: ?(?:{_AFTER}))?", re.IGNORECASE
)
_TIMED = re.compile(r"[\s·•|(–-]{0,3}(?<!\d)\d{1,2}(?::\d\d(?: ?min)?| ?min(?:\.|utes|uten|utos)?)\)?$", re.IGNORECASE)
"""How long a recording is, after what its button says: "Listen to this article · 5:12 min"."""
_CLOCK = re.compile(r"\d{1,2}(?: ?: ?\d{2}){1,2}(?: ?/ ?-?(?:\d{1,2}|-{1,2})(?::(?:\d{2}|--)){1,2})?")
_UPDATED = re.compile(
    r"(?:(?:this (?:story|article) was )?(?:last|first|originally) )?(?:updated|published|posted):?(?: on| at)?(?: \S{1,12}){0,6}"
    r" \d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?:,? \(?[A-Z]{1,5}\)?)?\.?",
    re.IGNORECASE,
)
"""A change at a time of day, perhaps without a date: "Updated Saturday at 10:30 a.m. ET"."""
_COUNT = re.compile(
    rf"[(\[]?\d[\d.,]{{0,8}}[KkMm]?[)\]]? (?:[KMG]B|{_COUNTED_THING})|(?:{_COUNTED_THING}) ?\(\d{{1,5}}\)"
    r"|\d{1,5}\s?/\s?\d{1,5}\s?(?:文字|字|characters|Zeichen|caractères|caracteres)"
    rf"|(?:{_MARKED}) ?\(?\d{{1,6}}\)?",
    re.IGNORECASE,
)
_SLIDES = re.compile(
    r"(?:view all|slideshow|gallery|photos?|fotos?|bilder|image|1/\d{1,3}|\d{1,3} bilder)"
    r"\s?\(?\s?\d{0,3}\s?(?:images?|photos?|pictures?|bilder|fotos)?\s?\)?",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"(?:©|\(c\)|copyright)\s?(?:\(c\)|©)?\s?(?:19|20)\d\d\b", re.IGNORECASE)
_ARROWED = re.compile(r"[^«»‹›.]{2,40}\s?[»›]")
"""A button; a quotation would have two such marks."""
_BARRED = re.compile(r"[|｜]\s?[^|｜.!?。！？]{1,40}")
"""A part that stands after a bar beside a byline, or alone in the text: "| LONDON"."""
_SHARED = any_of(_TABLES["shared"])
_SHARE_BAR = re.compile(
    rf"(?i)(?:(?:{_SHARED})[\s\d.,|/·•:()+-]{{0,12}}){{3,16}}|(?:{_SHARED})\d{{0,6}}(?:{_SHARED})|(?:[\[【〔][^\[\]【】〔〕:：]{{1,14}}[\]】〕]\s?){{2,8}}"
)
"""Buttons, glued or with their counts: "SHARE 12 TWEETCOMMENTPRINT"; two with nothing between; each in brackets."""
_FILES = (".jpg", ".jpeg", ".png", ".webp", ".JPG")
"""A picture's file, told beside it: "2026/05/ferry-at-quay.jpeg"."""
_STRAY = re.compile(r"[B-HJ-PR-UWYZb-hj-z]|\+\d{1,3}|[.,/|·•_¯:;-]{1,3}")
_NETWORK = r"(?:instagram|facebook|twitter|x|youtube|telegram|whatsapp|tiktok|google news|linkedin|threads|flipboard|zalo|viber)"
_NETWORKS = re.compile(rf"{_NETWORK}(?:[\s/|,·-]{{1,3}}{_NETWORK}){{1,9}}", re.IGNORECASE)
_FOLLOW = re.compile(
    rf"(?:follow|join|connect with) .{{1,40}}(?: (?:on|di)|:) {_NETWORK}\b|get .{{2,60}} by e-?mail\b|(?:get|find) .{{1,40}} on {_NETWORK}(?:,| and) {_NETWORK}\b"
    rf"|follow (?:.{{2,40}} )?@\w{{2,20}}\b|(?:please )?(?:like|follow) .{{2,40}} on {_NETWORK}(?: and {_NETWORK})?[.!]?$|please follow .{{2,60}} on {_NETWORK}\b"
    r"|(?:join|follow) .{1,60}\b(?:whatsapp|telegram|discord) (?:community|channel|group|chat)\b"
    r"|(?:for .{3,40}, )?follow .{1,60} google news(?: channel)?\b"
    rf"|(?:[^\W\d_][\w.'’-]{{0,20}} ){{0,4}}on {_NETWORK}:? (?:@\w{{2,20}}|\S{{0,12}}(?:twitter|x)\.com/\S{{2,30}})$"
    r"|listen to .{2,30} live (?:at|on|from)\b|support (?!for\b)[^.,]{2,40} journalism\b[^.,]{0,40}$"
    r"|(?:add|choose|make|set|select) .{2,40} (?:as )?(?:a |my |your )?(?:preferred|trusted) source\b"
    r"|(?:click here to )?(?:get|download) the .{2,30} app\b|add .{2,30} to your google"
    rf"|(?:[^.?!]{{4,90}}[?!]\s)?(?:{any_of(_TABLES['follow'])})\s(?:[^.?!,;:]{{2,50}}\s)?[^\s.?!]{{1,6}}\s{_NETWORK}[.!]?$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:mehr|alle|weitere|aktuelle) .{3,80}(?:lesen sie|finden sie|gibt es|gibt's|lest ihr|findet ihr) .{0,40}(?:hier|liveblog|newsblog|ticker)[.:]?"
    r"|(?:read|find|see|get) (?:more|all|our|the (?:latest|full)) .{3,80} here\.?"
    r"|(?:watch|listen to) (?:this|the|our|his|her|their) (?:[\w-]+ ){0,3}(?:video|clip|trailer|podcast|episode|interview)s?(?: [\w-]+){0,2}[.:]?"
    r"|the post .{3,300} (?:appeared first|first appeared) on .{2,60}"
    r"|(?:\.\.\.|…) ?(?:ist|is|est|es|è) .{5,400}",
    re.IGNORECASE,
)
"""Where there is more to read; or, in a box headed by somebody's name, who that is: "... is a fellow of"."""
_ROLE = re.compile(
    r"(?:role|reporting from|título del autor|informa desde|место работы|місце роботи|unvan), \S.{1,80}[^.!?]",
    re.IGNORECASE,
)
"""A part of a byline with a label: where a writer works, or from where he reports: "Role, Harbour News"."""
_DESK_NOTE = re.compile(
    r"\((?:(?:ATTN|EDS|EDITORS)[:;.].{2,300}"
    r"|(?:adds?|updates?|updating|recasts?|refiles?|repeats?|corrects?|rewrites?|removes?|changes)\b[^()]{4,300}"
    r"|this (?:[a-z]{3,9}\.? \d{1,2},? |\d{1,2} [a-z]{3,9}\.? )?(?:story|article|report|version)(?: of (?:the|this) (?:story|article|report))? "
    r"(?:(?:has been |was |is )?(?:corrected|refiled|updated|edited|amended|clarified)|corrects|refiles|updates|adds|removes|clarifies|fixes)\b[^()]{4,300})\)",
    re.IGNORECASE,
)
_APP = re.compile(
    r"(?:[^，。！？]{2,12}[？！])?(?:欢迎|歡迎|请|請)?(?:安装|安裝|下载|下載|打开|打開|登录|登入)[^，。！？]{0,12}(?:客户端|客戶端|应用程序|應用程式|app)[」”]?(?:[^。！？]{0,40}(?:[→>【》]|看|收听|查看|接收|获取|体验|跟踪)[^。！？]{0,30})?$"
    r"|[^。！？]{0,16}尽在[^。！？]{1,16}(?:客户端|app)[\s>》→]{0,3}$|[^，。！？]{2,12}客户端下载$",
    re.IGNORECASE,
)
"""An invitation to a newsroom's own app, in Chinese."""
_APPS = ("APP", "app", "客户端", "客戶端", "应用程序", "應用程式")
_FOLLOWED = re.compile(
    r"[^。]{0,20}(?:instagram|facebook|telegram|youtube|line|推特|脸书|臉書|微博|微信)[^。]{0,6}[！!，,]\s?(?:欢迎|歡迎)(?:搜|关注|關注|追|订阅|訂閱|加入).{0,60}"
    r"|[◆●▶]?\s?追[蹤踪]更多[^。，]{0,20}(?:新聞|新闻|報導|報道|报道|資訊|资讯)[:：].{0,160}",
    re.IGNORECASE,
)
"""An invitation to follow a newsroom elsewhere, in Chinese."""
_FORMER_TITLE = re.compile(
    r"[（(]原(?:标题|標題|题|題|题目|題目)(?:为|為|是)[:：]?\s?[《“「][^（）()]{2,80}[》”」][^（）()]{0,20}[）)]"
)
"""The title under which another newsroom published it: （原题为《港湾》）."""
_BACK = re.compile(r"返回[^，。！？]{1,10}[，,]\s?查看更多$")
"""A portal's button at the end of its texts."""
_STAFF = re.compile(r"(?:from )?(?:the )?(?:[\w.'’-]{2,20} ){0,3}staff(?: and wire)? reports", re.IGNORECASE)
"""A credit to a paper's staff instead of a writer: "From The Harbour News staff reports"."""
_LENGTH = re.compile(
    r"(?:[（(](?:最終)?更新[:：\s]?[\d/:\s年月日時分]{3,20}[）)])?\s?(?:有料記事|会員限定(?:記事)?)?\s?(?:残り)?\d{2,5}文字"
)
"""When a Japanese paper changed a story, and how long the story is: "（最終更新 5/12 17:20） 有料記事 512文字"."""
_REMINDER = re.compile(
    r"[^。]{0,20}(?:[^。]{2,40}。){0,3}[^。]{0,40}(?:(?<=請)[^。]{0,12}(?:安心|防治|諮詢|協談)專線|(?:安心|防治|諮詢|協談)專線\s?[：:])\s?[\d（(]{3,5}.{0,120}|[※◎☆★◆●].{0,30}(?:提醒您|飲酒過量|喝酒不開車|禁止酒駕|未滿(?:18|十八)歲|安心專線|防治專線).{0,120}|\[(?:카카오톡|전화|메일|이메일)\]\s.{4,60}"
)
"""Warnings and help lines that Taiwanese papers must print; how a Korean broadcaster can be reached."""
_DESK = re.compile(rf"[{HAN}]{{2,4}}(?:中心|頻道|小組)[/／](?:綜合|編譯|整理|[{HAN}]{{2}})報導")
"""The desk of a Taiwanese paper, without a reporter: 社會中心／綜合報導."""
_WIRE_CLOCK = re.compile(
    r"\d{1,2}:\d\d\s?(?:local time|heure locale|hora local|ت\s?مـ?)(?:[\s/|-]{0,3}\d{1,2}:\d\d\s?(?:gmt|جمت))?(?:\s?\d{3,5})?",
    re.IGNORECASE,
)
"""When a wire sent a story: "12:30 Local Time 09:30 GMT"."""
_PLACE = re.compile(r"(\$\$|%%|##|\[\[|\{\{|@@)\s?[\w.:-]{2,40}\s?(?:\$\$|%%|##|\]\]|\}\}|@@)")
"""A placeholder that a template did not fill: "$$ARTICLE_AD$$", "{{ banner }}"."""
_VIEWS = re.compile(
    r"(?:the |all )?(?:personal )?(?:views|opinions)(?: (?:and|or) (?:views|opinions))? (?:expressed|stated) (?:(?:here|are)\b"
    r"|by (?:the |our )?(?:author|writer|contributor|columnist)s?\b"
    r"|(?:in|on|within|through) (?:this|these|our) (?:[\w-]{2,20} )?(?:articles?|comment\w*|columns?|pieces?|stor(?:y|ies)|op-?eds?|blogs?"
    r"|posts?|opinions?|contents?|publications?|editorials?|essays?|letters?|reports?|section|pages?|(?:web)?sites?|podcasts?|forum)\b)",
    re.IGNORECASE,
)
"""Whose opinion a text gives, and not the newsroom's; those "expressed in this survey" are what a story is about."""
_RIGHTS_HELD = re.compile(r".{0,280}版[权權]所有(?![者人权權方]).{0,280}")
_FORBIDDEN_JA = re.compile(
    r".{0,200}(?:無断|許可なく).{0,12}(?:転載|複製|引用|使用|利用|掲載|転用|配信|コピー|翻案).{0,20}(?:禁じます|禁ず|お断り|ご遠慮|できません|禁止(?:です|します|されてい|いたします|[。）」\s]|$)).{0,80}"
    r"|.{0,80}禁無断.{0,60}"
)
_FORBIDDEN_KO = re.compile(
    r".{0,200}(?:무단.{0,6}(?:전재|복제|배포|도용|수집|이용|사용|학습|게재)|재배포).{0,20}금지(?:합니다|입니다|됩니다|[\s.,)>\]】]|$).{0,120}"
)
"""That a text must not be copied; a story on somebody who copied does not say so to its reader."""
_NOTICE = re.compile(r"[【\[](?:免责声明|免責聲明|版权声明|版權聲明)[】\]].{4,480}")
_PAGES = re.compile(
    r"(?:[【\[(]\d{1,2}[】\])]\s?){2,20}|(?:page |seite |第)?\d{1,2}(?: of | von | de |/)\d{1,2}页?"
    r"|prev(?:ious)? ?[|/·] ?next(?: (?:image|photo|slide|page)s?(?: \d{1,3} of \d{1,3})?)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(seite|page|página|pagina|strona|teil|part) 1: .{3,150}? \1 2: .{3,300}", re.IGNORECASE)
"""A table of an article's pages: "Seite 1: Fog in the port Seite 2: Ferries wait"."""
_SUBJECT_PAGE = re.compile(
    r"(?:More )?([A-Z]{2,6}) [\w .&'’-]{2,40}:(?= https?://[\w.-]{0,12}(?i:\1))(?: https?://\S{4,120}(?: and)?){1,3}"
)
"""Where an agency has all of a subject: "More AP sports: https://apnews.example/sports and https://…"."""
_ADDRESSED = re.compile(rf"(?:{any_of(_TABLES['addressed'])}):\s?https?://\S+", re.IGNORECASE)
"""Where the study or the source of a story is: "DOI: https://…"."""
_BY_FIRST: dict[str, tuple[re.Pattern[str], ...]] = {
    "(": (_DESK_NOTE, _FORMER_TITLE),
    "（": (_FORMER_TITLE,),
    "[": (_PLACE, _REMINDER, _NOTICE),
    "【": (_NOTICE,),
    **dict.fromkeys("$%#{@", (_PLACE,)),
    **dict.fromkeys("※◎☆★◆●", (_REMINDER,)),
}
_BY_LAST = {"s": (_STAFF,), "字": (_LENGTH,), "導": (_DESK,)}
_BY_FIRST_OF_CORE = {**dict.fromkeys("©(cC", _CREDITED), "返": _BACK}
_BY_WORD = {
    "專線": _REMINDER,
    "迎": _FOLLOWED,
    "更多": _FOLLOWED,
    "所有": _RIGHTS_HELD,
    "無断": _FORBIDDEN_JA,
    "許可なく": _FORBIDDEN_JA,
    "금지": _FORBIDDEN_KO,
}
"""A word that every line of a form has -> the form."""


def reads_as_furniture(line: str) -> bool:
    """Whether a line is furniture of the page, in any language. A line that might be a sentence of a story is not.

    >>> reads_as_furniture("Advertisement · Scroll to continue"), reads_as_furniture("The advertisement ran for a week.")
    (True, False)
    """
    line = line.strip()
    return 0 < len(line) <= MAX_LINE and _is_furniture(line)


def says_section(line: str) -> bool:
    """Whether a line is only the word for a section and the name of one, or of several: "Рубрика: Общество"."""
    label = _SECTION.match(line)
    return label is not None and 0 < len(line) - label.end() <= MAX_SECTIONS and not line.endswith(STOPS)


@lru_cache(maxsize=2_000)
def _is_furniture(line: str) -> bool:
    if (len(line) < 80 and _is_mark(line)) or line in _LINE:
        return True
    core = _LEAD.sub("", line, count=1)
    opens = _STARTS.may_open(core) and (_is_labelled(core) or _invites(core) or _offers(core) or _is_made(core))
    if opens or _VIEWS.match(core):
        return _REPORTED.search(line) is None
    if (
        _ROLE.fullmatch(line)
        or _PARTS.fullmatch(core)
        or _FOLLOW.match(core)
        or _POINTER.fullmatch(line)
        or _is_formed(line, core)
        or _is_break(line)
    ):
        return True
    return len(line) <= MAX_INSIDE and _INSIDE.stand_in(line) and _REPORTED.search(line) is None


def _is_break(line: str) -> bool:
    """Whether a short line says that the text goes on after an advert: "Haberin devamı reklamdan sonra"."""
    short = len(line) <= MAX_BREAK and not line.endswith(FULL_STOPS)
    return short and _ADVERT.stand_in(line) and _GOES_ON.stand_in(line)


def _is_formed(line: str, core: str) -> bool:
    """Whether a line has one of the forms that a character or a word in it announces; most lines are tried on none. `core`
    is the line without the marks that it opens with."""
    if any(form.fullmatch(line) for form in (*_BY_FIRST.get(line[0], ()), *_BY_LAST.get(line[-1], ()))):
        return True
    if (form := _BY_FIRST_OF_CORE.get(core[:1])) and form.match(core):
        return True
    if "://" in core and (_SUBJECT_PAGE.fullmatch(core) or _ADDRESSED.fullmatch(core)):
        return True
    if line.isascii():
        return False
    formed = any(word in line and form.fullmatch(line) for word, form in _BY_WORD.items())
    return formed or (any(map(line.__contains__, _APPS)) and _APP.match(core) is not None)


def _invites(core: str) -> bool:
    """Whether a line opens with words for a page's readers; before a comma somebody calls so: "Follow us, he shouted."."""
    end = _OPENING.opening(core)
    called = core.startswith(_COMMAS, end) and core.endswith(FULL_STOPS) and core.count(" ", 0, end) <= MOST_CALLED
    return bool(end) and (not called or _OFFERED.stand_in(core))


def _offers(core: str) -> bool:
    """Whether a line opens with an offer and names it or is a button, or asks what only a page asks its reader."""
    if end := _OFFER.opening(core):
        button = len(core) <= MAX_BUTTON and not core.endswith(FULL_STOPS)
        return button or core in _OFFER or _OFFERED.stand_in(core[end:])
    end = _ASKED.opening(core)
    return bool(end) and _QUESTION.match(core, end) is not None


def _is_made(core: str) -> bool:
    """Whether a line says of its page's text or recording that a machine made it."""
    return len(core) <= MAX_MADE and bool(_ITSELF.opening(core)) and _MADE.stand_in(core) and _MACHINE.stand_in(core)


def _is_labelled(core: str) -> bool:
    """Whether a line opens with a label and its colon."""
    label = _LABEL.opening(core)
    return bool(label) and _COLON.match(core, label) is not None


def _is_mark(line: str) -> bool:
    """Whether a line is a reading time, a player's clock, a count of comments, page numbers, a picture's file or stray marks."""
    forms = (
        (_READING_TIME, _CLOCK, _WIRE_CLOCK, _UPDATED, _COUNT, _SLIDES, _PAGES, _STRAY, _SHARE_BAR)
        if _FIGURE.search(line)
        else (_SLIDES, _STRAY, _NETWORKS, _SHARE_BAR)
    )
    if any(form.fullmatch(line) for form in forms) or (line[0] in "|｜" and _BARRED.fullmatch(line)):
        return True
    timed = _TIMED.search(line)
    if (" " not in line and line.endswith(_FILES)) or (timed and line[: timed.start()] in _LINE):
        return True
    return line[-1] in "»›" and _ARROWED.fullmatch(line) is not None

"""Pages as newsrooms of East and South Asia and the Arab world set them: each line in its field."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from crawler.items import Page
from pipelines.parts.byline import split_byline
from pipelines.parts.dates.lines import is_publication_line
from pipelines.structure import read_page

HEADLINE = "夜航渡轮入冬前恢复运营"
BODY = (
    "港务局昨天表示，外港渡轮将在入冬之前恢复夜间航班，首航定于下月初，届时每晚开行四班，票价保持不变。",
    "码头工人王师傅说，雾号已经修好，航道上的灯浮也换了新的，船长们这几天都在试航，大家心里都有了底。",
    "当地居民希望渡轮能开到更晚，有人建议周末加开一班，港务局答复说要看客流，明年春天再作决定。",
)
TEXT = "".join(f"<p>{line}</p>" for line in BODY)


def record_of(
    above: str = "", text: str = TEXT, below: str = "", *, head: str = "", h1: str = HEADLINE
) -> dict[str, Any]:
    page = f"""<html><head><title>{h1}</title>{head}</head><body><div class="wrap"><h1>{h1}</h1>{above}
<div class="content">{text}</div>{below}</div></body></html>"""
    return asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p>用微信扫描二维码 分享至好友和朋友圈</p>", ""),
        ("<p>信息来源: 港务局研究院、航道测量与维护研究院等单位</p>", ""),
        ('<p>安装港湾客户端第一时间接收最全面的港口资讯→<a href="/app">【下载地址】</a></p>', ""),
        ('<p>港湾科技新闻频道 <a href="/c">我有话说(1307人参与)</a> <a href="/s">收藏本文</a></p>', ""),
    ],
)
def test_what_stands_round_a_headline_is_no_deck(above: str, below: str) -> None:
    assert record_of(above, below=below)["subheadline"] is None


@pytest.mark.parametrize(
    ("above", "text", "below", "published"),
    [
        (
            "",
            TEXT,
            '<footer>发布日期：2024-05-13 09:08:07 所属分类： <a href="/t">头条</a></footer>',
            "2024-05-13T09:08:07",
        ),
        ("", TEXT + "<p>发布时间：2024年5月13日 责任编辑：王小明</p>", "", "2024-05-13T00:00:00"),
        ("", "<p>2024-05-13 09:08来源：港湾时报网作者：王小明</p>" + TEXT, "", "2024-05-13T09:08:00"),
        ("", "<p>تاريخ النشر: 2024-05-13 09:08</p>" + TEXT, "", "2024-05-13T09:08:00"),
    ],
)
def test_a_date_with_its_label_counts_wherever_it_stands(above: str, text: str, below: str, published: str) -> None:
    assert record_of(above, text, below)["published"].isoformat().startswith(published)


def test_a_sentence_about_a_date_is_no_date_of_publication() -> None:
    text = TEXT + "<p>日期定在2024年5月13日之后，具体时间另行通知，请乘客留意。</p>"
    assert record_of(text=text)["published"] is None


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("▲夜航渡轮停靠在外港码头", "▲夜航渡轮停靠在外港码头", None),
        ("△渡轮试航", "△渡轮试航", None),
        ("图注：渡轮试航", "渡轮试航", None),
        ("▲图片来自视频截图。", None, "图片来自视频截图"),
    ],
)
def test_a_line_with_an_arrow_to_its_picture_is_its_caption(line: str, caption: str | None, credit: str | None) -> None:
    first, *rest = BODY
    text = f'<p>{first}</p><p><img src="/a.jpg"></p><p>{line}</p>' + "".join(f"<p>{p}</p>" for p in rest)
    found = record_of(text=text)
    assert [(image["caption"], image["credit"]) for image in found["images"]] == [(caption, credit)]
    assert [block["text"] for block in found["body"]] == list(BODY)


def test_markup_that_a_browser_saved_as_text_is_not_displayed() -> None:
    saved = f"<noscript>&lt;img src=&quot;https://count.example/{'x' * 900}&quot;&gt;</noscript>"
    found = record_of(saved, below=saved)
    assert (found["headline"], [block["text"] for block in found["body"]]) == (HEADLINE, list(BODY))


def test_a_programme_for_telephones_is_no_related_story() -> None:
    below = """<div class="related"><h3>相关新闻</h3><ul><li><a href="https://app.example/d">投资热点尽在港湾财经APP&gt;</a></li>
<li><a href="https://www.gangwan.example/2024/2.html">外港航道灯浮全部更换完毕</a></li></ul></div>"""
    assert [link["title"] for link in record_of(below=below)["related_links"]] == ["外港航道灯浮全部更换完毕"]


def test_a_page_that_is_set_in_lists_has_paragraphs() -> None:
    page = f"""<html><head><title>{HEADLINE}</title></head><body><ul class="main"><li class="left"><h3>{HEADLINE}</h3>
<div class="time"><span>2024-05-13 09:08:07</span></div><div class="txt">{TEXT}</div><ul><li class="editor">责任编辑: 王小明</li></ul></li><li class="side"><p>灯浮更换完毕</p><p>渔船回港避风</p><p>码头新装雾号</p></li></ul></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert [(block["kind"], block["text"]) for block in found["body"]] == [("paragraph", line) for line in BODY]
    assert found["signoff"] == "责任编辑: 王小明"


def test_short_lines_under_most_pictures_are_captions() -> None:
    shown = ("码头。", "试航的渡轮。", "灯浮。")
    pictures = [f'<p><img src="/{n}.jpg"></p><p>{line}</p>' for n, line in enumerate(shown)]
    text = "".join(f"<p>{line * 2}</p>{picture}" for line, picture in zip(BODY, pictures, strict=True))
    found = record_of(text=text)
    assert [image["caption"] for image in found["images"]] == list(shown)
    assert [block["text"] for block in found["body"]] == [line * 2 for line in BODY]


def test_one_short_line_under_a_picture_is_text() -> None:
    found = record_of(text=f'<p><img src="/1.jpg"></p><p>没有人回答。</p>{TEXT}')
    assert found["body"][0]["text"] == "没有人回答。"


def test_day_and_time_in_brackets_behind_the_last_sentence_are_when_it_appeared() -> None:
    first, second, last = BODY
    text = f"<p>{first}（2024/05/11-08:00）</p><p>{second}</p><p>{last}（2024/05/12-13:31）</p>"
    found = record_of(text=text)
    assert found["published"].isoformat().startswith("2024-05-12T13:31")
    assert [block["text"] for block in found["body"]] == [f"{first}（2024/05/11-08:00）", second, last]


def test_the_editors_line_in_a_share_bar_is_the_sign_off() -> None:
    found = record_of(
        below='<div class="share-box"><p>[责任编辑：王小明]</p><span>分享到：</span><a href="#">微博</a></div>'
    )
    assert found["signoff"] == "[责任编辑：王小明]"


def test_labels_that_are_glued_to_each_other_are_told_apart() -> None:
    found = record_of(text="<p>2024-05-13 09:08来源：港湾时报网作者：王小明</p>" + TEXT)
    assert (found["bylines"], [block["text"] for block in found["body"]]) == (["王小明"], list(BODY))


def test_a_date_in_parts_is_put_together() -> None:
    above = "<div><span>2024</span><div>05/ 12</div><div>09:08:07</div></div>"
    assert record_of(above)["published"].isoformat().startswith("2024-05-12T09:08:07")


def test_the_editors_line_right_behind_the_texts_element_is_the_sign_off() -> None:
    page = f"""<html><head><title>{HEADLINE}</title></head><body><div class="cnt"><h1>{HEADLINE}</h1>{TEXT}</div>
<div class="zebian"><span>编辑：</span>王小明 <span>责任编辑：</span>李大同</div><div class="hot"><p>渔船回港避风</p></div></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert found["signoff"] == "编辑：王小明 责任编辑：李大同"


def test_a_line_of_source_and_type_sizes_is_no_text() -> None:
    found = record_of(
        text=f"<div>来源： 港湾网 【字号 <a href='#'>大</a> <a href='#'>小</a>】【打印】【关闭】</div>{TEXT}"
    )
    assert [block["text"] for block in found["body"]] == list(BODY)


def test_the_name_of_the_site_is_no_section() -> None:
    page = f"""<html><head><title>{HEADLINE}-港湾网</title></head><body><div class="header"><a href="/">港湾网</a><h1>{HEADLINE}</h1></div>
<div class="main">{TEXT}</div></body></html>"""
    assert asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))["section"] is None


def test_the_rights_of_a_page_are_no_picture() -> None:
    assert record_of('<p class="credit">©港湾通信社</p>')["images"] == []
    below = '<p class="copyright">Copyrights ⓒ 하버일보. 무단 전재 및 재배포 금지</p>'
    assert record_of(text=TEXT + below, head='<meta http-equiv="content-language" content="ko">')["images"] == []


def test_the_editors_line_in_a_box_for_adverts_is_the_sign_off() -> None:
    found = record_of(text=f'{TEXT}<p>(完)</p><div class="adEditor"><div class="left_name">【编辑:王小明】</div></div>')
    assert found["signoff"] == "(完) 【编辑:王小明】"


def test_lines_that_single_breaks_part_are_paragraphs() -> None:
    lines = (BODY[0], "“雾号已经修好”", *BODY[1:])
    found = record_of(text="<br/>".join(f"<strong>{line}</strong>" if line[0] == "“" else line for line in lines))
    assert [block["text"] for block in found["body"]] == list(lines)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<span>来源：港湾报</span><span>作者：王小明 李大同</span><span>责任编辑：高平</span>", ["王小明", "李大同"]),
        ("港湾新闻记者 王小明 发自海州", ["王小明"]),
    ],
)
def test_what_stands_behind_the_writers_is_no_name(line: str, names: list[str]) -> None:
    assert record_of(f"<p>{line}</p>")["bylines"] == names


def test_the_day_behind_a_title_on_a_list_is_not_of_it() -> None:
    below = '<p>编辑：王小明</p><h3>相关阅读</h3><ul><li><a href="/2024/2.html">灯浮更换完毕</a><em>2024-05-02</em></li></ul>'
    assert [link["title"] for link in record_of(below=below)["related_links"]] == ["灯浮更换完毕"]


@pytest.mark.parametrize(
    ("path", "section"),
    [('<p class="ban">第04版：要闻</p>', "要闻"), ('<p>第4版</p><div class="news_path"><a href="/l/1">港事</a> &gt;</div>', "港事")],
)  # fmt: skip
def test_a_printed_papers_page_and_a_path_of_one_name_are_sections(path: str, section: str) -> None:
    page = f"""<html><head><title>{HEADLINE}</title></head><body>{path}<div><h1>{HEADLINE}</h1>{TEXT}</div></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert found["section"] == section


def test_a_field_that_a_script_empties_into_the_page_is_its_text() -> None:
    text = TEXT.replace("<", "&lt;")
    page = f"""<html><head><title>{HEADLINE}</title></head><body><textarea class="article-content">{text}</textarea>
<textarea class="article-time">1714009380000</textarea><div class="main"><h1></h1></div></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert [block["text"] for block in found["body"]] == list(BODY)
    assert found["published"].isoformat().startswith("2024-04-25T01:43:00")


def test_whose_a_picture_is_stands_under_it_in_so_many_words() -> None:
    lead = "外港渡轮的夜间航班停了三个月，港务局今天下午在码头向记者说明情况。"
    found = record_of(text=f"<p>{lead}</p><p><img src=/1.jpg></p><p>图片来源：王小明</p>{TEXT}")
    assert [image["credit"] for image in found["images"]] == ["王小明"]
    assert [block["text"] for block in found["body"]] == [lead, *BODY]


def test_a_reporters_line_under_a_picture_is_its_credit() -> None:
    found = record_of(
        text=f'{TEXT}<div><img src="/1.jpg"><span style="display:block">试航。港湾新闻记者 王小明 图</span></div>{TEXT}'
    )
    assert [(image["caption"], image["credit"]) for image in found["images"]] == [("试航。", "港湾新闻记者 王小明")]


def test_a_reporters_line_behind_a_list_of_related_stories_is_the_sign_off() -> None:
    below = """<div class="related"><h3>관련기사</h3><ul><li><a href="/2024/2.html">등대의 불빛 다시 켜진 날</a></li></ul></div>
<div class="ab_byline"><p>홍길동 기자 gildong@gangwan.example</p></div>"""
    found = record_of(text=TEXT + below, head='<meta http-equiv="content-language" content="ko">')
    assert found["signoff"] == "홍길동 기자 gildong@gangwan.example"
    assert [link["title"] for link in found["related_links"]] == ["등대의 불빛 다시 켜진 날"]


def test_stories_of_one_address_are_told_by_their_number() -> None:
    below = '<div class="related"><h3>相關新聞</h3><ul><li><a href="/news?uid=3&pid=235001">灯浮全部更换完毕</a></li></ul></div>'
    assert len(record_of(below=below)["related_links"]) == 1


def test_items_that_open_with_the_same_sign_are_lines() -> None:
    lines = (
        "【関連記事】<a href='/2024/2.html'>渡し船の冬支度</a>",
        "【関連記事】<a href='/2024/3.html'>霧笛を直す人</a>",
    )
    found = record_of(text=f"<p>{BODY[0]}</p><p>{'<br>'.join(lines)}</p><p>{BODY[1]}</p>")
    assert [link["title"] for link in found["related_links"]] == ["渡し船の冬支度", "霧笛を直す人"]


def test_a_picture_that_leads_to_its_own_page_is_the_articles() -> None:
    picture = '<div class="Image"><a href="/articles/photo/1.html"><img src="/1.jpg"><span class="Caption">渡し船＝2024年5月8日、山田太郎撮影</span></a></div>'
    found = record_of(text=picture + TEXT)
    assert [(image["caption"], image["credit"]) for image in found["images"]] == [
        ("渡し船＝2024年5月8日", "山田太郎撮影")
    ]


def test_a_sentence_before_its_giver_is_a_caption() -> None:
    line = '<div class="description"><div class="desc">해녀들이 등대 앞을 지난다. 우도어촌계 제공</div></div>'
    picture = f'<div class="image-area"><div class="image"><img src="/1.jpg"></div>{line}</div>'
    found = record_of(text=picture + TEXT)
    assert [(image["caption"], image["credit"]) for image in found["images"]] == [
        ("해녀들이 등대 앞을 지난다.", "우도어촌계 제공")
    ]


def test_who_signs_before_the_editors_is_the_writer() -> None:
    found = record_of(text=f"{TEXT}<p>港湾电台特约记者王小明报道 责编：石明 网编：田文</p>")
    assert found["bylines"] == ["王小明"]


def test_who_signs_the_lead_of_a_japanese_paper_is_its_writer() -> None:
    lines = (
        "渡し船が夜も走るようになり、待つ人の楽しみになっている。（山田太郎）",
        "運賃はそのままで、便数は四つ増えた。",
        "船長は霧笛を新しくしたという。",
    )
    text = "".join(f"<p>{line * (n or 1)}</p>" for n, line in enumerate(lines))
    page = f'<html lang="ja"><head><title>渡し船</title></head><body><div><h1>渡し船</h1>{text}</div></body></html>'
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert found["bylines"] == ["山田太郎"]


def test_of_a_section_and_one_in_its_folder_the_inner_counts() -> None:
    kicker = '<p class="category"><a href="/society/">사회</a><a href="/society/area/">전국일반</a></p>'
    page = (
        f"<html><head><title>{HEADLINE}</title></head><body><div>{kicker}<h1>{HEADLINE}</h1>{TEXT}</div></body></html>"
    )
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert found["section"] == "전국일반"


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_string_of_a_script_is_the_text_below_headline_and_date(mark: str) -> None:
    text = TEXT.replace("</", "<\\/").replace("<p>", f"<p class=\\{mark}a\\{mark}>")
    page = f"""<html><head><title>{HEADLINE}</title></head><body><div class="title_area"><h1>{HEADLINE}</h1><div class="info">
<span>来源：港湾网</span><span>2024年05月13日 09:08</span></div></div><div id="text"></div><div class="zebian">编辑：王小明</div>
<script>var content = {mark}{text}\\r\\n{mark}; show(content);</script></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert [block["text"] for block in found["body"]] == list(BODY)
    assert (found["headline"], found["signoff"]) == (HEADLINE, "编辑：王小明")
    assert found["published"].isoformat().startswith("2024-05-13T09:08")


@pytest.mark.parametrize(
    ("line", "names"), [("2024-05-13 14:31港通社 外港13日電", []), ("2024-05-13 14:31中央社 高雄13日電", ["中央社"])]
)
def test_an_agencys_dateline_in_the_writers_place_is_its_byline(line: str, names: list[str]) -> None:
    assert record_of(f'<div class="author">{line}</div>')["bylines"] == names


def test_a_heading_behind_a_lead_that_opens_the_texts_box_is_text_and_no_deck() -> None:
    lead = "外港渡轮的夜间航班停了三个月，港务局今天下午在码头向记者说明情况，会上的问答现场直播。"
    rest = f'<section><h2>《停航经过》</h2><div class="text">{TEXT}</div></section>'
    found = record_of(text=f'<p class="summary">{lead}</p><div class="more"><section></section>{rest}</div>')
    assert found["subheadline"] is None
    assert [block["text"] for block in found["body"]] == [lead, "《停航经过》", *BODY]


def test_an_invitation_to_pages_elsewhere_is_no_text() -> None:
    found = record_of(text=f"{TEXT}<p>港湾中文有Instagram！欢迎搜寻gangwan，看更多深入浅出的图文与影音报导。</p>")
    assert [block["text"] for block in found["body"]] == list(BODY)


def test_what_a_page_calls_a_section_is_not_of_its_name() -> None:
    page = f"""<html><head><title>{HEADLINE}</title></head><body><div><div class="rubric"><a href="/t/1/">Рубрика: Общество</a></div>
<h1>{HEADLINE}</h1>{TEXT}</div></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert found["section"] == "Общество"


def test_writer_and_editor_in_a_bracket_close_a_text() -> None:
    assert record_of(text=f"{TEXT}<p>（文木/安娜）</p>")["signoff"] == "（文木/安娜）"


def test_names_that_bars_part_are_a_menu() -> None:
    menu = '<div><a href="/">港湾电台</a> | <a href="/local">本地</a> | <a href="/intl">国际</a></div>'
    page = f"<html><head><title>{HEADLINE}</title></head><body>{menu}<h1>{HEADLINE}</h1>{TEXT}</body></html>"
    assert asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))["section"] is None


def test_a_taiwanese_agencys_day_closes_a_text() -> None:
    found = record_of(text=TEXT.removesuffix("</p>") + "1010512</p>")
    assert (found["signoff"], found["body"][-1]["text"]) == ("1010512", BODY[-1])


def test_a_town_that_no_gazetteer_has_is_a_dateline_where_its_element_says_so() -> None:
    found = record_of(text=f'<span class="dateline">雾港镇 — </span>{TEXT}')
    assert (found["dateline"]["text"], [p["name"] for p in found["dateline"]["places"]]) == ("雾港镇 —", ["雾港镇"])


def test_the_day_behind_a_photographer_is_of_neither() -> None:
    found = record_of(
        text=f'{TEXT}<div><img src="/1.jpg"><p>渡輪停靠外港。海峽社記者王小明攝　101年5月12日</p></div>{TEXT}'
    )
    assert [image["caption"] for image in found["images"]] == ["渡輪停靠外港。"]


def test_how_long_a_story_is_stands_in_no_text() -> None:
    record = record_of("<p>港湾新聞 <time>2022/5/12 16:05</time>（最終更新 5/12 17:20） 有料記事 512文字</p>")
    assert [block["text"] for block in record["body"]] == list(BODY)


KOREAN = (
    "하버시 항만국은 12일 외항 나룻배의 밤 운항을 다시 시작한다고 밝혔다.",
    "나룻배는 안개 경적이 고장 난 지난가을부터 낮에만 다녔다.",
    "요금은 그대로다.",
)
DISPATCH = f"<p>(하버=연합뉴스) 김하늘 기자 = {KOREAN[0]}</p><p>{KOREAN[1]}</p><p>{KOREAN[2]}</p>"
SHOWN = '<div class="pic"><img src="/a.jpg" width="500"><p class="caption">외항의 나룻배.</p></div>'


def korean_record(text: str, above: str = "") -> dict[str, Any]:
    page = f"""<html lang="ko"><head><title>나룻배 밤 운항</title></head><body><h1>나룻배, 겨울 앞두고 밤 운항 재개</h1>{above}
<div class="article">{text}</div></body></html>"""
    return asdict(read_page(Page("https://www.nara.example/a/1", page.encode())))


@pytest.mark.parametrize(
    ("opening", "deck"),
    [
        ("<strong>항만국 “요금은 그대로”</strong>", "항만국 “요금은 그대로”"),
        (f"{SHOWN}<strong>항만국 “요금은 그대로”</strong>", "항만국 “요금은 그대로”"),
        (f"<p><b>항만국 “요금은 그대로”</b></p>{SHOWN}", "항만국 “요금은 그대로”"),
        (f"<p>항만국 “요금은 그대로”</p>{SHOWN}", None),
        ("<p><b>항만국 “요금은 그대로”</b></p>", "항만국 “요금은 그대로”"),
        (
            "<p><b>항만국 “요금은 그대로”</b></p><p><b>안개 경적은 봄에</b></p>",
            "항만국 “요금은 그대로” 안개 경적은 봄에",
        ),
        ("<b>항만국 “요금은 그대로”<br>안개 경적은 봄에</b><br><br>", "항만국 “요금은 그대로” 안개 경적은 봄에"),
        ('<p><img src="/a.jpg" width="500"></p><p><b>불을 밝힌 외항의 나룻배</b></p>', None),  # its caption
        ("<p><b>주요 내용:</b></p>", None),
        ("<p><b>김하늘 기자</b></p>", None),
    ],
)
def test_lines_in_bold_directly_above_a_dispatch_are_its_deck(opening: str, deck: str | None) -> None:
    found = korean_record(opening + DISPATCH)
    assert (found["subheadline"], found["dateline"]["places"][0]["name"]) == (deck, "하버")
    assert [block["text"] for block in found["body"]][-3:] == list(KOREAN)


def test_headings_over_several_dispatches_are_of_the_text() -> None:
    text = (
        "<p><b>Ferries to run at night</b></p><p>LONDON (Reuters) - The harbour office said on Monday the ferry would run.</p>"
        "<p><b>Fog horn mended at last</b></p><p>PARIS (Reuters) - The fog horn was mended on Sunday, the office said.</p>"
        "<p>It had been silent since the autumn, and the ferry had run by day.</p>"
    )
    page = (
        f"<html lang=en><title>In brief</title><h1>Harbours in brief</h1><div><p>12 May 2026</p></div><div>{text}</div>"
    )
    assert asdict(read_page(Page("https://times.example/1", page.encode())))["subheadline"] is None


@pytest.mark.parametrize(
    "line",
    [
        "&lt;저작권자(c)하버뉴스. 무단전재-재배포금지.&gt;2026/05/12 09:12 송고",
        "2026.05.12 09:12 입력",
        "2026年5月12日 09:12 发布",
        "2026年5月12日 9時12分 公開",
    ],
)
def test_a_time_before_its_label_counts_wherever_it_stands(line: str) -> None:
    found = korean_record(f"{DISPATCH}<p>{line}</p>")
    assert found["published"].isoformat().startswith("2026-05-12T")
    assert [block["text"] for block in found["body"]] == list(KOREAN)


def test_a_day_alone_before_the_word_for_publication_may_be_anybodys() -> None:
    assert not is_publication_line("电影《夜航》于2024年5月13日发布")
    assert not is_publication_line("映画は2024年5月13日公開")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("来源：海港晚报 作者：李大同  记者 王小明 责任编辑：高平", ["李大同", "王小明"]),
        ("来源：海港晚报</span><span>作者：<i>李大同  记者 王小明</i>", ["李大同", "王小明"]),
        ("来源：海港晚报</span><span>作者：<i>李大同 通讯员 王小明</i>", ["李大同", "王小明"]),
    ],
)
def test_a_writer_may_stand_before_a_reporter(line: str, names: list[str]) -> None:
    assert record_of(f"<div><span>{line}</span></div>")["bylines"] == names


def test_a_line_in_bold_with_an_arrow_is_a_heading_and_one_on_a_film_no_text() -> None:
    film = '<p><iframe src="https://www.youtube.com/embed/abc"></iframe></p><p><strong>▲▼{}（影／記者王小明攝）</strong></p>'
    first, *rest = (f"<p>{line}</p>" for line in BODY)
    found = record_of(
        text=first + film.format("渡轮试航。") + "<p><strong>►为什么只开四班？</strong></p>" + "".join(rest)
    )
    expected = [("paragraph", BODY[0]), ("heading", "►为什么只开四班？"), *(("paragraph", line) for line in BODY[1:])]
    assert [(block["kind"], block["text"]) for block in found["body"]] == expected
    assert found["related_links"] == []


def test_a_korean_reporter_signs_behind_his_town() -> None:
    found = korean_record(f"{DISPATCH}<p><b>하버=김하늘 기자 &lt;sky@nara.example&gt;</b></p>")
    assert found["bylines"] == ["김하늘"]
    text = "".join(f"<p>{line}</p>" for line in KOREAN)
    found = korean_record(f"{text}<p><b>서천=문가온 기자 &lt;gaon@nara.example&gt;</b></p>")
    assert (found["bylines"], found["signoff"]) == (["문가온"], "서천=문가온 기자 <gaon@nara.example>")


@pytest.mark.parametrize(
    ("closing", "names", "signoff"),
    [
        ("（黎望川）", ["黎望川"], "（黎望川）"),
        ("（王小明、李大同）", ["王小明", "李大同"], "（王小明、李大同）"),
        ("（完）", [], "（完）"),
        ("</p><p>来源：海港晚报 记者 王小明", ["王小明"], "来源：海港晚报 记者 王小明"),
        ("</p><p>來源：海港網 記者 王小明", ["王小明"], "來源：海港網 記者 王小明"),
        ("</p><p>来源：海港晚报", [], "来源：海港晚报"),
    ],
)
def test_who_signs_a_chinese_text_at_its_end_wrote_it(closing: str, names: list[str], signoff: str) -> None:
    found = record_of(text="".join(f"<p>{line}</p>" for line in BODY[:2]) + f"<p>{BODY[2]}{closing}</p>")
    assert (found["bylines"], found["signoff"]) == (names, signoff)
    assert [block["text"] for block in found["body"]] == list(BODY)


def test_buttons_for_a_programme_are_no_text() -> None:
    promised = '<p>不用抽籤，打開就看 <a href="/app">點我下載APP</a> <a href="/rule">看辦法</a></p>'
    assert [block["text"] for block in record_of(text=TEXT + promised)["body"]] == list(BODY)
    said = "<p>港务局说，乘客可以下载APP查询班次，也可以在码头询问。</p>"
    assert len(record_of(text=TEXT + said)["body"]) == len(BODY) + 1


@pytest.mark.parametrize("heading", ["相关", "相關", "관련"])
def test_one_word_heads_related_stories(heading: str) -> None:
    listed = f'<div><h2>{heading}</h2><ul><li><a href="/2024/2.html">外港航道灯浮全部更换完毕</a></li></ul></div>'
    assert [link["label"] for link in record_of(text=TEXT + listed)["related_links"]] == [heading]


@pytest.mark.parametrize(
    ("opening", "deck"),
    [
        (f"<div><strong>항만국 “요금은 그대로”<br>안개 경적은 봄에</strong></div>{SHOWN}", "항만국 “요금은 그대로” 안개 경적은 봄에"),
        (f"<p><b>나룻배가 다시 다닌다.</b></p>{SHOWN}", None),
        (f"<p><b>첫째, 외항의 나룻배</b></p>{SHOWN}<p>{KOREAN[0]}</p><p><b>둘째, 안개 경적 이야기</b></p>{SHOWN}", None),
    ],
)  # fmt: skip
def test_a_line_in_bold_over_the_first_picture_is_the_deck(opening: str, deck: str | None) -> None:
    text = "".join(f"<p>{line}</p>" for line in KOREAN)
    found = korean_record(opening + text)
    assert found["subheadline"] == deck
    assert [block["text"] for block in found["body"]][-3:] == list(KOREAN)


@pytest.mark.parametrize(
    ("second", "deck"),
    [
        (
            "<p>“안개 경적은 내년 봄이 되어야 고칠 수 있다”</p>",
            "항만국 직원 일곱 명, 지난달부터 시험 운항 “안개 경적은 내년 봄이 되어야 고칠 수 있다”",
        ),
        ("<p>안개 경적은 봄이 되어야 고친다고 항만국은 말했다.</p>", "항만국 직원 일곱 명, 지난달부터 시험 운항"),
        ("", "항만국 직원 일곱 명, 지난달부터 시험 운항"),
    ],
)
def test_lines_of_a_deck_that_are_no_sentences_are_told_together(second: str, deck: str) -> None:
    lines = f"<p>항만국 직원 일곱 명, 지난달부터 시험 운항</p>{second}"
    more = "".join(
        f"<p>{n}번 부두의 등대지기는 나룻배가 다시 다니면 밤에도 불을 켜 두겠다고 말했다.</p>" for n in range(4)
    )
    page = f"""<html lang="ko"><head><title>나룻배 밤 운항</title></head><body><div class="view"><div class="top">
<h1>나룻배, 겨울 앞두고 밤 운항 재개</h1><div><span>등록 2026.05.12 09:12</span></div><div><div>{lines}</div></div></div>
<article>{SHOWN}{DISPATCH}{more}</article></div></body></html>"""
    found = asdict(read_page(Page("https://www.nara.example/a/1", page.encode())))
    assert found["subheadline"] == deck


def test_a_second_headline_above_the_headline_is_no_section() -> None:
    page = f"""<html><head><title>{HEADLINE}</title></head><body><div><b>第13版：要闻</b> <a href="/1">上一篇</a>
<a href="/3">下一篇</a></div><div><h3>港务局说要看客流再作决定明年春天</h3><h1>{HEADLINE}</h1><h4>本报记者 王小明</h4>
<p><img src="/a.jpg" width="400"></p><p>渡轮停在外港。</p><p>本报记者 王小明摄</p>{TEXT}<p>（李大同参与采写）</p></div></body></html>"""
    found = asdict(read_page(Page("https://www.gangwan.example/2024/1.html", page.encode())))
    assert (found["section"], found["bylines"], found["signoff"]) == ("要闻", ["王小明"], "（李大同参与采写）")
    assert [block["text"] for block in found["body"]] == list(BODY)


@pytest.mark.parametrize("names", [["王小明"], ["王小明", "李大同"]])
def test_who_took_a_picture_wrote_nothing(names: list[str]) -> None:
    assert split_byline(f"本报记者 {' '.join(names)}", "zh") == names
    assert split_byline(f"本报记者 {' '.join(names)}摄", "zh") == []


def test_buttons_in_brackets_are_no_deck() -> None:
    buttons = "<div class='x'>[手机看港湾新闻] [字号 <a>大</a> <a>中</a> <a>小</a>] [打印本稿]</div>"
    assert record_of(f"<span>2024年05月13日 09:08</span>{buttons}")["subheadline"] is None


def test_a_lead_that_only_its_class_sets_apart_opens_the_text() -> None:
    lead, *others = BODY
    text = f"<div class='lead'><p>{lead}</p></div>" + "".join(f"<p>{line}</p>" for line in others)
    found = record_of('<div class="image"><img src="/a.jpg" width="344"></div><div>作者 王小明</div>', text)
    assert (found["subheadline"], [block["text"] for block in found["body"]]) == (None, list(BODY))


def test_the_site_s_name_over_a_list_signs_no_text() -> None:
    listed = '<h4>DW.COM</h4><div><div class="l"><a href="/zh/2"><h2>外港航道灯浮全部更换完毕</h2><p>换灯用了三个月。</p></a></div></div>'
    found = record_of(text=f"<div class='longText'>{TEXT}</div>{listed}")
    assert found["signoff"] is None


def test_the_day_of_a_change_has_a_label_of_its_own() -> None:
    above = "<div>发表日期 <span>2024年 5月 12日</span> 星期日 <br>更改日期 <span>2024年 5月 13日</span> 星期一</div>"
    found = record_of(above)
    assert [found[name].date().isoformat() for name in ("published", "modified")] == ["2024-05-12", "2024-05-13"]


@pytest.mark.parametrize(
    ("host", "language", "hour"),
    [("bao.example.cc", "zh-HK", 9), ("post.example.tv", "en", 9), ("post.example.de", "de", 7)],
)
def test_the_ending_of_an_address_that_is_sold_abroad_tells_no_time(host: str, language: str, hour: int) -> None:
    text = "".join(f"<p>The ferry will run at night before winter, and the fog horn was mended {n}.</p>" for n in "123")
    page = f"<html lang={language}><title>Ferry</title><h1>Ferry at night</h1><p>2024-05-13 09:08</p><div>{text}</div>"
    assert asdict(read_page(Page(f"https://{host}/1", page.encode())))["published"].hour == hour

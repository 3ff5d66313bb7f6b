"""Pictures with their captions and credits, in the layouts that outlets use; the stories and names are made up."""

from __future__ import annotations

import json
import time

import pytest

from crawler.items import Block, Page, Zones
from pipelines.boilerplate import story_of
from pipelines.page.pictures.gathering import gather_pictures
from pipelines.page.pictures.picture import PictureWording
from pipelines.parts.caption import looks_like_caption, looks_like_credit, looks_like_name, looks_like_names
from pipelines.parts.caption.shared import recurring_credits, shared_credit
from pipelines.structure import structure

URL = "https://harbour.example/news/2026/ferry"
HEAD = "<p>The ferry to the outer islands will sail twice a day from Monday, its master said in the port on Friday.</p>"
TAIL = (
    "<p>It will call at the old pier, where the passengers of the morning boat have waited in the rain for years.</p>"
    "<p>The council is to pay for a roof over the pier, which will be built before the first storms of the autumn.</p>"
)
# address of the picture (None: scripted away), caption, credit
Shown = tuple[str | None, str | None, str | None]
BOATS = "Boats lie in the old port."


def shown(html: str, *, before: str = "") -> list[Shown]:
    page = f"<html><body><main><article>{before}<h1>A second ferry for the islands</h1>{HEAD}{html}{TAIL}</article></main></body></html>"
    article = structure(story_of(Page(URL, page.encode())))
    return [
        ((i.url or "").removeprefix("https://harbour.example/") or None, i.caption, i.credit) for i in article.images
    ]


SET: list[tuple[str, list[Shown]]] = [
    # a credit alone in its line right under a picture, whoever stands behind it
    ("<p><img src=/1.jpg></p><p>(Quaidesk)</p>", [("1.jpg", None, "Quaidesk")]),
    ("<div><img src=/1.jpg><span>(<a href=https://a.example/7>Jo Doe / Flickr</a>)</span></div>", [("1.jpg", None, "Jo Doe / Flickr")]),
    ("<p><img src=/1.jpg><br>Jo Doe/AFP</p>", [("1.jpg", None, "Jo Doe/AFP")]),
    ("<div><img src=/1.jpg></div><p>REUTERS</p>", [("1.jpg", None, "REUTERS")]),
    ("<p><img src=/1.jpg></p><p>(Symbolbild)</p>", [("1.jpg", None, None)]),
    # a second one is another picture's
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} (Jo Doe/AFP)</figcaption></figure><p>Photo: Ann Lowe/Reuters</p>",
     [("1.jpg", BOATS, "Jo Doe/AFP"), (None, None, "Ann Lowe/Reuters")]),
    ("<figure><img src=/1.jpg><figcaption>Quai Press | Boats lie in the old port at dawn.</figcaption></figure>",
     [("1.jpg", "Boats lie in the old port at dawn.", "Quai Press")]),
    ("<figure><img src=/1.jpg><figcaption>Photo: Jo Doe/AFP</figcaption></figure><p>IMAGE: The huts of old monks on an island (Ann Lowe/Reuters)</p>",
     [("1.jpg", None, "Jo Doe/AFP"), (None, "The huts of old monks on an island", "Ann Lowe/Reuters")]),
    # a picture that is displayed is one, though it opens a film
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} Video: Reuters</figcaption></figure>", [("1.jpg", BOATS, "Video: Reuters")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} Foto/Video: Jo Doe/AFP</figcaption></figure>", [("1.jpg", BOATS, "Jo Doe/AFP")]),
    ("<div><img src=/1.jpg><div class=photo-source>Boats lie in the port, photo: Jo Doe</div></div>", [("1.jpg", "Boats lie in the port", "Jo Doe")]),
    ("<div><img src=/1.jpg><div class=photo-source>Harbour Post, photo: Jo Doe</div></div>", [("1.jpg", None, "Harbour Post, photo: Jo Doe")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} <span class=credit>Photographer: Jo Doe for The Quai</span></figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe for The Quai")]),
    # a picture and its caption may lead to the picture's own page, a story's lead to the story
    (f"<div class=photo><a href=/quay/4302180><img src=/4302180-a.jpg></a> <a href=/quay/4302180 class=caption><b>Photo:</b> {BOATS}</a> <i>(Quai Post: Jo Doe)</i></div>",
     [("4302180-a.jpg", BOATS, "Quai Post: Jo Doe")]),
    (f"<div class=photo><a href=/quay/4302180><img src=/4302180-a.jpg></a> <a href=/quay/4302180 class=caption>{BOATS}</a></div>", []),
    (f"<div class=photo><a href=/quay/4302180><img src=/a.jpg></a> <a href=/quay/4302180 class=caption>Photo: {BOATS}</a></div>", []),
    # the word for a picture before what it shows goes with it
    (f"<figure><img src=/1.jpg><figcaption>Photo: {BOATS} <span class=credit>Jo Doe/AFP</span></figcaption></figure>", [("1.jpg", BOATS, "Jo Doe/AFP")]),
    # a caption behind its credit; those of a story's teaser are its own
    (f"<figure><img src=/1.jpg><p class=copyright>© Photo: Jo Doe</p><p>{BOATS}</p></figure>", [("1.jpg", BOATS, "Jo Doe")]),
    ("<figure><img src=/1.jpg><p class=copyright>© Photo: Jo Doe</p><p>Enlarge</p></figure>", [("1.jpg", None, "Jo Doe")]),
    ("<figure><a href=/news/old-pier-71234><img src=/1.jpg></a><p class=copyright>© Photo: Jo Doe</p><p><a href=/news/old-pier-71234>The old pier is to be opened to the public in spring</a></p></figure>", []),
    # what a byline's class calls a maker in a figure
    (f"<figure><img src=/1.jpg><figcaption><div>{BOATS}<span class=image-byline itemprop=copyrightHolder>QP PHOTO: JO DOE</span></div></figcaption></figure>",
     [("1.jpg", BOATS, "QP PHOTO: JO DOE")]),
    # an element of its own parts a maker whom no mark tells from a caption without a stop
    ("<figure><img src=/1.jpg><figcaption>Boats lie in the old port <small>Jo Doe</small></figcaption></figure>",
     [("1.jpg", "Boats lie in the old port", "Jo Doe")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS}<cite>Reuters</cite></figcaption></figure>", [("1.jpg", BOATS, "Reuters")]),
    ("<figure><img src=/1.jpg><figcaption>Старият кей през 1962 г.<cite>Reuters</cite></figcaption></figure>", [("1.jpg", "Старият кей през 1962 г.", "Reuters")]),
    ("<figure><img src=/1.jpg><figcaption>Boats lie in the old port <cite>Jo Doe / Quai Post</cite></figcaption></figure>",
     [("1.jpg", "Boats lie in the old port", "Jo Doe / Quai Post")]),
    ("<figure><img src=/1.jpg><figcaption><span>Boats lie in the old port</span><span>Jo Doe</span></figcaption></figure>",
     [("1.jpg", "Boats lie in the old port", "Jo Doe")]),
    ("<figure><img src=/1.jpg><figcaption><span class=img-title>Boats</span> <span class=img-author>© HARBOUR / Jo Doe</span></figcaption></figure>",
     [("1.jpg", "Boats", "HARBOUR / Jo Doe")]),
    ("<figure><img src=/1.jpg><figcaption>Boats at the pier of <span>Port Meadow</span></figcaption></figure>",
     [("1.jpg", "Boats at the pier of Port Meadow", None)]),
    ("<figure><img src=/1.jpg><figcaption>Jo Doe as captain in <em>The Old Port</em></figcaption></figure>",
     [("1.jpg", "Jo Doe as captain in The Old Port", None)]),
    # what stands with the page's other pictures is a credit
    ("<figure><img src=/1.jpg><figcaption>The old port at dawn (Jo Doe)</figcaption></figure><figure><img src=/2.jpg><figcaption>The pier at noon (Jo Doe)</figcaption></figure>",
     [("1.jpg", "The old port at dawn", "Jo Doe"), ("2.jpg", "The pier at noon", "Jo Doe")]),
    ("<figure><img src=/1.jpg><figcaption>The old port at dawn - Jo Doe</figcaption></figure><figure><img src=/2.jpg><figcaption>The pier. Photo: Jo Doe/AP</figcaption></figure>",
     [("1.jpg", "The old port at dawn", "Jo Doe"), ("2.jpg", "The pier.", "Jo Doe/AP")]),
    ("<figure><img src=/1.jpg><figcaption>The mayor of the port (Jo Doe)</figcaption></figure><figure><img src=/2.jpg><figcaption>Her deputy at noon (Ann Lowe)</figcaption></figure>",
     [("1.jpg", "The mayor of the port (Jo Doe)", None), ("2.jpg", "Her deputy at noon (Ann Lowe)", None)]),
    ("<figure><img src=/260512-ines-calder-bo-stern-split.jpg><p class='caption credit'>Ines Calder and Bo Stern</p><p class='caption credit'>Jo Doe/AP</p></figure>",
     [("260512-ines-calder-bo-stern-split.jpg", "Ines Calder and Bo Stern", "Jo Doe/AP")]),
    ("<figure><img src=/260512.jpg><p class='caption credit'>Ines Calder and Bo Stern</p></figure>", [("260512.jpg", None, "Ines Calder and Bo Stern")]),
    ("<figure><img src=/1.jpg><figcaption>港口的船。海峡社记者 张三 摄</figcaption></figure>",
     [("1.jpg", "港口的船。", "海峡社记者 张三 摄")]),
    ("<figure><img src=/1.jpg><figcaption><span>Jo Doe/Harbour</span><small>Barcos no porto de Santos</small></figcaption></figure>",
     [("1.jpg", "Barcos no porto de Santos", "Jo Doe/Harbour")]),
    (f"<figure><img src=/1.jpg><figcaption><span class=text>{BOATS}</span><strong class=author>Cedida por la 'Sociedad de Barcos en la Niebla'</strong></figcaption></figure>",
     [("1.jpg", BOATS, "Cedida por la 'Sociedad de Barcos en la Niebla'")]),
    (f"<div><img src=/1.jpg><div class=credit>Harbour</div><div class=caption>{BOATS}</div></div>", [("1.jpg", BOATS, "Harbour")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} <span class=credit>(<span class=photographer>Joanna Doering / </span><span class=date>May</span> <span class=date>14</span>, 2026)</span></figcaption></figure>",
     [("1.jpg", BOATS, "Joanna Doering")]),
    (f"<div class=image><img src=/1.jpg><p class=caption>{BOATS}</p><img src=/fullScreenIcon.png><p>View larger</p></div>", [("1.jpg", BOATS, None)]),
    ("<div><img src=/1.jpg width=0 height=0 sizes=100vw></div>", [("1.jpg", None, None)]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} <span class=media-license-caption> – Harbour Lens („old boats“)</span></figcaption></figure>",
     [("1.jpg", BOATS, "Harbour Lens („old boats“)")]),
    (f"<div class=carousel><img src=/1.jpg><img src=/2.jpg><img src=/3.jpg><p class=caption>[1/3] {BOATS} REUTERS/Jo Doe</p></div>",
     [("1.jpg", BOATS, "REUTERS/Jo Doe"), ("2.jpg", None, None), ("3.jpg", None, None)]),
    ("<figure><img src=/1.jpg><figcaption><cite>jodoe - stock.harbour.com</cite></figcaption></figure>",
     [("1.jpg", None, "jodoe - stock.harbour.com")]),
    (f"<figure class=image><img src=/1.jpg><figcaption>{BOATS} JO DOE/FOR CHINA DAILY</figcaption></figure>",
     [("1.jpg", BOATS, "JO DOE/FOR CHINA DAILY")]),
    (f"<figure class=image><img src=/1.jpg><figcaption>{BOATS} [Photo by Jo Doe/For harbour.example]</figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe/For harbour.example")]),
    (f"<p><img src=/1.jpg></p><p>{BOATS} (PHOTO / AFP)</p>", [("1.jpg", BOATS, "AFP")]),
    (f"<p>{BOATS} (PHOTO / AFP)</p>", [(None, BOATS, "AFP")]),
    (f"<div class=figure><img src=/1.jpg></div><p class=caption>{BOATS} <span class=credit>Jo Doe</span></p>",
     [("1.jpg", BOATS, "Jo Doe")]),
    (f"<div class=figure><img src=/1.jpg></div><div class=caption>{BOATS} <span class=credit>Harbour Press</span></div>",
     [("1.jpg", BOATS, "Harbour Press")]),
    (f"<p><img src=/1.jpg></p><p>{BOATS} (Xinhua/Li Na)</p>", [("1.jpg", BOATS, "Xinhua/Li Na")]),
    (f"<p><img src=/1.jpg><br><span>{BOATS} (Xinhua/Li Na)</span></p>", [("1.jpg", BOATS, "Xinhua/Li Na")]),
    ("<p><img src=/1.jpg></p><p>图为旧港口的渡船。新华社记者 张三 摄</p>", [("1.jpg", "图为旧港口的渡船。", "新华社记者 张三 摄")]),
    (f"<figure><img src=/1.jpg><figcaption hidden>1 de 1 {BOATS} — Foto: Jo Doe/Harbour</figcaption><p class=media__desc>{BOATS} — Foto: Jo Doe/Harbour</p></figure>",
     [("1.jpg", BOATS, "Jo Doe/Harbour")]),
    (f"<div class=image><img src=/1.jpg></div><div class=photo-caption><span class=photo-source>AP</span> {BOATS}</div>", [("1.jpg", BOATS, "AP")]),
    ("<figure><img src=/1.jpg><div class=image-credit><span class=photo-credit>Jo Doe</span><span class=image-copyright>Getty Images</span></div></figure>",
     [("1.jpg", None, "Jo Doe Getty Images")]),
    ("<div class=image-box><img src=/1.jpg><div><strong class=caption>Ada Winter </strong>(Instagram Ada Winter)</div></div>",
     [("1.jpg", "Ada Winter", "Instagram Ada Winter")]),
    (f"<figure><img src=/1.jpg><figcaption><span class=v-t>{BOATS} </span> <span class=v-p>hb</span></figcaption></figure>",
     [("1.jpg", BOATS, "hb")]),
    (f"<figure><img src=/light/1-300x200.png.webp><noscript><img src=/1-300x200.png></noscript><figcaption>{BOATS}</figcaption></figure>",
     [("light/1-300x200.png.webp", BOATS, None)]),
    ("<p><img src='https://harbour.example/1.jpg, https://harbour.example/2.jpg 2x'></p>", [("2.jpg", None, None)]),
    ("<p class=ueditor-text-tushuo><img src=/1.jpg><span class=imgdesc>旧港口的渡船。张三 摄</span></p>",
     [("1.jpg", "旧港口的渡船。", "张三 摄")]),
    (f"<figure><button class=zoom><img src=/1.jpg srcset='/1.jpg 800w, /1-l.jpg 1600w'></button><figcaption>{BOATS} Photo: Jo Doe</figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe")]),
    (f"<div class=wrap><div class=image><a href=/article_photo/list?id=7><img src=/1.jpg></a></div><p class=caption>{BOATS} Photo: Jo Doe</p></div>",
     [("1.jpg", BOATS, "Jo Doe")]),
    ("<div class='article-widget image'><a class=image href=/img/8Kq2=s1200><img src=/img/8Kq2=s750></a><div class=image-text>"
     f"<span class=description>{BOATS}</span><br><span class=author><span class=label>Image:</span> <span class=name>HNA</span></span></div></div>",
     [("img/8Kq2=s750", BOATS, "HNA")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} <span class=credit>Photo by Jo Doe</span> /<span class=distributor>HNA Images</span></figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe/HNA Images")]),
    (f"<figure class=hero><img src=/1.jpg><figcaption>{BOATS}</figcaption><p class=date>12.05.2026 | 18:59</p></figure>",
     [("1.jpg", BOATS, None)]),
    (f"<figure class=hero><img src=/1.jpg><figcaption>{BOATS}</figcaption><p class=date>12.05.2026 | 2:59 min</p></figure>", []),
    ("<figure><img src=/1.jpg><figcaption>Jo Doe (left) and Ann Roe (right). Photo: AFP</figcaption></figure>",
     [("1.jpg", "Jo Doe (left) and Ann Roe (right).", "AFP")]),
    ("<p><img src=/1.jpg></p><p><em>Photo shows boats in the old port.</em></p>",
     [("1.jpg", "Photo shows boats in the old port.", None)]),
    (f"<p><img src=/1.jpg></p><p><em>{BOATS}</em></p>", [("1.jpg", BOATS, None)]),
    ("<center><img src=/1.jpg alt='Boats in the old port Photo: VCG'></center><p class=picture>Boats in the old port Photo: VCG</p>",
     [("1.jpg", "Boats in the old port", "VCG")]),
    (f"<div class=cmsImage><img src=/1.jpg><div class=imageCaption><div class=title>{BOATS} /VCG Photo</div>"
     f"<div class=wrapper-visible>{BOATS} /VCG Photo</div></div></div>", [("1.jpg", BOATS, "VCG Photo")]),
    (f"<figure><img src=/1.jpg><figcaption class=caption>{BOATS}</figcaption><p class=credit>Image via <a href=https://x.com/jodoe/status/2063093771927965895>Jo Doe</a></p></figure>",
     [("1.jpg", BOATS, "Jo Doe")]),
    (f"<figure><img src=/1.jpg><figcaption class=imgComment_content>{BOATS} [Photo/cfp.cn]</figcaption></figure>",
     [("1.jpg", BOATS, "cfp.cn")]),
    ("<figure class=hero><img src=/1.jpg width=16 height=9><figcaption>Boats in the port (Photo: Jo Doe/PA Wire)</figcaption></figure>",
     [("1.jpg", "Boats in the port", "Jo Doe/PA Wire")]),
    ("<figure><noscript><img src=/boats_a23b77308027721fdbc114c9ccb91311.fp-360.jpg></noscript>"
     "<img src=/boats_a23b77308027721fdbc114c9ccb91311.ux-600-480.jpg><figcaption>Boats in the port</figcaption></figure>",
     [("boats_a23b77308027721fdbc114c9ccb91311.fp-360.jpg", "Boats in the port", None)]),
    ("<p><span class=image><img src=/1.jpg><span class=source>Jo Doe/REUTERS</span><span class=caption>Boats in the port</span></span></p>",
     [("1.jpg", "Boats in the port", "Jo Doe/REUTERS")]),
    ("<div><img src=/Harbour-Logo-798x310.jpg width=798></div>", [("Harbour-Logo-798x310.jpg", None, None)]),
    ("<figure><img src=/1__medium.jpg><noscript><img src=/1__retina.jpg></noscript><p class=figcaption>Boats in the port</p></figure>",
     [("1__medium.jpg", "Boats in the port", None)]),
    ("<figure><img src=/1.jpg><figcaption><span>The Mainichi Shimbun</span><br>Boats lie in the old port, seen at dawn</figcaption></figure>",
     [("1.jpg", "Boats lie in the old port, seen at dawn", "The Mainichi Shimbun")]),
    ("<a href=https://news.example/x>Follow<img src=/logo.svg></a><div class=mb-3><img src=/1.jpg></div>"
     "<a href=https://news.example/x>Follow<img src=/logo.svg></a>", [("1.jpg", None, None)]),
    ("<figure id=x7><figcaption>Bitte aktivieren Sie Javascript.<br>Oder nutzen Sie das <a href=/pur>Hafen-pur-Angebot</a><br>und lesen"
     " den Hafenboten<ul><li>ohne Werbung</ul></figcaption></figure>", []),
    ("<div class=slideshow><div class=nextPrevLayer><img src=/1.jpg><div><span class=caption>Boats in the port</span>"
     "<span class=credit>Photo: HARBOUR</span></div></div></div>", [("1.jpg", "Boats in the port", "HARBOUR")]),
    ("<div class=slideshow><img src=/1.jpg><div class=caption>Boats in the port at dawn. | AP Photo"
     "<span class='close-button js'>Close</span></div></div>", [("1.jpg", "Boats in the port at dawn.", "AP Photo")]),
    ("<div class=PhotoContainer><img src=/1.jpg><cite id=galleryCaption1>The boats wait in the port for the fog to lift.</cite></div>"
     "<div class=gallery-caption>HIDE CAPTION</div>", [("1.jpg", "The boats wait in the port for the fog to lift.", None)]),
    ("<div class=html_slideshow><div class=GalleryPhotoContainer><img src=/1.jpg><cite id=galleryCaption1>The boats wait in the port for"
     " the fog to lift.</cite></div><div class=PhotoGalleryNav><div style=display:none><img src=/1-cut.jpg></div>1</div></div>",
     [("1.jpg", "The boats wait in the port for the fog to lift.", None)]),
    ("<figure><img src=/1.jpg><figcaption>Boats in the port. <a href=https://licence.example/by/4.0>CC-BY-SA 2.0</a></figcaption></figure>",
     [("1.jpg", "Boats in the port.", "CC-BY-SA 2.0")]),
    ("<figure><img src=/1.jpg><figcaption class=timestamp-caption><p>Boats lie in the old port at dawn, and two more wait out at sea.</p>"
     "<p>Jo Doe—Getty Images</p></figcaption></figure>",
     [("1.jpg", "Boats lie in the old port at dawn, and two more wait out at sea.", "Jo Doe—Getty Images")]),
    ("<div class=image><img src=/1.jpg><p class=source>Image: <a href=https://flickr.com/photos/7>Jo J. Doe on Flickr</a></p></div>",
     [("1.jpg", None, "Jo J. Doe on Flickr")]),
    (f"<figure class=e-image><img src=/1.jpg><figcaption>{BOATS}</figcaption><div>Image: <a href=/u/1>WHarbour</a></div></figure>",
     [("1.jpg", BOATS, "WHarbour")]),
    ("<div class=foto><img src=/1.jpg alt='Ada Doe.'></div><p>Ada Doe.</p>", [("1.jpg", "Ada Doe.", None)]),
    ("<div class=foto><img src=/1.jpg alt='Jo &amp;#39;Old&amp;#39; Doe.'></div><p>Jo 'Old' Doe.</p>", [("1.jpg", "Jo 'Old' Doe.", None)]),
    ("<figure><a href=https://shop.example/><img src=/1.jpg></a><figcaption>Boats in <a href=https://shop.example/>a book</a> of the port</figcaption></figure>",
     [("1.jpg", "Boats in a book of the port", None)]),
    ("<div><img src=/1.jpg alt='Boats in the port - HAFEN, 1920, 24.11.2026'></div><p>Ad</p><p>Boats in the port. Archive</p>",
     [("1.jpg", "Boats in the port. Archive", None)]),
    ("<div class=image><img src=/1.jpg><p>- Boats in 2012. REUTERS/Jo Doe -</p></div>", [("1.jpg", "Boats in 2012.", "REUTERS/Jo Doe")]),
    ("<p><img src=/1.jpg></p><p>旧港口的渡船。视觉中国 资料</p>", [("1.jpg", "旧港口的渡船。", "视觉中国 资料")]),
    ("<p><img src=/1.jpg></p><p>旧港口的渡船。港务局供图 港湾网发</p>", [("1.jpg", "旧港口的渡船。", "港务局供图 港湾网")]),
    ("<p><img src=/1.jpg></p><p class=image_desc>（一份旧港口渡轮的报价单与航班表）</p>",
     [("1.jpg", "（一份旧港口渡轮的报价单与航班表）", None)]),
    ("<p><img src=/1.jpg></p><p>港湾网站题为《渡轮停航》的报道截图。</p>", [("1.jpg", "港湾网站题为《渡轮停航》的报道截图。", None)]),
    ("<div class=media><img src=/1.jpg><div class=media__footer><span class=media__title>© Reuters / Jo Doe</span></div></div>",
     [("1.jpg", None, "Reuters / Jo Doe")]),
    (f"<div class=b-inject><img src=/1.jpg><div class=b-inject__content>{BOATS}</div>"
     "<div class=b-inject__copy>© RIA Novosti / Jo Doe</div></div>", [("1.jpg", BOATS, "RIA Novosti / Jo Doe")]),
    ("<figure class=image><img src=/1.jpg><figcaption>Fotoğraf : Jo Doe/AA</figcaption></figure>", [("1.jpg", None, "Jo Doe/AA")]),
    (f"<figure class=image-zone><img src=/1.jpg><figcaption><p class=txt-desc>{BOATS} (PHOTO NOT FOR SALE) (Yonhap)</p></figcaption></figure>",
     [("1.jpg", BOATS, "Yonhap")]),
    ("<div class=fullPic><img src=/1.jpg><div class=picinfo>舊港口的渡船。（中央社檔案照片）</div></div>",
     [("1.jpg", "舊港口的渡船。", "中央社檔案照片")]),
    (f"<figure class=Figure><img src=/1.jpg><figcaption class=Figure-caption>FILE - {BOATS} (AP Photo/Jo Doe, File)</figcaption></figure>",
     [("1.jpg", f"FILE - {BOATS}", "AP Photo/Jo Doe, File")]),
    (f"<figure class=primary-image><img src=/1.jpg><figcaption>[1/5]{BOATS} REUTERS/Jo Doe/File Photo "
     "<a href=/license>Purchase Licensing Rights, opens new tab</a></figcaption></figure>",
     [("1.jpg", BOATS, "REUTERS/Jo Doe/File Photo")]),
    (f"<figure><img src=/1.jpg><figcaption><span>Item 1 of 2 {BOATS} REUTERS/Jo Doe</span><div><span>[1/2]</span>{BOATS} REUTERS/Jo Doe "
     "<a href=/license>Purchase Licensing Rights</a></div></figcaption></figure>", [("1.jpg", BOATS, "REUTERS/Jo Doe")]),
    (f"<div id=articleImage><img src=/1.jpg><div id=captionContent>{BOATS} Credit: Reuters/Jo Doe</div></div>",
     [("1.jpg", BOATS, "Reuters/Jo Doe")]),
    ("<div class=news-img><img src=/1.jpg><div class=news-caption>© ANSA</div></div>", [("1.jpg", None, "ANSA")]),
    (f"<figure><img src=/1.jpg><figcaption><span class=caption>FILE - {BOATS}</span></figcaption></figure>",
     [("1.jpg", f"FILE - {BOATS}", None)]),
    (f"<figure class=main-article-mediaCaption><img src=/1.jpg><figcaption>{BOATS} [File: Reuters]</figcaption></figure>",
     [("1.jpg", BOATS, "Reuters")]),
    ("<figure><div><img src=/1.jpg><span><span class=visually-hidden>Image source, </span>Getty Images</span></div>"
     f"<figcaption><span class=visually-hidden>Image caption, </span><p>{BOATS}</p></figcaption></figure>",
     [("1.jpg", BOATS, "Getty Images")]),
    ("<figure><div><img src=/1.jpg></div><p role=text><span class=visually-hidden>منبع تصویر، </span><span>Jo Doe</span></p></figure>",
     [("1.jpg", None, "Jo Doe")]),
    ("<figure><div><img src=/1.jpg></div><p role=text><span class=visually-hidden>Автор фото, </span><span>Jo Doe</span></p>"
     f"<figcaption><span class=visually-hidden>Подпись к фото, </span><p>{BOATS}</p></figcaption></figure>", [("1.jpg", BOATS, "Jo Doe")]),
    ("<figure><div><img src=/1.jpg></div><p role=text><span class=b1>صدر الصورة، </span><span>Jo Doe</span></p>"
     f"<figcaption class=b2><span class=b1>التعليق على الصورة، </span><p>{BOATS}</p></figcaption></figure>", [("1.jpg", BOATS, "Jo Doe")]),
    ("<figure><img src=/1.jpg><figcaption><span>SHOW CAPTIONS <b>+</b></span></figcaption></figure>", [("1.jpg", None, None)]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS} <small>Bild: Jo Doe/picture alliance</small></figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe/picture alliance")]),
    (f"<figure><img src=/1.jpg><figcaption class=m-figure__caption>© Jo Doe, AFP | {BOATS}</figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe, AFP")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS}</figcaption><cite>(Image: Jo Doe)</cite></figure>", [("1.jpg", BOATS, "Jo Doe")]),
    (f"<figure><img src=/1.jpg><figcaption><p>{BOATS}</p><span class=author>Jo Doe</span></figcaption></figure>",
     [("1.jpg", BOATS, "Jo Doe")]),
    ("<div class=photo><img src=/1.jpg><p class=figcaption><span class=author>THE QUAY</span></p></div>", [("1.jpg", None, "THE QUAY")]),
    (f"<figure><img src=/1.jpg><figcaption><span>{BOATS}</span><span class=author>Jo Doe</span><span class=agency>EFE</span>"
     "</figcaption></figure>", [("1.jpg", BOATS, "Jo Doe EFE")]),
    ("<div class=media><img src=/1.jpg></div><div class=media__copyright><div class=media__copyright-item>© AFP / Jo Doe</div>"
     f"<a href=https://bank.example/1>Go to the mediabank</a></div><div class=media__description>{BOATS}</div>",
     [("1.jpg", BOATS, "AFP / Jo Doe")]),
    (f"<figure><img src=/1.jpg></figure><p class=img-caption>{BOATS}</p><p class=img-credit>Jo Doe | Harbour Times</p>",
     [("1.jpg", BOATS, "Jo Doe | Harbour Times")]),
    (f"<p style='text-align: center'><img src=/1.jpg></p><p style='text-align: center'>{BOATS}</p>", [("1.jpg", BOATS, None)]),
    ("<figure><img src=/1.jpg><figcaption>2026年5月12日，渡轮在港口靠岸。</figcaption></figure>",
     [("1.jpg", "2026年5月12日，渡轮在港口靠岸。", None)]),
    ("<figure><img src=/1.jpg><figcaption>港の船＝2026年5月12日、東京（AFP時事）</figcaption></figure>",
     [("1.jpg", "港の船＝2026年5月12日、東京", "AFP時事")]),
    (f"<figure><figcaption>{BOATS}</figcaption><img src=/1.jpg></figure>", [("1.jpg", BOATS, None)]),
    (f"<div class=image><img src=/1.jpg><div class=caption><span class=source>Boats</span> <span class=caption>{BOATS}</span></div></div>",
     [("1.jpg", BOATS, "Boats")]),
    ("<div class=image><img src=/1.jpg><div class=caption><span class=source>Boats</span> <span class=caption></span></div></div>",
     [("1.jpg", None, "Boats")]),
    ("<div class=separator><a href=http://harbour.example/news/2026/ferry><img src=/1.jpg width=640></a></div>", [("1.jpg", None, None)]),
    ("<figure><img src='https://p.example/a-300.jpg%20300w,%20https://p.example/a-900.jpg%20900w'></figure>", [("https://p.example/a-900.jpg", None, None)]),
    ("<figure><img src='/two boats.jpg'></figure>", [("two%20boats.jpg", None, None)]),
    (f"<p><img src=/1.jpg></p><h6>{BOATS} (PHOTO / AFP)</h6>", [("1.jpg", BOATS, "AFP")]),
    (f"<figure><img src=/1.jpg><h3>{BOATS}</h3><p>Photo: AFP</p></figure>", [("1.jpg", BOATS, "AFP")]),
    (f"<div class=image><img src=/1.jpg><h6 class=credit>Ada Winter/Harbor Press</h6><p class=caption>{BOATS}</p></div>",
     [("1.jpg", BOATS, "Ada Winter/Harbor Press")]),
    (f"<button><figure><img src=/1.jpg></figure><figcaption>{BOATS}</figcaption></button>", [("1.jpg", BOATS, None)]),
    (f"<figure><picture><source srcset=/1.webp><img src=/1.jpg><figcaption>{BOATS}</figcaption></picture></figure>",
     [("1.jpg", BOATS, None)]),
    (f"<figure><amp-img src=/1.jpg width=900></amp-img><figcaption>{BOATS}</figcaption></figure>", [("1.jpg", BOATS, None)]),
    (f"<figure><img src=data:x data-src=/1.jpg><noscript><img src=/1.jpg></noscript><figcaption>{BOATS}</figcaption></figure>",
     [("1.jpg", BOATS, None)]),
    (f"<figure><img src=/small/1.jpg><img src=/large/1.jpg><figcaption>{BOATS}</figcaption></figure>", [("small/1.jpg", BOATS, None)]),
    (f"<div class=inline-photo><a href=/photo/7><img src=/1.jpg></a><a href=/photo/7 class=inline-caption><strong>Photo:</strong>"
     f" {BOATS} (Harbour Radio: Jo Doe)</a></div>", [("1.jpg", BOATS, "Harbour Radio: Jo Doe")]),
    (f"<figure><a href=/gallery/7><img src=/1.jpg></a><figcaption>{BOATS}</figcaption></figure>", [("1.jpg", BOATS, None)]),
    (f"<div class=gallery><div class=slide><img src=/1.jpg><p class=caption>{BOATS}</p></div>"
     "<div class=slide><img src=/2.jpg><p class=caption>A gull on the pier.</p></div>"
     f"<p class=caption>{BOATS}</p></div>", [("1.jpg", BOATS, None), ("2.jpg", "A gull on the pier.", None)]),
    (f"<ul class=slides><li class=prev><img src=/i/button-prev.gif></li><li><img src=/1.jpg><div class=caption>{BOATS} Photo: Jo Doe, AFP</div>"
     "<div class=caption style='display:none'>Boats lie...</div></li>"
     "<li><img src=/2.jpg><div class=caption hidden>A gull on…</div><div class=caption>A gull on the pier.</div></li>"
     "<li class=carousel><img src=/1/thumb.jpg></li></ul>",
     [("1.jpg", BOATS, "Jo Doe, AFP"), ("2.jpg", "A gull on the pier.", None)]),
    ("<figure><div><img src=/1.jpg></div><div class=action><ul><li>Bild-Infos</li><li>Download</li></ul></div></figure>", [("1.jpg", None, None)]),
    ("<div><img src=/1.jpg><div class=copyright>Ines Calder/©Quaidesk/Jo Doe</div></div>", [("1.jpg", "Ines Calder", "Quaidesk/Jo Doe")]),
    (f"<figure><img src=/1.jpg><figcaption>{BOATS}</figcaption></figure><ul class=share><li>Facebook</li><li>X</li></ul>", [("1.jpg", BOATS, None)]),
    ("<div><img src=/1.jpg><div class=copyright>Ines Calder/©Quaidesk</div></div>", [("1.jpg", None, "Ines Calder/©Quaidesk")]),
    (f"<figure><img src=/a1-b2_w268_r1_cx33_cy8.jpg><figcaption>{BOATS}</figcaption></figure>"
     f"<figure class=big><img src=/a1-b2_w640_r1_s_cx33_cy8.jpg><figcaption>{BOATS}</figcaption></figure>",
     [("a1-b2_w268_r1_cx33_cy8.jpg", BOATS, None)]),
    (f"<div class=Carousel><p class=caption>1 of 2 |</p><p class=caption>{BOATS}</p><p class=caption>2 of 2 |</p>"
     "<p class=caption>A gull on the pier.</p></div>", [(None, BOATS, None), (None, "A gull on the pier.", None)]),
    ("<figure><img src=/1.jpg><figcaption>28 febbraio, 2017. REUTERS / Jo Doe</figcaption></figure>",
     [("1.jpg", "28 febbraio, 2017.", "REUTERS / Jo Doe")]),
    ("<div class=img-box><img src=/1.jpg alt='Ada Reed'><div class=cap-cred><div class=cap>Ada Reed</div><div class=cred>Jo Doe</div></div></div>",
     [("1.jpg", "Ada Reed", "Jo Doe")]),
    (f"<div><picture><img src=/1.jpg></picture></div><figcaption>{BOATS} <span class=byline>Jo Doe</span>"
     " <span class=credit>jdoe@harbour.example</span></figcaption>", [("1.jpg", BOATS, "Jo Doe")]),
    (f"<figure><img src=/1.jpg><div><span class=credit>Jo Doe</span><span class=divider>/</span><span class=figure-source>Quay Radio</span></div>"
     f"<figcaption>{BOATS}</figcaption></figure>", [("1.jpg", BOATS, "Jo Doe / Quay Radio")]),
    (f"<div class=field><img src=/1.jpg><blockquote class=image-field-caption><p>{BOATS} Foto: Jo Doe</p></blockquote></div>",
     [("1.jpg", BOATS, "Jo Doe")]),
    (f"<figure><figure><img src=/1.jpg alt='{BOATS}'></figure><figcaption><p>{BOATS}</p><p class=credit>PTI</p></figcaption></figure>"
     "<div class=authorname><a href=/author/quay-news-service>Quay News Service</a></div>", [("1.jpg", BOATS, "PTI")]),
    # whoever made it first: over the picture's edge, or in the line before
    (f"<div><div style=position:relative><img src=/1.jpg><span style=position:absolute>Photo: Jo Doe/AP</span></div><p>{BOATS}</p></div>",
     [("1.jpg", BOATS, "Jo Doe/AP")]),
    (f"<div><img src=/1.jpg><small>Photo: Jo Doe/AP</small></div>{TAIL}", [("1.jpg", None, "Jo Doe/AP")]),
    ("<figure><img src=/1.jpg><figcaption><span class=a>(Image: Kypros)</span><span class=b>Ada Reed at the pier</span></figcaption></figure>",
     [("1.jpg", "Ada Reed at the pier", "Kypros")]),
    ("<div><div><img src=/1.jpg></div><div class=a>圖取自Quaypic圖庫</div><div class=b>渡輪票價遠低於市價，涉以假票混珠。</div></div>",
     [("1.jpg", "渡輪票價遠低於市價，涉以假票混珠。", "圖取自Quaypic圖庫")]),
    # a picture behind an empty box, in a button, in a box with whom it shows
    (f"<div><div style=\"background-image: url('/1.jpg')\"></div><div class=caption>{BOATS}</div></div>", [("1.jpg", BOATS, None)]),
    (f"<div><div style='background:#eee url(data:image/gif;base64,R0lG)'></div></div><p><img src=/1.jpg></p><p><i>{BOATS}</i></p>",
     [("1.jpg", BOATS, None)]),
    (f"<section><button aria-label=Enlarge><img src=/1.jpg width=800></button><div><p>{BOATS} (Jo Doe/AP)</p></div></section>",
     [("1.jpg", BOATS, "Jo Doe/AP")]),
    ("<div><img src=/1.jpg><p>Tom Winterbottom</p></div>", [("1.jpg", "Tom Winterbottom", None)]),
    # in a box that is called the lead
    (f"<div class=page-lead><div><div><img src=/1.jpg></div><div class=a>{BOATS}</div><div class=b>(Jo Doe/AP)</div></div>"
     "<div><div><img src=/2.jpg></div><div class=a>A gull sits on the old pier.</div></div></div>",
     [("1.jpg", BOATS, "Jo Doe/AP"), ("2.jpg", "A gull sits on the old pier.", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "images"), SET)
def test_a_picture_is_read_with_the_lines_set_under_it(html: str, images: list[Shown]) -> None:
    assert shown(html) == images


def test_what_a_picture_of_a_series_shows_and_what_all_are_of_is_one_caption() -> None:
    of_all = "The terraces have been farmed for a thousand years and are flooded in spring."
    first, second = (
        "Farmers lead buffaloes across a terrace on May 7, 2026.",
        "A boy sows rice in the upper field on May 7, 2026.",
    )
    html = "".join(
        f"<p><img src=/{n}.jpg></p><p>{line}</p><p>{of_all} (HNA/Jo Doe)</p>" for n, line in enumerate((first, second))
    )
    series = structure(
        story_of(Page(URL, f"<html><body><article><h1>Rice</h1>{html}<p><img src=/3.jpg></p>{TAIL}".encode()))
    )
    assert [(i.caption, i.credit) for i in series.images[:1]] == [(f"{first} {of_all}", "HNA/Jo Doe")]


def test_captioned_pictures_right_behind_a_text_are_the_articles_unless_they_lead_elsewhere() -> None:
    box = "<div class=news-img><img src=/{0}.jpg><p class=caption>{1} Photo: Jo Doe/AFP</p></div>"
    text = f"<div class=text>{HEAD}{TAIL}</div>"
    behind = {
        box.format(1, BOATS) + box.format(2, BOATS): [("1.jpg", BOATS, "Jo Doe/AFP"), ("2.jpg", BOATS, "Jo Doe/AFP")],
        f"<p>Load the app</p>{box.format(1, BOATS)}": [],
        f"<a href=/news/2026/pier>{box.format(1, BOATS)}</a>": [],
    }
    for html, images in behind.items():
        page = f"<html><body><main><h1>A second ferry for the islands</h1>{text}{html}</main></body></html>"
        article = structure(story_of(Page(URL, page.encode())))
        assert [((i.url or "").rpartition("/")[2], i.caption, i.credit) for i in article.images] == images


@pytest.mark.parametrize(
    ("over", "credit"), [("Quaidesk/Jo Doe", "Quaidesk/Jo Doe"), ("Islands/Ferries of the port", None)]
)
def test_a_house_and_its_photographer_may_stand_right_over_a_picture(over: str, credit: str | None) -> None:
    html = f"<div>{over}</div><div class=img><img src=/1.jpg></div><div class=caption>{BOATS}</div>"
    page = f"<html><body><main><h1>A second ferry</h1>{html}<div>{HEAD}{TAIL}</div></main></body></html>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [(i.caption, i.credit) for i in article.images] == [(BOATS, credit)]


def test_who_is_seen_before_the_word_for_a_picture_is_its_caption() -> None:
    line = "<center><img src=/1.jpg></center><p class=picture>Ines Calder Photo: Jo Doe/HNA</p>"
    assert shown(line) == [("1.jpg", "Ines Calder", "Jo Doe/HNA")]


def test_the_picture_that_opens_a_box_of_related_stories_is_the_articles() -> None:
    box = (
        f"<div class=related><div class=photo><a href=/photos/7.html><img src=/1.jpg></a><p>{BOATS}</p></div>"
        "<ul><li><a href=/2.html>A town hall opens its doors to gulls</a></li></ul></div>"
    )
    article = f"<article><h1>A second ferry for the islands</h1>{box}<div>{HEAD}{TAIL}</div></article>"
    images = structure(story_of(Page(URL, article.encode()))).images
    assert [image.caption for image in images] == [BOATS]


def test_a_day_and_a_time_before_a_house_under_the_headline_are_the_pages_and_no_caption() -> None:
    line = "<div>26/09/12 12:31, Бишкек - РИА Новости, Айда КАСЫМОВА</div>"
    text = "<br><br>".join(f"{HEAD[3:-4]} It will sail {n} times more." * 2 for n in range(3))
    text = f"<div><div><img src=/1.jpg alt=Boats></div>{text}</div>"
    page = f"<table><tr><td><h1>A second ferry for the islands</h1>{line}{text}</td></tr></table>"
    images = structure(story_of(Page(URL, page.encode()))).images
    assert [(image.url, image.text) for image in images] == [("https://harbour.example/1.jpg", None)]


def test_a_dateline_with_its_reporter_under_a_picture_is_no_caption() -> None:
    line = "<p>Şəki, 5 may, Aytən Qışlı, AZƏRTAC</p>"
    page = f"<html lang=az><h1>A second ferry</h1><div><img src=/1.jpg width=900></div><div>{line}{HEAD}{TAIL}</div></html>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [image.text for image in article.images] == [None] and article.bylines == ["Aytən Qışlı"]


def test_from_whose_archive_a_picture_is_alone_is_its_credit() -> None:
    line = "Фото: из личного архива Анны Зиминой"
    credit = [("1.jpg", None, "из личного архива Анны Зиминой")]
    assert shown(f"<figure><img src=/1.jpg><figcaption>{line}</figcaption></figure>") == credit
    assert shown(f"<div class=photo-frame><img src=/1.jpg><div class=name_author_photo>{line}</div></div>") == credit


def test_a_house_with_the_day_behind_it_under_the_headline_made_no_picture() -> None:
    line = "<p class=credit>HARBOUR NEWS - <span class=date>May 17, 2026 - 16:42</span></p>"
    assert shown(f"{line}<div class=mainpic><img src=/1.jpg><p class=caption>{BOATS} (Harbour)</p></div>") == [
        ("1.jpg", BOATS, "Harbour")
    ]


def test_what_only_screen_readers_say_before_a_credit_is_none_of_it() -> None:
    figure = (
        "<figure><img src=/1.jpg><span class=story-image-copyright><span class=off-screen>ဓာတ်ပုံ မူပိုင်</span>"
        f"<p>Jo Doe (Harbour)</p></span><figcaption><span class=off-screen>Image caption</span><p>{BOATS}</p></figcaption></figure>"
    )
    assert shown(figure) == [("1.jpg", BOATS, "Jo Doe (Harbour)")]


def test_a_name_and_a_sentence_on_whose_it_is_are_one_caption() -> None:
    lines = "<p class=caption-head>Jo Doe</p><p>The pilot Jo Doe has steered the boat for eleven years.</p>"
    figure = f"<figure><img src=/1.jpg><figcaption>{lines}</figcaption></figure>"
    assert shown(figure) == [("1.jpg", "Jo Doe The pilot Jo Doe has steered the boat for eleven years.", None)]


def test_a_letter_of_a_share_button_is_no_caption() -> None:
    assert shown("<figure><img src=/1.jpg><span>S</span></figure>") == [("1.jpg", None, None)]


def test_pictures_whose_files_are_all_called_image_are_several() -> None:
    found = shown(
        "<figure><img src=/a1/img.jpg></figure><figure><img src=/b2/img.jpg?x=1><figcaption>Boats lie in the old port.</figcaption></figure>"
    )
    assert found == [("a1/img.jpg", None, None), ("b2/img.jpg?x=1", BOATS, None)]


NOT_SHOWN = [
    "<p><img src=/public/defaultpic.gif></p>",
    "<div class=social-share><div class=caption>Shares</div></div>",
    "<div class=media><img src=/1.jpg><cite class=caption>Video: The ferry sails again</cite></div>",
    "<p><img src=/img/logo.png></p>",
    "<p><img src=/static/appIcon.png></p>",
    "<p><img src=/wp-content/themes/harbour/images/camera.png></p>",
    "<p><img src=/counter/7.gif></p>",
    "<p><img src=https://count.example/meter.gif></p>",
    "<table><tr><td><img src=/i/print.gif></td><td>Print</td><td><img src=/i/tools_mail.gif></td><td>Pass on</td></tr></table>",
    "<p><img src=/thumbs/1_w80_h80.jpg></p>",
    "<p><img src=/1.jpg width=60></p>",
    "<img src=https://count.example/70c8 alt='' style='position:absolute;width:1px;height:1px'>",
    "<p><img src=/1.svg></p>",
    "<figure><ul class=share><li><a href=#><img src=/img/fb-img-share.png></a></ul></figure>",
    "<p><a href=https://shop.example/hats><img src=/1.jpg></a></p>",
    "<div class=teaser><a href=/other><img src=/1.jpg></a><p><a href=/other>A town hall opens its doors to gulls</a></p></div>",
    "<div class=teaser><div class=image><img src=/1.jpg></div><p>Town</p><h2><a href=/news/gulls-17>A town hall opens its doors to gulls</a></h2></div>",
    "<div class=advert><figure><img src=/1.jpg><figcaption>Buy a hat.</figcaption></figure></div>",
    "<figure class=author><img src=/1.jpg><figcaption>Jo Doe</figcaption></figure>",
    "<div class=media><a href=/autoren/jo-doe><img src=/1.jpg></a><p class=caption>Jo Doe</p></div>",
    "<figure><a href=/author/jo-doe><img src=/1.jpg></a><figcaption>By Jo Doe <time>12 May</time></figcaption></figure>",
    "<figure><blockquote>The boat is full every morning.</blockquote><figcaption>Jo Doe, ferry master</figcaption></figure>",
    "<div class=embed><figure><img src=https://pic.example/twitter.com/jodoe/status/12345678901><p>@jodoe</p>"
    "<a href=https://twitter.com/jodoe/status/12345678901>Report</a></figure></div>",
    "<figure><figcaption><span class=off-screen>Media caption</span>The ferry master shows the bell</figcaption></figure>",
    "<figure><div class=video><img src=/1.jpg></div><figcaption>The ferry sails again.</figcaption></figure>",
    "<figure class=video><video poster=/1.jpg></video><figcaption>The ferry sails.</figcaption></figure>",
    "<div class=text-caption><time>12.05.2026, 09:58 Uhr</time> <span>Lesezeit: 5 Minuten</span></div>",
    "<p class=caption>12.05.2026, 09:58</p>",
]  # fmt: skip


def test_lines_under_pictures_that_their_class_calls_headings_are_no_captions() -> None:
    heads = ["缘起旧港", "指尖上的渡轮", "港口属于世界", "雾中的引导者"]
    said = "渡轮在雾中驶向外岛，乘客们在旧码头的雨里已经等了许多年，市政府答应在秋天的第一场风暴之前修好屋顶。" * 2
    text = "".join(
        f"<p><img src=/{n}.jpg></p><p><span class=hb-h3>{head}</span></p><p><span class=hb-p>{said}{n}</span></p>"
        for n, head in enumerate(heads)
    )
    page = f"<html lang=zh><body><main><article><h1>外岛的第二艘渡轮</h1>{text}</article></main></body></html>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [image.caption for image in article.images] == [None] * 4
    assert [block.text for block in article.body if block.kind == "heading"] == heads[1:]


def test_a_wide_picture_before_buttons_is_no_button_and_its_caption_stands_below_them() -> None:
    buttons = "".join(f"<a href=/to/{name}><img src=/{name}.png></a>" for name in ("alpha", "beta", "gamma", "delta"))
    lead = f"<img src=/1.jpg width=600><div class=top>{buttons}</div><div class=caption>{BOATS} (Jo Doe/Harbour)</div>"
    page = f"<html><body><main><article><h1>A second ferry for the islands</h1>{lead}{HEAD}{TAIL}</article></main></body></html>"
    images = structure(story_of(Page(URL, page.encode()))).images
    assert [(i.url, i.caption, i.credit) for i in images] == [
        ("https://harbour.example/1.jpg", BOATS, "Jo Doe/Harbour")
    ]


def test_a_photograph_right_behind_a_button_is_the_articles() -> None:
    button = "<p><a href=/talk><img src=/talk.gif>Take part</a></p>"
    text = f"<div><img src=/1.jpg></div><p>图为旧港的渡轮。张三 摄</p>{HEAD}{TAIL}"
    page = f"<html><body><main><article><h1>A second ferry for the islands</h1>{button}{text}</article></main></body></html>"
    images = structure(story_of(Page(URL, page.encode()))).images
    assert [(i.url, i.caption) for i in images] == [("https://harbour.example/1.jpg", "图为旧港的渡轮。")]


def test_a_line_under_a_picture_that_announces_the_text_is_no_caption() -> None:
    said = "<p><em>Following is the text of the interview:</em></p>"
    assert shown(f"<figure><img src=/1.jpg></figure>{said}") == [("1.jpg", None, None)]


def test_a_short_chinese_caption_may_open_with_a_day() -> None:
    lines = "<figcaption><span>5月12日，渡轮停在旧港。</span> <span>© 港湾图片</span></figcaption>"
    assert shown(f"<figure><img src=/1.jpg>{lines}</figure>") == [("1.jpg", "5月12日，渡轮停在旧港。", "港湾图片")]


def test_where_all_text_is_centred_a_paragraph_under_a_picture_is_no_caption() -> None:
    said = (
        "The ferry will sail twice a day, and the council is to pay for a roof over the pier before the autumn storms."
    )
    text = f"{HEAD}<p><img src=/1.jpg></p><p>{said}</p><p><img src=/2.jpg></p>{TAIL}".replace("<p>", "<p align=center>")
    page = f"<html><body><main><article><h1>A second ferry for the islands</h1>{text}</article></main></body></html>"
    article = structure(story_of(Page(URL, page.encode())))
    assert said in [block.text for block in article.body]
    assert [image.caption for image in article.images] == [None, None]


def test_a_lead_picture_with_a_caption_is_no_advert_whatever_its_class_says() -> None:
    lead = (
        f"<figure class=LeadArtWithMoreAds><img src=/1.jpg><figcaption>{BOATS} (Jo Doe/Harbour)</figcaption></figure>"
    )
    page = f"<html><body><main><article><h1>A second ferry for the islands</h1>{lead}{HEAD}{TAIL}</article></main></body></html>"
    images = structure(story_of(Page(URL, page.encode()))).images
    assert [(i.caption, i.credit) for i in images] == [(BOATS, "Jo Doe/Harbour")]


@pytest.mark.parametrize("leads", ["/popups/popup_lupe/0,,400010,00.html", "/2026/zoom/400010.html", "#"])
def test_a_picture_in_a_link_that_opens_it_large_is_the_articles(leads: str) -> None:
    first = f"<div class='picBox'><a href={leads} class='overlayLink init'><img src=/1.jpg width=700></a></div>"
    second = f"<div class='picBox medium'><a href={leads} class=overlayLink><img src=/2.jpg width=220></a><p>{BOATS}</p></div>"
    page = f"<html><body><main><article><h1>A second ferry for the islands</h1>{first}{HEAD}{second}{TAIL}</article></main></body></html>"
    images = structure(story_of(Page(URL, page.encode()))).images
    assert [image.caption for image in images] == [None, BOATS]


@pytest.mark.parametrize("html", NOT_SHOWN)
def test_what_is_no_picture_of_the_article_is_not_listed(html: str) -> None:
    assert shown(html) == []


@pytest.mark.parametrize(
    ("in_headline", "below", "listed"),
    [
        ("<picture><img src=/2026/11/jan-1.jpg></picture>", "", 0),
        (
            "",
            "<figure><img src=/2026/11/ada-1.jpg sizes='(min-width:1180px) 64px, 50vw'></figure><p>Ada Winter – reporter</p>",
            0,
        ),
        (
            "",
            "<figure><img src=/2026/11/ada-1.jpg sizes='(min-width:1180px) 640px, 50vw'></figure><p>Ada Winter – reporter</p>",
            1,
        ),
        ("", "<div><div><img src=/2026/11/ada-winter.jpg></div><div><span>Ada Winter</span></div></div>", 0),
        ("", "<div><div><img src=/2026/11/harbour-1.jpg></div><div><span>Ada Winter</span></div></div>", 1),
        ("", "<p><img src='/2026/11/ada.jpg?w=60&amp;h=60'></p>", 0),
    ],
    ids=[
        "in the headline",
        "a sign's width",
        "a picture's width",
        "a file called after the writer",
        "another file",
        "a size in the address",
    ],
)
def test_the_portrait_of_a_writer_before_the_text_is_none_of_its_pictures(
    in_headline: str, below: str, listed: int
) -> None:
    head = '<head><meta name="author" content="Ada Winter"></head>'
    page = f"<html>{head}<article><h1>A second ferry{in_headline}</h1>{below}<div>{HEAD}{TAIL}</div></article></html>"
    assert len(structure(story_of(Page(URL, page.encode()))).images) == listed


def test_a_picture_before_the_headline_is_the_articles() -> None:
    lead = f"<div class=lead><figure><img src=/1.jpg><figcaption>{BOATS} Jo Doe/AFP</figcaption></figure></div>"
    assert shown("", before=lead) == [("1.jpg", BOATS, "Jo Doe/AFP")]


@pytest.mark.parametrize(
    ("called", "listed"), [("A second ferry for the islands", True), ("Gulls in the town hall", False)]
)
def test_a_picture_called_by_the_headline_and_captioned_above_it_is_the_articles(called: str, listed: bool) -> None:
    lead = f"<div class=top><div><img src=/1.jpg alt='{called}'></div><div class=caption>{BOATS} Image: Jo Doe/AFP</div></div><div><a href=/>Home</a></div><p>12 May 2023</p>"
    assert ("1.jpg" in [url for url, *_ in shown("", before=lead)]) == listed


@pytest.mark.parametrize(
    ("lead", "images"),
    [
        ("<div class=wide><figure><img src=/1.jpg></figure></div>", [("1.jpg", None, None)]),
        ("<figure><a href=/gulls><img src=/1.jpg></a></figure>", []),
        ("<p><img src=/1.jpg></p>", []),
        ("<figure><img src=/1.jpg><footer class=credit>Jo Doe/AFP</footer></figure>", [("1.jpg", None, "Jo Doe/AFP")]),
        (
            f"<div class=swiper><figure class=teaser-image><img src=/1.jpg><div class=maker>Photo: Jo Doe/AFP</div><figcaption>{BOATS}</figcaption></figure></div>"
            "<nav class=share><a href=/f>Share on a network</a><a href=/m>Share by mail</a></nav>",
            [("1.jpg", BOATS, "Jo Doe/AFP")],
        ),
    ],
)
def test_a_picture_before_the_box_of_the_headline_is_the_articles(lead: str, images: list[Shown]) -> None:
    page = f"<body><main>{lead}<div class=story><h1>A second ferry for the islands</h1>{HEAD}{TAIL}</div></main></body>"
    found = structure(story_of(Page(URL, page.encode()))).images
    assert [((i.url or "").removeprefix("https://harbour.example/"), i.caption, i.credit) for i in found] == images


def test_a_long_caption_is_not_taken_for_the_text() -> None:
    long = " ".join(["Boats of every size and colour lie in the old port behind the pier."] * 8)
    found = shown(f"<figure><img src=/1.jpg><figcaption>{long}</figcaption></figure>")
    assert found == [("1.jpg", long, None)]


def test_a_second_headline_ends_the_article() -> None:
    other = (
        f"<h1 class=headline>A town hall opens</h1><figure><img src=/2.jpg><figcaption>{BOATS}</figcaption></figure>"
    )
    page = f"<article><h1>A second ferry</h1>{HEAD}{TAIL}</article><article>{other}<p>Short.</p></article>"
    assert structure(story_of(Page(URL, page.encode()))).images == []


def test_a_headline_in_a_box_beside_the_text_ends_no_article() -> None:
    box = "<aside class=rich-link><h1 class=headline>A town hall opens</h1><a href=/s/2026/hall>Read more</a></aside>"
    figure = f"<figure><img src=/1.jpg><figcaption>{BOATS}</figcaption></figure>"
    assert shown(f"{box}{HEAD}{figure}") == [("1.jpg", BOATS, None)]


@pytest.mark.parametrize("classes", ["fig--narrow-caption", "fig--narrow-caption fig--has-shares"])
def test_buttons_to_share_a_picture_are_neither_caption_nor_credit(classes: str) -> None:
    links = "".join(
        f'<a href="https://www.{name.lower()}.com/share?u=1"><div>{name}</div></a>'
        for name in ("Facebook", "Twitter", "Pinterest")
    )
    lines = f"<div class=block-share>{links}</div><figcaption class=caption>{BOATS}</figcaption>"
    assert shown(f'<figure class="{classes}"><img src=/1.jpg>{lines}</figure>') == [("1.jpg", BOATS, None)]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("All photos: Jo Doe/AFP", "Jo Doe/AFP"),
        ("Alle Fotos: dpa", "dpa"),
        ("Photos: AP", "AP"),
        ("Imágenes | Puerto, Faro y Muelle", "Puerto, Faro y Muelle"),
        ("（图片来源：视觉中国）", "视觉中国"),
        ("图片均来自网络", "图片均来自网络"),
        ("Photos courtesy of the port", "the port"),
        ("(Photo: provided by the port)", "provided by the port"),
        ("Фото предоставлено пресс-службой порта", "предоставлено пресс-службой порта"),
        ("Fotos cedidas por el puerto", "cedidas por el puerto"),
        ("Photos of the port were shown.", None),
        ("Photos provided by the port show a lamp that nobody has lit.", None),
        ("Photos provided by the port: a lamp, a key", None),
        ("图片报道：港口", None),
        ("Source: AP", None),
    ],
)
def test_a_closing_line_names_the_maker_of_all_pictures(line: str, credit: str | None) -> None:
    assert shared_credit(line) == credit


def test_the_credit_of_all_pictures_is_given_to_those_without_one() -> None:
    page = f"<article><h1>A second ferry for the islands</h1>{HEAD}<p><img src=/1.jpg></p>{TAIL}<p>All photos: Jo Doe/AFP</p></article>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [(i.credit, i.photographer, i.agency_id) for i in article.images] == [("Jo Doe/AFP", "Jo Doe", "afp")]
    assert "All photos: Jo Doe/AFP" not in [block.text for block in article.body]


TOLD: list[tuple[str, str, str | None, str | None]] = [
    # what the picture's own mark-up says of it, its displayed line, caption, credit
    ("Boats lie in the old port", "Boats lie in the old port Jo Doe AP", "Boats lie in the old port", "Jo Doe AP"),
    ("Boats lie in the old port", f"{BOATS} Jo Doe", BOATS, "Jo Doe"),
    (BOATS, f"{BOATS} By Jo Doe, Quai Press", BOATS, "Jo Doe, Quai Press"),
    (BOATS, f"{BOATS} Ann Lowe Associated Press", BOATS, "Ann Lowe Associated Press"),
    ("Boats in June: three of them", "Boats in June: three of them Jo Doe, NHLI via Getty Images", "Boats in June: three of them", "Jo Doe, NHLI via Getty Images"),
    ("Lamp made of glass", "Lamp made of glass (Jo Doe)", "Lamp made of glass", "Jo Doe"),
    (BOATS, f"quaipost.example | {BOATS}", BOATS, "quaipost.example"),
    (BOATS, f"Jo Doe | {BOATS}", BOATS, "Jo Doe"),
    # the line says more of what is seen
    ("Boats lie in the old port", "Boats lie in the old port of Port Meadow", "Boats lie in the old port of Port Meadow", None),
    ("Boats lie in the", "Boats lie in the Old Port", "Boats lie in the Old Port", None),
    ("Mayor Ines Calder", "Mayor Ines Calder (Harbour Party)", "Mayor Ines Calder (Harbour Party)", None),
    ("Harbour at dawn", "Cape Town Harbour at dawn", "Cape Town Harbour at dawn", None),
    ("Boats at the quay. © Jo Doe", "Boats at the quay. © Jo Doe / Reuters", "Boats at the quay.", "Jo Doe / Reuters"),
]  # fmt: skip


@pytest.mark.parametrize(("alt", "line", "caption", "credit"), TOLD)
def test_what_stands_beside_what_the_pictures_own_mark_up_says_of_it_may_be_its_credit(
    alt: str, line: str, caption: str | None, credit: str | None
) -> None:
    html = f'<figure><img src=/1.jpg alt="{alt}"><figcaption>{line}</figcaption></figure>'
    assert shown(html) == [("1.jpg", caption, credit)]


@pytest.mark.parametrize(
    ("told", "line", "credit"),
    [
        ({"caption": "The old port"}, "The old port. Jo Doe", "Jo Doe"),
        ({"creditText": "Harbour club"}, "The old port – Harbour club", "Harbour club"),
        ({"copyrightHolder": {"name": "Harbour club"}}, "The old port. Harbour club / Quay", "Harbour club / Quay"),
        ({"creator": [{"name": "Harbour club"}]}, "The old port – Harbour club", "Harbour club"),
        ({"creditText": "Harbour club"}, "The old port of the Harbour club", None),
        ({"creditText": "Harbour club"}, "The old port at dawn", None),
        ({"creditText": "harbour club"}, "A boat of the Newharbour club", None),
        ({"creditText": []}, "The old port at dawn", None),
    ],
)
def test_json_ld_tells_the_caption_of_a_picture_from_its_credit_but_adds_none(
    told: dict[str, object], line: str, credit: str | None
) -> None:
    picture = {"@type": "ImageObject", "url": "https://cdn.harbour.example/i/1-640x480.jpg", **told}
    data = {"@type": "NewsArticle", "headline": "A second ferry for the islands", "image": [picture]}
    html = f"<figure><img src=/i/1.jpg><figcaption>{line}</figcaption></figure>"
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert [image[2] for image in shown(html, before=script)] == [credit]


@pytest.mark.parametrize(("line", "signoff"), [("APA/sda/dpa", "APA/sda/dpa"), ("Foto: Jo Doe/AFP", None)])
def test_an_agency_in_the_last_line_of_a_text_signs_that_and_not_the_picture_above(
    line: str, signoff: str | None
) -> None:
    html = f"{TAIL}<p><img src=/1.jpg></p><p><em>{BOATS}</em></p><p>{line}</p>"
    page = f"<article><h1>A second ferry for the islands</h1>{HEAD}{html}</article>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [(i.caption, i.credit) for i in article.images] == [(BOATS, None if signoff else "Jo Doe/AFP")]
    assert article.signoff == signoff


def test_a_picture_over_the_title_of_a_related_story_is_that_ones() -> None:
    teaser = "<div class='media-photo'><div><img src=/1.jpg width=900></div><span><a href=/news/gulls-17>A town hall opens its doors to gulls</a><div class=date>12 May, 01:53</div></span><a href=/news/gulls-17></a></div>"
    text = f"{HEAD}{TAIL}{teaser}{TAIL.replace('It will', 'The boat will')}"
    page = f"<article><h1>A second ferry for the islands</h1><div class=text>{text}</div></article>"
    article = structure(story_of(Page(URL, page.encode())))
    assert (len(article.related_links), article.images) == (1, [])


@pytest.mark.parametrize(
    ("box", "listed"),
    [
        ("<div><img src=/1.jpg width=900><div>{}</div></div>", 0),
        ("<table><tr><td><img src=/1.jpg width=120></td><td>{}</td></tr></table>", 0),
        ("<div><div><img src=/1.jpg></div>{}</div><div><div><img src=/2.jpg></div>{}</div>", 0),
        (
            "<div><div><img src=/1.jpg></div><div><p>Birds</p><h2>{}</h2><p>Most came in through the roof.</p></div></div>",
            0,
        ),
        (
            "<div><div><img src=/1.jpg></div><div><a href=/news/gulls-17><div>Read also</div></a><div>{}</div></div></div>",
            0,
        ),
        ("<div><div><img src=/1.jpg></div><div><a href=/news/owl-3><div>The owl</div></a><div>{}</div></div></div>", 1),
        ("<div><div><img src=/1.jpg></div><h2>Birds of the port</h2><p>{}</p></div>", 1),
        ("<p><img src=/1.jpg></p><p>Birds</p><h2>{}</h2><p>Most came in through the roof.</p>", 1),
        ("<p><img src=/1.jpg></p><p>{}</p>", 1),
        (
            "<div><img src=/1.jpg><p>Image: <a href=https://pier.example/jo/boats>Ines Calder at the Pier</a></p></div>",
            1,
        ),
    ],
    ids=[
        "a box",
        "a row",
        "two boxes",
        "kicker and summary",
        "a cue with the title's link",
        "a line with another link",
        "a heading without a link",
        "between a kicker's lines",
        "between paragraphs",
        "a credit that leads to another site",
    ],
)
def test_a_picture_alone_in_a_box_with_the_title_of_another_story_is_that_ones(box: str, listed: int) -> None:
    box = box.replace("{}", "<a href=/news/gulls-17>A town hall opens its doors to gulls</a>")
    text = f"{HEAD}{TAIL}{box}{TAIL.replace('It will', 'The boat will')}"
    page = f"<article><h1>A second ferry for the islands</h1><div class=text>{text}</div></article>"
    assert len(structure(story_of(Page(URL, page.encode()))).images) == listed


def test_a_bracket_is_a_credit_where_another_picture_names_it_for_its_own() -> None:
    pictures = "<figure><img src=/1.jpg><figcaption>Boats in the port (Quay)</figcaption></figure>{}"
    marked = "<figure><img src=/2.jpg><figcaption>The pier. Photo: Quay</figcaption></figure>"
    assert shown(pictures.format(marked))[0] == ("1.jpg", "Boats in the port", "Quay")
    assert shown(pictures.format(""))[0] == ("1.jpg", "Boats in the port (Quay)", None)


def test_a_credit_alone_below_the_text_is_that_of_its_only_picture() -> None:
    page = f"<article><h1>A second ferry for the islands</h1>{HEAD}<figure><img src=/1.jpg></figure>{TAIL}{TAIL}<p><em>Image: HarbourTV</em></p></article>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [((i.url or "")[-5:], i.credit) for i in article.images] == [("1.jpg", "HarbourTV")]
    assert "Image: HarbourTV" not in [block.text for block in article.body]


def test_a_separator_before_a_credit_element_is_of_neither() -> None:
    page = f"<article><h1>A second ferry for the islands</h1>{HEAD}<figure><img src=/1.jpg><figcaption>Boats lie in the port. <i>/</i> <span class=credit>AP</span></figcaption></figure>{TAIL}</article>"
    article = structure(story_of(Page(URL, page.encode())))
    assert [(i.caption, i.credit) for i in article.images] == [("Boats lie in the port.", "AP")]


def test_pictures_are_gathered_in_linear_time() -> None:
    wording = PictureWording(
        looks_like_caption, looks_like_credit, lambda line: False, looks_like_name, looks_like_names, *[lambda line: False] * 6
    )  # fmt: skip

    def cost(n: int) -> float:
        zones: Zones = frozenset({"figure", "caption"})
        blocks = [Block("paragraph", f"Caption {k}", zones=zones, figure=k % 3 + 1) for k in range(n)]
        blocks += [Block("image", url="https://harbour.example/x.jpg", zones=zones, figure=k + 9) for k in range(n)]
        start = time.process_time()
        gather_pictures(blocks, set(), wording)
        return time.process_time() - start

    cost(100)
    assert min(cost(4000) for _ in range(3)) < 40 * cost(400) + 0.1


def test_names_in_brackets_with_which_each_of_several_captions_ends_are_credits() -> None:
    said = ["The old port at dawn once", "The new pier at its best", "The quay at dusk in winter"]
    names = ["Jo Doe", "Bo Stern", "Ada Winter"]
    lines = [f"{caption} ({name})" for caption, name in zip(said, names, strict=True)]
    assert recurring_credits(lines) == {line: len(caption) + 1 for line, caption in zip(lines, said, strict=True)}
    assert not recurring_credits(lines[:2])
    assert not recurring_credits([*lines, "The far gate in light rain"])


@pytest.mark.parametrize(("number", "own"), [("400010", True), ("400011", False), ("20260911", False)])
def test_a_picture_that_leads_to_the_articles_own_gallery_is_the_articles(number: str, own: bool) -> None:
    url = f"https://harbour.example/20260911/articles/400010{'/20260911' if number == '20260911' else ''}"
    picture = (
        f"<a href=/articles/gallery/{number}><figure><img src=/1.jpg><figcaption>{BOATS}</figcaption></figure></a>"
    )
    page = f"<html><body><main><article><h1>A second ferry for the islands</h1>{HEAD}{picture}{TAIL}</article></main></body></html>"
    assert bool(structure(story_of(Page(url, page.encode()))).images) is own

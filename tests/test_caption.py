"""Captions taken apart: lines of our own in the styles of agencies, laws, and the real lines where at hand."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.caption import clean_credit, looks_like_caption, looks_like_credit, split_caption
from pipelines.caption.credit_makers import find_makers

SHARED = Path(__file__).parents[2] / "shared"

# caption line, caption, credit
Line = tuple[str, str | None, str | None]
MARKED: list[Line] = [
    ("Boats in the port on April 9. Ann Mary Lowe / AP", "Boats in the port on April 9.", "Ann Mary Lowe / AP"),
    ("Photographer: Jo Doe for Harbour Weekly", None, "Jo Doe for Harbour Weekly"),
    ("Foto: Jo Doe (Archiv), via dts Nachrichtenagentur", "Jo Doe (Archiv)", "dts Nachrichtenagentur"),
    ("Fot. nick/iStockphoto", None, "nick/iStockphoto"),
    ("Boats in the port. CC-BY-SA 2.0", "Boats in the port.", "CC-BY-SA 2.0"),
    ("Boats in the port (in June) CC BY 4.0 Jo Doe", "Boats in the port (in June)", "CC BY 4.0 Jo Doe"),
    ("The harbour puts its maps under CC BY 4.0", "The harbour puts its maps under CC BY 4.0", None),
    ("港湾网站题为《渡轮停航》的报道截图", "港湾网站题为《渡轮停航》的报道截图", None),
    ("Boats in the port on April 21, 2023. (PHOTO / AFP)", "Boats in the port on April 21, 2023.", "AFP"),
    ("Boats in the port. (Xinhua/Li Na)", "Boats in the port.", "Xinhua/Li Na"),
    ("Boats in the port. [Photo/Xinhua]", "Boats in the port.", "Xinhua"),
    ("Boats in the port. [Photo by Jo Doe/China Daily]", "Boats in the port.", "Jo Doe/China Daily"),
    ("Boats in the port. (Photo by Jo Doe / POOL / AFP)", "Boats in the port.", "Jo Doe / POOL / AFP"),
    ("Boats in the port [File: Jo Doe/Reuters]", "Boats in the port", "Jo Doe/Reuters"),
    ("Boats in the port. (Photo Credit : PTI File Photo )", "Boats in the port.", "PTI File Photo"),
    ("Boats in the port. (photo credit: JO DOE/FLASH90)", "Boats in the port.", "JO DOE/FLASH90"),
    ("Boats in the port Photo: VCG", "Boats in the port", "VCG"),
    ("Boats in the port. Photo : BSS", "Boats in the port.", "BSS"),
    ("Boats in the port, Photo: Jo Doe/GT", "Boats in the port", "Jo Doe/GT"),
    ("Boats in the portCredit: EPA", "Boats in the port", "EPA"),
    ("Boats in the port. / Credit: JO DOE/AFP", "Boats in the port.", "JO DOE/AFP"),
    ("Boats in the port.Credit...Jo Doe for The Times", "Boats in the port.", "Jo Doe for The Times"),
    ("Boats in the port. — Picture by Jo Doe", "Boats in the port.", "Jo Doe"),
    ("Boats in the port, on Friday.—Jo Doe / White Moon", "Boats in the port, on Friday.", "Jo Doe / White Moon"),
    ("Boats in the port. ST PHOTO: JO DOE", "Boats in the port.", "ST PHOTO: JO DOE"),
    ("Boats in the port. (Provided by the city)", "Boats in the port.", "Provided by the city"),
    ("Boats in the port, on Friday.—White Moon", "Boats in the port, on Friday.", "White Moon"),
    ("Boats in the port. Photo courtesy of Jo Doe", "Boats in the port.", "Jo Doe"),
    ("Limandaki teknelerKaynak, Getty Images", "Limandaki tekneler", "Getty Images"),
    ("منبع تصویر، Getty Images", None, "Getty Images"),
    ("ที่มาของภาพ, AFP", None, "AFP"),
    ("Foto/Quelle: dpa", None, "dpa"),
    ("Boote im Hafen. Quelle dpa", "Boote im Hafen.", "dpa"),
    ("Boote im Hafen (Bildquelle/AFP)", "Boote im Hafen", "AFP"),
    ("ميناء بيروت صورة رويترز", "ميناء بيروت", "رويترز"),
    ("港口全景（图源/张三）", "港口全景", "张三"),
    ("Pic: AP A ferry is seen in the old port", "A ferry is seen in the old port", "AP"),
    (
        "The mayor with the president of the club | Photo credit: Jo Doe",
        "The mayor with the president of the club",
        "Jo Doe",
    ),
    ("QUAY FILE PHOTO", None, "QUAY FILE PHOTO"),
    ("Des bateaux au port. | JO DOE / LE QUAI", "Des bateaux au port.", "JO DOE / LE QUAI"),
    ("Des bateaux au port. — J. Doe / 20 Minutes", "Des bateaux au port.", "J. Doe / 20 Minutes"),
    (
        "Boats in the port (AFP PHOTO / Harbour Watch 2 / Jo Doe)",
        "Boats in the port",
        "AFP PHOTO / Harbour Watch 2 / Jo Doe",
    ),
    ("港の船。１２日、神戸で撮影（2023年 ロイター/Jo Doe）", "港の船。１２日、神戸で撮影", "2023年 ロイター/Jo Doe"),
    ("항구의 배들(5월 12일 촬영) [촬영/신화사 기자 김바다]", "항구의 배들(5월 12일 촬영)", "신화사 기자 김바다"),
    ("항구의 배들. 김바다 기자 sea@harbour.example", "항구의 배들.", "김바다 기자"),
    ("渔船在港。张三摄（海港图片）", "渔船在港。", "张三摄（海港图片）"),
    ("Foto: Jo de Sá/Casa do Porto", None, "Jo de Sá/Casa do Porto"),
    ("항구의 새 배 사진 © News1", "항구의 새 배 사진", "News1"),
    ("3/16 Barcos en el puerto. JO DOE | EFE", "Barcos en el puerto.", "JO DOE | EFE"),
    ("Boats. (Photo by JO DOE / AFP) (Photo by Jo Doe/AFP via Getty Images)", "Boats.", "Jo Doe/AFP via Getty Images"),
    ("Boats in the port. © Reuters / Jo Doe", "Boats in the port.", "Reuters / Jo Doe"),
    ("Boote im Hafen. Foto © Jo Doe/dpa", "Boote im Hafen.", "Jo Doe/dpa"),
    ("Лодки в пристанището © снимка: БГНЕС", "Лодки в пристанището", "БГНЕС"),
    ("Båtarna under en bron. Foto: Jo Doe/TT", "Båtarna under en bron.", "Jo Doe/TT"),
    ("Screenshot by Jo Doe/Harbour Games", None, "Jo Doe/Harbour Games"),
    ("Illustrasjon: Jo Doe", None, "Jo Doe"),
    ("© HPN. Jo Doe", None, "HPN. Jo Doe"),
    ("Лодки в порту. Фото: ©\ufe0f Jo Doe/HPN", "Лодки в порту.", "Jo Doe/HPN"),
    ("Des bateaux au port. Ph.: HPN", "Des bateaux au port.", "HPN"),
    ("(Borítókép: Csónakok a kikötőben. Fotó: Jo Doe / HPN)", "Csónakok a kikötőben.", "Jo Doe / HPN"),
    ("Boote im HafenBild: Jo Doe/picture alliance", "Boote im Hafen", "Jo Doe/picture alliance"),
    ("Boote im Hafen. | Bild: dpa | Jo Doe", "Boote im Hafen.", "dpa | Jo Doe"),
    ("Boote im Hafen. © Jo Doe/dpa | Jo Doe", "Boote im Hafen.", "Jo Doe/dpa | Jo Doe"),
    ("Boote im Hafen. Foto: Jo Doe (Keystone)", "Boote im Hafen.", "Jo Doe (Keystone)"),
    ("Boote im Hafen (Archivfoto: dpa)", "Boote im Hafen", "dpa"),
    ("Des bateaux au port. (Photo Jo Doe. AFP)", "Des bateaux au port.", "Jo Doe. AFP"),
    ("Des bateaux au port. Crédit photo : Jo Doe/Sipa", "Des bateaux au port.", "Jo Doe/Sipa"),
    ("Barcos en el puerto (Foto: AP)", "Barcos en el puerto", "AP"),
    ("Barcos no porto — Foto: Jo Doe/Agência Brasil", "Barcos no porto", "Jo Doe/Agência Brasil"),
    ("Barche nel porto (foto Ansa)", "Barche nel porto", "Ansa"),
    ("Limanda tekneler. (Fotoğraf: AA)", "Limanda tekneler.", "AA"),
    ("Båter i havna. Foto: Jo Doe / NTB", "Båter i havna.", "Jo Doe / NTB"),
    ("Statki w porcie. Fot. PAP/Jo Doe", "Statki w porcie.", "PAP/Jo Doe"),
    ("Лодки в порту. Фото: Иван Иванов/ТАСС", "Лодки в порту.", "Иван Иванов/ТАСС"),
    ("Лодки в порту © РИА Новости / Иван Иванов", "Лодки в порту", "РИА Новости / Иван Иванов"),
    ("قوارب في الميناء (رويترز)", "قوارب في الميناء", "رويترز"),
    ("قوارب في الميناء. تصوير: محمد علي", "قوارب في الميناء.", "محمد علي"),
    ("बंदरगाह में नावें (फोटो: PTI)", "बंदरगाह में नावें", "PTI"),
    ("Thuyền trong cảng. Ảnh: TTXVN", "Thuyền trong cảng.", "TTXVN"),
    ("배가 항구에 있다. [사진=연합뉴스]", "배가 항구에 있다.", "연합뉴스"),
    ("배가 항구에 있다(이미지 제공-하버테크)", "배가 항구에 있다", "하버테크"),
    ("배가 항구에 있다 [자료사진 제공 : 연합뉴스]", "배가 항구에 있다", "연합뉴스"),
    ("배가 항구에 있다 [사진-하나로뉴스 홍길동 기자]", "배가 항구에 있다", "하나로뉴스 홍길동 기자"),
    ("资料图片：港湾的渡轮（图片严禁转载复制）", "资料图片：港湾的渡轮", None),
    ("资料图片：港湾的渡轮 韩联社（图片严禁转载复制）", "资料图片：港湾的渡轮", "韩联社"),
    ("圖：港口的渡輪重新開航/大公報記者張三攝", "圖：港口的渡輪重新開航", "大公報記者張三攝"),
    ("图：海港市文化广播电视和旅游局", None, "海港市文化广播电视和旅游局"),
    ("港の渡し船 ロイター", "港の渡し船", "ロイター"),
    ("游客参观新华社", "游客参观新华社", None),
    ("港の渡し船（撮影・山田太郎）。", "港の渡し船", "山田太郎"),
    ("배가 항구에 있다.ⓒ뉴시스", "배가 항구에 있다.", "뉴시스"),
    ("图为港口。图片来源：视觉中国", "图为港口。", "视觉中国"),
    ("附图：农民采收芒果（图片来源：越通社）", "农民采收芒果", "越通社"),
    ("港口的一家旧书店（美国之音沈明拍摄）", "港口的一家旧书店", "美国之音沈明拍摄"),
    ("قوارب في الميناء صورة من: Jo Doe/dpa", "قوارب في الميناء", "Jo Doe/dpa"),
    ("图为港口。（图源：路透社）", "图为港口。", "路透社"),
    ("圖為港口。（示意圖／記者張三攝影）", "圖為港口。", "記者張三攝影"),
    ("港の船 写真：ロイター", "港の船", "ロイター"),
    ("القارب في الميناء تصوير: محمد سالم/رويترز", "القارب في الميناء", "محمد سالم/رويترز"),
    ("قایق در بندر عکس: رویترز", "قایق در بندر", "رویترز"),
    ("Łódź w porcie fot. Jo Doe/PAP", "Łódź w porcie", "Jo Doe/PAP"),
    ("Boats in the port. (Jo Doe/AP) View Full Size", "Boats in the port.", "Jo Doe/AP"),
    ("Łódź w porcie (fot. pictures.test)", "Łódź w porcie", "pictures.test"),
    ("Βάρκες στο λιμάνι (Φωτ.: ΑΠΕ-ΜΠΕ/Jo Doe)", "Βάρκες στο λιμάνι", "ΑΠΕ-ΜΠΕ/Jo Doe"),
    ("Boats in the port, photo: Jo Doe / AFP", "Boats in the port", "Jo Doe / AFP"),
    ("Лодки в порту, фото: Иван Лодкин", "Лодки в порту", "Иван Лодкин"),
    ("Лодки в порту фото: Иван Лодкин/ТАСС", "Лодки в порту", "Иван Лодкин/ТАСС"),
    ("На фото: Иван Лодкин", "На фото: Иван Лодкин", None),
    ("De haven, maandag Foto ANP / Jo Doe", "De haven, maandag", "ANP / Jo Doe"),
    ("De haven, maandag. © Photo News", "De haven, maandag.", "Photo News"),
    ("Boats in the port / Jo Doe/NurPhoto via Getty Images", "Boats in the port", "Jo Doe/NurPhoto via Getty Images"),
    ("Boats in the port (Jo Doe/Flickr, CC BY 2.0)", "Boats in the port", "Jo Doe/Flickr, CC BY 2.0"),
    ("Boats in the port. Jo Doe (CC BY-SA 4.0)", "Boats in the port.", "Jo Doe (CC BY-SA 4.0)"),
    ("Boats in the port (Foto: Jo Doe, CC BY-SA 4.0)", "Boats in the port", "Jo Doe, CC BY-SA 4.0"),
    ("Photo: Jo Doe", None, "Jo Doe"),
    ("Photo: Harbour/YouTube screengrab", None, "Harbour/YouTube screengrab"),
    ("Boats in the port (Source photo by Reuters)", "Boats in the port", "Reuters"),
    ("Des bateaux. (Photo d’illustration : Jo Doe/AFP)", "Des bateaux.", "Jo Doe/AFP"),
    ("Des bateaux. JO DOE/CAP POUR « LE QUAI »", "Des bateaux.", "JO DOE/CAP POUR « LE QUAI »"),
    ("Barcos no porto (Jo Doe/G1)", "Barcos no porto", "Jo Doe/G1"),
    ("Barcos no porto. © Sputnik / Jo Doe / Acessar o banco de imagens", "Barcos no porto.", "Sputnik / Jo Doe"),
    ("Direito de imagem Getty Images Image caption Barcos no porto", "Barcos no porto", "Getty Images"),
    ("ছবির উৎস, Getty Images ছবির ক্যাপশান, বন্দরে নৌকা", "বন্দরে নৌকা", "Getty Images"),
    ("图像来源，Jo Doe 图像加注文字，港口的渡轮", "港口的渡轮", "Jo Doe"),
    ("تصویر کا ذریعہGetty Images تصویر کا کیپشنبندرگاہ میں کشتیاں", "بندرگاہ میں کشتیاں", "Getty Images"),
    ("قوارب في الميناء المصدر: رويترز", "قوارب في الميناء", "رويترز"),
    ("港口的渡轮。(资料图片)中新社记者 张三 摄", "港口的渡轮。(资料图片)", "中新社记者 张三 摄"),
    ("港口的渡轮。新华社特约记者 张三 摄", "港口的渡轮。", "新华社特约记者 张三 摄"),
    ("港口的渡轮（摄影 张三）", "港口的渡轮", "张三"),
    ("渡輪停在港口。圖／記者張三攝", "渡輪停在港口。", "記者張三攝"),
    ("渡輪停在港口。海報系資料照／記者張三攝影", "渡輪停在港口。", "海報系資料照／記者張三攝影"),
    ("港の船（港務局提供・共同）", "港の船", "港務局提供・共同"),
    ("배가 항구에 있다. 사진 연합뉴스", "배가 항구에 있다.", "연합뉴스"),
    ("항구의 배 (사진공동취재단)", "항구의 배", "사진공동취재단"),
]
UNMARKED: list[Line] = [
    ("항구 전경 (2025.4.21 촬영)", "항구 전경 (2025.4.21 촬영)", None),
    ("배가 항구에 있다. (촬영: 홍길동)", "배가 항구에 있다.", "홍길동"),
    ("Jo Doe, The Harbour Bee via AP", None, "Jo Doe, The Harbour Bee via AP"),
    (
        "A riot in the port. / AFP PHOTO / Jo Doe / TT / kod 444",
        "A riot in the port.",
        "AFP PHOTO / Jo Doe / TT / kod 444",
    ),
    ("Foto: epa", None, "epa"),
    ("The harbour. quay.example", "The harbour.", "quay.example"),
    (
        "Jo Roe (Puerto), nuevo ministro de Cultura Jo Doe | EFE",
        "Jo Roe (Puerto), nuevo ministro de Cultura",
        "Jo Doe | EFE",
    ),
    ("Boats in the port. (Photo by Jo Doe/Getty Images) Getty Images", "Boats in the port.", "Jo Doe/Getty Images"),
    ("港口全景。（資料照，記者王小明攝）", "港口全景。", "記者王小明攝"),
    ("Kapal di pelabuhan lama. (Tangkapan layar YouTube)", "Kapal di pelabuhan lama.", "Tangkapan layar YouTube"),
    ("Barcos en el puerto (Fuente Jo Doe/EFE)", "Barcos en el puerto", "Jo Doe/EFE"),
    ("Skip i havnen. (Skjermdump / Havneposten)", "Skip i havnen.", "Skjermdump / Havneposten"),
    ("Boats in the port on Friday. J. Scott Doe/AP", "Boats in the port on Friday.", "J. Scott Doe/AP"),
    ("Boats in the port on Friday. K.M. Doe / Quay / AFP", "Boats in the port on Friday.", "K.M. Doe / Quay / AFP"),
    ("Boats in the port of Hong Kong Ng Han Doe/AFP", "Boats in the port of Hong Kong", "Ng Han Doe/AFP"),
    ("Boats in the port of Paris Eva van der Doe/AFP", "Boats in the port of Paris", "Eva van der Doe/AFP"),
    ("Boats in the port of Paris Jo Doe Jr./AFP", "Boats in the port of Paris", "Jo Doe Jr./AFP"),
    ("Boats that lie in Paris Jo Doe / AFP", "Boats that lie in Paris", "Jo Doe / AFP"),
    ("Boats with Prime Minister Jo Doe / AFP", "Boats with Prime Minister Jo Doe", "AFP"),
    ("Barcos no porto - Jo Doe - 12.mar.24/Folhapress", "Barcos no porto", "Jo Doe - 12.mar.24/Folhapress"),
    ("ניר חוף הים (יוסי לוי/רויטרס)", "ניר חוף הים", "יוסי לוי/רויטרס"),
    ("চট্টগ্রাম বন্দরের দৃশ্য (আব্দুল করিম/রয়টার্স)", "চট্টগ্রাম বন্দরের দৃশ্য", "আব্দুল করিম/রয়টার্স"),
    ("上海港全景 / 视觉中国", "上海港全景", "视觉中国"),
    ("Foto: AP; im Bild: Eine Fähre im Hafen", "Eine Fähre im Hafen", "AP"),
    ("Boats in the port. [harbour.example]", "Boats in the port.", "harbour.example"),
    ("記者們在港口合影，吸引同行來拍攝（中評社 張三攝）", "記者們在港口合影，吸引同行來拍攝", "中評社 張三攝"),
    (
        "Boats in May, 2020. Harbour Watch website/via REUTERS",
        "Boats in May, 2020.",
        "Harbour Watch website/via REUTERS",
    ),
    ("Лодки в порту, Вейр Jo Doe / SOPA Images / AFP", "Лодки в порту, Вейр", "Jo Doe / SOPA Images / AFP"),
    ("Лодки стоят в порту. Видео", "Лодки стоят в порту. Видео", None),
    ("The mayor greets Ines Calder / Jo Doe/AP", "The mayor greets Ines Calder", "Jo Doe/AP"),
    ("Barcos en el puerto.Calderón jr (EFE)", "Barcos en el puerto.", "Calderón jr (EFE)"),
    ("Boats in the port. REUTERS/Jo Doe/File Photo", "Boats in the port.", "REUTERS/Jo Doe/File Photo"),
    ("FILE - Boats in Ohio. (AP Photo/Jo Doe, File)", "FILE - Boats in Ohio.", "AP Photo/Jo Doe, File"),
    ("FILE PHOTO: Boats in the port. REUTERS/Jo Doe", "FILE PHOTO: Boats in the port.", "REUTERS/Jo Doe"),
    ("Boats in the port. JO DOE/FOR CHINA DAILY", "Boats in the port.", "JO DOE/FOR CHINA DAILY"),
    ("Boats in the port. /VCG Photo", "Boats in the port.", "VCG Photo"),
    ("Boats in the port in Oslo Jo Doe/Reuters", "Boats in the port in Oslo", "Jo Doe/Reuters"),
    ("Boats in the port. @jodoe/via REUTERS", "Boats in the port.", "@jodoe/via REUTERS"),
    ("Boats in the port. (Jo Doe/The Times via AP)", "Boats in the port.", "Jo Doe/The Times via AP"),
    ("배가 항구에 있다. 나루=홍길동 기자 gd@naru.example", "배가 항구에 있다.", "나루=홍길동 기자"),
    ("배가 항구에 있다. 나루=나루통신", "배가 항구에 있다.", "나루=나루통신"),
    ("배가 항구에 있다. 나루=AP 연합뉴스", "배가 항구에 있다.", "나루=AP 연합뉴스"),
    ("渡轮停在港口　摄影 张三", "渡轮停在港口", "张三"),
    ("배가 항구에 있다. /나루시", "배가 항구에 있다.", "나루시"),
    ("배가 항구에 있다. 2026.05.12/나루통신", "배가 항구에 있다. 2026.05.12", "나루통신"),
    ("배가 항구에 있다. 홍길동 선임기자 gd@naru.example", "배가 항구에 있다.", "홍길동 선임기자"),
    ("배가 항구에 있다. 국회사진기자단", "배가 항구에 있다.", "국회사진기자단"),
    ("항구는 온/오프라인으로 배를 판다", "항구는 온/오프라인으로 배를 판다", None),
    ("Boats in the port, seen at dawn (Yonhap)", "Boats in the port, seen at dawn", "Yonhap"),
    ("Boats in the port. Jo Doe | AFP | Getty Images", "Boats in the port.", "Jo Doe | AFP | Getty Images"),
    ("Boats lie in the old port today. Jo Doe", "Boats lie in the old port today.", "Jo Doe"),
    ("Boats in the port. (Bespoke Real Estate)", "Boats in the port.", "Bespoke Real Estate"),
    ("Boats in the port [SpaceX via Nasa]", "Boats in the port", "SpaceX via Nasa"),
    ("Boats in the port. EPA-Yonhap", "Boats in the port.", "EPA-Yonhap"),
    ("Boote im Hafen.Jo von Doe/dpa", "Boote im Hafen.", "Jo von Doe/dpa"),
    ("Boote im Hafen. Getty Images/jodoe", "Boote im Hafen.", "Getty Images/jodoe"),
    ("Boote liegen im Hafen. — US Command (CENTCOM) / AFP", "Boote liegen im Hafen.", "US Command (CENTCOM) / AFP"),
    ("Le port, le 27 mars 2023 - Jo DOE / AFP", "Le port, le 27 mars 2023", "Jo DOE / AFP"),
    ("Le port en mai. (JO DOE / HANS LUCAS / AFP)", "Le port en mai.", "JO DOE / HANS LUCAS / AFP"),
    ("El presidente de EEUU, Jo Doe / AFP", "El presidente de EEUU, Jo Doe", "AFP"),
    ("Barcos en el puerto de Valencia EFE", "Barcos en el puerto de Valencia", "EFE"),
    ("Barcos en el puerto de Qatar.AFP", "Barcos en el puerto de Qatar.", "AFP"),
    ("Barcos en 2024.Jo Doe (dpa/Getty)", "Barcos en 2024.", "Jo Doe (dpa/Getty)"),
    ("Barcos no porto, em Washington D.C. Reuters/JO DOE", "Barcos no porto, em Washington D.C.", "Reuters/JO DOE"),
    ("图为港口。新华社记者 张三 摄", "图为港口。", "新华社记者 张三 摄"),
    ("图为港口 新华社记者张三摄", "图为港口", "新华社记者张三摄"),
    ("图为港口。新华社发（李四摄）", "图为港口。", "新华社发（李四摄）"),
    ("图为港口。视觉中国供图", "图为港口。", "视觉中国"),
    ("圖為港口。中央社記者張三攝 112年2月16日", "圖為港口。", "中央社記者張三攝"),
    ("圖為港口。記者張三／攝影", "圖為港口。", "記者張三／攝影"),
    ("圖為港口。（翻攝自臉書）", "圖為港口。", "翻攝自臉書"),
    ("圖為港口。（圖翻攝自harbour map）", "圖為港口。", "圖翻攝自harbour map"),
    ("港の船＝１日、東京（共同）", "港の船＝１日、東京", "共同"),
    ("港の船（1日、東京）＝ＡＰ", "港の船（1日、東京）", "ＡＰ"),
    ("港の船＝東京都内、山田太郎撮影", "港の船＝東京都内", "山田太郎撮影"),
    ("배가 항구에 있다. 연합뉴스 제공", "배가 항구에 있다.", "연합뉴스 제공"),
    ("배가 항구에 있다. 김철수 기자", "배가 항구에 있다.", "김철수 기자"),
    ("Boats in the port\nJo Doe/AFP", "Boats in the port", "Jo Doe/AFP"),
    ("Boats in the port. (A fisherman sent us this photo)", "Boats in the port.", "A fisherman sent us this photo"),
    ("Boats in the port. HARBOUR FOTO/Jo Doe/rst.", "Boats in the port.", "HARBOUR FOTO/Jo Doe/rst"),
    ("Laivai uoste / J. Doe / LRT nuotr.", "Laivai uoste", "J. Doe / LRT"),
    ("图为港口。港湾社发（李四摄）", "图为港口。", "港湾社发（李四摄）"),
    ("图为港口。央视记者 张三 摄", "图为港口。", "央视记者 张三 摄"),
    ("图为港口（总台央视记者张三拍摄）", "图为港口", "总台央视记者张三拍摄"),
    ("图为港口（新华社图）", "图为港口", "新华社图"),
    ("图为港口 视觉中国 图", "图为港口", "视觉中国"),
    ("图为港口。港湾新闻记者 张三 图", "图为港口。", "港湾新闻记者 张三"),
    ("图/pixabay", None, "pixabay"),
    ("圖為港口。（中央社記者張三攝）112年5月12日", "圖為港口。", "中央社記者張三攝"),
    ("부두의 배 <<연합뉴스DB>>", "부두의 배", "연합뉴스DB"),
    ("부두의 배. (사진=항만청 제공) 2023.05.12. photo@news.example *재판매 및 DB 금지", "부두의 배.", "항만청 제공"),
    ("写真・図版 港の船＝2020年5月12日、横浜市、山田太郎撮影", "港の船＝2020年5月12日、横浜市", "山田太郎撮影"),
    ("港の船（代表撮影・共同）", "港の船", "代表撮影・共同"),
    ("부두의 배 [항만청 제공. 재판매 및 DB 금지]", "부두의 배", "항만청 제공"),
    ("[항만청 제공. 재판매 및 DB 금지]", None, "항만청 제공"),
    ("© Sputnik . Jo Doe", None, "Sputnik . Jo Doe"),
    ("A boat. ANTARA FOTO/Jo Doe/abc/xyz.", "A boat.", "ANTARA FOTO/Jo Doe/abc/xyz"),
    ("港口的船 图片来源：受访者供图", "港口的船", "受访者"),
    ("Boats in the port. CNA photo May 12, 2026", "Boats in the port.", "CNA photo"),
    ("Boats in the port | Jo Doe/AFP", "Boats in the port", "Jo Doe/AFP"),
    ("Boats in the port  Reuters", "Boats in the port", "Reuters"),
    ("Barche in porto (ansa)", "Barche in porto", "ansa"),
    ("Perahu bersandar di dermaga (Jo Doe/kabarcom)", "Perahu bersandar di dermaga", "Jo Doe/kabarcom"),
    (
        "Foto: Perahu yang bersandar di dermaga lama (Jo Doe/kabarcom)",
        "Perahu yang bersandar di dermaga lama",
        "Jo Doe/kabarcom",
    ),
    ("Foto: Perahu yang bersandar di dermaga lama (AFP)", "Perahu yang bersandar di dermaga lama", "AFP"),
    ("Sampan di Sik -- fotoSUARA (2023) HAK CIPTA TERPELIHARA", "Sampan di Sik", "fotoSUARA"),
]
FURNISHED: list[Line] = [
    ("A boat lies in the old port. (jodoe/Shutterstock)", "A boat lies in the old port.", "jodoe/Shutterstock"),
    ("Jo Doe (Harbour News Youtube Screenshot)", "Jo Doe", "Harbour News Youtube Screenshot"),
    ("Boats in the port. REUTERS/Jo Doe TPX IMAGES OF THE DAY - RC12345", "Boats in the port.", "REUTERS/Jo Doe"),
    ("Jo Doe on the quay (Netflix)", "Jo Doe on the quay", "Netflix"),
    ("Boats in the port. Courtesy Jo Doe/AFP", "Boats in the port.", "Jo Doe/AFP"),
    ("Βάρκες στο λιμάνι. Φωτογραφίες: Jo Doe/AFP", "Βάρκες στο λιμάνι.", "Jo Doe/AFP"),
    ("Łodzie w porcie. Źródło zdjęć: Jo Doe/AFP", "Łodzie w porcie.", "Jo Doe/AFP"),
    ("Նավակներ նավահանգստում։ Լուսանկարը՝ Jo Doe/AFP", "Նավակներ նավահանգստում։", "Jo Doe/AFP"),
    ("પુરાના બંદરમાં હોડીઓ. તસવીરઃ Jo Doe/AFP", "પુરાના બંદરમાં હોડીઓ.", "Jo Doe/AFP"),
    ("ទូកនៅកំពង់ផែ។ រូបភាព៖ Jo Doe/AFP", "ទូកនៅកំពង់ផែ។", "Jo Doe/AFP"),
    ("เรือในท่าเรือเก่า ขอบคุณภาพจาก Jo Doe/AFP", "เรือในท่าเรือเก่า", "Jo Doe/AFP"),
    ("옛 항구에 정박한 배들. [사진 연합뉴스]", "옛 항구에 정박한 배들.", "연합뉴스"),
    (
        "Boats burn in the port, June 4, 2024. Jo Doe/Press Service of the 7th Brigade of the Coast Guard/Handout via REUTERS",
        "Boats burn in the port, June 4, 2024.",
        "Jo Doe/Press Service of the 7th Brigade of the Coast Guard/Handout via REUTERS",
    ),
    ("港口的旧船。本文图片除特别标注外，均为澎湃新闻记者王小明 图", "港口的旧船。", "澎湃新闻记者王小明"),
    ("The boat of Jo DoeHandout via REUTERS", "The boat of Jo Doe", "Handout via REUTERS"),
    ("(Foto: Reuters / Jo McDoe) Barcos en el puerto de la isla", "Barcos en el puerto de la isla", "Reuters / Jo McDoe"),
    ("Boats in the port -", "Boats in the port", None),
    ("Boats. (PHOTO NOT FOR SALE) (Yonhap)", "Boats.", "Yonhap"),
    ("Boats in May. (For Use Only in Korea. No Redistribution) (Yonhap)", "Boats in May.", "Yonhap"),
    ("[1/5]Boats. REUTERS/Jo Doe Purchase Licensing Rights, opens new tab", "Boats.", "REUTERS/Jo Doe"),
    ("1 of 4. Boats lie in the port. Credit: Reuters/Jo Doe", "Boats lie in the port.", "Reuters/Jo Doe"),
    ("1 of 4 boats has sunk. (Reuters/Jo Doe)", "1 of 4 boats has sunk.", "Reuters/Jo Doe"),
    ("Boats. REUTERS/Jo Doe THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO RESALES.", "Boats.", "REUTERS/Jo Doe"),
    ("Boats - Copyright Jo Doe/Copyright 2026 The AP. All rights reserved", "Boats", "Jo Doe/Copyright 2026 The AP"),
    ("Image source, Getty Images Image caption, Boats in the port", "Boats in the port", "Getty Images"),
    ("Image copyright EPA Image caption Boats in the port", "Boats in the port", "EPA"),
    ("Media caption Boats in the port", "Boats in the port", None),
    ("© Jo Doe, AFP | Boats lie in the old port", "Boats lie in the old port", "Jo Doe, AFP"),
    ("Фото читателя 24.kg. Лодки в порту", "Лодки в порту", "читателя 24.kg"),
    ("Båtar i hamnen. Foto: Jo Doe/TTVisa mer", "Båtar i hamnen.", "Jo Doe/TT"),
    ("배가 있다. 2023.5.1 [연합뉴스] 재판매 및 DB 금지", "배가 있다. 2023.5.1", "연합뉴스"),
    ("Fotoğraf : Jo Doe/AA", None, "Jo Doe/AA"),
    ("© Sputnik / Jo Doe", None, "Sputnik / Jo Doe"),
    ("घाट पर बच्चे। (फोटो साभार: एएनआई)", "घाट पर बच्चे।", "एएनआई"),
    ("घाट पर बच्चे (फोटो- एएनआई)", "घाट पर बच्चे", "एएनआई"),
    ("شالامار باغ — فوٹو: رائٹرز", "شالامار باغ", "رائٹرز"),
    ("เรือข้ามฟาก (ภาพจาก กรมเจ้าท่า)", "เรือข้ามฟาก", "กรมเจ้าท่า"),
    ("عکس از ایرنا", None, "ایرنا"),
    ("A boat at the pier (Photo: Ada Low).", "A boat at the pier", "Ada Low"),
    ("डाकिया चिट्ठी सौंपते हुए। फोटो- दूत", "डाकिया चिट्ठी सौंपते हुए।", "दूत"),
    ("Soko la samaki Bagamoyo. Picha na Juma Mfaume", "Soko la samaki Bagamoyo.", "Juma Mfaume"),
    ("Jo Doe, ASSOCIATED PRESS", None, "Jo Doe, ASSOCIATED PRESS"),
    # names and houses that nobody knows, behind the end of the sentence
    ("Boats lie in the old port. Jo Doe and Ann Lowe", "Boats lie in the old port.", "Jo Doe and Ann Lowe"),
    ("Boats lie in the old port. Jo Doe, The Quai Evening Post", "Boats lie in the old port.", "Jo Doe, The Quai Evening Post"),
    ("Boats lie in the old port. @jodoe", "Boats lie in the old port.", "@jodoe"),
    ("Boats lie in the old port. quai.example", "Boats lie in the old port.", "quai.example"),
    ("Die Boote liegen im Hafen. Jo Doe - Hafenblatt", "Die Boote liegen im Hafen.", "Jo Doe - Hafenblatt"),
    ("Die Boote liegen im Hafen. Jo Doe | Hafenblatt", "Die Boote liegen im Hafen.", "Jo Doe | Hafenblatt"),
    ("Die Boote liegen im Hafen. Jo Doe und Ann Lowe/Hafenblatt", "Die Boote liegen im Hafen.", "Jo Doe und Ann Lowe/Hafenblatt"),
    ("Die Boote liegen im Hafen. / Jo Doe/Hafenblatt", "Die Boote liegen im Hafen.", "Jo Doe/Hafenblatt"),
    ("Kuvituskuva. JO DOE", "Kuvituskuva.", "JO DOE"),
    ("Le vieux port, dimanche 5 mai 2024 - JO DOE", "Le vieux port, dimanche 5 mai 2024", "JO DOE"),
    ("Лодки в порту (старом) Джо До для «Волны»", "Лодки в порту (старом)", "Джо До для «Волны»"),
    ("Джо До для «Волны»", None, "Джо До для «Волны»"),
    ("Лодки ждут рыбаков Джо До / AFP / Scanpix", "Лодки ждут рыбаков", "Джо До / AFP / Scanpix"),
    # a credit and then the caption, with nothing but a blank between
    ("Jo Doe/AFP Boats lie in the old port on Friday.", "Boats lie in the old port on Friday.", "Jo Doe/AFP"),
    ("JO DOE/QUAI POST Boats lie in the old port on Friday.", "Boats lie in the old port on Friday.", "JO DOE/QUAI POST"),
    ("— AFP/Jo Doe Bátar liggja við bryggju í höfninni í gær", "Bátar liggja við bryggju í höfninni í gær", "AFP/Jo Doe"),
    ("Foto Jo Doe / ANP De boten liggen al een week in de haven.", "De boten liggen al een week in de haven.", "Jo Doe / ANP"),
    ("Fot. Jo Doe 4 z 11 Łodzie w porcie", "Łodzie w porcie", "Jo Doe"),
    ("Image source, EPA Image caption, Boats lie in the port. (Reuters)", "Boats lie in the port.", "EPA / Reuters"),
    # labels that have the word for a picture in them
    ("Kaanefoto: Jo Doe / Sadamaleht", None, "Jo Doe / Sadamaleht"),
    ("Βάρκες στο λιμάνι. Φωτορεπορτάζ: Jo Doe", "Βάρκες στο λιμάνι.", "Jo Doe"),
    ("Avafoto: Ann Lowe (Jo Doe / Sadamaleht)", "Ann Lowe", "Jo Doe / Sadamaleht"),
    ("Фото: Пресс-служба порта Светлой гавани", None, "Пресс-служба порта Светлой гавани"),
    ('Снимка:"Ройтерс"', None, "Ройтерс"),
    ("REUTERS: Jo Doe", None, "REUTERS: Jo Doe"),
    ("Boats lie in the old port. (AP Photo/Jo Doe) #", "Boats lie in the old port.", "AP Photo/Jo Doe"),
    ("Perahu di pelabuhan. Ilustrasi. (ANTARA FOTO/Jo Doe).", "Perahu di pelabuhan. Ilustrasi.", "ANTARA FOTO/Jo Doe"),
    ("Perahu di pelabuhan. ANTARA FOTO/Jo Doe/ama/17", "Perahu di pelabuhan.", "ANTARA FOTO/Jo Doe/ama/17"),
    ("배가 있다. 2026.5.12연합뉴스", "배가 있다. 2026.5.12", "연합뉴스"),
    ("港口的船。港务局 图", "港口的船。", "港务局"),
    ("港口的船。张三/新华社 图", "港口的船。", "张三/新华社"),
    ("סירות בנמל הישן. (quai)", "סירות בנמל הישן.", "quai"),
    ("Boats lie in the old port after three years ANNA STEINBERG", "Boats lie in the old port after three years", "ANNA STEINBERG"),
    ("Boats lie in the port of Mull CHRIS DOE-SMITH/QUAI MAIL", "Boats lie in the port of Mull", "CHRIS DOE-SMITH/QUAI MAIL"),
    ("JO DOE/ EPA میکسیکو کے چند فوجی آگ کے پاس کھڑے ہیں۔", "میکسیکو کے چند فوجی آگ کے پاس کھڑے ہیں۔", "JO DOE/ EPA"),
    ("روس کے صدر شمعیں روشن کر رہے ہیں۔ تصویر: رائٹرز۔", "روس کے صدر شمعیں روشن کر رہے ہیں۔", "رائٹرز"),
    ("Ein Junge steht für ein Foto. Foto: Jo Doe/Quai Wire/dpa", "Ein Junge steht für ein Foto.", "Jo Doe/Quai Wire/dpa"),
    ("Boats in the port, September 7, 2012. (Jo Doe/VOA reader)", "Boats in the port, September 7, 2012.", "Jo Doe/VOA reader"),
    ("【写真】港の船（撮影・山田太郎）", "港の船", "山田太郎"),
]  # fmt: skip
WITHOUT_CREDIT = [
    "Ministers A (left) and B (R)",
    "The minister in Berlin (2023)",
    "The new bridge in a picture of last year (file photo)",
    "Der Kanzler im Bundestag. (Archivbild)",
    "The head of the Chamber of Commerce (IHK)",
    "The minister at a press conference in Quarle, May 12, 2026. (Quarle)",
    "Photo taken on May 16, 2023 shows a bridge.",
    "Foto de familia de la segunda reunión del grupo",
    "File photo: A bridge in Wuhan.",
    "FILE - A bridge in Wuhan.",
    "The minister told AFP",
    "The law was passed, according to a source: the ministry",
    "Bridge near St. Moritz",
    "The guard was led by Gen. Jo Doe",
    "The guard was led yesterday by President Michael D. Doe",
    "Bürger protestieren in der Stadt am Montag, dem 29. August",
    "Members of the CDU/CSU",
    "The price in US$/barrel",
    "Source: The ministry said on Monday that it would start talks with all sides next week in Geneva.",
    "图为张三（左）在港口。",
    "وقال المصدر: القارب في الميناء منذ يوم الاثنين",
    "الدوحة في 10 يناير /قنا/ عد غواصو اللؤلؤ المتقاعدون أنفاسهم لساعة يفتتحها المتحف البحري",
    "The head of the old house (sun)",
    "1978년 야구 글러브 공장 시절의 대통령",
    "Peter Doe",
    "A woman in the old port holds a sign reading FREE PORT",
    "Boats lie in the harbour of the town of PORT MEADOW",
    "Rita Lowe. The mayor of the port town",
    "Rita Lowe | Mayor of the old town of the port",
    "Novak Doe/Ivo Lowe celebrate after the doubles final in the port",
    "Reuters/Ipsos Poll of the voters in the port on Friday",
    "Bremen/Brandenburg Polizisten stehen an der Grenze und warten",
    "Die Zahl der Boote steigt - auch in Nordstadt",
    "The prize was won by Jo Doe for The Quai",
    "Günstige Boote für Fischer",
    "NIGHT FOR ‘BOATS’",
    "Photosynthesis: how leaves work in the old port",
    "הספינה (הישנה) בנמל",
]


@pytest.mark.parametrize(("line", "caption", "credit"), MARKED + UNMARKED + FURNISHED)
def test_a_line_parts_into_caption_and_credit(line: str, caption: str | None, credit: str | None) -> None:
    image = split_caption(line)
    assert (image.text, image.caption, image.credit) == (line, caption, credit)


@pytest.mark.parametrize("line", WITHOUT_CREDIT)
def test_a_line_without_credit_stays_whole(line: str) -> None:
    image = split_caption(line)
    assert (image.caption, image.credit, image.photographer, image.agency) == (line, None, None, None)


def test_agencies_of_one_name_are_told_apart_by_the_outlets_country() -> None:
    assert [split_caption("Boats. (CNA)", country=country).agency_id for country in (None, "SG", "TW")] == [
        "cna_sg",
        "cna_sg",
        "cna_taiwan",
    ]


def test_the_outlets_own_names_are_makers() -> None:
    assert split_caption("Boats in the port (Nordstadt Bild)").credit is None
    assert split_caption("Boats in the port (Nordstadt Bild)", houses=["Nordstadt Bild"]).credit == "Nordstadt Bild"


@pytest.mark.parametrize(
    ("credit", "photographer", "agency", "agency_id"),
    [
        ("Jo Doe/AFP via Getty Images", "Jo Doe", "AFP via Getty Images", "afp"),
        ("AP Photo/Jo Doe, File", "Jo Doe", "AP", "ap"),
        ("REUTERS/Jo Doe/File Photo", "Jo Doe", "REUTERS", "reuters"),
        ("picture alliance / Xinhua | Jo Doe", "Jo Doe", "picture alliance / Xinhua", "picture_alliance"),
        ("Getty Images/Jodoe", "Jodoe", "Getty Images", "getty"),
        ("Uncredited/AP/dpa", None, "AP/dpa", "ap"),
        ("Pool via REUTERS", None, "Pool via REUTERS", "reuters"),
        ("Jo Doe | Jo Doe", "Jo Doe", None, None),
        ("Beijing Evening News", None, "Beijing Evening News", None),
        ("JO DOE POUR « LE QUAI »", "JO DOE", "LE QUAI", None),
        ("Jo Doe / CC BY-SA 4.0", "Jo Doe", None, None),
        ("新华社记者 张三 摄", "张三", "新华社", "xinhua"),
        ("記者張三攝影", "張三", None, None),
        ("김철수 기자", "김철수", None, None),
        ("中央社記者張三傑攝", "張三傑", "中央社", "cna_taiwan"),
        ("（為某黨提供）中央社記者張三傑曼谷傳真", "張三傑", "中央社", "cna_taiwan"),
        ("圖取自Unsplash圖庫", None, "Unsplash圖庫", "unsplash"),
        ("图片均来自网络", None, None, None),
        ("Jo Doe/Copyright 2026 The AP", "Jo Doe", "The AP", "ap"),
        ("JO DOE/FOR CHINA DAILY", "JO DOE", "CHINA DAILY", "china_daily"),
        ("Jo Doe for The Washington Post via Getty Images", "Jo Doe", "The Washington Post via Getty Images", "washington_post"),
        ("@jodoe/via REUTERS", "@jodoe", "REUTERS", "reuters"),
        ("Jo Doe/via Reuters", "Jo Doe", "Reuters", "reuters"),
        ("Jo Doe / Pool via Reuters", "Jo Doe", "Pool via Reuters", "reuters"),
        ("REUTERS / POOL", None, "REUTERS", "reuters"),
        ("Jo Doe (REUTERS) | Vídeo: EPV", "Jo Doe", "REUTERS", "reuters"),
        ("Jo Doe og Max Moe (Fjordavisen)", "Jo Doe og Max Moe", "Fjordavisen", None),
        ("Jo von Doe. Styling: Max Moe. Make-up: Ann Roe", "Jo von Doe", None, None),
        ("ABC Radio Hobart: Jo Doe", "Jo Doe", "ABC Radio Hobart", None),
        ("dpa-Bildfunk/Jo Doe", "Jo Doe", "dpa-Bildfunk", "dpa"),
        ("DPA Images | Jo Doe", "Jo Doe", "DPA Images", "dpa"),
        ("IMAGO/Harbour Sports/ J.Doe", "J.Doe", "IMAGO/Harbour Sports", "imago"),
        ("Jo Doe/Harbour Live", "Jo Doe", "Harbour Live", None),
        ("J. Doe / LRT", "J. Doe", "LRT", None),
        ("MTI Fotó: Nemes János", "Nemes János", "MTI", "mti"),
        ("AFP 2023 / Jo Doe", "Jo Doe", "AFP 2023", "afp"),
        ("Jo Doe—Getty Images", "Jo Doe", "Getty Images", "getty"),
        ("新华社 资料", None, "新华社 资料", None),
        ("Supplied", None, None, None),
        ("One of the protestors sent our team this photo", None, None, None),
        ("© Иван Иванов/ТАСС".removeprefix("© "), "Иван Иванов", "ТАСС", "tass"),
    ],
)  # fmt: skip
def test_a_credit_names_photographer_and_agency(
    credit: str, photographer: str | None, agency: str | None, agency_id: str | None
) -> None:
    assert find_makers(credit) == (photographer, agency, agency_id)


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Jo Doe/HarbourBarcos no porto de Santos", "Barcos no porto de Santos", "Jo Doe/Harbour"),
        ("Jo Doe | The boats in the old port", "The boats in the old port", "Jo Doe"),
        ("Jo Doe/AFP | Boats lie in the old port", "Boats lie in the old port", "Jo Doe/AFP"),
        ("Jo Doe | Mayor of the old port", "Jo Doe | Mayor of the old port", None),
        ("Old port | The boats of the islands", "Old port | The boats of the islands", None),
        ("- © RIPRODUZIONE RISERVATA", None, None),
    ],
)
def test_a_credit_that_no_mark_opens_may_stand_before_its_caption(
    line: str, caption: str | None, credit: str | None
) -> None:
    image = split_caption(line)
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("shown", "credit"),
    [
        ("Foto: dpa/Jo Doe", "dpa/Jo Doe"),
        ("© AFP", "AFP"),
        ("Image source, Getty Images", "Getty Images"),
        ("Tous droits réservés REUTERS/Jo Doe", "REUTERS/Jo Doe"),
        ("[File: Reuters]", "Reuters"),
        ("Credit: Reuters/Jo Doe", "Reuters/Jo Doe"),
        ("(Photo by Jo Doe/AP)", "Jo Doe/AP"),
        ("Jo Doe (dpa/Getty)", "Jo Doe (dpa/Getty)"),
        ("Photo: © Jo Doe / AFP.", "Jo Doe / AFP"),
        ("(Jo Doe / May 14, 2026)", "Jo Doe"),
        ("Jo Doe, Harbour Times | 14 May 2026", "Jo Doe, Harbour Times"),
        ("Jo Doe/Copyright 2026 The AP. All rights reserved", "Jo Doe/Copyright 2026 The AP"),
        ("某某镇供图", "某某镇"),
        ("Photo by jodoe", "jodoe"),
        ("© РИА Новости / Иван Лодкин Перейти в медиабанк", "РИА Новости / Иван Лодкин"),
        ("© AFP / Jo Doe/Go to the mediabank", "AFP / Jo Doe"),
        ("Jo Doe/Flickr https://pictures.example/jodoe/4711/", "Jo Doe/Flickr"),
        ("From @harbour on Weibo", "@harbour on Weibo"),
        ("Photo:", None),
        ("©", None),
        ("", None),
    ],
)
def test_a_credit_element_is_cleaned_of_its_marks(shown: str, credit: str | None) -> None:
    assert clean_credit(shown) == credit


@pytest.mark.parametrize(
    "text",
    ["Foto: Jo Doe/dpa", "© AFP", "(Reuters)", "[File: AP]", "Jo Doe/AP", "Getty Images", "新华社记者 张三 摄", "Jo Doe—Getty Images", "Image: Jo Doe on Flickr", "Image: HarbourTV", "Quelle: www.harbour.example © Jo Doe"],
)  # fmt: skip
def test_a_credit_alone_is_told(text: str) -> None:
    assert looks_like_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peter Doe",
        "Boats in the port.",
        "(left)",
        "Photo: Boats",
        "Image: Boats on the lake",
        "Archivbild",
        "A view of the port",
        "",
    ],
)
def test_what_may_be_a_caption_is_no_credit(text: str) -> None:
    assert not looks_like_credit(text)


@pytest.mark.parametrize(
    "line", [line for line, caption, credit in MARKED if re.search(r"Photo|Foto|Photo by|/", line)]
)
def test_a_marked_line_alone_is_a_caption(line: str) -> None:
    assert looks_like_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Boats in the port. (Xinhua/Li Na)",
        "Boats in the port. REUTERS/Jo Doe",
        "Boats in the port. (AP Photo/Jo Doe, File)",
        "图为港口。新华社记者 张三 摄",
    ],
)
def test_a_photographer_beside_an_agency_makes_a_caption(line: str) -> None:
    assert looks_like_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The talks will go on next week, the ministry said. (Reuters)",
        "The talks will go on next week, the ministry said. (Xinhua)",
        "LONDON (AP) — The talks will go on next week, the ministry said.",
        "(Reporting by Jo Doe; Editing by Max Doe)",
        "(With inputs from AFP/PTI)",
        "jd/md (dpa, afp)",
        "3.500 € (A) + 4.500 € (B) = 8.000 € (C) = 8.000 €",
        "Source: British Boat Association",
        "The talks will go on next week",
        "Read more: Boats in the port",
        "新华社北京4月24日电 题：港口新貌",
        "촬영기자:홍길동/영상편집:김철수/그래픽:이영희",
        "",
    ],
)
def test_a_paragraph_is_no_caption(line: str) -> None:
    assert not looks_like_caption(line)


CHUNKS = [
    "The minister", " arrives in Kyiv", ".", " ", ". ", "(", ")", "[", "]", "/", " / ", " | ", " - ", "\n", "  ",
    "AFP", "Reuters", "AP Photo", "Jo Doe", "Photo: ", "Photo by ", "© ", "Foto ", "FILE - ", "(file photo)", "via ",
    "Getty Images", ", ", "。", "新华社记者", "张三", "摄", "供图", "（", "）", "＝", "图/", "사진=", "연합뉴스",
    "Image caption, ", "Image source, ", "Source: ", "Credit...", "Read more", "(PHOTO NOT FOR SALE)", "NO RESALES.",
    "2023", ":", "Archivbild", "dpa",
]  # fmt: skip
PIECES = st.lists(st.one_of(st.sampled_from(CHUNKS), st.text(max_size=3)), max_size=12)
LINES = st.one_of(st.text(max_size=120), PIECES.map("".join))
WORDS = st.lists(st.sampled_from(["boats", "lie", "quietly", "behind", "old", "stone", "walls", "near"]), min_size=1)


@given(LINES)
@example("(PHOTO AA)0 0 0 ?B")
@example("=@!!!!!!#")
def test_caption_and_credit_are_runs_of_the_line(line: str) -> None:
    image, plain = split_caption(line), " ".join(line.split())
    assert image.text == line
    assert (image.caption or "") in plain
    assert all(part in plain for part in (image.credit or "").split(" / "))  # before and behind the caption
    assert (clean_credit(line) or "") in plain


@given(LINES)
@example("Jo Doe)(Jo DoeREAD MORE")
@example("/Getty ImagePhoto TImage caption")
@example("- PHOTO:0 | 0 0 0 0 ]")
@example("AP | AP | 0 0 0 0")
def test_splitting_again_takes_no_more(line: str) -> None:
    caption = split_caption(line).caption
    if caption:
        again = split_caption(caption)
        assert (again.caption, again.credit) == (caption, None)
    assert clean_credit(clean_credit(line) or "") == clean_credit(line)


@given(WORDS, st.sampled_from(["", ".", "!", " (left)"]))
def test_a_line_without_any_mark_is_returned_whole(words: list[str], end: str) -> None:
    line = " ".join(words).capitalize() + end
    image = split_caption(line)
    assert (image.caption, image.credit) == (line, None)
    assert not looks_like_caption(line)
    assert not looks_like_credit(line)


@pytest.mark.parametrize(
    "chunk", ["(", "(AP) ", "Photo: ", "© ", "AP | ", "a/", " via ", "x. ", "Read more ", "图", "Jo Doe/"]
)
def test_a_hostile_line_takes_no_time(chunk: str) -> None:
    begin = time.process_time()
    for size in (2_900, 50_000):
        line = (chunk * size)[:size]
        split_caption(line), looks_like_caption(line), looks_like_credit(line), clean_credit(line)
    assert time.process_time() - begin < 2


@pytest.mark.skipif(not (SHARED / "text").is_dir(), reason="the real lines stand beside the checkout, in ../shared")
def test_real_lines_are_right_as_often_as_they_were() -> None:
    sys.path.insert(0, str(SHARED / "tools"))
    from score import credit_norm, norm  # type: ignore[import-not-found]

    rows = [json.loads(row) for row in (SHARED / "text" / "captions_dev.jsonl").read_text().splitlines()]
    images = [split_caption(row["caption_line"]) for row in rows]
    captions = sum(norm(i.caption) == norm(row["caption"]) for i, row in zip(images, rows, strict=True))
    credits = sum(credit_norm(i.credit) == credit_norm(row["credit"]) for i, row in zip(images, rows, strict=True))
    assert captions / len(rows) >= 0.98
    assert credits / len(rows) >= 0.98


@pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the real pages' gold stands beside the checkout, in ../shared"
)
def test_hardly_a_real_paragraph_is_taken_for_a_caption() -> None:
    records = [json.loads(path.read_text()) for path in (SHARED / "gold").rglob("*.json")]
    paragraphs = [text for record in records for text in record.get("paragraphs") or []]
    # one gold paragraph is a caption with "Ảnh:"
    assert len([text for text in paragraphs if looks_like_caption(text)]) <= 1
    assert len([text for text in paragraphs if looks_like_credit(text)]) <= 1


def test_a_label_whose_name_is_wanting_goes() -> None:
    image = split_caption("Boats in the port (Photo: )")
    assert (image.caption, image.credit) == ("Boats in the port", None)

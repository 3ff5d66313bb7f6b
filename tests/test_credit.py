"""Credits: told from other lines, cleaned of their marks, and whom they name."""

from __future__ import annotations

import pytest

from pipelines.parts.caption import clean_credit, looks_like_credit, split_caption
from pipelines.parts.caption.credit.makers import find_makers


@pytest.mark.parametrize(
    ("credit", "photographer", "agency", "agency_id"),
    [
        ("Jo Doe/AFP via Getty Images", "Jo Doe", "AFP via Getty Images", "afp"),
        ("AFP / Jo Doe via Getty Images", "Jo Doe", "AFP", "afp"),
        ("AP Photo/Jo Doe, File", "Jo Doe", "AP", "ap"),
        ("AP Photo/Jo Doe, Ann Roe", "Jo Doe, Ann Roe", "AP", "ap"),
        ("Jo Doe, Ann Roe, Max Moe / dpa", "Jo Doe, Ann Roe, Max Moe", "dpa", "dpa"),
        ("Jo Doe, Weser Kurier", "Jo Doe", None, None),
        ("Jo Doe, AFP, Ann Roe", "Jo Doe", "AFP", "afp"),
        ("Jo Doe, Science Editor, NBC News", "Jo Doe", "NBC News", "nbc"),
        ("Jo Doe/Harbour Record via AP", "Jo Doe", "Harbour Record via AP", "ap"),
        ("新华社记者 张三、李四 摄", "张三、李四", "新华社", "xinhua"),
        ("新华社发（张三、李四摄）", "张三、李四", "新华社", "xinhua"),
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
        ("Jo Doe via AP", "Jo Doe", "AP", "ap"),
        ("Jo DOE © 2031 AFP", "Jo DOE", "AFP", "afp"),
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
        ("J. Doe / LRT", "J. Doe", "LRT", "lrt_lt"),
        ("연합뉴스 제공", None, "연합뉴스", "yonhap"),
        ("항만청 제공", None, "항만청 제공", None),
        ("KBS 캡처", None, "KBS", "kbs"),
        ("AFP提供", None, "AFP提供", "afp"),
        ("Quay photo by Jo Doe", "Jo Doe", "Quay", None),
        ("HANDOUT / PORT AUTHORITY / AFP", None, "PORT AUTHORITY / AFP", "afp"),
        ("Ministerio de Salud", None, "Ministerio de Salud", None),
        ("Мэрия Гавани", None, "Мэрия Гавани", None),
        ("Δήμος Λιμένα", None, "Δήμος Λιμένα", None),
        ("Álex Cámara - Europa Press", "Álex Cámara", "Europa Press", "europa_press"),
        ("Florence Town", "Florence Town", None, None),
        ("MTI Fotó: Nemes János", "Nemes János", "MTI", "mti"),
        ("AFP 2023 / Jo Doe", "Jo Doe", "AFP 2023", "afp"),
        ("Jo Doe—Getty Images", "Jo Doe", "Getty Images", "getty"),
        ("Jo Doe Getty Images", "Jo Doe", "Getty Images", "getty"),
        ("Jo Doe AFP/Getty Images", "Jo Doe", "AFP/Getty Images", "afp"),
        ("Jo Doe-USA TODAY Sports", "Jo Doe", "USA TODAY Sports", "usa_today_sports"),
        ("Harbour Police Getty Images", None, "Harbour Police Getty Images", None),
        ("新华社 资料", None, "新华社", "xinhua"),
        ("图片来自视频截图", None, None, None),
        ("NASA, ESA, and J. Doe (HI)", None, "NASA, ESA, and J. Doe (HI)", "nasa"),
        ("J. Doe (HI+LU); ESA/Weir", "J. Doe", "(HI+LU); ESA/Weir", "esa"),
        ("Harbour Inst. for Tide Research (HITR), Ghana", None, "Harbour Inst. for Tide Research (HITR), Ghana", None),
        ("Jo Doe • Associated Press", "Jo Doe", "Associated Press", "ap"),
        ("Pool photo by Jo Doe", "Jo Doe", "Pool", "pool"),
        ("Collage von Jo Doe", "Jo Doe", None, None),
        ("Jo Doe/jdoe@quai.example", "Jo Doe", None, None),
        ("Jo Doe/Staff Photographer", "Jo Doe", None, None),
        ("Shutterstock / Getty Images (Composite)", None, "Shutterstock / Getty Images", "shutterstock"),
        ("(top) Jo Doe/Getty Images (below) Max Moe", "Jo Doe", "Getty Images", "getty"),
        ("Jo Doe CC BY 2.0", "Jo Doe", None, None),
        ("رضا احمدی/ایرنا", "رضا احمدی", "ایرنا", "irna"),
        ("وزارة الدفاع/رويترز", None, "وزارة الدفاع/رويترز", "reuters"),
        ("யாத்ரா குமார் (PTI)", "யாத்ரா குமார்", "PTI", "pti"),
        ("שירות החוף", None, "שירות החוף", None),
        ("Harbour Children's Hospital", None, "Harbour Children's Hospital", None),
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
    ("shown", "credit"),
    [
        ("Foto: dpa/Jo Doe", "dpa/Jo Doe"),
        ("Foto: J.D.", "J.D."),
        ("Ada Winter/A.P.", "Ada Winter/A.P."),
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
        ("Credit Photograph by Jo Doe", "Jo Doe"),
        ("CreditImage by Jo Doe for The Quai", "Jo Doe for The Quai"),
        ("Credit Jo Doe for The Quai", "Jo Doe for The Quai"),
        ("Credit Harbour for All", "Credit Harbour for All"),
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
    ["Foto: Jo Doe/dpa", "© Rytų krantas / Jo Doe", "© AFP", "(Reuters)", "[File: AP]", "Jo Doe/AP", "Getty Images", "新华社记者 张三 摄", "Jo Doe—Getty Images", "Image: Jo Doe on Flickr", "Image: HarbourTV", "Image: map via Ann Roe", "Image: map via Ann Roe. Collage by The Quai.", "Quelle: www.harbour.example © Jo Doe", "Image via Harbour Days' website", "Photo via Jo Doe's Clipgram account", "Фото: из личного архива Анны Зиминой", "Фото: Арман Қыстаубаевтың жеке мұрағатынан"],
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
        "Das Logo der Deutschen Presse-Agentur (dpa) in Weir",
        "Ann Roe © Jo Doe/TASS",
        "Image: Boats reach the old port via Weir",
        "Archivbild",
        "A view of the port",
        "Photo: The archive of the port burned down on Friday.",
        "Photo: The archive of the port with its two keepers and their old boat",
        "Hafenmeister Kai Roe-Doe in der Halle in Weir. Bildrechte: Quai/Jo Doe",
        "قایق‌ها در بندر. عکس: رضا احمدی/ایرنا",
        "ጀልባዎች በወደብ። ፎቶ፦ ሰለሞን ካሳ/ኢዜአ",
        "",
    ],
)
def test_what_may_be_a_caption_is_no_credit(text: str) -> None:
    assert not looks_like_credit(text)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Slika: Ana Novak", "Ana Novak"),
        ("Слика: Ана Новак", "Ана Новак"),
        ("სურათი: ანა ბერიძე", "ანა ბერიძე"),
        ("ფოტო: ანა ბერიძე", "ანა ბერიძე"),
        ("Аксҳо: Фаррух Раҳимов", "Фаррух Раҳимов"),
        ("Rasm: Aziz Karimov", "Aziz Karimov"),
        ("Լուսանկարները՝ Արամ Պետրոսյան", "Արամ Պետրոսյան"),
        ("Pictiúr: Seán Ó Murchú", "Seán Ó Murchú"),
        ("Ffynhonnell y llun, Getty Images", "Getty Images"),
        ("فۆتۆ: ئازاد کەریم", "ئازاد کەریم"),
        ("تصاویر: علی رضایی", "علی رضایی"),
        ("படங்கள்: குமார் ராஜன்", "குமார் ராஜன்"),
        ("Ілюстративне фото: Іван Петренко", "Іван Петренко"),
        ("Fotózta: Nagy Anna", "Nagy Anna"),
        ("Kuha ni Juan Cruz", "Juan Cruz"),
        ("Ifoto: Jean Bosco", "Jean Bosco"),
        ("ފޮޓޯ: މުހައްމަދު", "މުހައްމަދު"),
    ],
)
def test_the_label_of_a_credit_is_known_in_its_language_alone_and_after_a_caption(line: str, credit: str) -> None:
    assert split_caption(line).credit == credit
    whole = split_caption(f"Boats lie still in the harbour. {line}")
    assert (whole.caption, whole.credit) == ("Boats lie still in the harbour.", credit)


def test_a_label_before_what_a_picture_shows_stays_in_its_caption() -> None:
    for line in ("Foto: Das Boot liegt still im Hafen (links)", "Slika: Brod leži u luci i čeka na proljeće."):
        assert (split_caption(line).caption, split_caption(line).credit) == (line, None)

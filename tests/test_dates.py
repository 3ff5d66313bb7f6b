"""Printed dates become moments in the right zone, or days."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.days import TABLES, from_ethiopian
from pipelines.parts.dates.lines import find_change_text, find_date_text, is_update_label
from pipelines.parts.dates.parse import is_made_exact, parse_date

SHARED = Path(__file__).parents[2] / "shared"
DATES = [
    ("Sep.12, Juche 115(2026) Sunday", "en", "Asia/Pyongyang", "2026-09-12"),
    ("Mayo 12, 2023 01:45 p. m.", "es", "America/Bogota", "2023-05-12T13:45:00-05:00"),
    ("12 maja 2023 r., 13:45", "pl", "Europe/Warsaw", "2023-05-12T13:45:00+02:00"),
    ("12. máj 2023 o 13:45", "sk", "Europe/Bratislava", "2023-05-12T13:45:00+02:00"),
    ("12/05/2023 ora 13:45", "ro", "Europe/Bucharest", "2023-05-12T13:45:00+03:00"),
    ("2023. gada 12. maijs, 13:45", "lv", "Europe/Riga", "2023-05-12T13:45:00+03:00"),
    ("12-май, 2023-жыл, 13:45", "ky", "Asia/Bishkek", "2023-05-12T13:45:00+06:00"),
    ("2023-yil 12-may", "uz", "Asia/Tashkent", "2023-05-12"),
    ("2023 жылғы 12 мамыр", "kk", "Asia/Almaty", "2023-05-12"),
    ("2023-жылдын 12-майы", "ky", "Asia/Bishkek", "2023-05-12"),
    ("2023 թ. մայիսի 12", "hy", "Asia/Yerevan", "2023-05-12"),
    ("12 ta’ Mejju 2023", "mt", "Europe/Malta", "2023-05-12"),
    ("2024年04月24日23:52", "zh", "Asia/Shanghai", "2024-04-24T23:52:00+08:00"),
    ("11:35, November 23, 2022", "en", "Asia/Shanghai", "2022-11-23T11:35:00+08:00"),
    ("Published: Aug 22, 2026 12:29 PM", "en", "Asia/Shanghai", "2026-08-22T12:29:00+08:00"),
    ("20.02.2020", "de", "Europe/Berlin", "2020-02-20"),
    ("12 May 2023, 24:10", "en", "Europe/London", "2023-05-12"),
    ("12 May 2023, 09:60", "en", "Europe/London", "2023-05-12"),
    ("12 May 2023, 09:08:60", "en", "Europe/London", "2023-05-12"),
    ("January, 10, 2025 - 13:37", "en", "Asia/Tehran", "2025-01-10T13:37:00+03:30"),
    ("13. Mai 2026 um 15:44", "de", "Europe/Paris", "2026-05-13T15:44:00+02:00"),
    ("19 Nov 2019 07:09 GMT", "en", "Asia/Qatar", "2019-11-19T07:09:00+00:00"),
    ("Mon Dec 29, 2014 3:41pm EST", "en", "Europe/London", "2014-12-29T15:41:00-05:00"),
    ("Tue Dec 30, 2014 4:33pm IST", "en", "Asia/Kolkata", "2014-12-30T16:33:00+05:30"),
    ("Tue Dec 30, 2014 4:33pm IST", "en", "Asia/Jerusalem", "2014-12-30T16:33:00+02:00"),
    ("January 19, 2020 / 12:25 PM", "en", "America/New_York", "2020-01-19T12:25:00-05:00"),
    ("January 19, 2020 / 12:25 PM / Updated 8 hours ago", "en", "America/New_York", "2020-01-19T12:25:00-05:00"),
    ("Juche108.12.10.", "en", "Asia/Pyongyang", "2019-12-10"),
    ("(Juche108.12.10.)", "en", "Asia/Pyongyang", "2019-12-10"),
    ("（チュチェ115.9.24.）", "ja", "Asia/Pyongyang", "2026-09-24"),
    ("(Чучхе115.9.24.)", "ru", "Asia/Pyongyang", "2026-09-24"),
    ("Juche 112 (2023) May 12 Friday", "en", "Asia/Pyongyang", "2023-05-12"),
    ("주체112(2023)년 5월 12일", "ko", "Asia/Pyongyang", "2023-05-12"),
    ("Friday 1444/10/22 - 2023/05/12", "en", "Asia/Riyadh", "2023-05-12"),
    ("12:39, 17-сентябрь 2024", "ky", "Asia/Bishkek", "2024-09-17T12:39:00+06:00"),
    ("17/04/2023 22:51,", "pt", "America/Sao_Paulo", "2023-04-17T22:51:00-03:00"),
    ("05.04.2025 - Güncelleme : 05.04.2025", "tr", "Europe/Istanbul", "2025-04-05"),
    ("20 Nisan 2026", "tr", "Europe/Istanbul", "2026-04-20"),
    ("20 Nisan 2026, Pazartesi 09:08", "tr", "Europe/Istanbul", "2026-04-20T09:08:00+03:00"),
    ("2024年05月12日（日）09時08分", "ja", "Asia/Tokyo", "2024-05-12T09:08:00+09:00"),
    ("2024年5月12日、9:08", "ja", "Asia/Tokyo", "2024-05-12T09:08:00+09:00"),
    ("2024/05/12 週日 09:08", "zh", "Asia/Taipei", "2024-05-12T09:08:00+08:00"),
    ("2024 05/ 12 09:08:07", "zh", "Asia/Shanghai", "2024-05-12T09:08:07+08:00"),
    ("05/12/2024 09:08 PM", "en", "Asia/Taipei", "2024-05-12T21:08:00+08:00"),
    ("22 ارديبهشت 1402 - 18:41", "fa", "Asia/Tehran", "2023-05-12T18:41:00+03:30"),
    ("۱۴۰۲-۰۲-۲۲ ۱۸:۴۱", "fa", "Asia/Tehran", "2023-05-12T18:41:00+03:30"),
    ("12 مايو ,2023: 06:41 م GST", "ar", "Asia/Riyadh", "2023-05-12T18:41:00+04:00"),
    ("১২ মে ২০২৩, ০৬:৪১ পিএম", "bn", "Asia/Dhaka", "2023-05-12T18:41:00+06:00"),
    ("شائع 12 مئ 2023 06:41pm", "ur", "Asia/Karachi", "2023-05-12T18:41:00+05:00"),
    ("جمعہ 12 مئی 2023, 6:41 شام", "ur", "Asia/Karachi", "2023-05-12T18:41:00+05:00"),
    ("12 Mei 2023, 6:41 ptg", "ms", "Asia/Kuala_Lumpur", "2023-05-12T18:41:00+08:00"),
    ("12 พ.ค. 66 18:41 น.", "th", "Asia/Bangkok", "2023-05-12T18:41:00+07:00"),
    ("12 ឧសភា 2023", "km", "Asia/Phnom_Penh", "2023-05-12"),
    ("ረቡዕ፣ ግንቦት 04 ቀን 2015 ዓ.ም", "am", "Africa/Addis_Ababa", "2023-05-12"),
    ("ጳጉሜ 6 ቀን 2015 ዓ.ም", "am", "Africa/Addis_Ababa", "2023-09-11"),  # a leap year's last day
    ("ጳጉሜ 5/2017", "am", "Africa/Addis_Ababa", "2025-09-10"),
    ("ግንቦት 12, 2023", "ti", "Africa/Asmara", "2023-05-12"),
    ("2023 оны 5-р сарын 12, 18:41", "mn", "Asia/Ulaanbaatar", "2023-05-12T18:41:00+08:00"),
    ("12 ga watan Mayu, 2023", "ha", "Africa/Lagos", "2023-05-12"),
    ("12 Maajo 2023", "so", "Africa/Mogadishu", "2023-05-12"),
    ("2023ko maiatzaren 12a", "eu", "Europe/Madrid", "2023-05-12"),
    ("۱۲ مې ۲۰۲۳", "ps", "Asia/Kabul", "2023-05-12"),
    ("۲۲ ثور ۱۴۰۲", "fa", "Asia/Kabul", "2023-05-12"),
    ("12 ئایار 2023", "ckb", "Asia/Baghdad", "2023-05-12"),
    ("12 майи 2023", "tg", "Asia/Dushanbe", "2023-05-12"),
    ("26 အောက်တိုဘာ 2018", "my", "Asia/Yangon", "2018-10-26"),
    ("12 મે 2024", "gu", "Asia/Kolkata", "2024-05-12"),
    ("12 மே 2024", "ta", "Asia/Kolkata", "2024-05-12"),
    ("04 آب/اغسطس 2013، آخر تحديث 02:21 (GMT+0400)", "ar", "UTC", "2013-08-04T02:21:00+04:00"),
    ("12 فبراير 2014م KSA 20:15 - GMT 17:15", "ar", "UTC", "2014-02-12T20:15:00+03:00"),
    ("12 فبراير 2014 م - 20:15", "ar", "Asia/Riyadh", "2014-02-12T20:15:00+03:00"),
    ("12/2/2014م 08:15 م", "ar", "Asia/Riyadh", "2014-02-12T20:15:00+03:00"),
    ("12/2/2014 الساعة 20:15 (مكة المكرمة)، 17:15 (غرينتش)", "ar", "UTC", "2014-02-12T20:15:00+03:00"),
    ("12 فبراير 2014 - 17:15 بتوقيت غرينتش", "ar", "Asia/Qatar", "2014-02-12T17:15:00+00:00"),
    ("12 فبراير 2014 20:15 بتوقيت مكة المكرمة", "ar", "UTC", "2014-02-12T20:15:00+03:00"),
    ("۲۳ بهمن ۱۳۹۲ ۲۰:۱۵ به وقت تهران", "fa", "UTC", "2014-02-12T20:15:00+03:30"),
    ("12 февраля 2015, 20:15 по московскому времени", "ru", "UTC", "2015-02-12T20:15:00+03:00"),
    ("12 лютого 2014, 20:15 за Києвом", "uk", "UTC", "2014-02-12T20:15:00+02:00"),
    ("12 Feb 2014 20:15 - 21:15", "en", "UTC", "2014-02-12T20:15:00+00:00"),
    ("12 Feb 2014 20:15 MSK - 17:15 GMT", "en", "UTC", "2014-02-12T20:15:00+03:00"),
    ("12 Feb 2014 20:15 GMT + 3", "en", "UTC", "2014-02-12T20:15:00+03:00"),
    ("April 28, 2023 GMT", "en", "UTC", "2023-04-28"),
    ("2013-05-12 HKT 18:20", "zh", "UTC", "2013-05-12T18:20:00+08:00"),
    ("Mon Nov 01 22:01:00 GMT 2010", "en", "America/New_York", "2010-11-01T22:01:00+00:00"),
    ("Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8", "en", "America/Toronto", "2024-08-08T04:00:00-04:00"),
    ("Posted: Aug 08, 2024 4:00 AM NT | Last Updated: August 8", "en", "America/Toronto", "2024-08-08T04:00:00-02:30"),
    ("Aug 08, 2024 4:00 AM AT", "en", "America/Toronto", "2024-08-08T04:00:00-03:00"),
    ("Aug 08, 2024 4:00 AM at sea", "en", "America/Toronto", "2024-08-08T04:00:00-04:00"),
    ("2023-11-17 15:13", "zh", "Asia/Shanghai", "2023-11-17T15:13:00+08:00"),
    ("06/01/2026 - 14:02 MEZ", "de", "Europe/Paris", "2026-01-06T14:02:00+01:00"),
    ("2026-01-06T14:02:09+01:00", "de", "Europe/Paris", "2026-01-06T14:02:09+01:00"),
    ("2024-05-09T22:27:02", "zh", "Asia/Shanghai", "2024-05-09T22:27:02+08:00"),
    ("2016-12-14T06:02:15Z", "en", "UTC", "2016-12-14T06:02:15+00:00"),
    ("2015-11-13T00:01:00.001Z", "en", "UTC", "2015-11-13T00:01:00.001000+00:00"),
    ("1288648860000", "en", "UTC", "2010-11-01T22:01:00+00:00"),
    ("1288648860", "en", "UTC", "2010-11-01T22:01:00+00:00"),
    ("20230419134522+0900", "en", "Asia/Seoul", "2023-04-19T13:45:22+09:00"),
    ("20230419", "en", "Asia/Seoul", "2023-04-19"),
    ("20230419 134522", "en", "Asia/Seoul", "2023-04-19"),
    ("Sat, 24 Feb 2024 12:42:00 +0100", "en", "UTC", "2024-02-24T12:42:00+01:00"),
    ("Sat 24 Feb 2024 12.42 CET", "en", "Europe/London", "2024-02-24T12:42:00+01:00"),
    ("Thu Jul 18 2024 11:48:00 GMT+0100 (British Summer Time)", "en", "Europe/London", "2024-07-18T11:48:00+01:00"),
    ("11:48, Thu, Jul 18, 2024", "en", "Europe/London", "2024-07-18T11:48:00+01:00"),
    ("15:56 BST, 27 April 2024", "en", "Europe/London", "2024-04-27T15:56:00+01:00"),
    ("12:20pm Jan 7, 2024", "en", "Australia/Sydney", "2024-01-07T12:20:00+11:00"),
    ("05.08.2024, kl. 13.05", "no", "Europe/Oslo", "2024-08-05T13:05:00+02:00"),
    ("torsdag 09. mai 2024 - 13:26", "no", "Europe/Oslo", "2024-05-09T13:26:00+02:00"),
    ("25 de mayo de 2025 16:51 h", "es", "Europe/Madrid", "2025-05-25T16:51:00+02:00"),
    ("15 oct 2024 - 08:22", "es", "Europe/Madrid", "2024-10-15T08:22:00+02:00"),
    (
        "Publié le 18 juil. 2024 à 08:01Mis à jour le 18 juil. 2024 à 09:06",
        "fr",
        "Europe/Paris",
        "2024-07-18T08:01:00+02:00",
    ),
    ("28.04.2023 | 17:52 Uhr", "de", "Europe/Berlin", "2023-04-28T17:52:00+02:00"),
    ("28 April 2023 Time: 12:45 PM ET", "en", "UTC", "2023-04-28T12:45:00-04:00"),
    ("28.04.2023, 20.15 Uhr", "de", "Europe/Berlin", "2023-04-28T20:15:00+02:00"),
    ("2. 1. 2024 8:15", "cs", "Europe/Prague", "2024-01-02T08:15:00+01:00"),
    ("2024. 5. 13. 오후 3:20", "ko", "Asia/Seoul", "2024-05-13T15:20:00+09:00"),
    ("2024년 5월 13일 오후 3시 20분", "ko", "Asia/Seoul", "2024-05-13T15:20:00+09:00"),
    ("2024년 5월 13일", "ko", "Asia/Seoul", "2024-05-13"),
    ("2024年5月13日 15時04分", "ja", "Asia/Tokyo", "2024-05-13T15:04:00+09:00"),
    ("2024/5/13 15:04", "ja", "Asia/Tokyo", "2024-05-13T15:04:00+09:00"),
    ("令和6年5月13日", "ja", "Asia/Tokyo", "2024-05-13"),
    ("112年8月23日", "zh", "Asia/Taipei", "2023-08-23"),
    ("13 мая 2024, 15:04", "ru", "Europe/Moscow", "2024-05-13T15:04:00+03:00"),
    ("13 мая 2024 г. в 15:04 (мск)", "ru", "Europe/London", "2024-05-13T15:04:00+03:00"),
    ("13 травня 2024, 15:04", "uk", "Europe/Kyiv", "2024-05-13T15:04:00+03:00"),
    ("13 listopada 2024", "pl", "Europe/Warsaw", "2024-11-13"),
    ("13. listopada 2024.", "hr", "Europe/Zagreb", "2024-10-13"),
    ("2024. május 13. 15:04", "hu", "Europe/Budapest", "2024-05-13T15:04:00+02:00"),
    ("2024 m. gegužės 13 d. 15:04", "lt", "Europe/Vilnius", "2024-05-13T15:04:00+03:00"),
    ("13 مايو 2024", "ar", "Asia/Riyadh", "2024-05-13"),
    ("١٣ مايو ٢٠٢٤ - ٣:٠٤ مساء", "ar", "Asia/Riyadh", "2024-05-13T15:04:00+03:00"),
    ("13 مايو/أيار 2024", "ar", "Asia/Qatar", "2024-05-13"),
    ("۱۴۰۳/۰۲/۲۴ - ۱۲:۳۰", "fa", "Asia/Tehran", "2024-05-13T12:30:00+03:30"),
    ("۲۴ اردیبهشت ۱۴۰۳", "fa", "Asia/Tehran", "2024-05-13"),
    ("24 مه 2024", "fa", "Asia/Tehran", "2024-05-24"),
    ("13 พฤษภาคม 2567 15:04 น.", "th", "Asia/Bangkok", "2024-05-13T15:04:00+07:00"),
    ("13 พ.ค. 2567", "th", "Asia/Bangkok", "2024-05-13"),
    ("Thứ hai, 13/5/2024, 15:04 (GMT+7)", "vi", "Asia/Ho_Chi_Minh", "2024-05-13T15:04:00+07:00"),
    ("13 tháng 5, 2024", "vi", "Asia/Ho_Chi_Minh", "2024-05-13"),
    ("13 मई 2024, 3:04 PM IST", "hi", "Asia/Kolkata", "2024-05-13T15:04:00+05:30"),
    ("13 মে ২০২৪, ১৫:০৪", "bn", "Asia/Dhaka", "2024-05-13T15:04:00+06:00"),
    ("Senin, 13 Mei 2024 15:04 WIB", "id", "Asia/Jakarta", "2024-05-13T15:04:00+07:00"),
    ("Senin, 13 Mei 2024 | 15.04 WIB", "id", "Asia/Jakarta", "2024-05-13T15:04:00+07:00"),
    ("3/4/2024", "en", "America/New_York", "2024-03-04"),
    ("3/4/2024", "en", "Europe/London", "2024-04-03"),
    ("25/4/2024", "en", "America/New_York", "2024-04-25"),
    ("5/13/24 3:04 PM", "en", "America/New_York", "2024-05-13T15:04:00-04:00"),
    ("1:40 p.m. ET, May 3, 2024", "en", "America/New_York", "2024-05-03T13:40:00-04:00"),
    ("May 13th, 2024 at 5pm", "en", "America/New_York", "2024-05-13T17:00:00-04:00"),
    ("May 13, 2024 at 11:24 a.m. EDT", "en", "America/New_York", "2024-05-13T11:24:00-04:00"),
    ("13-May-2024", "en", "UTC", "2024-05-13"),
    ("2024-May-13", "en", "UTC", "2024-05-13"),
    ("16 September 2024 9:33pm", "en", "Europe/London", "2024-09-16T21:33:00+01:00"),
    ("30 August 2023 • 4:45pm", "en", "Europe/London", "2023-08-30T16:45:00+01:00"),
    ("June 26, 2023 5 AM PT", "en", "America/Los_Angeles", "2023-06-26T05:00:00-07:00"),
    ("7:55 AM UTC March 7, 2024", "en", "UTC", "2024-03-07T07:55:00+00:00"),
    ("23. 12. 2024 13:31", "cs", "Europe/Prague", "2024-12-23T13:31:00+01:00"),
    ("8.5.2024 klo 15.04", "fi", "Europe/Helsinki", "2024-05-08T15:04:00+03:00"),
    ("4 Febbraio 2025 - 14:41", "it", "Europe/Rome", "2025-02-04T14:41:00+01:00"),
    ("12. MÄR 2025 18:03", "de", "Europe/Madrid", "2025-03-12T18:03:00+01:00"),
    ("lundi 13 mai 2024 à 15h04", "fr", "Europe/Paris", "2024-05-13T15:04:00+02:00"),
    ("13 mai 2024 15h", "fr", "Europe/Paris", "2024-05-13T15:00:00+02:00"),
    ("2024-05-13 15:04:05.000000", "en", "UTC", "2024-05-13T15:04:05+00:00"),
    ("2024-05-13T15:04", "en", "Asia/Tokyo", "2024-05-13T15:04:00+09:00"),
    ("2024-05-13 15:04 JST", "en", "UTC", "2024-05-13T15:04:00+09:00"),
    ("24.02.2024 (сб) 12:30", "ru", "Europe/Moscow", "2024-02-24T12:30:00+03:00"),
    ("Wednesday, 13 May 2026 3:04 AM [ IST ]", "en", "Asia/Kolkata", "2026-05-13T03:04:00+05:30"),
    ("2024-05-13T10:00:00+0000", "en", "UTC", "2024-05-13T10:00:00+00:00"),
    ("2024-04-26T12:00:00-0400", "es", "America/Havana", "2024-04-26T12:00:00-04:00"),
    ("2024-05-13T15:04:05+8", "en", "UTC", "2024-05-13T15:04:05+00:00"),
    ("Giriş: 03.07.2024 - 18:24 Güncelleme: 03.07.2024 - 18:57", "tr", "Europe/Istanbul", "2024-07-03T18:24:00+03:00"),
    ("MAY 13, 2024 | 15:04", "en", "UTC", "2024-05-13T15:04:00+00:00"),
]
NO_DATES = [
    "2 hours ago",
    "yesterday",
    "Updated 15 hours ago",
    "06月24日 11時30分",
    "1850-01-01",
    "3024-01-01",
    "2024-13-45",
    "2024-02-30T10:00:00Z",
    "2024-05-13T25:00:00Z",
    "May 2024",
]
RUNS = [
    ("By Jane Doe | Harbour Daily | Updated: 2024-05-13 09:08", "2024-05-13 09:08"),
    ("Published: Aug 22, 2026 12:29 PM Updated: Aug 22, 2026 1:00 PM", "Aug 22, 2026 12:29 PM"),
    ("Aktualizacja: 19.04.2026 19:45 Publikacja: 19.04.2026 19:05", "19.04.2026 19:05"),
    ("Giriş: 03.07.2024 - 18:24 Güncelleme: 03.07.2024 - 18:57", "03.07.2024 - 18:24"),
    ("(Harbour Daily Online) 11:35, November 23, 2022", "11:35, November 23, 2022"),
    ("2024年04月24日23:52 | 来源：港口网", "2024年04月24日23:52"),
    ("Mon Dec 29, 2014 3:41pm EST", "Dec 29, 2014 3:41pm EST"),
    ("Thứ hai, 13/5/2024, 15:04 (GMT+7)", "13/5/2024, 15:04 (GMT+7)"),
    ("No day at all", None),
    ("2 hours ago", "2 hours ago"),
]
LABELS = [
    ("Updated: 2024-05-13 09:08", True),
    ("Last Updated", True),
    ("Aktualisiert am 13.05.2024", True),
    ("Mis à jour le 18 juil. 2024 à 09:06", True),
    ("Güncelleme : 05.04.2025", True),
    ("更新：2024/05/13 09:08", True),
    ("آخر تحديث: 13 مايو 2024", True),
    ("Обновлено 13 мая 2024", True),
    ("Published: 2024-05-13 09:08", False),
    ("2024-05-13 09:08", False),
    ("Published May 13, 2024 | Updated May 14, 2024", False),
    ("Jane Doe", False),
]


@pytest.mark.parametrize(("text", "language", "zone", "moment"), DATES)
def test_a_printed_date_is_read(text: str, language: str, zone: str, moment: str) -> None:
    found = parse_date(text, language=language, timezone=zone)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize("text", NO_DATES)
def test_relative_impossible_and_yearless_dates_are_none(text: str) -> None:
    assert parse_date(text, language="en", timezone="UTC") is None


def test_a_page_in_american_english_names_the_month_first_where_no_zone_says_otherwise() -> None:
    assert parse_date("3/4/2024", language="en-US", timezone="UTC") == date(2024, 3, 4)
    assert parse_date("3/4/2024", language="en-GB", timezone="UTC") == date(2024, 4, 3)
    assert parse_date("3/4/2024", language="en-US", timezone="Asia/Kolkata") == date(2024, 4, 3)


def test_a_language_without_a_table_is_read_by_dateparser() -> None:
    zone = ZoneInfo("Europe/Luxembourg")
    assert "lb" not in TABLES["months"]
    assert parse_date("13 Mee 2024", language="lb", timezone=zone.key) == date(2024, 5, 13)
    assert parse_date("13. Mee 2024 18:40", language="lb", timezone=zone.key) == datetime(
        2024, 5, 13, 18, 40, tzinfo=zone
    )
    for none in ("virun zwou Stonnen 2024", "13 Mee 1724", "Mee 2024"):
        assert parse_date(none, language="lb", timezone=zone.key) is None
    assert parse_date("13 Mee 2024", language="tlh", timezone=zone.key) is None


@pytest.mark.parametrize(("month", "day"), [(0, 1), (14, 1), (13, 6), (1, 31), (1, 0)])
def test_a_day_that_the_ethiopian_calendar_lacks_is_none(month: int, day: int) -> None:
    assert from_ethiopian(2016, month, day) is None


def test_a_zone_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        parse_date("13 May 2024 09:08", language="en", timezone="Europe/Atlantis")


@pytest.mark.parametrize(("line", "run"), RUNS)
def test_the_run_of_a_line_that_is_its_date_is_found(line: str, run: str | None) -> None:
    assert find_date_text(line) == run


@pytest.mark.parametrize(
    ("line", "run"),
    [
        ("Friday, 12 May 2023 9:54 AM [ Last Update: Friday, 12 May 2023 10:31 AM ]", "12 May 2023 10:31 AM"),
        ("23.11.2024 - Mıse À Jour : 24.11.2024", "24.11.2024"),
        ("23.11.2024 - محدث : 24.11.2024", "24.11.2024"),
        ("Updated: 13 May 2024 | Published: 12 May 2024", "13 May 2024"),
        ("განახლდა: 13 მაისი, 2024 | გამოქვეყნდა: 12 მაისი, 2024", "13 მაისი, 2024"),
        ("Թարմացվել է՝ 13 մայիսի 2024 | Հրապարակվել է՝ 12 մայիսի 2024", "13 մայիսի 2024"),
        ("የታተመው፦ ግንቦት 3, 2016 | የተሻሻለው፦ ግንቦት 4, 2016", "ግንቦት 4, 2016"),
        ("تازه شوی: ۱۳ مې ۲۰۲۴ خپور شوی: ۱۲ مې ۲۰۲۴", "۱۳ مې ۲۰۲۴"),
        ("Yangilandi: 13.05.2024 E’lon qilindi: 12.05.2024", "13.05.2024"),
        ("Imesasishwa: Mei 13, 2024 | Imechapishwa: Mei 12, 2024", "Mei 13, 2024"),
        ("កែប្រែ៖ ១៣ ឧសភា ២០២៤ | ចេញផ្សាយ៖ ១២ ឧសភា ២០២៤", "១៣ ឧសភា ២០២៤"),
        ("Published: 12 May 2024", None),
        ("12 May 2024 to 13 May 2024", None),
    ],
)
def test_the_run_of_a_line_that_is_the_date_of_a_change_is_found(line: str, run: str | None) -> None:
    assert find_change_text(line) == run


@pytest.mark.parametrize(("text", "update"), LABELS)
def test_the_date_of_a_change_is_told_by_its_label(text: str, update: bool) -> None:
    assert is_update_label(text) == update


MOMENTS = st.datetimes(datetime(1990, 1, 2), datetime(2026, 1, 1)).map(lambda moment: moment.replace(microsecond=0))


@given(MOMENTS, st.integers(-12 * 60, 14 * 60))
def test_iso_dates_keep_their_moment(moment: datetime, minutes: int) -> None:
    sign, ahead = ("-", -minutes) if minutes < 0 else ("+", minutes)
    text = f"{moment.isoformat()}{sign}{ahead // 60:02}:{ahead % 60:02}"
    found = parse_date(text, language=None, timezone="Asia/Tokyo")
    assert isinstance(found, datetime)
    assert found.replace(tzinfo=None) == moment
    assert found.utcoffset() == timedelta(minutes=minutes)


@given(
    MOMENTS,
    st.sampled_from(
        ["%d %B %Y %H:%M", "%B %d, %Y %I:%M %p", "%d.%m.%Y, %H:%M", "%Y年%m月%d日 %H:%M", "%H:%M, %d %b %Y"]
    ),
)
def test_printed_forms_keep_their_minute(moment: datetime, form: str) -> None:
    found = parse_date(moment.strftime(form), language="en", timezone="UTC")
    assert isinstance(found, datetime)
    assert found.replace(tzinfo=None) == moment.replace(second=0)


PRINTED = [
    "12 May 2026",
    "2026-05-12 09:08",
    "May 12, 2026 at 3:07pm",
    "5月12日 09:08",
    "(12.05.2026)",
    "Updated: May 12 2026",
]


@given(
    st.text(max_size=250)
    | st.from_regex(r"[0-9./: -]{1,40}", fullmatch=True)
    | st.tuples(st.text(max_size=20), st.sampled_from(PRINTED), st.text(max_size=20)).map("".join)
)
def test_any_text_gives_a_date_of_our_time_or_none(text: str) -> None:
    found = parse_date(text, language="en", timezone="Asia/Tokyo")
    assert found is None or 1989 < found.year <= date.today().year + 1
    run = find_date_text(text)
    assert run is None or run in text
    is_update_label(text)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold records of ../shared are not at hand")
def test_the_dates_of_the_gold_records_are_read_to_the_second() -> None:
    for path in sorted(SHARED.glob("gold/*/*.json")):
        printed = json.loads(path.read_text("utf-8")).get("published")
        if printed:
            found = parse_date(printed, language=None, timezone="UTC")
            expected = datetime.fromisoformat(printed) if len(printed) > 10 else date.fromisoformat(printed)
            assert found is not None
            assert found.isoformat()[:19] == expected.isoformat()[:19]


@pytest.mark.parametrize(
    ("displayed", "exact", "made"),
    [
        (date(2026, 5, 12), datetime(2026, 5, 12, 9, 8, tzinfo=UTC), True),
        (date(2026, 5, 13), datetime(2026, 5, 12, 9, 8, tzinfo=UTC), True),
        (date(2026, 5, 14), datetime(2026, 5, 12, 9, 8, tzinfo=UTC), False),
        (date(2026, 5, 12), datetime(2026, 5, 12, tzinfo=UTC), False),
        (None, datetime(2026, 5, 12, 9, 8, tzinfo=UTC), True),
    ],
    ids=["the day", "the day after, in its zone", "another day", "a midnight", "nothing displayed"],
)
def test_a_time_for_machines_is_that_of_the_day_displayed(displayed: date | None, exact: datetime, made: bool) -> None:
    assert is_made_exact(displayed, exact, timedelta(hours=1)) is made

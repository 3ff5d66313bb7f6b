"""Names are read out of bylines; what stands around them is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.parts.byline import looks_like_byline, split_byline

SHARED = Path(__file__).parents[2] / "shared"
BYLINES = [
    ("By Li Na", "en", ["Li Na"]),
    ("By Ada Mayer 12 May 2026", "en", ["Ada Mayer"]),
    ("Von Eva Augustin 12.05.2026", "de", ["Eva Augustin"]),
    ("Avtor: Janez Novak 12. maj 2026", "sl", ["Janez Novak"]),
    ("Piše: Petar Petrović 12. maj 2026.", "sr", ["Petar Petrović"]),
    ("Autori: Ivan Horvat i Ana Kovač 12. svibnja 2026.", "hr", ["Ivan Horvat", "Ana Kovač"]),
    ("Tác giả: Nguyễn Văn An 12/05/2026", "vi", ["Nguyễn Văn An"]),
    ("By Ada Winter Von", "en", ["Ada Winter"]),
    ("By ADA WINTER DE", "en", ["ADA WINTER"]),
    ("By ADA WINTER, BJ STERN", "en", ["ADA WINTER", "BJ STERN"]),
    ("By Ada Winter, HDR Paris", "en", ["Ada Winter"]),
    ("Ada Winter, EVA Stern", "en", ["Ada Winter", "EVA Stern"]),
    ("By Ada Winter1, Bo Stern2", "en", ["Ada Winter", "Bo Stern"]),
    ("By Ada Winter 12", "en", ["Ada Winter"]),
    ("Por Ada Winter hace 2 horas", "es", ["Ada Winter"]),
    ("Gespeichert von Eva Augustin am Fr, 08.11.2019 - 06:12", "de", ["Eva Augustin"]),
    ("Fr, 08.11.2019 - 06:12 Von Eva Augustin", "de", ["Eva Augustin"]),
    ("Enviado por Ana Pérez el Mar, 09/05/2023 - 14:20", "es", ["Ana Pérez"]),
    ("Soumis par Jean Morel le lun 03/05/2021 - 10:30", "fr", ["Jean Morel"]),
    ("Postado por Ana Prates às 09:15", "pt", ["Ana Prates"]),
    ("Pubblicato da Anna Berti alle 09:15", "it", ["Anna Berti"]),
    ("Автор: Ирина Савельева на 09:15", "ru", ["Ирина Савельева"]),
    ("Gönderen Ali Yılmaz zaman: 09:15", "tr", ["Ali Yılmaz"]),
    ("Von Linh Do 12.05.2024", "de", ["Linh Do"]),
    ("Text und Fotos: Eva Augustin", "de", ["Eva Augustin"]),
    ("Texto y fotos: Ana Pérez", "es", ["Ana Pérez"]),
    ("Текст и фото: Ирина Савельева", "ru", ["Ирина Савельева"]),
    ("11:46 – Von Ada Winter", "de", ["Ada Winter"]),
    ("11:00 AM PDT • May 16, 2026 – By Ada Winter", "en", ["Ada Winter"]),
    ("11:00 May 16, 2026 | By Ada Winter", "en", ["Ada Winter"]),
    ("09.42 Uhr | Von Ada Winter und Bo Stern", "de", ["Ada Winter", "Bo Stern"]),
    ("06.01.2026 - 17:29 – Av Ada Winter", "no", ["Ada Winter"]),
    ("By Ada Winter and Bo Stern about 2h ago", "en", ["Ada Winter", "Bo Stern"]),
    ("Text Ada Winter", "en", ["Ada Winter"]),
    ("Manuel Puig i Cadafalch", "en", ["Manuel Puig i Cadafalch"]),
    ("Juan Ortega y Gasset", "de", ["Juan Ortega y Gasset"]),
    ("Ада Зима и Бо Штерн", "ru", ["Ада Зима", "Бо Штерн"]),
    ("Anna Nováková a Jan Novák", "cs", ["Anna Nováková", "Jan Novák"]),
    ("Ana Novak in Bo Stern", "sl", ["Ana Novak", "Bo Stern"]),
    ("取材・文：田中みゆき", None, ["田中みゆき"]),
    ("記者 田中みゆき", None, ["田中みゆき"]),
    ("Հեղինակ՝ Անի Հակոբյան", "hy", ["Անի Հակոբյան"]),
    ("ዘጋቢ፦ ሰለሞን ካሳ", "am", ["ሰለሞን ካሳ"]),
    ("ដោយ៖ សុខ ដារ៉ា", "km", ["សុខ ដារ៉ា"]),
    ("تحریر: عائشہ خان", "ur", ["عائشہ خان"]),
    ("تحرير: أحمد علي", "ar", []),
    ("எழுதியவர்: கவிதா ராஜன்", "ta", ["கவிதா ராஜன்"]),
    ("لیکوال: احمد ستانکزی", "ps", ["احمد ستانکزی"]),
    ("نووسینی: ئارام عەلی", "ckb", ["ئارام عەلی"]),
    ("Muallif: Dilnoza Karimova", "uz", ["Dilnoza Karimova"]),
    ("Daga Musa Ibrahim, Kano", "ha", ["Musa Ibrahim"]),
    ("Bài và ảnh: Nguyễn Văn An", "vi", ["Nguyễn Văn An"]),
    ("BÀI VÀ ẢNH: NGUYỄN VĂN AN", "vi", ["NGUYỄN VĂN AN"]),
    ("Autor:innen: Ada Winter, Bo Stern", "de", ["Ada Winter", "Bo Stern"]),
    ("Oprac.: Ada Winter", "pl", ["Ada Winter"]),
    ("Записал Иван Зимин", "ru", ["Иван Зимин"]),
    ("Von Ada zur Winter", "de", ["Ada zur Winter"]),
    ("Ahmet Kış yazarı", "tr", ["Ahmet Kış"]),
    ("Ni Juan dela Cruz", "tl", ["Juan dela Cruz"]),
    ("Сурвалжлагч Б.Болд", "mn", ["Б.Болд"]),
    ("Д.Ганбат, Б.Болд", "mn", ["Д.Ганбат", "Б.Болд"]),
    ("By Jane Doe and John Roe, Reuters | Updated: 2024-05-13 09:08", None, ["Jane Doe", "John Roe"]),
    ("Publicado em 12/09/2023 - 13:33 Por Ana Ruiz - Repórter da Agência Porto - Belém", "pt-BR", ["Ana Ruiz"]),
    ("Jane Doe | with dpa, AFP", None, ["Jane Doe", "dpa", "AFP"]),
    ("Autor, Juan Pérez", "es", ["Juan Pérez"]),
    ("Por José Ruiz y Paz", "es", ["José Ruiz y Paz"]),
    ("Por Ana Ruiz y EFE", "es", ["Ana Ruiz", "EFE"]),
    ("Von Hans Freiherr von Asch zu Emden und Dr. Mia Kern", "de", ["Hans Freiherr von Asch zu Emden", "Dr. Mia Kern"]),
    ("Prof. Dr. Ada Winter", "de", ["Prof. Dr. Ada Winter"]),
    ("Ada Winter, P.J. Summer", "en", ["Ada Winter", "P.J. Summer"]),
    ("Мария фон Лилиен", "ru", ["Мария фон Лилиен"]),
    ("ავტორი: ნინო ზამთარი", "ka", ["ნინო ზამთარი"]),
    ("Marijke van 't Hof, Sjoerd Bos", "nl", ["Marijke van 't Hof", "Sjoerd Bos"]),
    ("글·사진 홍길동 기자, 정리 김철수 인턴기자", "ko", ["홍길동"]),
    ("文｜王小明", "zh", ["王小明"]),
    ("By Jane Doe By Jane Doe", "en", ["Jane Doe"]),
    ("Wednesday, June 05, 2024 Jane Doe", "en", ["Jane Doe"]),
    ("《港湾》作者 周纯", "zh", ["周纯"]),
    ("Firmado por Juan Pérez", "es", ["Juan Pérez"]),
    ("Autor: Milica Perić", "sr", ["Milica Perić"]),
    ("Autorka/Autor: Jan Wilk", "pl", ["Jan Wilk"]),
    ("By Wang Xiaoming | China Daily | Updated: 2024-05-13 09:08", None, ["Wang Xiaoming"]),
    ("Von Anna Meier mit AP", None, ["Anna Meier", "AP"]),
    ("Par Jean Petit avec AFP", None, ["Jean Petit", "AFP"]),
    ("Par Jean Petit et Anne Roy, envoyée spéciale à Moscou", None, ["Jean Petit", "Anne Roy"]),
    ("Par Jean Petit (avec Anne Roy et Luc Dubois)", "fr", ["Jean Petit", "Anne Roy", "Luc Dubois"]),
    ("By Jane Doe (with files from Harbour Press)", "en", ["Jane Doe"]),
    ("HNA Outer Islands / By Jane Doe", "en", ["Jane Doe"]),
    ("Jane Doe, Harbour Staff", "en", ["Jane Doe"]),
    ("Jane Doe, HBR Staff Writer", "en", ["Jane Doe"]),
    ("by HBR Staff Writer", "en", ["HBR Staff Writer"]),
    ("By Jane Doe Staff Writer", "en", ["Jane Doe"]),
    ("Por Juan Pérez y Ana Ruiz", None, ["Juan Pérez", "Ana Ruiz"]),
    ("Di Luca Rossi", None, ["Luca Rossi"]),
    ("di Luca Rossi e Anna Bianchi", None, ["Luca Rossi", "Anna Bianchi"]),
    ("By JANE DOE and JOHN ROE", None, ["JANE DOE", "JOHN ROE"]),
    ("By Kim Min-ji", None, ["Kim Min-ji"]),
    ("By Jane Doe, Harbour University", "en", ["Jane Doe"]),
    ("By Jane Doe, Quarle Institute of Tides, and Ann Lee", "en", ["Jane Doe", "Ann Lee"]),
    ("Autor: Ada WINTER, Quarler Gezeitenanstalt für Fischerei, Hafenstadt (D)", "de", ["Ada WINTER"]),
    ("Di Luca Rossi, Politecnico di Porto", "it", ["Luca Rossi"]),
    ("By Harbour University", "en", ["Harbour University"]),
    ("By Jane Doe and Ann College", "en", ["Jane Doe", "Ann College"]),
    ("By Jane Doe, John Roe, and Ann Lee, Reuters", None, ["Jane Doe", "John Roe", "Ann Lee"]),
    ("Eine Analyse von", "de", []),
    ("9:39AM BST 05 Oct 2023", None, []),
    ("Polub Port.example", "pl", []),
    ("Autori: Anna Ozola (ziņu redaktore)", "lv", ["Anna Ozola"]),
    ("홍길동 나무 칼럼니스트", "ko", ["홍길동"]),
    ("홍길동 경제부 기자", "ko", ["홍길동"]),
    ("홍길동 김철수 기자", "ko", ["홍길동", "김철수"]),
    ("홍길동 나무신문 논설위원", "ko", ["홍길동"]),
    ("촬영기자:홍길동/영상편집:김철수", "ko", []),
    ("【文/海港网 王小明】", "zh", ["王小明"]),
    ("記者王小明", None, ["王小明"]),
    ("海港報 / 記者王小明／即時報導", "zh-TW", ["王小明"]),
    ("記者王小明、李大同／花蓮報導", "zh-TW", ["王小明", "李大同"]),
    ("王小明、李大同／花蓮報導", "zh-TW", ["王小明", "李大同"]),
    ("2024-05-13 09:08海港報 記者王小明／花蓮報導", "zh-TW", ["王小明"]),
    ("娛樂中心／王小明報導", "zh-TW", ["王小明"]),
    ("社會中心／綜合報導", "zh-TW", []),
    ("記者王小明 花蓮報導", "zh-TW", ["王小明"]),
    ("文／記者王小明 圖／李大同", "zh-TW", ["王小明"]),
    ("本报记者 王小明 通讯员 李大同", "zh", ["王小明", "李大同"]),
    ("海港报记者 王小明 编辑 李大同 校对 高平", "zh", ["王小明"]),
    ("社会部　山田太郎", "ja", ["山田太郎"]),
    ("唐津ひばり，港湾メディア", "ja", ["唐津ひばり"]),
    ("（ソウル＝山田太郎）", "ja", ["山田太郎"]),
    ("【山田太郎、佐藤花子】", "ja", ["山田太郎", "佐藤花子"]),
    ("文・山田太郎　写真・佐藤花子", "ja", ["山田太郎"]),
    ("本报记者 王小明", None, ["王小明"]),
    ("（记者王小明、李大同）", None, ["王小明", "李大同"]),
    ("文/张三", None, ["张三"]),
    ("■王小明", None, ["王小明"]),
    ("□ 本报记者 王小明", None, ["王小明"]),
    ("执笔/小明姐&大同哥", None, ["小明姐", "大同哥"]),
    ("作者：小明", None, ["小明"]),
    ("采写：晨光见习记者 王小明", None, ["王小明"]),
    ("文/图 王小明 李大同", None, ["王小明", "李大同"]),
    ("作者：网络整理", "zh", []),
    ("作者：佚名", "zh", []),
    ("作者最新文章", "zh", []),
    ("作者：方敏北京大学经济学院教授", "zh", ["方敏"]),
    ("作者：王小明清华大学教授", "zh", ["王小明"]),
    ("作者：北京大学经济学院教授", "zh", []),
    ("By Lea Brandt Updated Fri, 12 May 2023 06:41 PM", "en", ["Lea Brandt"]),
    ("Published by: Lea Brandt", "en", ["Lea Brandt"]),
    ("ByLea Brandt, Kalimpong", "en", ["Lea Brandt"]),
    ("Byron Brandt", "en", ["Byron Brandt"]),
    ("By Lea Brandt Edited By: Jo Roe", "en", ["Lea Brandt"]),
    ("লেখা: অদিতি রায়", "bn", ["অদিতি রায়"]),
    ("By Lea Brandt with LNA", "en", ["Lea Brandt", "LNA"]),
    ("By Lea Brandt, LNA", "en", ["Lea Brandt"]),
    ("By Lea Brandt, Harbour House Correspondent", "en", ["Lea Brandt"]),
    ("By LEA BRANDT, AP Tennis Writer", "en", ["LEA BRANDT"]),
    ("By Lea BRANDT, AFP USA", "en", ["Lea BRANDT"]),
    ("By LEA BRANDT, ANA MOSS", "en", ["LEA BRANDT", "ANA MOSS"]),
    ("By Lea Brandt Follow @leabrandt on Twitter", "en", ["Lea Brandt"]),
    ("본사기자 홍길동, 김하늘", "ko", ["홍길동", "김하늘"]),
    ("By Harbour Staff", "en", ["Harbour Staff"]),
    ("Harbour Japan Staff 2026年05月12日 08時00分", "ja", ["Harbour Japan Staff"]),
    ("Autor: Redacción Digital", "es", ["Redacción Digital"]),
    ("Redazione Esteri", "it", ["Redazione Esteri"]),
    ("Autor: Redacția Port24", "ro", ["Redacția Port24"]),
    ("Redacția 24", "ro", []),
    ("Agência Lusa Texto", "pt", ["Agência Lusa"]),
    ("Ana Verão Texto e Bo Inverno Fotografia", "pt", ["Ana Verão", "Bo Inverno"]),
    ("Texto Ana Verão", "pt", ["Ana Verão"]),
    ("5/12/2023 7:11 AM PST BY HARBOUR STAFF", "en", ["HARBOUR STAFF"]),
    ("Published: May 12, 2023 9:21 PM By LEA BRANDT lea@harbour.example", "en", ["LEA BRANDT"]),
    ("Posted on May 12, 2023 by Lea Brandt", "en", ["Lea Brandt"]),
    ("Friday, 12 May 2023 by LEA BRANDT", "en", ["LEA BRANDT"]),
    ("Freitag, 12.05.2023 von LEA BRANDT", "de", ["LEA BRANDT"]),
    ("Vendredi 12 mai 2023 par Lea Brandt", "fr", ["Lea Brandt"]),
    ("Le 12 mai 2023 par Lea Brandt", "fr", ["Lea Brandt"]),
    ("Vrijdag 12 mei 2023 door Lea Brandt", "nl", ["Lea Brandt"]),
    ("Автор Иван Зимин петък, 12.05.2023", "bg", ["Иван Зимин"]),
    ("Sexta-feira, 12 de maio de 2023 por Lea Brandt", "pt", ["Lea Brandt"]),
    ("By Lea Brandt Published in Harbours May 12, 2023 2:24 pm", "en", ["Lea Brandt"]),
    ("12. Mai 2023 von Lea Brandt", "de", ["Lea Brandt"]),
    ("Publié le 12 mai 2023 à 10h20 par Lea Brandt", "fr", ["Lea Brandt"]),
    ("The horn was mended on 12 May 2023 by Harbour Works", "en", []),
    ("Lea BrandtLea Brandt, Harbour Bureau", "en", ["Lea Brandt"]),
    ("HT Correspondents, Harbour Times Kiel, May 12, 2023", "en", ["HT Correspondents"]),
    ("By Lea Brandt, HARBOUR STAFF", "en", ["Lea Brandt"]),
    ("Ri Un Ha", "en", ["Ri Un Ha"]),
    ("新华社记者王小明、李大同", None, ["王小明", "李大同"]),
    ("By Lee Hui Min", None, ["Lee Hui Min"]),
    ("By Jane Doe, Health Editor", None, ["Jane Doe"]),
    ("By Jane Doe in London", None, ["Jane Doe"]),
    ("By Jane Doe for CNN", None, ["Jane Doe"]),
    ("By Jane Doe, London", None, ["Jane Doe"]),
    ("By Jane Doe, John Roe & Max Lee", None, ["Jane Doe", "John Roe", "Max Lee"]),
    ("By Jane Doe, New York", None, ["Jane Doe"]),
    ("Jane Doe, John Roe and Max Lee", None, ["Jane Doe", "John Roe", "Max Lee"]),
    ("By Dr. Jane Doe", None, ["Dr. Jane Doe"]),
    ("By Jane Doe Jr.", None, ["Jane Doe Jr."]),
    ("By Associated Press", None, ["Associated Press"]),
    ("By The Associated Press", None, ["The Associated Press"]),
    ("By Reuters", None, ["Reuters"]),
    ("By AFP", None, ["AFP"]),
    ("By JANE DOE @janedoe", None, ["JANE DOE"]),
    ("Jane Doe jane.doe@news.example", None, ["Jane Doe"]),
    ("Text by NEWS WIRES", None, ["NEWS WIRES"]),
    ("Kommentar von Jan Meier", None, ["Jan Meier"]),
    ("Ein Interview von Max Muster", None, ["Max Muster"]),
    ("Autor: Hans Meier", None, ["Hans Meier"]),
    ("Автор: Иван Петров", None, ["Иван Петров"]),
    ("АвторИван Петров", "ru", ["Иван Петров"]),
    ("von Ada Winter, HDR Ostküste", "de", ["Ada Winter"]),
    ("Иван Петров, корреспондент ТАСС", None, ["Иван Петров"]),
    ("Текст: Иван Петров", None, ["Иван Петров"]),
    ("كتب: أحمد علي", None, ["أحمد علي"]),
    ("بقلم أحمد علي", None, ["أحمد علي"]),
    ("홍길동 기자", None, ["홍길동"]),
    ("홍길동·김철수 기자", None, ["홍길동", "김철수"]),
    ("[서울=뉴시스] 홍길동 기자 = ", None, ["홍길동"]),
    ("홍길동 특파원", None, ["홍길동"]),
    ("기자 기자 페이지", "ko", []),
    ("山田太郎", "ja", ["山田太郎"]),
    ("山田 太郎", "ja", ["山田 太郎"]),
    ("文・山田太郎", "ja", ["山田太郎"]),
    ("【山田太郎】", "ja", ["山田太郎"]),
    ("लेखक: राम कुमार", None, ["राम कुमार"]),
    ("Oleh: Budi Santoso", None, ["Budi Santoso"]),
    ("Oleh Budi Santoso", None, ["Budi Santoso"]),
    ("Penulis: Budi Santoso", None, ["Budi Santoso"]),
    ("Reporter: Budi Santoso | Editor: Ani", None, ["Budi Santoso"]),
    ("โดย สมชาย ใจดี", None, ["สมชาย ใจดี"]),
    ("Tác giả: Nguyễn Văn A", None, ["Nguyễn Văn A"]),
    ("Yazan: Ali Veli", None, ["Ali Veli"]),
    ("Ali Veli - Ankara", None, ["Ali Veli"]),
    ("Ayşe Yılmaz | 05.04.2025 - Güncelleme : 05.04.2025", None, ["Ayşe Yılmaz"]),
    ("· CBC News ·", None, ["CBC News"]),
    ("chinadaily.com.cn | Updated: 2024-05-20 14:41", None, ["chinadaily.com.cn"]),
    ("By Jane Doe - May 3, 2024", None, ["Jane Doe"]),
    ("By JANE DOE, Associated Press Writer", None, ["JANE DOE"]),
    ("Posted by Jane Doe on May 3, 2024 at 5pm", None, ["Jane Doe"]),
    ("Jane Doe BBC News, Washington", None, ["Jane Doe"]),
    ("By Jane Doe and John Roe BBC News", None, ["Jane Doe", "John Roe"]),
    ("By María R. Pérez", None, ["María R. Pérez"]),
    ("By Seamus O’Shea", None, ["Seamus O’Shea"]),
    ("By Ludwig van der Berg", None, ["Ludwig van der Berg"]),
    ("By Charles de Gaulle and Ursula von der Leyen", None, ["Charles de Gaulle", "Ursula von der Leyen"]),
    ("By Mohammed bin Salman", None, ["Mohammed bin Salman"]),
    ("By Ángela Ruiz Robles", None, ["Ángela Ruiz Robles"]),
    ("By J. K. Rowling", None, ["J. K. Rowling"]),
    ("Af Mads Jensen", None, ["Mads Jensen"]),
    ("Av Per-Erik Dahl", None, ["Per-Erik Dahl"]),
    ("Door Jan de Vries", None, ["Jan de Vries"]),
    ("Teksti: Matti Meikäläinen", None, ["Matti Meikäläinen"]),
    ("Autor: Jan Novák", None, ["Jan Novák"]),
    ("Piše: Ivo Ivić", None, ["Ivo Ivić"]),
    ("Par Le Figaro avec AFP", None, ["Le Figaro", "AFP"]),
    ("Por Redacción", None, ["Redacción"]),
    ("By April May", None, ["April May"]),
    ("Lê Anh", None, ["Lê Anh"]),
    ("By: Jane Doe HNBC Executive News Editor", "en", ["Jane Doe"]),
    ("By Jane Doe Harbour.com Archive | Contact", "en", ["Jane Doe"]),
    ("Jane Doe The Harbour Daily", "en", ["Jane Doe"]),
    ("Jane Doe HBC World Service", "en", ["Jane Doe"]),
    ("Jean Paul DUPONT correspondant à Lyon", "fr", ["Jean Paul DUPONT"]),
    ("By JANE DOE 10/ 5/11 09:19 PM ET", "en", ["JANE DOE"]),
    ('Jane "Dizzy" Doe', "en", ['Jane "Dizzy" Doe']),
    ("By Xinhua writers Jane Doe, John Roe", "en", ["Jane Doe", "John Roe"]),
    ("by our correspondent Jane Doe", "en", ["Jane Doe"]),
    ("By Harbour Technology Review", "en", []),
    ("Von DW-Korrespondentin Jane Doe", "de", ["Jane Doe"]),
    ("(By Jane Doe)", "en", ["Jane Doe"]),
    ("von Jane Doe am", "de", ["Jane Doe"]),
    ("Autor/in: Jane Doe", "de", ["Jane Doe"]),
    ("Par Jane Doe Publié le 5 mai 2012 à 10h30", "fr", ["Jane Doe"]),
    ("De notre correspondant Jean Petit", "fr", ["Jean Petit"]),
    ("Par JEANNE PETIT, ANNE ROY Envoyés spéciaux à Toulouse", "fr", ["JEANNE PETIT", "ANNE ROY"]),
    ("Texte par : FRANCE 24 avec AFP", "fr", ["FRANCE 24", "AFP"]),
    ("Jane Doe/dpa", "de", ["Jane Doe"]),
    ("oprac. Jan Kowalski", "pl", ["Jan Kowalski"]),
    ("Репортер: Иван Иванов", "bg", ["Иван Иванов"]),
    ("Perspective by Jane Doe", "en", ["Jane Doe"]),
    ("von Jane Doe, HDR OSTKÜSTE", "de", ["Jane Doe"]),
    ("By JANE DOE, JOHN ROE", "en", ["JANE DOE", "JOHN ROE"]),
    ("Por Ana Ruiz, da Agência Porto", "pt", ["Ana Ruiz"]),
    ("Von Jane Doe, HDR-Studio Paris", "de", ["Jane Doe"]),
    ("Von Jane Doe, HDR-Hörfunkstudio Paris", "de", ["Jane Doe"]),
    ("Thanh Nga/HNA-Đông Bắc", "vi", ["Thanh Nga"]),
    ("CTV Thanh Nga", "vi", ["Thanh Nga"]),
    ("Von Jane Doe, Auslandsstudio Paris", "de", ["Jane Doe"]),
    ("Von Jane Doe, Hörfunkkorrespondentin Paris, und Max Muster", "de", ["Jane Doe", "Max Muster"]),
    ("Jane Doe, ADR Paris", "de", ["Jane Doe"]),
    ("Jane Doe, AJ Preston", "en", ["Jane Doe", "AJ Preston"]),
    ("De notre correspondante à Berlin, Jane Doe", "fr", ["Jane Doe"]),
    ("Dal nostro inviato a Mosca, Luca Rossi", "it", ["Luca Rossi"]),
    ("De nuestro corresponsal en París, Juan Pérez", "es", ["Juan Pérez"]),
    ("Von unserem Korrespondenten in Paris, Max Muster", "de", ["Max Muster"]),
    ("Rédigé par Jane Doe", "fr", ["Jane Doe"]),
    ("2019/05/12 18:58 王小明 李大同 報導 地區：港灣市報導", "zh", ["王小明", "李大同"]),
    ("王小明 綜合報導", "zh", ["王小明"]),
    ("מאיה לינדמן ובועז שטרן", "he", ["מאיה לינדמן", "בועז שטרן"]),
    ("דנה ויסמן", "he", ["דנה ויסמן"]),
    ("دنا ويسمان", "ar", ["دنا ويسمان"]),
    ("مريم لطيف وبشير سردار", "ar", ["مريم لطيف", "بشير سردار"]),
    ("محمد وليد حسن", "ar", ["محمد وليد حسن"]),
    ("Məryəm Lətifova və Bəxtiyar Səfərov", "az", ["Məryəm Lətifova", "Bəxtiyar Səfərov"]),
    ("মারিয়া লিমা ও বশির সরকার", "bn", ["মারিয়া লিমা", "বশির সরকার"]),
    ("มารีย์ ลิมปกร และ บุญส่ง สุขใจ", "th", ["มารีย์ ลิมปกร", "บุญส่ง สุขใจ"]),
    ("مریم لطیف اور بشیر سردار", "ur", ["مریم لطیف", "بشیر سردار"]),
]
NOBODY = [
    "Go On",
    "港灣夜 相關的 報導",
    "By Staff Reporter",
    "By our correspondent",
    "Von unserer Redaktion",
    "Journalist",
    "Do HNA, em Lisboa",
    "Travel News Reporter",
    "Sign In",
    "Follow",
    "Share",
    "19 Nov 2019 07:09 GMT",
    "April 28, 2023 GMT",
    "4 Min Read",
    "Have your say.Give us feedback.",
    "ABOUT THE AUTHOR",
    "https://www.facebook.com/x",
    "L_104485",
    "105092",
    "a.meier@news.example",
    "Health editor, BBC News website",
    "Political Correspondent",
]
NOTHING_ELSE = """
By Jane Doe
Jane Doe and Bo Stern | 5 May 2024
By JANE DOE and JOHN ROE
By Kim Min-ji
June 05, 2024 Jane Doe
Von Anna Meier mit AP
Par Jean Petit avec AFP
Por Juan Pérez y Ana Ruiz
di Luca Rossi
Af Mads Jensen
Автор: Иван Петров
Сурвалжлагч Б.Болд
تحریر: عائشہ خان
بقلم أحمد علي
■王小明
□ 本报记者 王小明
记者 王小明 李大同
文/王小明
홍길동 기자
글 홍길동
글 홍길동 · 김철수
三島琴葉、高木文太記者
By Wang Xiaoming | Harbour Daily | Updated: 2024-05-13 09:08
Autor: Ada WINTER, Quarler Gezeitenanstalt für Fischerei, Hafenstadt (D)
"""
SENTENCES = """
By Monday, the ferry was back.
By Tuesday
By Jane Doe’s count the ferry, Harbour University found, was late
12 May 2026 Ferry strike
By the time the ferry came, it was dark.
By Land and Sea
Von Hand zu Hand ging der Brief.
Di Maio attacca il governo
Par exemple, le ferry.
Por la tarde volvió el transbordador
Text Message Scam Warning
Interview Tips Nobody Gives
记者在现场看到，渡轮已经恢复。
기자는 현장을 찾았다.
글 쓰는 사람들
港湾担当記者
Jane Doe
The ferry is back.
"By Jane Doe," the cover said.
"""


@pytest.mark.parametrize(("text", "language", "names"), BYLINES)
def test_the_names_of_a_byline_are_read(text: str, language: str | None, names: list[str]) -> None:
    assert split_byline(text, language) == names


@pytest.mark.parametrize("text", NOBODY)
def test_jobs_buttons_dates_and_addresses_name_nobody(text: str) -> None:
    assert split_byline(text) == []


@pytest.mark.parametrize("line", NOTHING_ELSE.strip().splitlines())
def test_a_line_that_is_nothing_but_a_byline_looks_like_one(line: str) -> None:
    assert looks_like_byline(line, {"ت": "ur", "С": "mn", "三": "ja"}.get(line[0]))


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_a_sentence_does_not_look_like_a_byline(line: str) -> None:
    assert not looks_like_byline(line)


def test_a_name_given_twice_is_one_name() -> None:
    assert split_byline("By Jane Doe and JANE DOE") == ["Jane Doe"]


PIECES = st.lists(
    st.sampled_from(
        [
            "By ",
            "AFP",
            "dpa",
            "Jo Doe",
            "Ann Roe",
            ", ",
            "/",
            " and ",
            "(AFP)",
            "(photo)",
            " | ",
            "：",
            "记者",
            "2024-05-12",
            " ",
        ]
    ),
    max_size=9,
).map("".join)


@given(st.one_of(st.text(max_size=450), PIECES))
@example("(AFP), dpa")
@example("By , AFP")
def test_names_are_taken_from_the_text_and_each_once(text: str) -> None:
    names = split_byline(text)
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>", "", text)  # "Jo (Joan) Doe" is Jo Doe
    squeezed = "".join(text.split()), "".join(bare.split())
    assert all(any("".join(name.split()).rstrip(".") in line for line in squeezed) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold records of ../shared are not at hand")
def test_real_names_are_read_back_and_no_real_paragraph_looks_like_a_byline() -> None:
    records = [json.loads(path.read_text("utf-8")) for path in sorted(SHARED.glob("gold/dev/*.json"))]
    names = [(name, r["language"]) for r in records for name in r.get("bylines", []) if name.isascii()]
    assert sum(split_byline(f"By {name}", "en") == [name] for name, _ in names) >= 0.97 * len(names)
    assert [p for r in records for p in r.get("paragraphs", []) if looks_like_byline(p, r["language"])] == []

"""Pages in outlets' layouts, first recorded and then read: text, pictures, related links, sign-off; the stories are made up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from crawler.items import Page
from pipelines.boilerplate import story_of
from pipelines.structure import structure

EN = [
    "The lamp of the old lighthouse was lit again on Friday, eleven years after the last keeper had put it out.",
    "Forty people had come over the causeway at low tide, and all of them had to stay until it fell again.",
    "The keeper's daughter, who is 81, turned the key. She said that the light had been whiter in her time.",
]
RU = [
    "Старый маяк на острове снова зажгли в пятницу, через одиннадцать лет после того, как его погасил последний смотритель.",
    "Сорок человек пришли по дамбе во время отлива, и всем им пришлось ждать следующего, сообщили в управлении порта.",
    "Ключ повернула дочь смотрителя, которой исполнился 81 год. По её словам, раньше свет был белее.",
]
ES = [
    "El viejo faro volvió a encenderse el viernes, once años después de que lo apagara el último farero de la isla.",
    "Cuarenta personas cruzaron la calzada con la marea baja y todas tuvieron que esperar allí la siguiente.",
    "La hija del farero, de 81 años, giró la llave y dijo que en su tiempo la luz era más blanca.",
]
FR = [
    "Le vieux phare a été rallumé vendredi, onze ans après que son dernier gardien l'a éteint pour partir en retraite.",
    "Quarante personnes avaient traversé la chaussée à marée basse, et toutes ont dû attendre la suivante.",
    "La fille du gardien, âgée de 81 ans, a tourné la clé et trouvé la lumière moins blanche que jadis.",
]
ZH = [
    "岛上的老灯塔周五重新点亮，距离最后一位守塔人熄灯已经过去了十一年，四十名居民踏着退潮后的堤道前来观看。",
    "守塔人的女儿今年八十一岁，她转动了钥匙，说当年的灯光比现在更白，也照得更远一些，渔船在很远的海面上就能看见。",
    "港务局说，今后每逢周五，灯塔都会点亮一个小时，居民可以轮流登塔，名单已经排到了明年春天，还有人在等候。",
]
KO = [
    "섬의 오래된 등대가 금요일 다시 불을 밝혔다. 마지막 등대지기가 불을 끈 지 열한 해 만이다.",
    "썰물에 드러난 둑길을 건너온 마흔 명은 다음 썰물까지 섬에 머물러야 했다고 항만 사무소가 전했다.",
    "등대지기의 딸은 올해 여든한 살로, 직접 열쇠를 돌리며 예전 불빛이 더 하얬다고 말했다.",
]
IT = [
    "Il vecchio faro è stato riacceso venerdì, undici anni dopo che l'ultimo guardiano lo aveva spento per sempre.",
    "Quaranta persone avevano attraversato la diga con la bassa marea, e tutte hanno dovuto aspettare la successiva.",
    "La figlia del guardiano, che ha 81 anni, ha girato la chiave e ha detto che un tempo la luce era più bianca.",
]
AR = [
    "أضيء الفنار القديم في الجزيرة من جديد يوم الجمعة بعد أحد عشر عاما من اليوم الذي أطفأه فيه آخر حارس له.",
    "وعبر أربعون شخصا الممر في ساعة الجزر واضطروا جميعا إلى انتظار الجزر التالي كما قالت إدارة الميناء.",
    "وأدارت ابنة الحارس المفتاح وهي في الحادية والثمانين من عمرها وقالت إن الضوء كان أشد بياضا في أيامها.",
]

DE = [
    "Der alte Leuchtturm brennt seit Freitag wieder, elf Jahre nachdem der letzte Wärter das Licht gelöscht hatte.",
    "Vierzig Menschen waren bei Ebbe über den Damm gekommen, und alle mussten auf die nächste warten.",
    "Die Tochter des Wärters, sie ist 81, drehte den Schlüssel. Früher sei das Licht weißer gewesen, sagte sie.",
]
PT = [
    "O velho farol voltou a acender na sexta-feira, onze anos depois de o último faroleiro o ter apagado.",
    "Quarenta pessoas atravessaram o dique na maré baixa, e todas tiveram de esperar pela seguinte.",
    "A filha do faroleiro, de 81 anos, girou a chave e disse que a luz era mais branca no seu tempo.",
]
TR = [
    "Adadaki eski deniz feneri cuma günü yeniden yakıldı; son bekçi onu on bir yıl önce söndürmüştü.",
    "Sular çekilince yoldan geçen kırk kişi, bir sonraki çekilmeye kadar adada beklemek zorunda kaldı.",
    "Bekçinin 81 yaşındaki kızı anahtarı çevirdi ve eskiden ışığın daha beyaz olduğunu söyledi.",
]
JA = [
    "島の古い灯台に金曜日、再び明かりがともった。最後の灯台守が明かりを消してから十一年ぶりとなる。",
    "干潮の道を渡って来た四十人は、次の干潮まで島で待つことになったと、港の事務所が明らかにした。",
    "灯台守の娘は八十一歳で、自ら鍵を回し、「昔の光はもっと白かった」と話した。",
]
VI = [
    "Ngọn hải đăng cũ trên đảo đã sáng lại hôm thứ Sáu, mười một năm sau khi người gác đèn cuối cùng tắt nó.",
    "Bốn mươi người đi qua con đường đắp khi thủy triều rút và tất cả phải chờ đến lần rút tiếp theo.",
    "Con gái người gác đèn, năm nay 81 tuổi, vặn chìa khóa và nói rằng ngày xưa ánh đèn trắng hơn.",
]
ID = [
    "Mercusuar tua di pulau itu kembali menyala pada Jumat, sebelas tahun setelah penjaga terakhir memadamkannya.",
    "Empat puluh orang menyeberang saat air surut dan semuanya harus menunggu sampai surut berikutnya.",
    "Putri penjaga mercusuar, kini 81 tahun, memutar kunci dan berkata bahwa dahulu cahayanya lebih putih.",
]
HI = [
    "द्वीप का पुराना प्रकाशस्तंभ शुक्रवार को फिर जल उठा, आखिरी पहरेदार के उसे बुझाने के ग्यारह साल बाद।",
    "भाटे के समय चालीस लोग पक्की राह से होकर आए और सबको अगले भाटे तक वहीं ठहरना पड़ा।",
    "पहरेदार की बेटी, जो अब 81 साल की हैं, ने चाबी घुमाई और कहा कि पहले रोशनी ज्यादा सफेद थी।",
]
PL = [
    "Stara latarnia morska zapłonęła znów w piątek, jedenaście lat po tym, jak zgasił ją ostatni latarnik.",
    "Czterdzieści osób przeszło groblą podczas odpływu i wszystkie musiały czekać na następny.",
    "Córka latarnika, która ma 81 lat, przekręciła klucz i powiedziała, że dawniej światło było bielsze.",
]


class Set(NamedTuple):
    """A page and what a reader sees on it."""

    html: str
    body: list[str]
    images: Sequence[tuple[str | None, str | None]] = ()
    related: Sequence[tuple[str | None, str, str]] = ()
    signoff: str | None = None
    site: str = "Harbour"


def p(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


MARKS = {
    "ru, teasers among blocks and a credit that slides over the picture": Set(
        '<div class="article__header"><h1 class="article__title">На острове зажгли маяк</h1><div class="media"><div class="photoview__open">'
        '<img src="/images/1.jpg" alt="Маяк"></div><div class="media__copyright"><div class="media__copyright-item">© Волна / Пётр Лодкин</div></div>'
        '<div class="media__description">Маяк на острове</div></div></div><div class="article__body">'
        f'<div class="article__block" data-type="text"><div class="article__text">{RU[0]}</div></div>'
        f'<div class="article__block" data-type="text"><div class="article__text">{RU[1]}</div></div>'
        '<div class="article__block" data-type="article"><div class="article__article"><a class="article__article-link" href="/20260911/parom-1890001122.html">'
        '<span class="article__article-image"><img src="/t.jpg" alt=""></span><span class="article__article-title">Паром вернулся на старую линию</span></a></div></div>'
        f'<div class="article__block" data-type="text"><div class="article__text">{RU[2]}</div></div></div>',
        RU, [("Маяк на острове", "Волна / Пётр Лодкин")],
        [(None, "Паром вернулся на старую линию", "/20260911/parom-1890001122.html")],
    ),
    "en, two pictures of a gallery and then their captions": Set(
        '<h1>Lighthouse lit again</h1><div class="gallery"><div class="row"><img src="/1.jpg"><img src="/2.jpg"></div>'
        '<p class="caption">The lamp of the lighthouse. Photo: Jo Doe/Harbour</p><p class="caption">The causeway at low tide. Photo: Ann Roe/Harbour</p></div>'
        f'<div class="article-text">{p(EN)}</div>',
        EN, [("The lamp of the lighthouse.", "Jo Doe/Harbour"), ("The causeway at low tide.", "Ann Roe/Harbour")],
    ),
    "ru, an agency's box of its own in the text": Set(
        '<h1 class="newsTitle">На острове зажгли маяк</h1><figure class="newsImage"><img src="/1.jpg"></figure>'
        f'<div class="newsText"><div>{p(RU[:2])}<section class="read"><h3>Читайте также:</h3><a href="/rubric-society/3810001-parom-vernulsa.html">Паром вернулся на старую линию</a></section>'
        f'{p(RU[2:])}<p><em>Фото: Пётр Лодкин</em></p></div></div>',
        RU, [(None, "Пётр Лодкин")],
        [("Читайте также", "Паром вернулся на старую линию", "/rubric-society/3810001-parom-vernulsa.html")],
    ),
    "zh, a closing box of links below the editor": Set(
        f'<h1 class="u-title">老灯塔重新点亮</h1><div class="u-mainText"><p align="center"><img src="1.jpg"></p><p align="center">图为重新点亮的灯塔。光海报记者 王小明摄/光海图片</p>{p(ZH)}'
        '<p>（光海报记者 王小明）</p><span class="liability">[ 责编：李小红 ]</span></div><div class="m-relRead"><h3>相关阅读</h3><ul><li><a href="/2026-09/10/content_40001.htm">渡轮恢复老航线运营</a></li></ul></div>',
        ZH, [("图为重新点亮的灯塔。", "光海报记者 王小明摄/光海图片")],
        [("相关阅读", "渡轮恢复老航线运营", "/2026-09/10/content_40001.htm")],
        "（光海报记者 王小明） [ 责编：李小红 ]",
    ),
    "fr, a credit before its caption, and a line in bold": Set(
        f'<h1>Le phare rallumé</h1><figure class="m-figure"><img src="/1.jpg"><figcaption class="m-figure__caption">© Rive / Jean Petit, AFP | Le phare de la pointe, vendredi.</figcaption></figure>'
        f'<div class="t-content__body">{p(FR[:2])}<p><strong>&gt;&gt; À lire aussi : <a href="/fr/20260910-le-bac-revient">Le bac revient sur la ligne</a></strong></p>{p(FR[2:])}<p>Avec AFP</p></div>',
        FR, [("Le phare de la pointe, vendredi.", "Rive / Jean Petit, AFP")],
        [("À lire aussi", "Le bac revient sur la ligne", "/fr/20260910-le-bac-revient")],
        "Avec AFP",
    ),
    "es, an inset of one story and a line of agencies": Set(
        f'<h1>El faro vuelve a encenderse</h1><figure><img src="/1.jpg"><figcaption>El faro de la punta, el viernes. EFE/ Juan Pérez</figcaption></figure><div class="entry-content">{p(ES[:1])}'
        '<div class="noticia-relacionada"><span class="label">Te puede interesar:</span><a href="/nota/2026/09/10/el-ferry-vuelve-40001"><h3>El ferry vuelve a la vieja línea</h3></a></div>'
        f'{p(ES[1:])}<p><em>Con información de EFE y AFP.</em></p></div>',
        ES, [("El faro de la punta, el viernes.", "EFE/ Juan Pérez")],
        [("Te puede interesar", "El ferry vuelve a la vieja línea", "/nota/2026/09/10/el-ferry-vuelve-40001")],
        "Con información de EFE y AFP.",
    ),
    "ko, bold captions and a reporter's line": Set(
        f'<h1>등대에 다시 불</h1><div class="article"><div class="img_box"><img src="/1.jpg"><p class="txt-desc">다시 켜진 등대 [하늘신문 자료사진]</p></div>{p(KO)}'
        '<p>jodoe@haneul.example</p></div><div class="related-zone"><strong>관련기사</strong><ul><li><a href="/view/AKR20260910000100">여객선 옛 항로 다시 연다</a></li></ul></div>',
        KO, [("다시 켜진 등대", "하늘신문 자료사진")],
        [("관련기사", "여객선 옛 항로 다시 연다", "/view/AKR20260910000100")],
        "jodoe@haneul.example",
    ),
    "it, an agency's caption and its rights": Set(
        f'<h1>Riacceso il vecchio faro</h1><div class="news-photo"><img src="/1.jpg"><div class="news-caption">Il faro della punta - © Libeccio</div></div><div class="news-txt">{p(IT)}<p>(Libeccio).</p>'
        '<p><strong>Leggi anche</strong></p><ul><li><a href="/notizie/2026/09/10/il-traghetto-torna_40001.html">Il traghetto torna sulla vecchia linea</a></li></ul></div>',
        IT, [("Il faro della punta", "Libeccio")],
        [("Leggi anche", "Il traghetto torna sulla vecchia linea", "/notizie/2026/09/10/il-traghetto-torna_40001.html")],
        "(Libeccio).", "Libeccio",
    ),
    "ar, a list inside the text": Set(
        f'<h1>الفنار يضاء من جديد</h1><figure><img src="/1.jpg"><figcaption>الفنار القديم مساء الجمعة (الجزيرة الزرقاء)</figcaption></figure><div class="wysiwyg">{p(AR[:2])}'
        '<div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><span class="screen-reader-text">list of 1 item</span><ul><li><a href="/news/2026/9/10/ferry-back">العبارة تعود إلى خطها القديم</a></li></ul><span class="screen-reader-text">end of list</span></div>'
        f'{p(AR[2:])}<div class="article-source">المصدر: الجزيرة الزرقاء</div></div>',
        AR, [("الفنار القديم مساء الجمعة", "الجزيرة الزرقاء")],
        [("اقرأ أيضا", "العبارة تعود إلى خطها القديم", "/news/2026/9/10/ferry-back")],
        "المصدر: الجزيرة الزرقاء", "الجزيرة الزرقاء",
    ),
    "en, slides with numbers, and who reported": Set(
        '<h1>Lighthouse lit again</h1><div class="carousel"><div class="slide"><span class="slide__count">1 of 2</span><img src="/1.jpg"><div class="slide__text">The lamp of the lighthouse. HARBOUR/Jo Doe</div></div>'
        '<div class="slide"><span class="slide__count">2 of 2</span><img src="/2.jpg"><div class="slide__text">The causeway at low tide. HARBOUR/Ann Roe</div></div></div>'
        f'<div class="article-body">{p(EN)}<p>Reporting by Jo Doe in Dover; Editing by Ann Roe</p><p>Our Standards: <a href="/principles">The Harbour Principles.</a></p></div>',
        EN, [("The lamp of the lighthouse.", "HARBOUR/Jo Doe"), ("The causeway at low tide.", "HARBOUR/Ann Roe")], [],
        "Reporting by Jo Doe in Dover; Editing by Ann Roe",
    ),
    "en, a related list beside the paragraphs and trailing initials": Set(
        f'<article id="item"><h2 class="title">Lighthouse lit again</h2><figure class="item-img"><img src="/1.jpg" alt="lamp"></figure><div class="item-text"><p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p><p>JD/AR</p></div>'
        '<div class="box related-items"><header><h2>Related News</h2></header><ul><li class="news"><h3><a itemprop="relatedLink" href="/news/400010/Ferry-returns-to-old-line">Ferry returns to its old line</a></h3></li></ul></div></article>',
        EN, [], [("Related News", "Ferry returns to its old line", "/news/400010/Ferry-returns-to-old-line")], "JD/AR",
    ),
    "en, captions behind a hidden label and credits in a part of their own": Set(
        '<h1>Lighthouse lit again</h1><figure><div><img src="/1.jpg" alt=""><span class="visually-hidden">Image source, </span><span class="copyright">Harbour Images</span></div>'
        '<figcaption><span class="visually-hidden">Image caption, </span><p>The lamp was lit by the keeper\'s daughter</p></figcaption></figure>'
        f'<div data-component="text-block"><p>{EN[0]}</p></div><div data-component="text-block"><p>{EN[1]}</p></div><div data-component="links-block"><ul><li><a href="/news/articles/c9ferry400010">Ferry returns to its old line</a></li><li><a href="/news/articles/c9pilot400020">Pilots warn of crossings in fog</a></li></ul></div>'
        f'<div data-component="text-block">{p(EN[2:])}<p><i>Additional reporting by Ann Roe</i></p></div>',
        EN, [("The lamp was lit by the keeper's daughter", "Harbour Images")],
        [(None, "Ferry returns to its old line", "/news/articles/c9ferry400010"), (None, "Pilots warn of crossings in fog", "/news/articles/c9pilot400020")],
        "Additional reporting by Ann Roe",
    ),
    "de, a teaser with its flag and a dateless desk mark": Set(
        f'<h1>Leuchtturm brennt wieder</h1><figure class="image"><img src="/1.jpg"><figcaption><span class="caption__text">Der Leuchtturm am Freitagabend</span> <span class="caption__copyright">Foto: Jo Doe/dpa</span></figcaption></figure>'
        f'<div class="article__body">{p(DE[:2])}<aside class="teaser teaser--inline"><a href="/politik/faehre-kehrt-zurueck-400010.html"><span class="teaser__kicker">Schifffahrt</span><span class="teaser__title">Die Fähre kehrt auf die alte Linie zurück</span></a></aside>{p(DE[2:])}'
        '<p>© dpa-infocom, dpa:260911-99-400010/2</p></div>',
        DE, [("Der Leuchtturm am Freitagabend", "Jo Doe/dpa")],
        [("Schifffahrt", "Die Fähre kehrt auf die alte Linie zurück", "/politik/faehre-kehrt-zurueck-400010.html")],
    ),
    "pt, a credit above its caption in elements of their own": Set(
        f'<h1>Farol volta a acender</h1><figure><img src="/1.jpg"><small class="credit">Jo Doe/Harbour</small><figcaption>O farol da ponta na sexta-feira</figcaption></figure><div class="content">{p(PT[:2])}'
        '<div class="bloco"><p><strong>Mais sobre o assunto</strong></p><ul><li><a href="/2026/09/balsa-volta-a-antiga-linha"><span class="cat">Cidades</span><h3>Balsa volta à antiga linha</h3></a></li></ul></div>'
        f'{p(PT[2:])}<p>*Com informações da Agência Harbour</p></div>',
        PT, [("O farol da ponta na sexta-feira", "Jo Doe/Harbour")],
        [("Mais sobre o assunto", "Balsa volta à antiga linha", "/2026/09/balsa-volta-a-antiga-linha")],
        "*Com informações da Agência Harbour",
    ),
    "tr, a box with its label in a span": Set(
        f'<h1>Eski fener yeniden yandı</h1><figure class="image"><img src="/1.jpg"><figcaption>Fotoğraf : Ali Veli/AA</figcaption></figure><div class="detay-icerik">{p(TR[:2])}'
        '<div class="ilgili-haber"><span>İlgili Haber</span><a href="/tr/gundem/vapur-eski-hattina-dondu/400010">Vapur eski hattına döndü</a></div>'
        f'{p(TR[2:])}</div>',
        TR, [(None, "Ali Veli/AA")], [("İlgili Haber", "Vapur eski hattına döndü", "/tr/gundem/vapur-eski-hattina-dondu/400010")],
    ),
    "ja, a list below and who took the picture": Set(
        f'<h1>古い灯台に再び明かり</h1><div class="photo"><img src="/1.jpg"><p class="caption">再び明かりがともった灯台＝金曜日、山田太郎撮影</p></div><div class="article-body">{p(JA)}</div>'
        '<div class="relation"><h3>関連記事</h3><ul><li><a href="/articles/ASR9B40001.html">渡し船、昔の航路に戻る</a></li></ul></div>',
        JA, [("再び明かりがともった灯台＝金曜日", "山田太郎撮影")], [("関連記事", "渡し船、昔の航路に戻る", "/articles/ASR9B40001.html")],
    ),
    "vi, a picture in a table and a signature": Set(
        f'<h1>Hải đăng cũ sáng lại</h1><div class="detail-content"><table class="image center"><tbody><tr><td><img src="/1.jpg"></td></tr><tr><td class="caption">Hải đăng tối thứ Sáu. (Ảnh: Nguyễn An/Bến Cảng)</td></tr></tbody></table>{p(VI[:2])}'
        '<ul class="related-inline"><li><a href="/pha-tro-lai-tuyen-cu-post400010.vnp">Phà trở lại tuyến cũ sau mười một năm</a></li></ul>'
        f'{p(VI[2:])}<p class="source">(Bến Cảng)</p></div>',
        VI, [("Hải đăng tối thứ Sáu.", "Nguyễn An/Bến Cảng")],
        [(None, "Phà trở lại tuyến cũ sau mười một năm", "/pha-tro-lai-tuyen-cu-post400010.vnp")], "(Bến Cảng)", "Bến Cảng",
    ),
    "id, also read and who wrote and edited": Set(
        f'<h1>Mercusuar tua menyala lagi</h1><figure><img src="/1.jpg"><figcaption>Mercusuar pada Jumat malam. ANTARA/Budi Santoso/am.</figcaption></figure><div class="post-content">{p(ID[:2])}'
        '<p>Baca juga: <a href="/berita/400010/feri-kembali-ke-jalur-lama">Feri kembali ke jalur lama</a></p>'
        f'{p(ID[2:])}<p>Pewarta: Siti Rahma<br>Editor: Budi Santoso<br>Copyright © ANTARA 2026</p></div>',
        ID, [("Mercusuar pada Jumat malam.", "ANTARA/Budi Santoso/am")],
        [("Baca juga", "Feri kembali ke jalur lama", "/berita/400010/feri-kembali-ke-jalur-lama")],
        "Pewarta: Siti Rahma Editor: Budi Santoso",
    ),
    "hi, also read with an arrow": Set(
        f'<h1>पुराना प्रकाशस्तंभ फिर जला</h1><figure><img src="/1.jpg"><figcaption>शुक्रवार शाम का प्रकाशस्तंभ (फोटो: PTI)</figcaption></figure><div class="story">{p(HI[:2])}'
        '<p><strong>ये भी पढ़ें: <a href="/story/ferry-back-400010.html">नाव अपने पुराने रास्ते पर लौटी</a></strong></p>'
        f'{p(HI[2:])}</div>',
        HI, [("शुक्रवार शाम का प्रकाशस्तंभ", "PTI")], [("ये भी पढ़ें", "नाव अपने पुराने रास्ते पर लौटी", "/story/ferry-back-400010.html")],
    ),
    "pl, a box of one story and an agency's initials": Set(
        f'<h1>Latarnia znów świeci</h1><figure><img src="/1.jpg"><figcaption>Latarnia w piątek wieczorem. Fot. PAP/Jan Kowalski</figcaption></figure><div class="field--name-body">{p(PL[:2])}'
        '<div class="article-link"><span>Czytaj też</span> <a href="/aktualnosci/news,400010,prom-wraca.html">Prom wraca na dawną linię</a></div>'
        f'{p(PL[2:])}<p>Jan Kowalski (PAP)</p><p>jko/ mhr/</p></div>',
        PL, [("Latarnia w piątek wieczorem.", "PAP/Jan Kowalski")],
        [("Czytaj też", "Prom wraca na dawną linię", "/aktualnosci/news,400010,prom-wraca.html")], "Jan Kowalski (PAP) jko/ mhr/",
    ),
    "en, a list of definitions as gallery": Set(
        '<h1>Lighthouse lit again</h1><dl class="gallery"><dt><img src="/1.jpg"></dt><dd>The lamp of the lighthouse. © Harbour/Jo Doe</dd><dt><img src="/2.jpg"></dt><dd>The causeway at low tide. © Harbour/Ann Roe</dd></dl>'
        f'<div class="text">{p(EN)}</div><div class="see-also"><h4>See also</h4><p><a href="/en/ferry-returns-400010">Ferry returns to its old line</a></p></div>',
        EN, [("The lamp of the lighthouse.", "Harbour/Jo Doe"), ("The causeway at low tide.", "Harbour/Ann Roe")],
        [("See also", "Ferry returns to its old line", "/en/ferry-returns-400010")],
    ),
    "en, a picture in a paragraph and the rest of the line its caption": Set(
        f'<h1>Lighthouse lit again</h1><div class="entry"><p>{EN[0]}</p><p style="text-align:center"><img src="/1.jpg"><br><span style="font-size:12px">The lamp of the lighthouse. Photo: Jo Doe</span></p><p>{EN[1]}</p>'
        f'<p><b>Also Read | <a href="/news/ferry-returns-400010">Ferry returns to its old line</a></b></p><p>{EN[2]}</p><p>(This story has not been edited by Harbour staff and is auto-generated from a syndicated feed.)</p></div>',
        EN, [("The lamp of the lighthouse.", "Jo Doe")], [("Also Read", "Ferry returns to its old line", "/news/ferry-returns-400010")],
    ),
    "de, a source that links to whom it names": Set(
        f'<h1>Leuchtturm brennt wieder</h1><div class="text">{p(DE)}</div><footer><p>Quelle: <a href="https://other.example/">Harbour</a></p></footer>',
        DE, signoff="Quelle: Harbour",
    ),
    "zh, a block of pictures after the text": Set(
        f'<h1>老灯塔重新点亮</h1><div id="detailContent">{p(ZH)}<p>（完）</p><p align="center"><img src="1.jpg"></p><p>9月11日，居民在堤道上观看灯塔。</p><p>港新社记者 王小明 摄</p><p align="center"><img src="2.jpg"></p><p>9月11日，守塔人的女儿转动钥匙。</p><p>港新社记者 王小明 摄</p></div><div class="editor">【责任编辑:李小红】</div>',
        ZH, [("9月11日，居民在堤道上观看灯塔。", "港新社记者 王小明 摄"), ("9月11日，守塔人的女儿转动钥匙。", "港新社记者 王小明 摄")], [], "（完） 【责任编辑:李小红】",
    ),
    "en, components without a class, the last one short": Set(
        f'<h1>Lighthouse lit again</h1><div data-component="text-block">{p([f"{line} So it was told in the port." for line in EN * 2])}</div>'
        '<div data-component="links-block"><ul><li><a href="/news/articles/c9ferry400010">Ferry returns to its old line</a></li></ul></div>'
        f'<div data-component="text-block">{p(EN[2:])}</div>',
        [*(f"{line} So it was told in the port." for line in EN * 2), EN[2]], [],
        [(None, "Ferry returns to its old line", "/news/articles/c9ferry400010")],
    ),
    "en, cards whose inner boxes have no names, an advert between them, the last one short": Set(
        f'<h1>Lighthouse lit again</h1><div class="cards"><div class="card-text"><div>{p([f"{line} So it was told." for line in EN])}</div></div><div class="slot"><span>Advertisement</span></div>'
        f'<div class="card-text"><div>{p(EN[1:2])}<p>A jar stands by the door.</p></div></div></div><div class="join"><h4>Join the conversation</h4></div>',
        [*(f"{line} So it was told." for line in EN), EN[1], "A jar stands by the door."],
    ),
    "es, a card that is called a bookmark, a title in brackets and an X in a share bar": Set(
        f'<h1>El faro vuelve a encenderse</h1><div class="copy"><div class="bar"><ul><li>Copiar enlace</li><li>WhatsApp</li><li>X</li></ul></div>{p(ES[:1])}'
        '<figure class="kg-bookmark-card"><a class="kg-bookmark-container" href="/el-ferry-vuelve-a-la-vieja-linea/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">El ferry vuelve a la vieja línea</div>'
        f'<div class="kg-bookmark-description">Once años después.</div></div></a></figure>{p(ES[1:2])}<div class="interstitial"><i>[ </i><a href="/por-que-esperan-los-barcos/">Por qué esperan los barcos del norte</a><i> ]</i></div>{p(ES[2:])}</div>',
        ES, [],
        [(None, "El ferry vuelve a la vieja línea", "/el-ferry-vuelve-a-la-vieja-linea/"), (None, "Por qué esperan los barcos del norte", "/por-que-esperan-los-barcos/")],
    ),
    "it, stories under a heading that says how they were found, a word for an advert over a cue": Set(
        f'<h1>Riacceso il vecchio faro</h1><div class="item"><div class="text">{p(IT[:1])}<div class="ads"><span>Pubblicità</span></div><div class="top"><strong>Leggi anche:</strong> <a href="/cronaca/il-traghetto-torna-400010.html">Il traghetto torna sulla vecchia linea</a></div>{p(IT[1:])}</div>'
        '<div class="more"><h3>Articoli correlati (da tag)</h3><ul><li><a href="/cronaca/item/9120-secca-riemerge-la-chiatta">Secca, riemerge la chiatta del 1944</a></li></ul></div></div>',
        IT, [],
        [("Leggi anche", "Il traghetto torna sulla vecchia linea", "/cronaca/il-traghetto-torna-400010.html"), ("Articoli correlati (da tag)", "Secca, riemerge la chiatta del 1944", "/cronaca/item/9120-secca-riemerge-la-chiatta")],
    ),
    "en, where it first appeared above the text": Set(
        f'<h1>Lighthouse lit again</h1><article><p>This article originally appeared on Harbour US.</p>{p([f"{line} So it was told." for line in EN * 2])}</article>',
        [f"{line} So it was told." for line in EN * 2],
    ),
    "de, the agency alone in a box below the text": Set(
        f'<h1>Lighthouse lit again</h1><article>{p([f"{line} So it was told." for line in EN * 2])}<div>SpotOnNews</div></article>',
        [f"{line} So it was told." for line in EN * 2], [], [], "SpotOnNews",
    ),
    "zh, one paragraph and its editor": Set(
        f'<h1>老灯塔重新点亮</h1><div class="art"><p>{"".join(ZH)}</p><div style="text-align:right">（责任编辑： HN001）</div></div>',
        ["".join(ZH)], [], [], "（责任编辑： HN001）",
    ),
    "ja, the agency's rights behind the last sentence": Set(
        '<h1>Lighthouse lit again</h1><article><p>灯台が十年ぶりに再び点灯した。港の住民は長い間この日を待っていたと話している。</p><p>灯台守の娘が鍵を回すと、沖の船が汽笛で応えたと、港の当局者が十七日に明らかにした。(c)AFP/Ada WINTER</p></article>',
        ["灯台が十年ぶりに再び点灯した。港の住民は長い間この日を待っていたと話している。", "灯台守の娘が鍵を回すと、沖の船が汽笛で応えたと、港の当局者が十七日に明らかにした。"], [], [], "(c)AFP/Ada WINTER",
    ),
    "en, explore further in a box that is not printed": Set(
        f'<h1>Lighthouse lit again</h1><article>{p([f"{line} So it was told." for line in EN * 2])}<div class="explore my-4 d-print-none"><div><p class="text-bold">Explore further</p></div><a href="/news/2026-ferry-old-line.html">Ferry returns to its old line after years in the dock</a></div></article>',
        [f"{line} So it was told." for line in EN * 2], [],
        [("Explore further", "Ferry returns to its old line after years in the dock", "/news/2026-ferry-old-line.html")],
    ),
    "pt, a short story beside a column of teasers with their summaries": Set(
        f'<div class="columns"><div class="column is-two-thirds"><article class="m-content"><h1>Lighthouse lit again</h1>{p(PT)}</article></div>'
        '<div class="column"><div class="m-sidebar"><section class="m-list"><h5>Outras</h5><ul>'
        + "".join(f'<li><article class="m-feed"><h6><a href="/n/{n}">Carta número {n}</a></h6><p class="m-resume">{line}</p></article></li>' for n, line in enumerate(ES + IT))
        + "</ul></section></div></div></div>",
        PT,
    ),
    "en, a notice to subscribers below the tags of a short story": Set(
        f'<article><h1>Lighthouse lit again</h1><div class="prose">{p(EN)}</div><div class="tags"><a href="/tag/fog">Fog</a> <a href="/tag/light">Lighthouses</a></div>'
        '<p class="text-sm">Harbour’s site has only a portion of the stories that subscribers are offered in its news system, and in summarized form, as are the pictures, the tables and the tide maps of the harbour office. Please write to us for a subscription.</p></article>',
        EN,
    ),
    "en, a short story above the rules for its comments in a window": Set(
        f'<div class="b-article"><h1>Lighthouse lit again</h1><div class="b-article__text">{p(EN)}</div></div>'
        f'<div class="modal-window window-comments-rules modal"><section class="body"><h3>Chat rules</h3><div class="rules">{p([f"{line} Whoever writes here agrees to be told so at length." for line in EN * 3])}</div></section></div>',
        EN,
    ),
    "en, a short story above the rules for its comments": Set(
        f'<div class="b-article"><h1>Lighthouse lit again</h1><div class="b-article__text">{p(EN)}</div>'
        f'<div class="comments_rule"><div class="icon">Rules</div><div class="rule">{p([f"{line} Whoever writes here agrees to be told so at length." for line in EN * 3])}</div></div></div>',
        EN,
    ),
    "en, headings in bold between breaks of one paragraph": Set(
        f'<div class="story"><h1>Lighthouse lit again</h1><p><b>Harbour</b> - {EN[0]} So it began:<br><br> <b>The fog</b><br> {EN[1]}<br><br> <b>The lamp</b><br> {EN[2]}</p></div>',
        [f"Harbour - {EN[0]} So it began:", "The fog", EN[1], "The lamp", EN[2]],
    ),
    "en, a paragraph of the text in the box of an advert": Set(
        f'<h1>Lighthouse lit again</h1><div class="story">{p(EN)}<div id="mpu-container"><div id="ad-spot-1"></div><p>{EN[0]} So the harbour office told us.</p></div>{p([f"{line} So it was told." for line in EN])}</div>',
        [*EN, f"{EN[0]} So the harbour office told us.", *(f"{line} So it was told." for line in EN)],
    ),
    "en, an invitation to comment and dated stories of an advert's between paragraphs": Set(
        f'<h1>Lighthouse lit again</h1><div class="story">{p(EN)}<div id="comment-promo"><h4>Join the discussion</h4><a href="#comments">Post a comment</a></div>{p([f"{line} So it was told." for line in EN])}'
        f'<div class="ad-list"><ul><li><a href="/n/1">Ferry sold</a> Published May 4, 2024</li><li><a href="/n/2">Crane moved</a> Published May 5, 2024</li></ul></div>{p([f"{line} So they said." for line in EN])}</div>',
        [*EN, *(f"{line} So it was told." for line in EN), *(f"{line} So they said." for line in EN)],
    ),
    "en, a long lead in the box that holds the box of what was announced": Set(
        f'<header><h1>Lighthouse lit again</h1></header><div class="copy">{p([" ".join(EN * 2)])}<div class="pr"><div class="pr-button">Show all of it</div><div class="pr-text">{p([f"{line} So it was told." for line in EN * 4])}</div></div></div>',
        [" ".join(EN * 2), *(f"{line} So it was told." for line in EN * 4)],
    ),
    "en, blocks set alike with a picture between, and the cover's line": Set(
        '<div class="title-bg"><h1>Lighthouse lit again</h1><span class="author">Ada Winter</span></div><div class="content">'
        f'<div class="text en block">{p(EN[:1])}</div><div class="cms"><img src="/1.jpg"><p class="cms-note">The lamp of the lighthouse. /Harbour</p></div>'
        f'<div class="text en block">{p(EN[1:])}</div><div class="text en block"><p><b>One lamp a village</b></p>{p([f"{line} So it was told." for line in EN])}<p><em>(Cover: The lamp at dawn. /Harbour)</em></p></div></div>'
        '<div class="recommend"><div class="title">RELATED STORIES</div><div class="item"><a href="/news/2026-09-11/ferry-returns-1a2b/index.html">The ferry returns to its old line</a></div></div>',
        [*EN, "One lamp a village", *(f"{line} So it was told." for line in EN)],
        [("The lamp of the lighthouse.", "Harbour")],
        [("RELATED STORIES", "The ferry returns to its old line", "/news/2026-09-11/ferry-returns-1a2b/index.html")],
        "(Cover: The lamp at dawn. /Harbour)",
    ),
    "en, a translation's writer and a list under a side's title": Set(
        f'<section class="detail"><h1>Lighthouse lit again</h1><div class="detail-body">{p(EN)}<p>(Japanese original by Ada Winter, Quarle Bureau)</p></div>'
        '<div class="detail-related"><h2 class="side-title">Related Articles</h2><ul class="list-related"><li><a href="/english/articles/20260911/p2a/00m">The ferry returns to its old line</a></li></ul></div>'
        '<ul class="sns bottom"><li><a href="#">Tweet</a></li></ul></section><aside class="side"><h2>Trending</h2><ol><li><a href="/english/articles/20260912/p2a/00m">A goat upon the pier of Quarle</a></li></ol></aside>',
        EN, (), [("Related Articles", "The ferry returns to its old line", "/english/articles/20260911/p2a/00m")],
        "(Japanese original by Ada Winter, Quarle Bureau)",
    ),
    "en, what the newsroom is above the text, and what it asks for within": Set(
        f'<h1>Lighthouse lit again</h1><div class="article-body"><div class="article-body__top-notes"><p class="note">Harbour is a nonprofit newsroom that watches the coast. <a href="/newsletters">Sign up for its biggest stories</a> as soon as they are told.</p></div>{p(EN[:2])}'
        f'<div class="bb-callout"><h3>Do you have a tip for Harbour?</h3><p>Got a story we should hear? Are you down to be a source on your pier or your ferry? Get in touch.</p><a>Expand</a></div>{p(EN[2:])}{p([f"{line} So it was told." for line in EN])}</div>',
        [*EN, *(f"{line} So it was told." for line in EN)],
    ),
    "ru, a heading by its class, the agency's end and its writer": Set(
        f'<h1>На острове зажгли маяк</h1><div class="text">{p(RU[:1])}<p class="doc__text doc__title">Дно поднялось</p><p>{RU[1]}</p><p>{RU[2]}-0-</p><p>Анна ЗИМИНА, БЕЛТА.</p></div><div class="tags_block">Теги: <a href="/tag/1">маяк</a></div>',
        [RU[0], "Дно поднялось", RU[1], RU[2]], signoff="-0- Анна ЗИМИНА, БЕЛТА.",
    ),
    "ru, parts that are called after the box of all, a topic": Set(
        '<div class="b-topic b-topic_news"><div class="b-topic__header"><h1 class="b-topic__title">На острове зажгли маяк</h1></div><div class="b-topic__content">'
        '<div class="b-topic__title-image"><img src="/images/1.jpg"><div class="b-label"><div class="b-label__caption">Маяк на острове</div><div class="b-label__credits">Фото: Пётр Лодкин</div></div></div>'
        f'<div class="b-text">{p(RU)}</div><section class="b-topic-addition"><div class="b-topic-addition__title">Ссылки по теме</div><ul><li>'
        '<a href="/news/2012/09/18/parom/">Паром вернулся на старую линию</a> — Волна, 18.09.2012</li></ul></section></div></div>',
        RU, [("Маяк на острове", "Пётр Лодкин")], [("Ссылки по теме", "Паром вернулся на старую линию", "/news/2012/09/18/parom/")],
    ),
    "ru, subjects that are called topics in a box of none": Set(
        f'<div class="b-story"><h1>На острове зажгли маяк</h1><div class="b-text">{p(RU)}</div><div class="b-topic"><a class="b-topic__title" href="/rubrics/parom">Паром вернулся на старую линию</a></div></div>',
        RU,
    ),
    "en, a page that a table lays out, its source a label and a name in cells": Set(
        f'<table><tr><td><h1>Lighthouse lit again</h1><div id="article-body">{p(EN)}</div><div class="src"><table><tr><td>Source:</td></tr><tr><td>Harbour News</td></tr></table></div></td><td><h3>Most read</h3></td></tr></table>',
        EN, signoff="Source: Harbour News",
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", MARKS)
def test_a_page_is_read_as_it_was_recorded(layout: str) -> None:
    want = MARKS[layout]
    html = (
        f"<html lang={layout[:2]}><head><title>{want.site}</title><meta property=og:site_name content='{want.site}'></head><body><nav><a href='/'>Harbour</a></nav><main>{want.html}</main>"
        "<footer><p>© 2026 Harbour</p></footer></body></html>"
    )
    article = structure(story_of(Page("https://www.harbour.example/news/1", html.encode())))
    images = [(image.caption, image.credit) for image in article.images if image.caption or image.credit]
    related = [
        (link.label, link.title, (link.url or "").removeprefix("https://www.harbour.example"))
        for link in article.related_links
    ]
    assert [block.text for block in article.body] == want.body
    assert images == list(want.images)
    assert related == list(want.related)
    assert article.signoff == want.signoff

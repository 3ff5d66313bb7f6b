"""A line that opens with a cue is a related link; a sentence that opens with the same words is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parts.related.cues import split_cue
from pipelines.parts.related.headings import is_bare_cue, is_recommendation_heading, is_related_heading

SHARED = Path(__file__).parents[2] / "shared"
CUES = [
    ("Lire aussi : Le « bac » revient »", "fr", "Lire aussi", "Le « bac » revient"),
    ("Читайте также: Паром вернулся »", "ru", "Читайте также", "Паром вернулся"),
    ("STORY: Ferry service resumes after storm", "en", "STORY", "Ferry service resumes after storm"),
    ("Now Read This: Ferry Service Resumes", "en", "Now Read This", "Ferry Service Resumes"),
    ("RELATED — Ferry Service Resumes After Storm", "en", "RELATED", "Ferry Service Resumes After Storm"),
    ("Also Read— Ferry service resumes after storm", "en", "Also Read", "Ferry service resumes after storm"),
    ("Also: Ferry service resumes after storm", "en", "Also", "Ferry service resumes after storm"),
    ("Read more: Fog, Ice, Storm: Why the ferry stopped", "en", "Read more", "Fog, Ice, Storm: Why the ferry stopped"),
    ("READ MORE: Fires, Floods, Storms Hit Islands", "en", "READ MORE", "Fires, Floods, Storms Hit Islands"),
    ("(Le puede interesar: El ferry vuelve a su línea).", "es", "Le puede interesar", "El ferry vuelve a su línea"),
    (
        "À voir également sur Le Quai : Le bac reprend son service",
        "fr",
        "À voir également sur Le Quai",
        "Le bac reprend son service",
    ),
    ("Tonton juga Video: Feri Kembali Berlayar", "id", "Tonton juga Video", "Feri Kembali Berlayar"),
    ("Տես նաև՝ Լաստանավը վերադարձել է նավահանգիստ", "hy", "Տես նաև", "Լաստանավը վերադարձել է նավահանգիստ"),
    ("በተጨማሪም ያንብቡ፦ ጀልባው ወደ ወደብ ተመለሰ", "am", "በተጨማሪም ያንብቡ", "ጀልባው ወደ ወደብ ተመለሰ"),
    ("អានផងដែរ៖ សាឡាងត្រឡប់មកកំពង់ផែវិញ", "km", "អានផងដែរ", "សាឡាងត្រឡប់មកកំពង់ផែវិញ"),
    ("იხილეთ ასევე: ბორანი ნავსადგურში დაბრუნდა", "ka", "იხილეთ ასევე", "ბორანი ნავსადგურში დაბრუნდა"),
    (
        "Akhriso sidoo kale: Doontii waxay ku soo laabatay dekedda",
        "so",
        "Akhriso sidoo kale",
        "Doontii waxay ku soo laabatay dekedda",
    ),
    ("Darllenwch hefyd: Y fferi yn ôl yn yr harbwr", "cy", "Darllenwch hefyd", "Y fferi yn ôl yn yr harbwr"),
    ("LES OGSÅ: – Ferjen går igjen", "no", "LES OGSÅ", "– Ferjen går igjen"),
    ("Læs også: »Færgen sejler igen«", "da", "Læs også", "»Færgen sejler igen«"),
    ("+++ Auch interessant: Die Fähre fährt wieder +++", "de", "Auch interessant", "Die Fähre fährt wieder"),
    ("READ MORE: * Ferry service resumes after storm", "en", "READ MORE", "Ferry service resumes after storm"),
    ("READ MORE► Ferry service resumes after storm", "en", "READ MORE", "Ferry service resumes after storm"),
    ("Related » Ferry service resumes after storm", "en", "Related", "Ferry service resumes after storm"),
    ("Explained | Why the ferry stopped", "en", "Explained", "Why the ferry stopped"),
    ("FAST FACTS: Who is Ines Calder?", "en", "FAST FACTS", "Who is Ines Calder?"),
    ("NOW WATCH: Ferry service resumes after storm", "en", "NOW WATCH", "Ferry service resumes after storm"),
    ("ENTRETIEN. « Le bac reprendra demain »", "fr", "ENTRETIEN", "« Le bac reprendra demain »"),
    ("KIJK. Veerboot vaart weer na de storm", "nl", "KIJK", "Veerboot vaart weer na de storm"),
    ("KUVAT: Lautta palaa myrskyn jälkeen", "fi", "KUVAT", "Lautta palaa myrskyn jälkeen"),
    ("Få med deg: Fergen er tilbake etter stormen", "no", "Få med deg", "Fergen er tilbake etter stormen"),
    ("Checa aquí: El ferry vuelve a su línea", "es", "Checa aquí", "El ferry vuelve a su línea"),
    ("PREBERI ŠE Trajekt po nevihti spet pluje", "sl", "PREBERI ŠE", "Trajekt po nevihti spet pluje"),
    ("＞＞フェリー、嵐の後に航路へ戻る", "ja", None, "フェリー、嵐の後に航路へ戻る"),
    ("※ 관련기사: 여객선, 폭풍 뒤 항로 복귀", "ko", "관련기사", "여객선, 폭풍 뒤 항로 복귀"),
    ("READ MORE: Ferry service resumes after storm", "en", "READ MORE", "Ferry service resumes after storm"),
    ("Read also: Ferry service resumes after storm", "en", "Read also", "Ferry service resumes after storm"),
    ("ALSO READ | Ferry service resumes after storm", "en", "ALSO READ", "Ferry service resumes after storm"),
    ("SEE ALSO: Ferry service resumes", "en", "SEE ALSO", "Ferry service resumes"),
    ("💡 À lire aussi : Le bac reprend du service", "fr", "À lire aussi", "Le bac reprend du service"),
    ("延伸閱讀》渡輪為什麼停航？還要多久？", "zh", "延伸閱讀", "渡輪為什麼停航？還要多久？"),
    (
        "Lire aussi Article réservé aux abonnés Le bac reprend du service",
        "fr",
        "Lire aussi",
        "Le bac reprend du service",
    ),
    ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Επιστρέφει το πλοίο στο λιμάνι", "el", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Επιστρέφει το πλοίο στο λιμάνι"),
    ("Δείτε: Επιστρέφει το πλοίο στο λιμάνι", "el", "Δείτε", "Επιστρέφει το πλοίο στο λιμάνι"),
    ("LEA TAMBIEN: El ferry vuelve al puerto", "es", "LEA TAMBIEN", "El ferry vuelve al puerto"),
    ("Procitajte jos: Trajekt opet plovi", "hr", "Procitajte jos", "Trajekt opet plovi"),
    (
        "Citește și: Feribotul revine în port, după o lună.",
        "ro",
        "Citește și",
        "Feribotul revine în port, după o lună.",
    ),
    ("Citiţi şi: Feribotul revine în port", "ro", "Citiţi şi", "Feribotul revine în port"),
    ("Сазнајте више: Трајект поново плови", "sr", "Сазнајте више", "Трајект поново плови"),
    ("আরও পড়ুনঃ ফেরি চলাচল আবার শুরু", "bn", "আরও পড়ুন", "ফেরি চলাচল আবার শুরু"),
    ("यह भी पढ़ेंः नौका रात में फिर चलेगी", "hi", "यह भी पढ़ें", "नौका रात में फिर चलेगी"),
    ("आणखी वाचाः बोट पुन्हा रात्री धावणार", "mr", "आणखी वाचा", "बोट पुन्हा रात्री धावणार"),
    ("આ પણ વાંચોઃ હોડી ફરી રાત્રે ચાલશે", "gu", "આ પણ વાંચો", "હોડી ફરી રાત્રે ચાલશે"),
    ("ఇవి కూడా చూడండి: పడవ మళ్లీ రాత్రి నడుస్తుంది", "te", "ఇవి కూడా చూడండి", "పడవ మళ్లీ రాత్రి నడుస్తుంది"),
    ("更多港灣報報導：渡輪明天復航", "zh", "更多港灣報報導", "渡輪明天復航"),
    ("≪関連記事≫ フェリー運航再開へ", "ja", "関連記事", "フェリー運航再開へ"),
    ("להמשך קריאה: המעבורת חוזרת לנמל", "he", "להמשך קריאה", "המעבורת חוזרת לנמל"),
    ("SEE PIC: Ferry service resumes", "en", "SEE PIC", "Ferry service resumes"),
    ("Read more: How the ferry came back", "en", "Read more", "How the ferry came back"),
    ("À lire aussiLe bac reprend du service", "fr", "À lire aussi", "Le bac reprend du service"),
    ("No dejes de leer: El ferry vuelve al puerto", "es", "No dejes de leer", "El ferry vuelve al puerto"),
    ("Докладніше: Пором знову ходить щодня", "uk", "Докладніше", "Пором знову ходить щодня"),
    ("Now read: Ferry service resumes", "en", "Now read", "Ferry service resumes"),
    ("READ MORE » Ferry service resumes", "en", "READ MORE", "Ferry service resumes"),
    ("VIDÉO. Les ferries de retour au port", "fr", "VIDÉO", "Les ferries de retour au port"),
    ("À LIRE AUSSIFerries : le retour au port", "fr", "À LIRE AUSSI", "Ferries : le retour au port"),
    ("Lisez : « Le ferry revient »", "fr", "Lisez", "« Le ferry revient »"),
    ("Mehr zum Thema: Fähre fährt wieder", "de", "Mehr zum Thema", "Fähre fährt wieder"),
    ("Lesen Sie dazu auch: Fähre fährt wieder", "de", "Lesen Sie dazu auch", "Fähre fährt wieder"),
    ("Mehr dazu: Fähre fährt wieder nach Sturm", "de", "Mehr dazu", "Fähre fährt wieder nach Sturm"),
    ("Auch interessant: Fähre fährt wieder", "de", "Auch interessant", "Fähre fährt wieder"),
    (
        ">> READ ON THE OBSERVERS: Ferries return to the islands of Lake Nord",
        "en",
        "READ ON THE OBSERVERS",
        "Ferries return to the islands of Lake Nord",
    ),
    (">> À lire aussi : le ferry reprend la mer", "fr", "À lire aussi", "le ferry reprend la mer"),
    ("Lire aussi : Le ferry reprend la mer", "fr", "Lire aussi", "Le ferry reprend la mer"),
    ("Lesen Sie auch Warum die Fähre wieder fährt", "de", "Lesen Sie auch", "Warum die Fähre wieder fährt"),
    ("LIRE AUSSI > Le ferry reprend la mer", "fr", "LIRE AUSSI", "Le ferry reprend la mer"),
    (
        "Lire aussi Le ferry reprend la mer après la tempête",
        "fr",
        "Lire aussi",
        "Le ferry reprend la mer après la tempête",
    ),
    ("Lea también: El transbordador vuelve a navegar", "es", "Lea también", "El transbordador vuelve a navegar"),
    (
        "Lee también El transbordador vuelve a navegar tras la tormenta",
        "es",
        "Lee también",
        "El transbordador vuelve a navegar tras la tormenta",
    ),
    (
        "Te puede interesar: El transbordador vuelve a navegar",
        "es",
        "Te puede interesar",
        "El transbordador vuelve a navegar",
    ),
    ("Leia também: Balsa volta a operar", "pt", "Leia também", "Balsa volta a operar"),
    ("Leia também Balsa volta a operar após temporal", "pt", "Leia também", "Balsa volta a operar após temporal"),
    (
        "Leggi anche: Il traghetto riparte dopo la tempesta",
        "it",
        "Leggi anche",
        "Il traghetto riparte dopo la tempesta",
    ),
    (
        "LEGGI ANCHE - Il traghetto riparte dopo la tempesta",
        "it",
        "LEGGI ANCHE",
        "Il traghetto riparte dopo la tempesta",
    ),
    ("LEGGI ANCHE | Il traghetto riparte", "it", "LEGGI ANCHE", "Il traghetto riparte"),
    ("Читайте также: Паром снова ходит после шторма", "ru", "Читайте также", "Паром снова ходит после шторма"),
    ("Читайте также Паром снова ходит после шторма", "ru", "Читайте также", "Паром снова ходит после шторма"),
    ("По теме: Паром снова ходит после шторма", "ru", "По теме", "Паром снова ходит после шторма"),
    ("Читайте також: Пором знову ходить", "uk", "Читайте також", "Пором знову ходить"),
    ("延伸閱讀：風暴過後渡輪恢復通航", "zh", "延伸閱讀", "風暴過後渡輪恢復通航"),
    ("点击进入专题：外港航道整治", "zh", "点击进入专题", "外港航道整治"),
    ("详细报道：外港航道灯浮全部更换完毕", "zh", "详细报道", "外港航道灯浮全部更换完毕"),
    ("اقرأ أيضاً.. العبارة الليلية تعود إلى الميناء", "ar", "اقرأ أيضاً", "العبارة الليلية تعود إلى الميناء"),
    ("بالفيديو: العبارة الليلية تعود إلى الميناء", "ar", "بالفيديو", "العبارة الليلية تعود إلى الميناء"),
    ("TIKLAYIN - Gece vapuru limana dönüyor", "tr", "TIKLAYIN", "Gece vapuru limana dönüyor"),
    ("【延伸閱讀】風暴過後渡輪恢復通航", "zh", "延伸閱讀", "風暴過後渡輪恢復通航"),
    ("相关阅读：风暴过后渡轮恢复通航", "zh", "相关阅读", "风暴过后渡轮恢复通航"),
    ("相关新闻：风暴过后渡轮恢复通航", "zh", "相关新闻", "风暴过后渡轮恢复通航"),
    ("（延伸閱讀：風暴過後渡輪恢復通航）", "zh", "延伸閱讀", "風暴過後渡輪恢復通航"),
    ("更多新聞：風暴過後渡輪恢復通航", "zh", "更多新聞", "風暴過後渡輪恢復通航"),
    ("関連記事：嵐の後フェリー再開", "ja", "関連記事", "嵐の後フェリー再開"),
    ("【関連記事】嵐の後、フェリーが再開", "ja", "関連記事", "嵐の後、フェリーが再開"),
    ("関連記事 嵐の後フェリー再開へ", "ja", "関連記事", "嵐の後フェリー再開へ"),
    ("관련기사: 폭풍 뒤 여객선 운항 재개", "ko", "관련기사", "폭풍 뒤 여객선 운항 재개"),
    ("[관련기사] 폭풍 뒤 여객선 운항 재개", "ko", "관련기사", "폭풍 뒤 여객선 운항 재개"),
    ("▶관련기사: 폭풍 뒤 여객선 운항 재개", "ko", "관련기사", "폭풍 뒤 여객선 운항 재개"),
    ("İlgili haber: Feribot seferleri yeniden başladı", "tr", "İlgili haber", "Feribot seferleri yeniden başladı"),
    (
        "İlgili Haber Feribot seferleri fırtınadan sonra yeniden başladı",
        "tr",
        "İlgili Haber",
        "Feribot seferleri fırtınadan sonra yeniden başladı",
    ),
    ("İLGİLİ HABER | Feribot seferleri yeniden başladı", "tr", "İLGİLİ HABER", "Feribot seferleri yeniden başladı"),
    ("اقرأ أيضا: عودة العبارة بعد العاصفة", "ar", "اقرأ أيضا", "عودة العبارة بعد العاصفة"),
    ("اقرأ أيضًا: عودة العبارة بعد العاصفة", "ar", "اقرأ أيضًا", "عودة العبارة بعد العاصفة"),
    ("إقرأ أيضاً: عودة العبارة بعد العاصفة", "ar", "إقرأ أيضاً", "عودة العبارة بعد العاصفة"),
    ("اقرأ أيضا عودة العبارة إلى الجزر بعد العاصفة", "ar", "اقرأ أيضا", "عودة العبارة إلى الجزر بعد العاصفة"),
    ("بیشتر بخوانید: بازگشت کشتی پس از توفان", "fa", "بیشتر بخوانید", "بازگشت کشتی پس از توفان"),
    ("यह भी पढ़ें: तूफान के बाद फेरी सेवा शुरू", "hi", "यह भी पढ़ें", "तूफान के बाद फेरी सेवा शुरू"),
    ("ये भी पढ़ें- तूफान के बाद फेरी सेवा शुरू", "hi", "ये भी पढ़ें", "तूफान के बाद फेरी सेवा शुरू"),
    ("ये भी पढ़ें-तूफान के बाद फेरी सेवा शुरू", "hi", "ये भी पढ़ें", "तूफान के बाद फेरी सेवा शुरू"),
    ("यह भी पढ़ें तूफान के बाद फेरी सेवा फिर शुरू", "hi", "यह भी पढ़ें", "तूफान के बाद फेरी सेवा फिर शुरू"),
    ("Baca juga: Feri kembali beroperasi usai badai", "id", "Baca juga", "Feri kembali beroperasi usai badai"),
    ("Baca Juga Feri Kembali Beroperasi Usai Badai", "id", "Baca Juga", "Feri Kembali Beroperasi Usai Badai"),
    ("Baca: Feri kembali beroperasi usai badai", "id", "Baca", "Feri kembali beroperasi usai badai"),
    ("Baca juga:Feri kembali beroperasi", "id", "Baca juga", "Feri kembali beroperasi"),
    ("Xem thêm: Phà hoạt động trở lại sau bão", "vi", "Xem thêm", "Phà hoạt động trở lại sau bão"),
    ("Xem thêm Phà hoạt động trở lại sau bão", "vi", "Xem thêm", "Phà hoạt động trở lại sau bão"),
    ("Lees ook: Veerboot vaart weer na storm", "nl", "Lees ook", "Veerboot vaart weer na storm"),
    ("LEES OOK | Veerboot vaart weer", "nl", "LEES OOK", "Veerboot vaart weer"),
    ("Läs också: Färjan går igen efter stormen", "sv", "Läs också", "Färjan går igen efter stormen"),
    ("Læs også: Færgen sejler igen efter stormen", "da", "Læs også", "Færgen sejler igen efter stormen"),
    ("Les også: Fergen går igjen etter stormen", "no", "Les også", "Fergen går igjen etter stormen"),
    ("Les også Fergen går igjen etter stormen", "no", "Les også", "Fergen går igjen etter stormen"),
    ("Lue myös: Lautta kulkee taas myrskyn jälkeen", "fi", "Lue myös", "Lautta kulkee taas myrskyn jälkeen"),
    ("Czytaj też: Prom znów pływa po burzy", "pl", "Czytaj też", "Prom znów pływa po burzy"),
    ("CZYTAJ TEŻ: Prom znów pływa po burzy", "pl", "CZYTAJ TEŻ", "Prom znów pływa po burzy"),
    ("Čtěte také: Přívoz po bouři znovu jezdí", "cs", "Čtěte také", "Přívoz po bouři znovu jezdí"),
    ("Διαβάστε επίσης: Το πλοίο ταξιδεύει ξανά", "el", "Διαβάστε επίσης", "Το πλοίο ταξιδεύει ξανά"),
    ("อ่านเพิ่มเติม: เรือข้ามฟากกลับมาวิ่ง", "th", "อ่านเพิ่มเติม", "เรือข้ามฟากกลับมาวิ่ง"),
    ("আরও পড়ুন: ঝড়ের পর ফেরি চালু", "bn", "আরও পড়ুন", "ঝড়ের পর ফেরি চালু"),
    ("Also on rt.com Ferry service resumes after storm", "en", "Also on rt.com", "Ferry service resumes after storm"),
    (
        "Also on example.com: Ferry service resumes after storm",
        "en",
        "Also on example.com",
        "Ferry service resumes after storm",
    ),
    (
        "Follow AP's full coverage of the ferry strike at https://apnews.example/ferry",
        "en",
        None,
        "Follow AP's full coverage of the ferry strike at https://apnews.example/ferry",
    ),
    (
        "Follow AP’s coverage of the ferry strike: https://apnews.example/ferry",
        "en",
        None,
        "Follow AP’s coverage of the ferry strike: https://apnews.example/ferry",
    ),
    ("(Graphic: Ferry traffic since 2010 - here)", "en", "Graphic", "Ferry traffic since 2010"),
    ("(GRAPHIC: Ferry traffic since 2010 - https://tmsnrt.rs/3abc)", "en", "GRAPHIC", "Ferry traffic since 2010"),
    ("WATCH: Ferry returns to the island", "en", "WATCH", "Ferry returns to the island"),
    ("LISTEN | Why the ferry stopped", "en", "LISTEN", "Why the ferry stopped"),
    ("ANALYSIS | Who pays for the ferry's return", "en", "ANALYSIS", "Who pays for the ferry's return"),
    ("LIST: Ten boats that never came back", "en", "LIST", "Ten boats that never came back"),
    ("OPINION: Who pays for the ferry's return", "en", "OPINION", "Who pays for the ferry's return"),
    ("MORE: Ferry returns to the island after the storm", "en", "MORE", "Ferry returns to the island after the storm"),
    ("More on this story: Ferry returns to island", "en", "More on this story", "Ferry returns to island"),
    (
        "READ MORE: ‘We waited for days’: islanders on the ferry",
        "en",
        "READ MORE",
        "‘We waited for days’: islanders on the ferry",
    ),
    ("Related: Senate Passes Ferry Bill", "en", "Related", "Senate Passes Ferry Bill"),
    ("Related story: Ferry returns", "en", "Related story", "Ferry returns"),
    (
        "Related article Ferry returns to the island after the storm",
        "en",
        "Related article",
        "Ferry returns to the island after the storm",
    ),
    ("Don't miss: Ferry returns to the island", "en", "Don't miss", "Ferry returns to the island"),
    ("[Read more: Ferry returns to the island.]", "en", "Read more", "Ferry returns to the island."),
    ("READ MORE: The ferry is back. Now what?", "en", "READ MORE", "The ferry is back. Now what?"),
    ("READ: Ferry strike enters third day", "en", "READ", "Ferry strike enters third day"),
    ("READ: EU leaders agree on ferry plan", "en", "READ", "EU leaders agree on ferry plan"),
    ("ICYMI: Ferry strike enters third day", "en", "ICYMI", "Ferry strike enters third day"),
    ("➡️ Lire aussi : Le ferry reprend la mer", "fr", "Lire aussi", "Le ferry reprend la mer"),
    ("→ Ferry strike enters third day", "en", None, "Ferry strike enters third day"),
    ("👉 Ferry strike enters third day", "en", None, "Ferry strike enters third day"),
    ("IN PICS | Ferry strike enters third day", "en", "IN PICS", "Ferry strike enters third day"),
    ("EXPLAINER: Why the ferries stopped", "en", "EXPLAINER", "Why the ferries stopped"),
    ("Read our explainer: Why the ferries stopped", "en", "Read our explainer", "Why the ferries stopped"),
    (
        "Read more about the ferry: Strike enters third day",
        "en",
        "Read more about the ferry",
        "Strike enters third day",
    ),
    ("点击进入“渡轮专题”>>", "zh", "点击进入", "“渡轮专题”"),
    ("Weiterlesen: Fähre fährt wieder", "de", "Weiterlesen", "Fähre fährt wieder"),
    ("Zum Thema: Fähre fährt wieder nach Sturm", "de", "Zum Thema", "Fähre fährt wieder nach Sturm"),
    (
        "Lesen Sie hier mehr zum Fährstreik: Was Reisende wissen müssen",
        "de",
        "Lesen Sie hier mehr zum Fährstreik",
        "Was Reisende wissen müssen",
    ),
    ("Pročitajte još: Trajekt opet plovi", "hr", "Pročitajte još", "Trajekt opet plovi"),
    ("Прочетете още: Фериботът отново плава", "bg", "Прочетете още", "Фериботът отново плава"),
    ("Přečtěte si také Přívoz po bouři znovu jezdí", "cs", "Přečtěte si také", "Přívoz po bouři znovu jezdí"),
    ("Citește și: Feribotul circulă din nou", "ro", "Citește și", "Feribotul circulă din nou"),
    ("Olvasd el ezt is: Újra jár a komp", "hu", "Olvasd el ezt is", "Újra jár a komp"),
    ("קראו גם: המעבורת חזרה לפעול", "he", "קראו גם", "המעבורת חזרה לפעול"),
    ("مزید پڑھیں: طوفان کے بعد فیری بحال", "ur", "مزید پڑھیں", "طوفان کے بعد فیری بحال"),
    ("हेही वाचा : वादळानंतर फेरी सुरू", "mr", "हेही वाचा", "वादळानंतर फेरी सुरू"),
    ("Soma pia: Kivuko chaanza tena", "sw", "Soma pia", "Kivuko chaanza tena"),
    ("Basahin: Balik-biyahe na ang ferry", "tl", "Basahin", "Balik-biyahe na ang ferry"),
    ("MÁS INFORMACIÓN: El transbordador vuelve", "es", "MÁS INFORMACIÓN", "El transbordador vuelve"),
    ("Leer más: El transbordador vuelve a navegar", "es", "Leer más", "El transbordador vuelve a navegar"),
    ("Pour aller plus loin : Le ferry reprend la mer", "fr", "Pour aller plus loin", "Le ferry reprend la mer"),
    ("SAIBA MAIS: Balsa volta a operar", "pt", "SAIBA MAIS", "Balsa volta a operar"),
    ("新闻链接：风暴过后渡轮恢复通航", "zh", "新闻链接", "风暴过后渡轮恢复通航"),
    ("相关报道：风暴过后渡轮恢复通航", "zh", "相关报道", "风暴过后渡轮恢复通航"),
    ("推荐阅读 风暴过后渡轮恢复通航", "zh", "推荐阅读", "风暴过后渡轮恢复通航"),
    ("AYRICA BAKINIZ: Feribot yeniden başladı", "tr", "AYRICA BAKINIZ", "Feribot yeniden başladı"),
    ("مواضيع ذات صلة: عودة العبارات إلى الميناء", "ar", "مواضيع ذات صلة", "عودة العبارات إلى الميناء"),
    ("＜関連記事＞フェリー運賃、5月に値上げ", "ja", "関連記事", "フェリー運賃、5月に値上げ"),
    ("Explore more: Ferry fares to rise in May", "en", "Explore more", "Ferry fares to rise in May"),
    ("À LIRE AUSSI. Le bac reprend son ancienne ligne", "fr", "À LIRE AUSSI", "Le bac reprend son ancienne ligne"),
    (
        "READ MORE ON FERRIES: Ferry returns to its old line",
        "en",
        "READ MORE ON FERRIES",
        "Ferry returns to its old line",
    ),
    ("READ MORE ➤ Ferry returns to its old line", "en", "READ MORE", "Ferry returns to its old line"),
    ("▼関連記事：フェリー運賃、5月に値上げ", "ja", "関連記事", "フェリー運賃、5月に値上げ"),
    (
        "Hier lesen Sie mehr: Fähre kehrt auf alte Linie zurück",
        "de",
        "Hier lesen Sie mehr",
        "Fähre kehrt auf alte Linie zurück",
    ),
]
SENTENCES = [
    ("Graphic: How the ferry sank", "en"),
    ("Interactive: Ferry map", "en"),
    ("相关阅读，渡轮今日起复航至外岛", "zh"),
    ("関連記事、フェリーが運航を再開した島", "ja"),
    ("Read more , ferry returns to old line", "en"),
    ("Read More: Harbour Council, Ferry Lines, Storms of May, Weir", "en"),
    ("READ MORE Ferries|Quay 5|Harbour Lines|Weir", "en"),
    ("Also: the captain said that the ferry would be late.", "en"),
    ("NEXT — the ferry will return on Friday.", "en"),
    ("(El capitán lo sabe: es la última).", "es"),
    ("Related: Harbour Ferry Timetable Ticket Office Tide Table", "en"),
    ("KUVAT: Jo Doe / Lehtikuva", "fi"),
    ("INTERVIEW: Jo Doe en Ann Roe", "nl"),
    ("Kijk. Daar stond vroeger de molen, zegt de boer.", "nl"),
    ("Photo | Jo Doe for Reuters", "en"),
    ("WASHINGTON | Wed May 15, 2013 3:27pm EDT", "en"),
    ("Checa cada noche las facturas, dijo la contadora.", "es"),
    ("Entretien des routes : le département dépensera deux fois plus en 2026, a annoncé son président.", "fr"),
    ('Explained the judge: "There is no law that forbids it."', "en"),
    ("READ MORE: https://harbour.example/ferry-returns", "en"),
    ("相关新闻：渡轮昨天沉没，三人获救，原因正在调查。", "zh"),
    ("RADIO WEST | EVENING POST | 06.07.2026 | 19:00 Uhr", "de"),
    ("Similar stories are told in every village along the river.", "en"),
    ("Vidi i sam: voda je do krova, rekao je gradonačelnik.", "hr"),
    ("Вижте: никой вече не минава по моста, каза кметът.", "bg"),
    ("Vezi: nimeni nu mai vine la piață, spune vânzătoarea.", "ro"),
    ("Διαβάστε το πόρισμα: αυτό απάντησε ο υπουργός.", "el"),
    ("更多新聞工作者走上街頭，要求當局道歉。", "zh"),
    ("Read more books this year, he said.", "en"),
    ("Read more books this year, he said", "en"),
    ("Related costs rose by 4 percent, the ministry said.", "en"),
    ("Read also, he told them, the small print.", "en"),
    ("Related: that was the word the judge used most often.", "en"),
    ("Read more: that is all the teacher ever asked of us.", "en"),
    ("See also the ruling of 2010, which the court cited.", "en"),
    ("Watch the birds, he told the children.", "en"),
    ('Watch: "They will come," the guard said.', "en"),
    ("Watch out for the ice, police warned drivers.", "en"),
    ("See all specs →", "en"),
    ("More: the company wants to cut 300 jobs.", "en"),
    ("More trouble: The company said it would close two plants.", "en"),
    ("More on Education:", "en"),
    ("READ MORE", "en"),
    ("Lesen Sie auch das Kleingedruckte, riet der Anwalt.", "de"),
    ("Mehr zum Thema sagte der Minister nicht.", "de"),
    ("Mehr dazu wollte der Sprecher nicht sagen.", "de"),
    ("Auch interessant ist die Zahl der Fähren.", "de"),
    ("Lire aussi bien Proust que Balzac, voilà son programme.", "fr"),
    ("Lire aussi, disait-il, c'est voyager.", "fr"),
    ("À lire aussi vite que possible, dit la critique.", "fr"),
    ("Voir aussi loin demande du courage, a-t-il dit.", "fr"),
    ("Leggi anche tu, diceva il maestro, e capirai.", "it"),
    ("Lea también la letra pequeña, aconsejó el abogado.", "es"),
    ("Leia também a bula, disse o médico.", "pt"),
    ("Читайте также мелкий шрифт, посоветовал юрист.", "ru"),
    ("Читайте также: так называлась рубрика, которую вёл писатель.", "ru"),
    ("По теме диссертации он опубликовал десять работ.", "ru"),
    ("По теме: он не сказал ни слова.", "ru"),
    ("相关新闻报道称，渡轮已经恢复。", "zh"),
    ("相关报道显示，渡轮乘客增加了三成。", "zh"),
    ("相关部门：将依法处理", "zh"),
    ("延伸阅读空间是图书馆的新目标。", "zh"),
    ("延伸閱讀習慣的推動，是圖書館的目標。", "zh"),
    ("更多游客选择乘坐渡轮出行", "zh"),
    ("関連記事は削除された。", "ja"),
    ("関連企業は三社に上る。", "ja"),
    ("관련기사를 쓴 기자는 해고됐다.", "ko"),
    ("관련 기사가 삭제됐다고 밝혔다.", "ko"),
    ("관련 업계: 파업은 계속된다", "ko"),
    ("İlgili kurumlar açıklama yaptı.", "tr"),
    ("İlgili haberler üzerine soruşturma başlatıldı.", "tr"),
    ("اقرأ أيضا، قال المعلم، ما بين السطور.", "ar"),
    ("المزيد من السياح يزورون الجزيرة.", "ar"),
    ("यह भी पढ़ें, शिक्षक ने कहा।", "hi"),
    ("Baca juga petunjuknya, kata dokter.", "id"),
    ("Xem thêm nhiều phim hơn, ông nói.", "vi"),
    ("Lees ook de bijsluiter, zei de arts.", "nl"),
    ("Se på havet, sa hun.", "no"),
    ("Also on Thursday, the court rejected the appeal.", "en"),
    ("Also on the list are three ferries.", "en"),
    ("Follow the coast road for two miles and turn left here.", "en"),
    ("Related Topics: Ferries, Islands, Storms", "en"),
    ("Live: the word has two meanings.", "en"),
    ("Video: Jane Doe", "en"),
    ("Opinion: Jane Doe", "en"),
    ("Story: John Roe", "en"),
    ("Read 3 books a month: that was the plan.", "en"),
    ("REUTERS/Jane Doe", "en"),
    ("Next: the ferry.", "en"),
    ("Watch: Island Today", "en"),
    ("Listen: the sea is louder at night, the keeper said.", "en"),
    ("- We will not give up, the union said", "en"),
    ("– Det er trist, sier hun.", "no"),
    ("— Мы не уйдём, сказал он.", "ru"),
    ("→", "en"),
    ("➡️ Nuevos pasajeros en las últimas 24 horas: 26.053", "es"),
    ("➡️ Share of ferries that came late in May: 68.4%", "en"),
    ('"Read more: it is good for you," she said.', "en"),
    ("MORE THAN 300 FERRIES IDLE AS STRIKE BITES", "en"),
    ("READ MORE BOOKS, MINISTER TELLS CHILDREN", "en"),
    ("SEE ALSO WORLD, PAGE 4", "en"),
    ("Don't miss the ferry, the sign said.", "en"),
    ("For more information: call the harbour office.", "en"),
    ("For more news, visit our website.", "en"),
    ("Recommended: two aspirins and bed rest, the doctor said.", "en"),
    ("Saiba mais sobre o assunto: ninguém quis falar.", "pt"),
    ("Więcej na ten temat minister nie powiedział.", "pl"),
]


@pytest.mark.parametrize(("line", "language", "label", "title"), CUES)
def test_a_cue_and_its_title_are_parted(line: str, language: str, label: str | None, title: str) -> None:
    link = split_cue(line, language)
    assert link is not None
    assert (link.text, link.label, link.title, link.url, link.position) == (line, label, title, None, 0)


@pytest.mark.parametrize(("line", "language"), [row[:2] for row in CUES])
def test_a_cue_needs_no_language(line: str, language: str) -> None:
    assert split_cue(line) is not None


@pytest.mark.parametrize(("line", "language"), SENTENCES)
def test_a_sentence_that_opens_like_a_cue_is_none(line: str, language: str) -> None:
    assert split_cue(line, language) is None


@pytest.mark.parametrize(
    "heading",
    [
        "RELATED COVERAGE",
        "Related stories:",
        "DW recommends",
        "Die Redaktion empfiehlt",
        "新闻链接",
        "延伸閱讀",
        "延展阅读",
        "관련 콘텐츠",
        "이 기사와 함께 보면 좋은 뉴스",
        "المزيد حول هذا الموضوع",
        "موضوعات متعلقة",
        "Also In This Package",
        "ये खबर भी पढ़ें...",
        "بیشتر بدانید",
        "संबंधित ख़बरें",
        "ဆက်စပ်သတင်းများ",
        "انظر أيضا",
        "相关内容",
        "READ MORE",
        "Related News",
        "Lesen Sie auch",
        "Lire aussi :",
        "Lee también",
        "Mehr zum Thema",
        "Artikel zum Thema",
        "More on this story",
        "관련기사",
        "Mais sobre o assunto",
        "Czytaj więcej",
        "Материалы по теме",
        "More on the ferry:",
        "関連記事",
        "More:",
        "Noticia Relacionada",
        "HD empfiehlt",
        "Related HPI Stories",
        "HISTORIAS RELACIONADAS",
        "მსგავსი სიახლეები",
        "ተዛማጅ ዜናዎች",
        "Առնչվող նյութեր",
        "सम्बन्धित समाचार:",
        "អត្ថបទទាក់ទង៖",
        "اړوند خبرونه",
        "Oxşar xəbərlər",
        "Lajme të ngjashme",
        "Lotutako albisteak",
    ],
)
def test_headings_over_related_stories_are_known(heading: str) -> None:
    assert is_related_heading(heading)
    assert not is_recommendation_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "24小时热文",
        "热词",
        "大家都在看",
        "실시간 주요뉴스",
        "الأكثر تصفحا",
        "پربیننده ترین",
        "Sizin için seçtiklerimiz",
        "Recommended for you",
        "Most read",
        "You might also like",
        "Read this next",
        "Trending",
        "Top searches",
        "Zum selben Thema",
        "Latest news",
        "Editor's picks",
        "Editors’ Picks",
        "Das könnte Sie auch interessieren",
        "Meistgelesen",
        "Lo más leído",
        "猜你喜欢",
        "热门推荐",
        "많이 본 뉴스",
        "Tags",
        "الأكثر قراءة",
        "Related topics",
        "Sign up for our newsletter",
        "More from the paper",
        "Популярное",
        "Вас також можуть зацікавити новини:",
        "Ειδήσεις σήμερα:",
        "< Previous Story",
        "- Next Auto News",
        "More health and science news",
        "Latest stories from the coast",
        "En çok okunanlar",
    ],
)
def test_headings_over_what_machines_recommend_are_told_apart(heading: str) -> None:
    assert is_recommendation_heading(heading)
    assert not is_related_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["The ferry returns", "Related fog stories", "Why the ferry stopped", "Ein Fährmann erzählt", "渡轮恢复通航", ""],
)
def test_a_heading_of_the_story_opens_no_list(heading: str) -> None:
    assert not is_related_heading(heading)
    assert not is_recommendation_heading(heading)


def test_a_cue_that_is_also_a_heading_of_stories_is_none_whose_stories_are_left_out() -> None:
    assert is_bare_cue("Read more") and not is_bare_cue("Sur le même sujet")


@given(
    st.sampled_from(["", "READ MORE: ", "[Read also: ", ">> Related |", ">> "]),
    st.text(max_size=500) | st.sampled_from(["", " ", " to its Old Line »"]),
    st.booleans(),
)
def test_any_line_gives_a_link_out_of_its_own_text_or_none(cue: str, text: str, titled: bool) -> None:
    line = f"{cue}The ferry returns{text}" if titled else f"{cue}{text}"
    link = split_cue(line)
    is_related_heading(line)
    if link:
        assert link.text == line
        assert link.title in line
        assert link.label is None or link.label in line
    assert link or not (cue == "READ MORE: " and titled and text == "")


@pytest.mark.skipif(not SHARED.exists(), reason="the real lines of ../shared are not at hand")
def test_the_real_lines_are_read_right() -> None:
    rows = [
        json.loads(line)
        for path in sorted(SHARED.glob("text/related_*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    wrong = []
    for row in rows:
        link = split_cue(row["line"], row["language"])
        got = (link.label, link.title) if link else (None, None)
        if got != ((row["label"], row["title"]) if row["is_related"] else (None, None)):
            wrong.append((row["id"], got))
    assert len(wrong) <= 0.02 * len(rows), wrong


@pytest.mark.skipif(not SHARED.exists(), reason="the gold records of ../shared are not at hand")
def test_no_paragraph_of_a_real_story_is_taken_for_a_cue() -> None:
    records = [json.loads(path.read_text("utf-8")) for path in sorted(SHARED.glob("gold/dev/*.json"))]
    taken = [p for r in records for p in r.get("paragraphs", []) if split_cue(p, r["language"])]
    assert taken == []

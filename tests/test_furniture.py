"""What is no part of an article is known by its wording; what could be a sentence of one stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parts.furniture import reads_as_furniture

SHARED = Path(__file__).parents[2] / "shared"
FURNITURE = """
Have your say in the comments below and read what others think.
Become a Member
Subscribe to Harbour Premium to bookmark this article
Stay up to date with the stories everybody on the quay is talking about.
Already a subscriber? Log in
Fehler gefunden? Jetzt melden.
Нашли ошибку в тексте? Выделите её мышью.
Il vous reste 57.09% de cet article à lire.
Inscrivez-vous à notre lettre du port, tous les matins à sept heures.
Zapisz się do naszego newslettera i bądź na bieżąco.
Opinions stated in our columns are those of their writers.
本サイトの記事の無断転載を禁じます。
禁無断転載
기사의 무단 전재와 재배포를 금지합니다.
로그인이 필요합니다.
【免责声明】本文仅代表作者本人观点，与本站无关。
均为海港网版权所有，未经协议授权，禁止下载使用
海港日报客户端下载
您好！如有需要，請撥打安心專線1925。
This story was originally published September 30, 2021, 6:00 AM.
Baca berita lainnya di Harbour
Also Included In: Ferries
Featured Article
Estimated reading time: 4 minutes
Please sign up or log in to continue reading
0:00 / -:--:--
Download
ყველა უფლება დაცულია
አስተያየት ይስጡ
Բաժանորդագրվել
ចែករំលែក
Сэтгэгдэл бичих
ټول حقوق خوندي دي
සියලුම හිමිකම් ඇවිරිණි
Abunə olun
Izoh qoldirish
Haki zote zimehifadhiwa
Cedwir pob hawl
Listen to this article · 5:12 min
Listen to this article5 min
2026/05/ferry-at-quay_1200.jpeg
Écouter l'article (4 min)
More LNA sports: https://lnanews.example/sports and https://posts.example/LNA_Sports
(This May 12 story corrects the name of the pier in paragraph 3)
(This 12 May story has been refiled to fix a typing error)
Si te ha gustado, ¡compártelo con tus amigos!
Quer ficar por dentro das notícias do porto? Entre no canal.
如果您对这篇报道有任何意见或感想，请使用下表告诉我们
Makalelerdeki fikirler yazarına aittir.
SHARECONNECT 31 TWEETCOMMENTEMAILMORE
分享到 微信 微博 QQ空间 邮件 打印 复制链接
SHARE 9 CONNECT 4 TWEET 3 COMMENTEMAILMORE
KommentareDrucken
新浪微博微信QQ空间
Partager 12 Tweeter 3 Imprimer
좋아요 0
댓글12
Follow @harbournews for the tides of the day.
Like the science desk on Facebook.
Please follow Quay Talk on Twitter and Facebook. Ask us a question >
Thank you for subscribing.
An error has occurred. Please try again later.
Sie haben bereits abgestimmt.
Une erreur est survenue.
Произошла ошибка
送信しました。
登录后评论
End Quote Dr Ada Winter Harbour University
This copy is for your personal, non-commercial use only. Copies for others are sold here.
You have now reached your allowance of 3 articles in 30 days.
You have 2 articles left to read this month before you need to register.
Sie können noch 3 kostenlose Artikel in diesem Monat lesen.
Te quedan 2 artículos gratis este mes.
Loading Photo Gallery
متابعة أخبار الميناء على تلغرام https://t.me/harbour
На сайте опубликована лишь часть новостей, предоставляемых подписчикам посредством ленты агентства.
هذه الأخبار جزء مما يعرض للمشتركين عبر نظام الوكالة.
Chat with us in Facebook Messenger. Find out what happens in the harbour.
Kommentare(0)
Ende der weiteren Informationen
기사 URL이 복사되었습니다.
For more on news and current affairs from around the world please visit Harbour News.
Conforme a los criterios de
Watch the full interview below.
Watch this video explainer:
From The Harbour News staff reports
Yuk, Simak Juga Video ini!
相关资讯请关注：渡轮专区
📲 Confira as últimas notícias do Porto 📲 Acompanhe o Porto no Facebook e no Instagram
声明：本报力求信息真实、准确，文章提及内容仅供参考，不构成实质性投资建议，据此操作风险自担。
$$ARTICLE_AD$$
{{ banner.top }}
Facebook X - Twitter Telegram LinkedIn
The post Ferry is back appeared first on Harbour Times.
Bei den mit * markierten Links erhalten wir eine Provision.
Views expressed in this article are the author's own.
版权所有，未经许可不得转载
Advertisement
ADVERTISEMENT
Advertisement · Scroll to continue
Story continues below advertisement
Share this
Share this article
(If you want to contribute and have specific expertise, please contact us at desk@harbour.example.)
Follow us on Twitter
安装晨光财经客户端第一时间接收最全面的市场资讯→【下载地址】
投资热点尽在晨光财经APP>
下载晨光应用程序跟踪国际时事
Unlimited online access to 15 news sites with one account.
An dieser Stelle finden Sie externen Inhalt, der den Artikel ergänzt.
Dieses Thema im Programm:
用微信扫描二维码 分享至好友和朋友圈
（点击看清晰大图）
- THE END -
返回海港，查看更多
社會中心／綜合報導
想看更多海港新聞嗎？歡迎下載海港APP，每天看新聞還能抽獎：
請珍惜生命。 自殺防治諮詢安心專線：0800-000000（24小時） 張老師專線：0000
责任编辑：
※海港新聞網提醒您：喝酒不開車，安全有保障
[전화] 02-000-0000
Follow Harbour News on Instagram, Facebook, X and YouTube.
Sign up for our newsletter
Sign up for our daily newsletter to get the best of the harbour
Our Standards: The Thomson Reuters Trust Principles.
Like this story? Share it with a friend!
Purchase Licensing Rights, opens new tab
(PHOTO NOT FOR SALE)
Printer friendly format
Continue reading the main story
Register now for FREE unlimited access to Harbour Press
On Twitter twitter.com/adawriter
Follow Ada Winter @adawinter and Mastodon.
Previous | Next Image 1 of 8
View full size image
| LONDON
Do you have an opinion on the issues raised in this article? Write to us.
While you're here: Every Tuesday, our editors round up what is happening in the harbour.
Role, Harbour News, Lagos
Título del autor, Puerto Mundo
The views don't necessarily reflect those of the paper.
If you have a specific expertise, or would like to share your thought about our stories, then send us your writings at desk@harbour.example.
Las opiniones vertidas en esta sección son responsabilidad de quienes las emiten.
17:20 Heure locale 14:20 GMT 0031
The views and opinions expressed in the article do not necessarily reflect those of the paper.
Copyright © 2019 Harbour Times
© 2024 Harbour Times
All rights reserved
Join the conversation
Leave a comment
View comments
12 comments
“Start Quote
End Quote
80 comment(s)
20 Talkbacks for this article
HAFEN ONLINE hat diese Meldung redaktionell nicht bearbeitet. Sie wurde automatisch von der dpa übernommen.
Mehr über den Hafen lesen Sie hier.
Read more about the harbour and its boats here.
... ist Senior Fellow am Institut für Hafenkunde und lebt auf der Insel.
MORE ABOUT
MORE FROM THE RIVER »
Get Harbour Business on Twitter, Facebook, and Flipboard! Know something we don't?
Ada Winter on Twitter: http://twitter.com/adawinter
"Questions? Comments? Email us at
Just a heads up, some of the links on this page are affiliate links.
Listen to this article
4 min read
4 Min Read
Lesezeit: 2 Min.
Loading...
You need to enable JavaScript to view this video.
We use cookies to make this site work.
Download our app
CLICK HERE TO GET THE HARBOUR NEWS APP
(ATTN: ADDS more details in paras 2-4)
(Adds quotes, background)
The post Ferry sinks appeared first on Harbour Times.
View all (23)
Slideshow (14 Images)
0:00 / 0:00
Anzeige
Artikel teilen
Fehler gefunden?
Lesen Sie nach der Anzeige weiter
Publicité
La suite après la publicité
Partager
Publicidad
¡Conéctate con la Voz del Puerto! Suscríbete a nuestros canales de YouTube y WhatsApp.
Esta funcionalidad es sólo para suscriptores
Pubblicità
© RIPRODUZIONE RISERVATA
Se hai scelto di non accettare i cookie di profilazione, puoi aderire all’abbonamento.
Boletines de noticias
Annons
Reklama
Реклама
Поделиться
Подписывайтесь на наш Telegram-канал
Haberi Paylaş
إعلان
شارك هذا المقال
विज्ञापन
Iklan
Quảng cáo
広告
この記事は有料記事です
무단전재 및 재배포 금지
分享让更多人看到
【纠错】
版权所有 未经授权不得转载
扫一扫分享
原标题：渡轮恢复通航
（原题为《渡轮恢复通航》）
（原标题为“渡轮恢复通航”）
Next Page
Nächste Seite
次のページへ
Get The Harbour Post's Daily Edition by email and never miss our top stories
Follow Berita Harbour di Google News
सार
विस्तार
रहें हर खबर से अपडेट, डाउनलोड करें ऐप
Simak Video 'Anggrek yang Mekar Setahun Sekali':
[Gambas:Video 20detik]
Lanjutkan Membaca
Ikuti juga Semarak Harian di Telegram dan Twitter
Kindly share this story:
Contact: theeditor@harbour.example
For all latest news, follow The Harbour Star's Google News channel.
This story has been updated with additional developments.
建立時間：14:56 更新時間：18:46
您所瀏覽的新聞已過查詢時效。建議您加入港灣社付費會員。
◆ 追蹤更多港灣影音及圖文新聞： 1.用Plurk追蹤港灣新聞：追蹤
Original-Content von: Hafen GmbH, übermittelt durch Quaidienst
Seite 1: Nebel im Hafen Seite 2: Die Fähre wartet
"""
SENTENCES = """
A letter that lands in your inbox every morning at seven becomes a habit.
Phishing mails that come to your inbox look like letters of your bank.
Sign up for the choir, buy a bicycle, find a lost cat: the letter is also the village's notice board.
Subscribe to one film service, one for music and a paper, and forty euros a month are gone.
Become a member of a gym as well and the sum doubles.
Keep up to date with your vaccines before you travel.
Have your say was the name of the page on which people wrote what they thought about roads.
Already a subscriber for eleven years, she noticed only this spring that she paid twice.
Opinion polls do not necessarily reflect how people vote on the day.
The views expressed in this survey differ by age more than by income.
JavaScript is not the only language that runs in a browser.
Terms of use are no consent under the new law.
Editorial standards at the broadcaster were too lax for years, the inquiry makes plain.
Use of this site is thought to date back to the Bronze Age.
If you buy something second-hand, ask for its papers.
Fehler gefunden haben die Prüfer vor allem an Schaukeln.
Bei den mit einem roten Punkt versehenen Geräten besteht Gefahr.
Bei den mit dem Virus infizierten Tieren handelt es sich um Wildvögel.
Für die kommerzielle Nutzung von Drohnen gelten ab Juli neue Regeln.
Ich bin damit einverstanden.
Der Blogger verdient mit Affiliate-Links neunhundert Euro im Monat.
Il vous reste deux semaines pour remplir votre déclaration de revenus.
Pour recevoir l'aide, les familles doivent écrire au centre des impôts.
Inscrivez-vous avant le 1er juin à la mairie du port.
Les propos tenus dans une vidéo du syndicat ont été corrigés.
Les sommes annoncées ne reflètent pas nécessairement l'impôt dû.
Las opiniones vertidas en la red sobre el transbordador son duras.
Las encuestas no reflejan necesariamente el voto de ese día.
Para comentar la jornada, los dos alcaldes se reunieron en el puerto.
Os textos publicados na revista entre 1930 e 1940 voltam em livro.
As opiniões expressas no debate dividem a cidade.
Os preços não refletem necessariamente a qualidade do peixe.
Per commentare la vittoria è arrivato anche il sindaco.
Dalszy ciąg procesu nastąpi w maju.
Zapisz się na badania przed końcem miesiąca i zabierz wyniki.
Если вы заметили покраснение, обратитесь к врачу в тот же день.
Скачать приложение с картой опасных мест можно бесплатно.
Подписаться на услугу можно до 1 июня.
Нашли ошибку в расчётах только через год.
Ми використовуємо ці човни лише влітку.
المقالات المنشورة بين الحربين كانت أطول مرتين من مقالات اليوم.
يستخدم هذا الموقع آلاف الطلاب كل يوم لقراءة الصحف القديمة.
نتائج الاستطلاع لا تعكس بالضرورة رغبة القراء.
ما را در این راه تنها نگذارید.
Gambas atau oyong kaya serat dan cocok untuk sayur bening.
Berlangganan koran kini lebih murah daripada secangkir kopi di pelabuhan itu.
Perusahaan dilarang menambang tanpa izin tertulis dari menteri.
県警は人気漫画の画像を無断転載したサイトの運営者を逮捕したと発表した。
無断転載の被害は全国で相次いでおり、損害は年間百億円に上る。
ログインすると残高が表示される仕組みだ。
誤りを見つけた職員が上司に伝えた。
경찰은 영화를 무단 복제해 판매한 혐의로 일당 세 명을 붙잡았다.
신문 기사를 무단 전재한 누리집도 함께 적발됐다.
多家餐厅要求顾客先关注公众号才能点餐，引发争议。
扫码关注后才能看到菜单，有的老人因此放弃就餐。
该应用客户端下载量突破一亿次，公司股价上涨。
照片的版权所有人要求赔偿。
免责声明不能免除商家的责任。
联系我们的是一位退休的船长。
微信搜索功能本周升级。
去年開辦的安心專線1925接聽量突破十萬通。
Top 10
The ferry sailed at 10:05
LNA website: https://harbour.example/fees
(This May story was told by three people who were there)
Editor's note
Save more
Share more
Follow the coast road to the old mole.
Like the mayor, he wrote on Facebook that the boats were late.
He told them to comment and share more of what they saw.
The quote ended the talks.
An error has occurred in the count, the returning officer said.
The printer had two articles left to set when the lights went out.
Watch out for these signs:
The mayor asked for the staff reports
For more on ferries, the museum has a room of its own.
Conforme a los criterios de la Unión, el puerto seguirá cerrado.
The virus appeared first on a farm in Norfolk.
Views expressed by the minister drew anger in Brussels.
Opinions expressed in the leaked memo angered allies.
JavaScript is the most used language, a survey of 20,000 developers found.
“Our privacy policy has not changed,” the company said in a statement.
Emails sent to your inbox may carry malware, police warned.
The views do not necessarily reflect a change of course, the bank's chief economist said.
Stay connected, the coach told them before the match.
Sign up to the treaty, she urged both governments.
Get daily exercise, doctors say.
Create an account of what happened, the judge told him.
Join the debate on climate, he told students.
An earlier version of this report said 300 had died, the ministry admitted.
Learn how we got here in four charts.
Original source of the fire was a battery, investigators said.
Täglich die wichtigsten Güter zu liefern, sei nicht möglich, sagte der Minister.
Folgt uns die Krise bis in den Sommer?
Haben Sie Fragen gestellt? Nein, sagte der Zeuge.
Bei den mit Spannung erwarteten Wahlen siegte die Opposition.
Diskutieren Sie mit ihm, riet die Richterin.
Il vous reste trois jours, a lancé le ministre aux grévistes.
Les propos tenus par le maire ont choqué.
Les opinions exprimées par le juge ont choqué le pays.
Votre navigateur est en danger, avertit la police.
Las opiniones expresadas por el juez causaron indignación.
As opiniões expressas pelo ministro causaram revolta.
Este conteúdo é falso, diz a polícia.
Receba em casa a vacina, diz o ministério.
Le opinioni espresse dal giudice hanno sollevato proteste.
Il tuo browser potrebbe essere stato violato, avverte la polizia.
Присоединяйтесь к нам, сказал он рабочим.
Для просмотра фильма собрались 300 человек.
Самые важные новости он узнавал от брата.
Мнение автора может не совпадать с мнением суда, заявил адвокат.
Использование материалов дела запрещено, сообщил суд.
Ваш браузер могут взломать, предупредили в полиции.
للاشتراك في الانتخابات يجب التسجيل قبل مايو.
الآراء الواردة في التقرير أثارت غضبا.
扫一扫，就能知道这条鱼的来历，渔民王小明说。
以上言论引发网友热议，警方已介入调查。
不得转载他人作品牟利，法院在判决中指出。
版权所有者有权要求赔偿，法院说。
转载请注明出处的规定形同虚设，专家说。
关注微信群里的谣言，警方提醒市民。
下载客户端后即可办理，社保局负责人说。
居民歡迎下載後即可繳費的港務局APP，碼頭工人說。
ご意見を伺いたいと首相は述べた。
ログインしてから10分で口座が空になったと男性は話す。
Berlangganan koran kini jarang dilakukan warga, kata dosen itu.
Yorum yapabilmek için üye olmak gerekiyor, dedi mahkeme.
Simak, katanya, suara ombak itu.
The advertisement ran for a week before it was withdrawn.
Share prices fell on Monday after the report.
Follow the coast road for two miles.
Sign up or leave, the boss told them.
Like many on Twitter, he had no answer.
Listen to the sea, she said.
Help us, they shouted from the deck.
The post office in the harbour is closed.
He said in his Telegram channel that the ferry had left.
Об этом он сообщил в своём телеграм-канале.
Powered by two engines, the ferry crosses in an hour.
Reklame ist überall, klagte der Fährmann.
Compartir el poder no es fácil, dijo.
Recibe 20 años de cárcel el capitán del transbordador
Une erreur humaine est à l'origine du naufrage.
手机用户数量继续增长。
分享会在北京举行。
広告費は減った。
광고주들이 떠났다.
Read me a story, the child said.
原题为《海上》的画作昨日展出。
The next page of the log book is missing.
This story has a harbour in it.
追蹤更多渡輪，是港務局的工作。
Seite 1: Nebel im Hafen
1
***
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("line", lines(FURNITURE))
def test_furniture_is_known(line: str) -> None:
    assert reads_as_furniture(line)


@pytest.mark.parametrize("line", lines(SENTENCES))
def test_a_sentence_is_no_furniture(line: str) -> None:
    assert not reads_as_furniture(line)


@given(st.text(max_size=600) | st.tuples(st.sampled_from(lines(FURNITURE)), st.text(max_size=200)).map("".join))
def test_any_line_gets_an_answer(line: str) -> None:
    assert reads_as_furniture(line) == reads_as_furniture(f" {line} ")


@pytest.mark.skipif(not SHARED.exists(), reason="the gold records of ../shared are not at hand")
def test_no_paragraph_headline_or_caption_of_a_real_story_is_furniture() -> None:
    records = [json.loads(path.read_text("utf-8")) for path in sorted(SHARED.glob("gold/dev/*.json"))]
    texts = [
        text
        for record in records
        for text in (record["headline"], *record["paragraphs"], *(image["caption"] for image in record["images"]))
        if text
    ]
    assert [text for text in texts if reads_as_furniture(text)] == []

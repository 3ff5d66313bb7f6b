"""What a news page says in each language, a row each: months, who wrote, where a line is from, what else to read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipelines.article.notices import notice_of
from pipelines.page.boxes.comment_entries import says_when
from pipelines.page.pictures.picture import OPENING
from pipelines.parts.byline import split_byline
from pipelines.parts.caption import split_caption
from pipelines.parts.dateline import split_dateline
from pipelines.parts.dates.lines import find_date_text, is_publication_line
from pipelines.parts.dates.parse import parse_date
from pipelines.parts.related.cues import split_cue
from pipelines.parts.related.headings import is_recommendation_heading, is_related_heading
from pipelines.parts.signoff import closes_text

MONTHS = """
af|januarie februarie maart april mei junie julie augustus september oktober november desember
as|জানুৱাৰী ফেব্ৰুৱাৰী মাৰ্চ এপ্ৰিল মে’ জুন জুলাই আগষ্ট ছেপ্টেম্বৰ অক্টোবৰ নৱেম্বৰ ডিচেম্বৰ
az|yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
be|студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
bg|януари февруари март април май юни юли август септември октомври ноември декември
bn|জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
ca|gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
cs|ledna února března dubna května června července srpna září října listopadu prosince
cy|Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr
da|januar februar marts april maj juni juli august september oktober november december
de|Januar Februar März April Mai Juni Juli August September Oktober November Dezember
el|Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
es|enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
et|jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
fi|tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
fr|janvier février mars avril mai juin juillet août septembre octobre novembre décembre
ga|Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Meán-Fómhair Deireadh-Fómhair Samhain Nollaig
gl|xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
gu|જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર
ha|Janairu Fabrairu Maris Afrilu Mayu Yuni Yuli Agusta Satumba Oktoba Nuwamba Disamba
he|בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
hi|जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
hr|siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
hy|հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
id|Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
is|janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
it|gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
ka|იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
kk|қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
km|មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
kn|ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
lo|ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ
lt|sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
lv|janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
mk|јануари февруари март април мај јуни јули август септември октомври ноември декември
ml|ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ
mr|जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
ms|Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember
ne|जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
nl|januari februari maart april mei juni juli augustus september oktober november december
no|januar februar mars april mai juni juli august september oktober november desember
or|ଜାନୁଆରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଏପ୍ରିଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର
pa|ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
pl|stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
pt|janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
ro|ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ru|января февраля марта апреля мая июня июля августа сентября октября ноября декабря
si|ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්
sk|januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
sl|januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
sq|janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
sr|јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
sv|januari februari mars april maj juni juli augusti september oktober november december
sw|Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba
ta|ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
te|జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
tg|январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри
th|มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
tl|Enero Pebrero Marso Abril Mayo Hunyo Hulyo Agosto Setyembre Oktubre Nobyembre Disyembre
tr|Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
uk|січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ur|جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
uz|yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr
zu|Januwari Februwari Mashi Ephreli Meyi Juni Julayi Agasti Septhemba Okthoba Novemba Disemba
"""
"""Twelve months of each language, in the form that stands beside a day, in their order."""

MONTHS_OTHERWISE = """
be|студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
ca|gen febr març d’abril maig juny juliol d'agost set d’octubre nov des
cs|led úno bře dub kvě čvn čvc srp zář říj lis prosinec
el|Ιανουάριος ΦΕΒΡΟΥΑΡΙΟΣ Μάρτιος Απρίλιος Μάιος Ιούνιος ΙΟΥΛΙΟΣ Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος
hr|sij velj ožu travanj svi lip srp kol ruj lis stu prosinac
lt|sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
lv|janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra
pl|styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
ru|январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
uk|січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
"""
"""The months in another case, or cut short."""

WRITERS = """
en|By Ada Winter
af|Deur Anna van Wyk
de|Von Anna Winter
nl|Door Anna de Vries
sv|Av Anna Lind
da|Af Anna Holm
no|Skrevet av Anna Vik
fi|Kirjoittanut Anna Salo
is|Eftir Önnu Jónsdóttur
is|Höfundur: Anna Jónsdóttir
et|Autor: Anna Tamm
lv|Autors: Anna Ozola
lt|Parengė Ona Petraitė
lt|Autorius: Jonas Petraitis
pl|Autor: Anna Nowak
cs|Napsala Anna Nováková
cs|Napsal Jan Novák
sk|Autor: Ján Kováč
hu|Írta: Nagy Anna
hu|Szerző: Nagy Anna
ro|De Ana Popa
sk|Pripravila Jana Horváthová
sl|Novinar: Janez Novak
bg|Журналист: Иван Петров
mk|Подготви Иван Петров
el|Επιμέλεια: Μαρία Νικολάου
el|Από τον Γιώργος Παπαδόπουλος
tr|Hazırlayan: Ahmet Yılmaz
fi|Toimittaja: Anna Salo
da|Journalist: Anna Holm
sv|Skribent: Anna Lind
lv|Sagatavoja Anna Ozola
lt|Autorė: Ona Petraitė
et|Kirjutas Anna Tamm
uk|Спілкувався Іван Коваль
ru|Журналист: Иван Петров
id|Wartawan: Budi Santoso
sq|Gazetar: Agim Hoxha
nl|Verslaggever: Anna Visser
ro|Publicat de Ana Popa
ro|Un material de Ana Popa
ro|Redactor: Ana Popa
ca|Escrit per Anna Puig
ca|Autora: Anna Puig
hr|Priredila Ana Kovač
hr|Novinar: Ivan Horvat
sr|Приредио Петар Петровић
sr|Novinarka: Ana Jović
hu|Összeállította Nagy Anna
hu|Újságíró: Nagy Anna
vi|Người viết: Nguyễn Văn An
vi|Bài, ảnh: Nguyễn Văn An
vi|Phóng viên Nguyễn Văn An
sl|Avtor: Janez Novak
sl|Avtorica: Ana Novak
sl|Besedilo: Ana Novak
hr|Piše Ana Horvat
el|Της Άννας Παππά
ru|Автор: Анна Зимина
uk|Підготувала Ганна Зима
uk|Підготував Іван Зима
az|Müəllif: Aynur Əliyeva
tr|Yazan: Ayşe Kış
eu|Egilea: Ane Etxeberria
vi|Bởi Nguyễn Văn An
so|Qoray Axmed Cali
so|Qoraa: Axmed Cali
tg|Муаллиф: Анора Каримова
he|כתבה: דנה כהן
fa|گزارش از سارا احمدی
th|ผู้เขียน: สมชาย ใจดี
ml|ലേഖകൻ: അനിൽ കുമാർ
te|రచయిత: రమ్య రావు
kn|ಲೇಖಕ: ಅನಿಲ್ ಕುಮಾರ್
gu|લેખક: અનિલ પટેલ
pa|ਲੇਖਕ: ਅਨਿਲ ਸਿੰਘ
si|ලියන්නේ: අනිල් පෙරේරා
my|ရေးသားသူ: အောင်အောင်
lo|ໂດຍ: ສົມຊາຍ ໃຈດີ
"""
"""A line over a story in each language: all behind the first words, or the colon, is the name of its writer."""

OTHERS = """
it|Ada Winter, Traduzione Anna Verdi
it|Ada Winter, Montaggio Anna Verdi
da|Ada Winter, Oversættelse Anna Holm
is|Ada Winter, Ljósmyndir Anna Jónsdóttir
et|Ada Winter, Toimetaja Anna Tamm
et|Ada Winter, Fotod Anna Tamm
cs|Ada Winter, Překlad Anna Nováková
sk|Ada Winter, Preklad Anna Kováčová
ro|Ada Winter, Traducere Ana Popa
hr|Ada Winter, Fotografije Ana Horvat
hr|Ada Winter, Snimila Ana Horvat
hr|Ada Winter, Urednica Ana Horvat
hr|Ada Winter, Prijevod Ana Horvat
sl|Ada Winter, Fotografirala Ana Novak
uk|Ada Winter, Редакторка Ганна Зима
uk|Ada Winter, Переклад Ганна Зима
uk|Ada Winter, Світлини Ганна Зима
ka|Ada Winter, რედაქტორი ანა კაპანაძე
ka|Ada Winter, ფოტო ანა კაპანაძე
ur|Ada Winter, ایڈیٹر سارہ خان
"""
"""A writer, and who did something else for the story: no byline of theirs."""

SOURCES = """
sv|Källa: Hamnkontoret
is|Heimild: Hafnarskrifstofan
cs|Zdroj: Přístavní úřad
sr|Izvor: Lučka kapetanija
sr|Извор: Лучка капетанија
mk|Извор: Пристанишна капетанија
bs|Izvor: Lučka kapetanija
sq|Burimi: Zyra e portit
be|Крыніца: Партовая ўправа
lt|Šaltinis: Uosto direkcija
lv|Avots: Ostas pārvalde
et|Allikas: Sadamaamet
cy|Ffynhonnell: Swyddfa'r Harbwr
ga|Foinse: Oifig an Chuain
tl|Pinagmulan: Tanggapan ng Daungan
ha|Majiya: Ofishin Tashar Jirgi
zu|Umthombo: Ihhovisi Lethekwini
ku|Çavkanî: Ofîsa Benderê
ckb|سەرچاوە: نووسینگەی بەندەر
tg|Манбаъ: Идораи бандар
tk|Çeşme: Port edarasy
mn|Эх сурвалж: Боомтын алба
ta|ஆதாரம்: துறைமுக அலுவலகம்
te|మూలం: నౌకాశ్రయ కార్యాలయం
ml|ഉറവിടം: തുറമുഖ ഓഫീസ്
kn|ಮೂಲ: ಬಂದರು ಕಚೇರಿ
gu|સ્ત્રોત: બંદર કચેરી
pa|ਸਰੋਤ: ਬੰਦਰਗਾਹ ਦਫ਼ਤਰ
si|මූලාශ්‍රය: වරාය කාර්යාලය
lo|ທີ່ມາ: ຫ້ອງການທ່າເຮືອ
my|ရင်းမြစ်: ဆိပ်ကမ်းရုံး
ti|ምንጪ: ቤት ጽሕፈት ወደብ
ko|디자인:홍길동/자료조사:김철수
ko|홍길동 객원기자
ja|（ロンドン特派員　山田太郎）
ja|（編集委員・山田太郎）
ja|（論説委員　山田太郎）
ja|(終わり)
"""
"""A line below a story that names where it is from, or who wrote it."""

CUES = """
ca|Llegeix també: El vaixell torna a la seva línia
ca|Més informació: El vaixell torna a la seva línia
gl|Le tamén: O barco volve á súa liña
eu|Irakurri gehiago: Itsasontzia bere linean berriro
af|Lees ook: Die veerboot vaar weer op sy ou roete
sv|Läs också: Färjan är tillbaka på sin gamla linje
da|Læs også: Færgen er tilbage på sin gamle rute
nn|Les òg: Ferja er attende på den gamle ruta
nn|Sjå også: Ferja er attende på den gamle ruta
no|Les mer: Ferjen er tilbake på den gamle ruten
fi|Lue myös: Lautta palasi vanhalle reitilleen
is|Lestu líka: Ferjan siglir á ný
is|Tengdar fréttir: Ferjan siglir á ný
et|Loe ka: Praam sõidab jälle vanal liinil
et|Loe lisaks: Praam sõidab jälle vanal liinil
lv|Lasi arī: Prāmis atgriežas vecajā līnijā
lv|Lasi vairāk: Prāmis atgriežas vecajā līnijā
lt|Taip pat skaitykite: Keltas grįžta į senąją liniją
lt|Skaitykite daugiau: Keltas grįžta į senąją liniją
sk|Čítajte aj: Trajekt sa vracia na starú linku
sk|Prečítajte si tiež: Trajekt sa vracia na starú linku
sk|Súvisiaci článok: Trajekt sa vracia na starú linku
mk|Прочитајте и: Траектот се враќа на старата линија
mk|Прочитај повеќе: Траектот се враќа на старата линија
sq|Lexo edhe: Trageti kthehet në linjën e vjetër
sq|Lexo më shumë: Trageti kthehet në linjën e vjetër
be|Чытайце таксама: Паром вяртаецца на старую лінію
be|Глядзіце таксама: Паром вяртаецца на старую лінію
kk|Сондай-ақ оқыңыз: Паром ескі бағытына оралды
kk|Тағы оқыңыз: Паром ескі бағытына оралды
ky|Дагы окуңуз: Паром эски каттамына кайтты
uz|Shuningdek oʻqing: Parom eski yoʻnalishiga qaytdi
uz|Mavzuga oid: Parom eski yoʻnalishiga qaytdi
az|Həmçinin oxuyun: Bərə köhnə xəttinə qayıtdı
tr|Ayrıca okuyun: Feribot eski hattına döndü
ps|نور ولولئ: بېړۍ بېرته خپلې لارې ته راغله
ne|यो पनि पढ्नुहोस्: डुङ्गा पुरानो बाटोमा फर्कियो
ta|மேலும் படிக்க: படகு பழைய பாதைக்குத் திரும்பியது
ta|இதையும் படிங்க: படகு பழைய பாதைக்குத் திரும்பியது
ml|കൂടുതൽ വായിക്കുക: ബോട്ട് പഴയ പാതയിൽ തിരിച്ചെത്തി
kn|ಇದನ್ನೂ ಓದಿ: ದೋಣಿ ಹಳೆಯ ಮಾರ್ಗಕ್ಕೆ ಮರಳಿತು
pa|ਇਹ ਵੀ ਪੜ੍ਹੋ: ਕਿਸ਼ਤੀ ਪੁਰਾਣੇ ਰਾਹ ਉੱਤੇ ਮੁੜ ਚੱਲੀ
si|තවත් කියවන්න: බෝට්ටුව පැරණි මාර්ගයට පැමිණෙයි
lo|ອ່ານເພີ່ມເຕີມ: ເຮືອກັບມາແລ່ນສາຍເກົ່າ
ha|Karanta kuma: Jirgin ruwa ya koma tsohuwar hanyarsa
zu|Funda futhi: Isikebhe sibuyele endleleni yaso endala
xh|Funda kwakhona: Isikhephe sibuyele kwindlela yaso endala
mn|Мөн унших: Гатлага онгоц хуучин замдаа буцжээ
eo|Legu ankaŭ: La pramo revenas al sia malnova linio
ti|ተወሳኺ ኣንብቡ: ጃልባ ናብ ናይ ቀደም መስመራ ተመሊሳ
or|ଆହୁରି ପଢ଼ନ୍ତୁ: ଡଙ୍ଗା ପୁରୁଣା ବାଟକୁ ଫେରିଲା
as|লগতে পঢ়ক: নাওখন পুৰণি পথলৈ ঘূৰি আহিল
ckb|هەروەها بخوێنەوە: بەلەمەکە گەڕایەوە سەر هێڵی کۆنی
ku|Her wiha bixwîne: Keştî vedigere ser xeta xwe ya kevn
tg|Инчунин хонед: Паром ба хати кӯҳна баргашт
tk|Şeýle hem okaň: Parom köne ýoluna gaýtdy
ga|Léigh freisin: Filleann an bád farantóireachta
mt|Aqra wkoll: Il-vapur lura fuq il-linja l-qadima
ug|داۋامىنى ئوقۇڭ: پاراخوت كونا يولىغا قايتتى
"""
"""A line that leads to another story: its title stands behind the colon."""

HEADINGS = """
pt|Conteúdos relacionados
pt|Links relacionados
it|Contenuti correlati
it|La redazione consiglia
nl|Gerelateerd nieuws
nl|Meer over dit onderwerp
sv|Mer om ämnet
da|Relaterede nyheder
da|Mere om emnet
fi|Lisää aiheesta
is|Tengt efni
et|Seotud lood
lv|Saistītie raksti
lt|Susijusios naujienos
pl|Artykuły powiązane
cs|Související články
hu|Kapcsolódó cikkeink
ro|Articole pe aceeași temă
ro|Pe același subiect
hr|Povezani članci
el|Σχετικά θέματα
ru|Еще по теме
ru|Ссылки по теме
uk|Пов'язані матеріали
kk|Тақырып бойынша
tr|Konuyla ilgili haberler
ur|متعلقہ مضامین
he|כתבות בנושא
bn|সম্পর্কিত সংবাদ
id|Laporan terkait
vi|Tin bài liên quan
vi|Bài viết liên quan
th|เนื้อหาที่เกี่ยวข้อง
sw|Mada zinazohusiana na habari
ja|この記事の関連ニュース
ja|関連記事一覧
af|Verwante artikels
be|Матэрыялы па тэме
bg|Свързани новини
bs|Povezane vijesti
ca|Articles relacionats
ckb|هەواڵی پەیوەندیدار
cy|Straeon perthnasol
ga|Scéalta gaolmhara
gu|સંબંધિત સમાચાર
ha|Labarai masu alaƙa
kn|ಸಂಬಂಧಿತ ಸುದ್ದಿಗಳು
ku|Nûçeyên têkildar
ky|Окшош жаңылыктар
lo|ຂ່າວທີ່ກ່ຽວຂ້ອງ
mk|Поврзани вести
ml|അനുബന്ധ വാർത്തകൾ
mn|Холбоотой мэдээ
mr|संबंधित बातम्या
pa|ਸੰਬੰਧਿਤ ਖ਼ਬਰਾਂ
si|අදාළ පුවත්
sk|Súvisiace témy
sr|Сродни чланци
ta|தொடர்புடைய கட்டுரைகள்
te|సంబంధిత వార్తలు
tg|Хабарҳои марбут
tl|Mga kaugnay na balita
uz|Mavzuga oid yangiliklar
zu|Izindaba ezihlobene
"""
"""A heading over stories that belong to this one."""

ELSEWHERE = """
nl|Lees verder
sv|Läs vidare
da|Læs videre
no|Les videre
fi|Lue seuraavaksi
et|Loe edasi
lv|Lasi tālāk
lt|Skaitykite toliau
hu|Ez is érdekelheti
bn|আরও খবর
ur|مزید خبریں
ca|Et pot interessar
ca|El més llegit
fi|Luetuimmat
fi|Tuoreimmat
is|Mest lesið
et|Loetumad
lv|Lasītākie
lt|Skaitomiausi
hu|Legolvasottabb
ro|Cele mai citite
hr|Najčitanije
sl|Najbolj brano
be|Самае чытанае
kk|Соңғы жаңалықтар
ur|تازہ ترین
mr|ताज्या बातम्या
bn|সর্বাধিক পঠিত
ta|அதிகம் படித்தவை
ms|Berita popular
"""
"""A heading over stories that machines or readers chose."""

PUBLISHED = """
de|Veröffentlicht am 12. Mai 2026
it|Pubblicato il 12 maggio 2026
nl|Gepubliceerd op 12 mei 2026
sv|Publicerad 12 maj 2026
da|Publiceret 12. maj 2026
fi|Julkaistu 12. toukokuuta 2026
cs|Publikováno 12. května 2026
uk|Опубліковано 12 травня 2026
ru|Опубликовано 12 мая 2026
tr|Yayınlanma tarihi: 12 Mayıs 2026
fa|تاریخ انتشار: 12 مه 2026
hi|प्रकाशित 12 मई 2026
id|Diterbitkan 12 Mei 2026
ms|Diterbitkan pada 12 Mei 2026
vi|Ngày đăng: 12/05/2026
az|Dərc olunub: 12 may 2026
ta|வெளியிடப்பட்டது: 12 மே 2026
te|ప్రచురించబడింది: 12 మే 2026
ml|പ്രസിദ്ധീകരിച്ചത്: 12 മേയ് 2026
kn|ಪ್ರಕಟಿತ: 12 ಮೇ 2026
gu|પ્રકાશિત: 12 મે 2026
pa|ਪ੍ਰਕਾਸ਼ਿਤ: 12 ਮਈ 2026
ne|प्रकाशित मिति: 12 मे 2026
mn|Нийтэлсэн: 2026-05-12
"""
"""When a story was published, said in words."""

NOTICES = """
soft_404|Seite nicht gefunden
soft_404|Page introuvable
soft_404|Página no encontrada
soft_404|Página não encontrada
soft_404|Pagina non trovata
soft_404|Pagina niet gevonden
soft_404|Sidan hittades inte
soft_404|Siden ble ikke funnet
soft_404|Siden blev ikke fundet
soft_404|Sivua ei löytynyt
soft_404|Nie znaleziono strony
soft_404|Stránka nenalezena
soft_404|Sayfa bulunamadı
soft_404|Страница не найдена
soft_404|Сторінку не знайдено
soft_404|Бет табылмады
soft_404|Барак табылган жок
soft_404|الصفحة غير موجودة
soft_404|صفحه یافت نشد
soft_404|הדף לא נמצא
soft_404|पृष्ठ नहीं मिला
soft_404|Halaman tidak ditemukan
soft_404|Halaman tidak dijumpai
soft_404|Không tìm thấy trang
soft_404|页面不存在
soft_404|ページが見つかりません
soft_404|페이지를 찾을 수 없습니다
soft_404|Az oldal nem található
soft_404|Pagina nu a fost găsită
soft_404|Η σελίδα δεν βρέθηκε
soft_404|ไม่พบหน้าที่คุณต้องการ
soft_503|Wartungsarbeiten
soft_503|Site en maintenance
soft_503|En mantenimiento
soft_503|Em manutenção
soft_503|Sito in manutenzione
soft_503|Технические работы
soft_503|Bakım çalışması
soft_503|Fout
soft_503|Errore
soft_503|Błąd
soft_503|Chyba
soft_503|Помилка
soft_503|错误
soft_503|エラー
soft_503|오류
soft_503|خطأ
soft_503|خطا
soft_503|सर्वर दोष
blocked|Zugriff verweigert
blocked|Accès refusé
blocked|Acceso denegado
blocked|Acesso negado
blocked|Accesso negato
blocked|Toegang geweigerd
blocked|Odmowa dostępu
blocked|Erişim engellendi
blocked|Доступ запрещен
blocked|تم رفض الوصول
blocked|访问被拒绝
blocked|アクセスが拒否されました
blocked|접근이 거부되었습니다
login_page|Anmelden
login_page|Se connecter
login_page|Iniciar sesión
login_page|Iniciar sessão
login_page|Accedi
login_page|Inloggen
login_page|Logga in
login_page|Logg inn
login_page|Log ind
login_page|Kirjaudu sisään
login_page|Zaloguj się
login_page|Přihlášení
login_page|Prihlásenie
login_page|Bejelentkezés
login_page|Autentificare
login_page|Вход
login_page|Giriş yap
login_page|Войти
login_page|Увійти
login_page|ورود
login_page|התחברות
login_page|Masuk
login_page|Đăng nhập
login_page|เข้าสู่ระบบ
login_page|登录
login_page|ログイン
login_page|로그인
index|Suchergebnisse
index|Résultats de recherche
index|Zoekresultaten
index|Sökresultat
index|Søkeresultater
index|Søgeresultater
index|Wyniki wyszukiwania
index|Výsledky hledání
index|Arama sonuçları
index|Результаты поиска
index|نتایج جستجو
index|搜索结果
index|検索結果
index|검색결과
"""
"""What a page says that has no article, and why it has none."""

CREDITS = """
de|Foto
de|Bild
fi|Kuva
sv|Foto
is|Mynd
hu|Fotó
ro|Fotografie
pl|Zdjęcie
pl|Fot.
bg|Снимка
ru|Фото
uk|Світлина
el|Φωτογραφία
tr|Fotoğraf
hr|Fotografija
lt|Nuotrauka
lv|Foto
et|Foto
pt|Fotografia
it|Foto
fr|Crédit photo
fr|Photographie
es|Crédito
es|Fotografía
ca|Imatge
eu|Argazkia
vi|Ảnh
ms|Gambar
id|Foto
sw|Picha
ar|صورة
fa|عکس
ur|تصویر
he|צילום
hi|फोटो
hi|छवि
bn|ছবি
ta|புகைப்படம்
te|ఫోటో
ml|ഫോട്ടോ
kn|ಚಿತ್ರ
gu|તસવીર
pa|ਤਸਵੀਰ
si|ඡායාරූපය
th|ภาพ
lo|ຮູບ
km|រូបថត
my|ဓာတ်ပုံ
hy|Լուսանկարը
kk|Фото
ky|Сүрөт
uz|Foto
az|Foto
mn|Гэрэл зураг
ja|写真
ja|撮影
ko|사진
zh|图
zh|攝影
sr|Фотографија
mk|Фото
sq|Foto
cy|Llun
ga|Grianghraf
mt|Ritratt
tl|Larawan
so|Sawir
ha|Hoto
am|ፎቶ
ku|Wêne
ckb|وێنە
ps|انځور
tk|Surat
ne|तस्बिर
mr|फोटो
or|ଫଟୋ
as|ফটো
"""
"""The word before a photographer's name."""

AGO_LINES = """
en|3 hours ago
en|3h
en|5 mins
de|vor 3 Stunden
de|vor einer Stunde
fr|il y a une heure
es|hace un día
es|hace 3 horas
pt|há 3 horas
pt|3 horas atrás
fr|il y a 3 heures
it|3 ore fa
nl|3 uur geleden
sv|3 timmar sedan
da|3 timer siden
fi|3 tuntia sitten
cs|před 3 hodinami
pl|3 godziny temu
pl|przed 3 godzinami
ro|înainte cu 3 ore
ro|acum 3 ore
hr|prije 3 sata
sl|pred 3 urami
bg|преди 3 часа
sr|пре 3 сата
el|πριν 3 ώρες
ru|3 часа назад
uk|3 години тому
tr|3 saat önce
he|לפני 3 שעות
ar|منذ 3 ساعات
id|3 jam lalu
vi|3 giờ trước
zh|3小时前
zh|3小時前
ja|3時間前
ko|3시간 전
lt|prieš 3 valandas
lv|pirms 3 stundām
et|3 tundi tagasi
hu|3 órája
az|3 saat əvvəl
kk|3 сағат бұрын
ka|3 საათის წინ
hy|3 ժամ առաջ
uz|3 soat oldin
sq|3 orë më parë
mk|пред 3 часа
fa|۳ ساعت پیش
ur|3 گھنٹے پہلے
hi|3 घंटे पहले
bn|৩ ঘণ্টা আগে
ne|3 घण्टा अघि
ms|3 jam lalu
th|3 ชั่วโมงที่แล้ว
he|לפני שעתיים
lt|oldsaltprieš 3 valandas
"""
"""How long ago a reader wrote, once glued to the name."""

PICTURED = """
en|Pictured: the ferry at its pier
en|A combination photo shows two boats
de|Auf dem Bild: die Fähre
fr|Sur la photo, le bac
es|En la foto, el barco
pt|Na imagem, o barco
it|Nella foto: il traghetto
ru|На снимке паром
tr|Fotoğrafta feribot
ar|في الصورة القارب
zh|資料圖：渡輪
zh|资料照片：渡轮
ja|写真はフェリー
ko|사진은 배
"""
"""With what a line under a picture begins to speak of it."""


def rows(table: str) -> list[tuple[str, str]]:
    return [(language, line) for language, line in (row.split("|") for row in table.strip().splitlines())]


@pytest.mark.parametrize(("language", "months"), rows(MONTHS) + rows(MONTHS_OTHERWISE))
def test_the_months_of_a_language_are_told_in_their_order(language: str, months: str) -> None:
    printed = [f"12 {month.replace('-', ' ')} 2026" for month in months.split()]
    found = [parse_date(text, language=language, timezone="UTC") for text in printed]
    assert [day and day.isoformat()[:10] for day in found] == [f"2026-{n:02}-12" for n in range(1, 13)]


@pytest.mark.parametrize(("language", "line"), rows(WRITERS))
def test_the_name_behind_who_wrote_is_read(language: str, line: str) -> None:
    name = line.partition(": ")[2] or " ".join(
        line.split()[-3 if line.startswith(("Deur", "Door", "Bởi", "Phóng")) else -2 :]
    )
    assert split_byline(line, language) == [name]


@pytest.mark.parametrize(("language", "line"), rows(OTHERS))
def test_who_did_something_else_than_write_signs_no_story(language: str, line: str) -> None:
    assert split_byline(line, language) == ["Ada Winter"]


@pytest.mark.parametrize(("language", "line"), rows(SOURCES))
def test_a_line_that_names_a_source_closes_a_text(language: str, line: str) -> None:
    assert closes_text(line, language)


@pytest.mark.parametrize(("language", "line"), rows(CUES))
def test_what_leads_to_another_story_is_parted_from_its_title(language: str, line: str) -> None:
    link = split_cue(line, language)
    assert link and [link.label, link.title] == line.split(": ")


@pytest.mark.parametrize(("language", "line"), rows(HEADINGS))
def test_a_heading_over_related_stories_is_known(language: str, line: str) -> None:
    assert is_related_heading(line) and not is_recommendation_heading(line), language


@pytest.mark.parametrize(("language", "line"), rows(ELSEWHERE))
def test_a_heading_over_other_stories_is_known(language: str, line: str) -> None:
    assert is_recommendation_heading(line), language


@pytest.mark.parametrize(("language", "line"), rows(PUBLISHED))
def test_a_line_that_says_when_a_story_was_published_is_told(language: str, line: str) -> None:
    text = find_date_text(line)
    found = parse_date(text, language=language, timezone="UTC") if text else None
    assert found and found.isoformat()[:10] == "2026-05-12"
    assert is_publication_line(line)


@pytest.mark.parametrize(("language", "months"), rows(MONTHS))
def test_the_months_of_a_language_date_a_dateline(language: str, months: str) -> None:
    for number, month in enumerate(months.split(), 1):
        text = f"PARIS, 12 {month.replace('-', ' ')} (AFP) – The ferry is back, the harbour office said."
        found, _ = split_dateline(text, language=language, published=datetime(2026, number, 13, tzinfo=UTC))
        assert found and (found.day, found.places[0].name) == (date(2026, number, 12), "PARIS"), month


@pytest.mark.parametrize(("reason", "line"), rows(NOTICES))
def test_a_heading_says_why_a_page_has_no_article(reason: str, line: str) -> None:
    assert notice_of(line) == reason


@pytest.mark.parametrize(("language", "word"), rows(CREDITS))
def test_a_word_for_pictures_leads_to_who_took_them(language: str, word: str) -> None:
    for stop in (".", ""):
        image = split_caption(f"Boats lie quietly in the fog{stop} {word}: Ada Winter")
        assert (image.caption, image.credit) == (f"Boats lie quietly in the fog{stop}", "Ada Winter"), language


@pytest.mark.parametrize(("language", "line"), rows(AGO_LINES))
def test_how_long_ago_a_reader_wrote_is_told(language: str, line: str) -> None:
    assert says_when(f"Ada {line}"), language


@pytest.mark.parametrize(("language", "line"), rows(PICTURED))
def test_a_line_that_speaks_of_its_picture_is_told(language: str, line: str) -> None:
    assert OPENING.match(line), language


@pytest.mark.parametrize(
    "word",
    [
        *(
            "recommends",
            "empfiehlt",
            "recommande",
            "recomienda",
            "recomenda",
            "raccomanda",
            "рекомендует",
            "рекомендує",
        ),
        *("poleca", "tavsiye ediyor"),
    ],
)
def test_what_a_house_recommends_is_related(word: str) -> None:
    assert is_related_heading(f"HNA {word}")

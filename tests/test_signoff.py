"""A desk's closing lines are told from the sentences of a story."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.signoff import is_signoff, split_signoff
from pipelines.signoff.signature import split_signature

SHARED = Path(__file__).parents[2] / "shared"
ANYWHERE = [
    "供稿/王小明 编辑/李大同",
    "(责编：王小明、李大同)",
    "责任编辑： 王小明",
    "To contact the reporters on this story: Ann Bell in Lima at abell@news.example",
    "Enditem",
    "(END)",
    "(MORE)",
    "-0-",
    "■",
    "Weitere Quellen • AP",
    "Edition : Anne Roy",
    "Redaktion: Hans Meier",
    "Edited by: Hans Meier",
    "Reportage de Jean Petit",
    "Por Juan Pérez. Edición de Ana Ruiz",
    "(Reporte de Juan Pérez; editado en español por Ana Ruiz)",
    "(Reportage Jean Petit, version française Anne Roy, édité par Luc Dubois)",
    "(Bericht von Hans Meier, redigiert von Eva Schmidt)",
    "(Reportagem de João Silva)",
    "(Tradotto da Redazione Danzica)",
    "Con información de AFP y EFE",
    "Com informações da Reuters",
    "Avec AFP",
    "Mit Material von dpa",
    "With files from The Canadian Press",
    "Contact the writer at jo@harbour.example",
    "With inputs from agencies",
    "Article by Ann Bell (@abell).",
    "X contributed to this report.",
    "Associated Press writer Ann Bell in Oslo contributed to this report.",
    "—Associated Press writer Ann Bell in Oslo contributed to this report.",
    "Редактор: Иван Петров",
    "(إعداد فلان للنشرة العربية - تحرير فلانة)",
    "（完）",
    "（編輯：王小明）1120823",
    "（譯者：王小明/核稿：李大同）1120823",
    "【编辑:王小明】",
    "【责任编辑:王小明 】",
    "编辑:王小明",
    "《 人民日报 》（ 2019年06月15日 04 版）",
    "《人民日报》（2022年02月13日 第 05 版）",
    "(责任编辑：王小明)",
    "(Web editor: Wang Ming, Li Da)",
    "Pewarta: Budi Santoso",
    "Laporan Wartawan Pelabuhan.com, Budi Santoso",
    "— with a report from Ann Bell",
    "Editor : Budi Santoso",
    "9376**2050",
    "(Additional reporting by Ann Bell)",
    "Additional reporting from PA",
    "This story originally appeared on Reuters",
    "本文来源：晨光日报",
    "作者：未知 责任编辑：王小明",
    "发布日期：2024-05-13 责任编辑：王小明",
    "(综合整理自晨光日报、海峡网等)",
    "【责任编辑:王小明】",
]
AT_THE_END = [
    "Published in The Harbour Post, May 12th, 2023",
    "(FRANCE 24 with AFP, REUTERS)",
    "（记者宋晨、田中全、胡",
    "□ 本报记者 王小明",
    "青年报·青年网记者 王小明 来源：海港青年报",
    "2023年05月06日 03版",
    "（评论员 王小明 李大同）",
    "--Ann Bell and Wen Xi, with assistance from Ed Orr in Oslo. Editors: Rob Sim, Neil West.",
    "abc@news.example (END)",
    "abc@news.example",
    "(ANSA).",
    "(AFP)",
    "dpa/abc",
    "abc/Reuters",
    "(dpa/abc)",
    "red, ORF.at/Agenturen",
    "Quelle: ntv.de, abc/dpa",
    "Quelle: dpa",
    "(Quelle: APA/sda/dpa)",
    "Source: AFP",
    "SOURCE: News agencies",
    "Source: CNA/mt(ac)",
    "Auteur : Jean Petit",
    "Bell reported from Oslo and Orr from Bergen.",
    "Ann Bell, KBS World Radio News.",
    "MOSCOW, April 10 (RIA Novosti)",
    "Kaynak: AA",
    "Источник: ТАСС",
    "Автор: Иван Петров",
    "المصدر: وكالات",
    "المصدر : الجزيرة + وكالات",
    "編集：山田太郎",
    "（時事）",
    "（共同）",
    "（山田太郎記者）",
    "홍길동 기자 gildong@news.example",
    "图片编辑：王小明",
    "나루 뉴스 홍길동입니다.",
    "촬영기자:홍길동/영상편집:김철수",
    "순천, 광양 홍길동 기자 gildong@news.example",
    "来源：新华社",
    "(作者：王小明 某大学教授)",
    "出品︱某某栏目组 王小明",
    "作者︱小明",
    "记者：王小明",
    "PTI ABC XYZ",
    "Sumber: Antara",
    "Nguồn: TTXVN",
    "ที่มา: รอยเตอร์",
    "MA/PR",
    "— Bernama",
    "-- BERNAMA",
    "Kilde: NTB",
    "Bron: ANP",
    "Źródło: PAP",
    "Lähde: STT",
    "(PAP)",
    "Fuente: EFE",
    "Fonte: ANSA",
    "本报记者 王小明",
    "新华社记者王小明",
    "（新华社记者王小明、李大同）",
    "www.harbour.example (Juche113.5.12.)",
    "www.harbour.example (주체113.5.12.)",
    "◎공감언론 항구뉴스 gildong@news.example",
    "온라인뉴스팀 online@news.example",
    "(文/图 王小明 李大同)",
    "图文：王小明",
]
SENTENCES = [
    "Edited footage shows the ferry leaving the harbour.",
    "Reporting by the paper had shown the ferry was late, the court said.",
    "Written by hand, the letters fill three boxes.",
    "The end",
    "Contributors are paid by the word.",
    "Compiled by the ministry, the list has 300 names.",
    "Writing by candlelight, he finished the book.",
    "Quellen in der Regierung bestätigten den Bericht.",
    "Source of the fire was a candle.",
    "Editors met on Tuesday to discuss the paper's future.",
    "Reportage photos were shown in the hall.",
    "Weiter heißt es: Die Fähre bleibt.",
    "Autor und Verlag einigten sich.",
    "编辑部收到一封信。",
    "记者在现场看到，渡轮已经恢复。",
    "来源不明的货物被扣押。",
    "记者：渡轮何时恢复？",
    "翻译工作已经完成。",
    "制作过程：先把面粉和水混合。",
    "文：这是什么？",
    "基자",
    "The AFP",
    "More",
    "END OF THE LINE",
    "Перевод денег занял три дня.",
    "Репортаж вызвал споры.",
    "Подготовила она и ужин.",
    "Con información de calidad se decide mejor.",
    "He joined the AP",
    "Published in May, the book sold out by June 12th, 2023, in every harbour.",
    "Avec les agences, il faut être prudent.",
    "Report by the UN: ferries are unsafe.",
    "Research by the university shows ferries are safer than cars.",
    "Story by story, the tower grew.",
    "Mitarbeit ist gefragt, sagte der Minister.",
    "Beitrag von 30 Euro im Monat geplant.",
]
RUN_ON = [
    (
        "The ferry is back on its line. Additional reporting by Ann Bell in Lima.",
        "Additional reporting by Ann Bell in Lima.",
    ),
    ("The ferry is back on its line. REUTERS", "REUTERS"),
    ("The ferry is back on its line. AFP, AP", "AFP, AP"),
    ("The ferry is back on its line. —WITH A REPORT FROM ANN BELL", "—WITH A REPORT FROM ANN BELL"),
    ("The ferry is back, he said. Enditem", "Enditem"),
    ("The ferry is back, he said. (END)", "(END)"),
    ("The ferry is back, he said. -0-", "-0-"),
    ("The ferry is back, he said. (ANSA).", "(ANSA)."),
    ('"The ferry is back." ■', "■"),
    (
        "The ferry is back. (Reporting by Ann Bell (in Oslo); Editing by Ed Orr)",
        "(Reporting by Ann Bell (in Oslo); Editing by Ed Orr)",
    ),
    ("渡轮恢复了。（完）", "（完）"),
    ("渡轮恢复了（完）", "（完）"),
    ("渡轮恢复了。（记者王小明、李大同）", "（记者王小明、李大同）"),
    ("渡轮恢复了。（参与采写：王小明）", "（参与采写：王小明）"),
    ("渡轮恢复了。（记者王小明、李\ufffd", "（记者王小明、李\ufffd"),
    ("渡輪恢復了。（編輯：王小明）1120823", "（編輯：王小明）1120823"),
    ("渡轮恢复了。（记者王小明）（完）", "（记者王小明）（完）"),
    ("The ferry is back, he said. — AFP", "— AFP"),
    ("The ferry is back. (HNA)(www.hna.example)", "(HNA)(www.hna.example)"),
    ("เรือข้ามฟากกลับมาแล้ว -สำนักข่าวไทย", "-สำนักข่าวไทย"),
    ("The ferry is back, he said. (end)", "(end)"),
    ("The ferry is back, he said. (end) nrj.hb", "(end) nrj.hb"),
    ("The ferry is back, he said. /ajl", "/ajl"),
    ("Kapal itu kembali berlayar. (*)", "(*)"),
    ("The ferry is back. PTI ABC XYZ", "PTI ABC XYZ"),
    ("The ferry is back, he said. abell@news.example (END)", "abell@news.example (END)"),
    ("フェリーが再開した。（時事）", "（時事）"),
    ("Die Fähre fährt wieder. (dpa)", "(dpa)"),
    ("Паром вернулся. (ТАСС)", "(ТАСС)"),
    (
        "The stork was named. HPN/(AS - autor: Ada Winter, editor: Bo Stern, editor online: Cy Sand)",
        "HPN/(AS - autor: Ada Winter, editor: Bo Stern, editor online: Cy Sand)",
    ),
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_a_signoff_is_known_wherever_it_stands(line: str) -> None:
    assert is_signoff(line)


@pytest.mark.parametrize("line", AT_THE_END)
def test_a_weaker_form_counts_at_the_end_alone(line: str) -> None:
    assert is_signoff(line, last=True)
    assert not is_signoff(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_opens_like_a_signoff_is_none(line: str) -> None:
    assert not is_signoff(line, last=True)


def test_a_text_that_a_signoff_is_run_onto_is_none() -> None:
    assert not is_signoff("The ferry is back, he said. (Reporting by Jane Doe; Editing by Bo Roe)", last=True)


@pytest.mark.parametrize(("line", "signoff"), RUN_ON)
def test_a_signoff_run_onto_a_paragraph_is_taken_off(line: str, signoff: str) -> None:
    assert split_signoff(line) == (line.removesuffix(signoff).rstrip(), signoff)


def test_a_japanese_bracket_with_the_correspondents_closes_the_text() -> None:
    line = "フェリーが再開した。【ソウル山田太郎】"
    assert split_signoff(line, "ja") == ("フェリーが再開した。", "【ソウル山田太郎】")
    assert not is_signoff("【社会的な活動も】", "ja", last=True)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry is back (again).",
        "The ferry left at 9 a.m. EST",
        "He saw it. — With care, he said.",
        "The ferry is back. (It had been away.)",
        "The end is near",
        "(",
        "",
    ],
)
def test_a_bracket_that_belongs_to_the_sentence_stays(line: str) -> None:
    assert split_signoff(line) == (line, None)


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("A second signal is planned. (DKN)", "(DKN)"),
        ("-- DKN", "-- DKN"),
        ("DKN", "DKN"),
        ("--DKN 14:32 LOCAL TIME 11:32 GMT", "--DKN 14:32 LOCAL TIME 11:32 GMT"),
        ("The pot has been sent away. DKN KLS RDK", "DKN KLS RDK"),
        ("DKN/Tariq Noor", "DKN/Tariq Noor"),
        ("He spoke to DKN", None),
        ("The report was first made by the agency (DKN)", None),
        ("The desk moved in May. DKN is an agency.", None),
        ("They all read dkn", None),
        ("(DKN with AFP)", "(DKN with AFP)"),
        ("Avec DKN", "Avec DKN"),
        ("Avec le maire", None),
        ("DKN ams/rs", "DKN ams/rs"),
        ("dkn kso", "dkn kso"),
        ("dkn is an agency of the coast", None),
    ],
)
def test_an_agency_signs_the_end_as_it_signs_the_dateline(text: str, signature: str | None) -> None:
    assert split_signature(text, ["DKN"]) == (text.removesuffix(signature or "").rstrip(), signature)


@pytest.mark.parametrize(
    "line",
    [
        "jek/po/lc",
        "JGO // MAG",
        "jc (hpn, lna, kna)",
        "Avec HPN",
        "rmlgv/mcc",
        "kle/AST (hpn, epd)",
        "Echo am Mittag, 12.05.2023, 12:30 Uhr; hpn/abcd;efgh",
        "/ПК/",
        "jrr/abo/mks",
        "mem-ocs",
        "MA",
        "HDR (dst)",
        "HDR (Ada Winter, Bo Stern)",
        "Ada Winter/ Bo S.",
        "Source(s): HPN",
    ],
)
def test_initials_by_slashes_close_a_text(line: str) -> None:
    assert is_signoff(line, "en", last=True) and not is_signoff(line, "en")


@given(st.text(max_size=300), st.sampled_from(["", " Enditem", "（完）", " (AFP)", " a@b.example"]))
def test_nothing_is_lost_but_white_space(text: str, tail: str) -> None:
    rest, signoff = split_signoff(text + tail)
    assert "".join((rest + (signoff or "")).split()) == "".join((text + tail).split())


@pytest.mark.skipif(not SHARED.exists(), reason="the gold records of ../shared are not at hand")
def test_no_paragraph_of_a_real_story_is_a_signoff_and_nine_of_ten_real_ones_are() -> None:
    records = [json.loads(path.read_text("utf-8")) for path in sorted(SHARED.glob("gold/dev/*.json"))]
    assert [p for r in records for p in r.get("paragraphs", []) if is_signoff(p, r["language"])] == []
    real = [(r["signoff"], r["language"]) for r in records if r.get("signoff")]
    assert sum(is_signoff(line, language, last=True) for line, language in real) >= 0.9 * len(real)

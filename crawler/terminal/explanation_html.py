"""An explanation as one HTML file, which loads nothing and runs no scripts."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from pipelines.explanation import Explanation, Line

STYLE = """
:root{--ink:#1d1d1b;--soft:#6f6a60;--line:#e4dfd3;--paper:#fffdf8;--desk:#efeae0}
*{box-sizing:border-box}
body{margin:0;background:var(--desk);color:var(--ink);font:16px/1.5 Georgia,"Times New Roman",serif}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 28px}
header{padding-top:30px;padding-bottom:20px}
header p{margin:.2em 0;color:var(--soft);font:13px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:30px;line-height:1.2;margin:.1em 0 .3em}
.kind{display:inline-block;background:var(--ink);color:#fff;border-radius:3px;padding:1px 8px;margin-right:8px}
.refused{background:#b3261e}
main{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:6px 28px 14px}
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:28px;border-bottom:1px solid var(--line)}
.row:last-child{border-bottom:0}
.page{border-left:5px solid var(--c);padding:11px 0 11px 16px;overflow-wrap:anywhere}
.field{padding:11px 0;font:13px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
.chip{display:inline-block;border-radius:3px;background:var(--c);color:#fff;padding:1px 8px;font-weight:600}
.why{color:var(--soft);margin-left:6px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:1px 10px;margin:6px 0 0}
dt{color:var(--soft)}
dd{margin:0}
.left{--c:#cfc9bb}
.left .page{color:#9b958a}
.left .chip{background:none;color:var(--soft);border:1px solid #cfc9bb}
.headline{--c:#1d1d1b}.headline .page{font-size:22px;font-weight:700;line-height:1.25}
.subheadline{--c:#5b5b57}.subheadline .page{font-size:18px}
.bylines{--c:#7a3e9d}.dateline{--c:#c0392b}.dateline .page{font-weight:700}
.images{--c:#1f7a5c}.images .page{font-style:italic}.body{--c:#3a5a78}.related_links{--c:#b06f00}
.signoff{--c:#6d4c41}.published,.modified{--c:#2471a3}.section{--c:#0e7c86}
.picture{font:12px/1.5 ui-monospace,monospace;color:var(--soft)}
footer{padding-top:18px;padding-bottom:40px;font:13px/1.5 system-ui,sans-serif}
footer h2{font-size:14px;margin:0 0 6px}
footer table{border-collapse:collapse}
footer td{padding:2px 18px 2px 0;vertical-align:top;overflow-wrap:anywhere}
@media(max-width:760px){.row{grid-template-columns:1fr;gap:0}.field{padding-top:0}}
""".strip()


def html_of(explanation: Explanation, refusal: str | None) -> str:
    """The file's text. All that comes from the page is escaped; the policy forbids every load but the style in it."""
    article = explanation.article
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    kind, said = ("kind refused", f"refused: {refusal}") if refusal else ("kind", article.kind)
    where = " · ".join(part for part in (article.outlet, article.language, article.url) if part)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(article.headline or article.url)}: as Dateline reads it</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<p>The page on the left, line by line; on the right the field that took each line, and by which rule.</p>
<h1 dir="auto">{escape(article.headline or "(no headline)")}</h1>
<p><span class="{kind}">{escape(said)}</span>{escape(where)}</p>
</header>
<main>
{"".join(map(_row, explanation.lines)) or "<p>No text of an article was found.</p>"}
</main>
<footer>
<h2>Fields that no line gave</h2>
<table>
{"".join(_unseen(*row) for row in explanation.unseen)}
</table>
</footer>
</body>
</html>
"""


def _row(line: Line) -> str:
    values = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in line.values)
    text = f'<span class="picture">picture: {escape(line.text)}</span>' if line.picture else escape(line.text)
    return (
        f'<div class="row {escape(line.field or "left")}"><div class="page" dir="auto">{text}</div>'
        f'<div class="field"><span class="chip">{escape(line.field or "left")}</span>'
        f'<span class="why">{escape(line.why)}</span>{f"<dl>{values}</dl>" if values else ""}</div></div>\n'
    )


def _unseen(name: str, value: str, rule: str) -> str:
    return f"<tr><td>{escape(name)}</td><td>{escape(value)}</td><td>{escape(rule)}</td></tr>\n"

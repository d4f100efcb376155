"""How a report looks: light and dark by the reader's setting, always light on paper."""

from annotator.agreement.svg import rules
from annotator.look import COLOURS, DARK, LIGHT, Look, mixed

_ROLES = ("page", "panel", "raised", "border", "ink", "muted", "accent", "warning")


def style(languages: tuple[str, ...]) -> str:
    """The CSS of a page in these languages, each of which a radio button shows."""
    shown = "".join(
        f"#show-{one}:checked~main:not([lang={one}]){{display:none}}"
        f'#show-{one}:checked~.bar label[for="show-{one}"]{{{_CHOSEN}}}'
        f'#show-{one}:focus-visible~.bar label[for="show-{one}"]{{{_FOCUSED}}}'
        for one in languages
    )
    dark = f"@media screen and (prefers-color-scheme:dark){{{_colours(DARK)}}}"
    return _colours(LIGHT) + dark + _RULES + shown + _PRINT


def _colours(look: Look) -> str:
    roles = "".join(f"--{name}:{look.paint(name)};" for name in _ROLES)
    scheme = "dark" if look.dark else "light"
    hues = "".join(
        f".c-{name}{{color:{look.hue(name).text};border-color:{look.hue(name).line}}}"
        f".m-{name}{{background:{mixed(look.hue(name).line, look.raised, look.wash + 0.08)};"
        f"border-color:{look.hue(name).line}}}"
        for name in COLOURS
    )
    return f":root{{color-scheme:{scheme};{roles}}}{hues}{rules(look)}"


_CHOSEN = "background:var(--accent);border-color:var(--accent);color:var(--page)"
_FOCUSED = "outline:2px solid var(--ink);outline-offset:2px"

_RULES = """
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;font:15px/1.6 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans Arabic",\
"Noto Naskh Arabic","Geeza Pro",Tahoma,sans-serif}
.switch{position:absolute;opacity:0;pointer-events:none}
.bar{display:flex;gap:8px;justify-content:flex-end;max-width:900px;margin:0 auto;\
padding:14px 20px 0}
.bar label{padding:3px 14px;border:1px solid var(--border);border-radius:99px;cursor:pointer;\
background:var(--raised)}
main{max-width:900px;margin:0 auto;padding:0 20px 60px}
h1{font-size:27px;line-height:1.3;margin:14px 0 4px}
h2{font-size:20px;line-height:1.35;margin:46px 0 8px;padding-top:14px;\
border-top:1px solid var(--border)}
h3{font-size:15.5px;line-height:1.5;margin:28px 0 6px}
p{margin:6px 0 10px}
a{color:var(--accent)}a:has(.chip){text-decoration:none}
.lead,.note,.unit,figcaption,.none{color:var(--muted)}
.note,.unit{font-size:13px}
.few{border:1px solid var(--warning);border-inline-start-width:5px;border-radius:8px;\
padding:8px 14px;background:var(--panel);margin:14px 0}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px;margin:12px 0}
.facts dt{color:var(--muted)}.facts dd{margin:0}
nav{display:flex;flex-wrap:wrap;gap:4px 18px;margin:18px 0;padding:10px 14px;\
background:var(--panel);border-radius:8px}
.wide{overflow-x:auto;margin:10px 0 22px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:5px 10px;text-align:start;vertical-align:top;border-bottom:1px solid var(--border)}
thead th{color:var(--muted);font-weight:600;font-size:13px;vertical-align:bottom}
tbody th{font-weight:500}
tr:target,:target>h3{background:var(--panel)}
.measures thead th:first-child{color:var(--ink);font-size:15px}
.measures{table-layout:fixed;min-width:560px}.measures th:nth-child(1){width:48%}
.measures th:nth-child(2){width:24%}.measures th:nth-child(3){width:12%}
.none{font-weight:400}
.n{text-align:end;white-space:nowrap}
figure{margin:16px 0;padding:14px 16px;background:var(--raised);border:1px solid var(--border);\
border-radius:10px}
figcaption{font-size:13px;margin-bottom:10px}
figure>div{overflow-x:auto}
svg{display:block;max-width:max(100%,calc(var(--w,0)*.6px));height:auto;font-family:inherit}
.door:hover,a:focus-visible>.door{fill-opacity:.1}
.chip{display:inline-block;border:1px solid;border-radius:6px;padding:0 7px;font-size:12.5px;\
line-height:1.55;white-space:nowrap}
.swatch{display:inline-block;width:11px;height:11px;border-radius:3px;margin-inline-end:7px}
ol.cases{list-style:none;margin:8px 0 0;padding:0;display:grid;gap:10px}
.cases>li{border:1px solid var(--border);border-radius:10px;background:var(--raised);\
padding:8px 14px 10px}
.where{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 18px;font-size:13px;\
color:var(--muted)}
.v{display:grid;grid-template-columns:minmax(5.5em,max-content) 1fr;gap:0 14px;padding:5px 0 0}
.v+.v{border-top:1px dashed var(--border);margin-top:5px}
.who{font-weight:600}
.says{display:flex;flex-wrap:wrap;gap:3px 8px;align-items:baseline;min-height:1.6em}
.v blockquote{grid-column:1/-1;margin:3px 0 0;font-size:16px;line-height:1.9;white-space:pre-wrap;\
overflow-wrap:anywhere}
mark{color:inherit;border-bottom:2px solid;padding:0}
.cf{font:11px monospace;color:var(--muted);border:1px dotted;border-radius:3px;\
unicode-bidi:isolate;direction:ltr}
.why{font-size:13.5px;margin:7px 0 0;padding-top:6px;border-top:1px dashed var(--border)}
@media (min-width:900px){.v blockquote{font-size:17px}}
@media screen and (max-width:620px){.measures{min-width:0;display:block}
.measures thead,.measures tbody{display:block}
.measures tr{display:grid;grid-template-columns:1fr auto;\
border-bottom:1px solid var(--border)}.measures tr>*{border:0;padding-block:2px}
.measures tr>:first-child{grid-row:1;padding-top:7px}.measures tr>:nth-child(2){grid-area:2/1}
.measures tr>:nth-child(3){grid-area:1/2;padding-top:7px}.measures tr>:nth-child(4){grid-area:2/2}
.measures thead :nth-child(2),.measures thead :nth-child(4){display:none}\
.measures tr>:nth-child(n){width:auto}}
@media (max-width:520px){main,.bar{padding-inline:12px}.facts{grid-template-columns:1fr}\
.facts dd{margin-bottom:6px}th,td{padding-inline:6px}figure{padding:10px}}
"""

_PRINT = """
@page{margin:14mm}
@media print{.bar,nav,.screen{display:none}main{max-width:none;padding:0}
html{--page:#fff;background:#fff}body{font-size:10pt}.v blockquote{font-size:11pt;line-height:1.75}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit;text-decoration:none}.wide,figure>div{overflow:visible}svg{max-width:100%}
figure,.cases>li,tr,.few{break-inside:avoid}h2,h3,figcaption,thead{break-after:avoid}}
"""

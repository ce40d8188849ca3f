/** The look of the report: light and dark by preference, and A4 on paper. Colours are those of the page. */
export const STYLESHEET = `:root{color-scheme:light dark;
--ground:#fff;--sunken:#f3f3f5;--line:#dfe0e4;--strong:#848a95;--text:#1c1e23;--muted:#5a5f6a;--accent:#3a4db5;
--danger:#b3261e;--warning:#8a5300;--good:#1d6b3c;--warning-soft:#fbf1de;
--grid:#e9eaed;--mark:#5d6472;--curve:#33384a;--band:#ced3e0;--band-2:#ead3b4;--null:#5d647233;
--s0:#c47a00;--s1:#2a8fc9;--s2:#00855f;--s3:#948600;--s4:#00609a;--s5:#c24e00;--s6:#b4578e;--s7:#4a4f59;--s9:#9a9fa9;
--t0:#b3364d;--t1:#7a55c7;--t2:#8a5a3c;--t3:#007f8a;
--low:#0b68a8;--high:#c96a00;--zone-1:#f7e9e7;--zone-2:#fbf4e4;--zone-3:#eef6ee;--zone-4:#e0f0e3}
@media(prefers-color-scheme:dark){:root{
--ground:#17191d;--sunken:#22252b;--line:#31353e;--strong:#7b818e;--text:#e6e7ea;--muted:#a0a5b0;--accent:#a3b1ff;
--danger:#ff9c92;--warning:#f0b860;--good:#7fd1a0;--warning-soft:#352a17;
--grid:#272a31;--mark:#9aa0ad;--curve:#d3d7e4;--band:#3d4456;--band-2:#57462c;--null:#9aa0ad40;
--s0:#e69f00;--s1:#56b4e9;--s2:#1db58a;--s3:#f0e442;--s4:#3f9ae0;--s5:#f07a3a;--s6:#db93bd;--s7:#c3c7d0;--s9:#6f7582;
--t0:#f28b9b;--t1:#b79bf5;--t2:#c99a78;--t3:#4cc3cf;
--low:#4aa3e0;--high:#d08326;--zone-1:#33211f;--zone-2:#2e2819;--zone-3:#1d2a21;--zone-4:#1c3325}}
*{box-sizing:border-box}
html{font:400 100%/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
body{max-width:54rem;margin:0 auto;padding:2rem 1.25rem 4rem;font-size:.9375rem;color:var(--text);background:var(--ground);overflow-wrap:anywhere}
h1,h2,h3,p,dl,dd,figure,ol,ul{margin:0;padding:0}
h1{font-size:1.75rem;font-weight:600;line-height:1.2;text-wrap:balance}
h2{font-size:1.25rem;font-weight:600;line-height:1.3;padding-top:.75rem;border-top:1px solid var(--strong)}
h3{font-size:1rem;font-weight:600;margin-top:1.25rem}
section{margin-top:2.75rem}
section>*+*{margin-top:.875rem}
section>h3+*{margin-top:.375rem}
p,li,dd{max-width:44rem}
ul{padding-left:1.25rem}
li+li{margin-top:.25rem}
code{font-family:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.9em}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[title]{text-decoration:none}
.subtitle{margin-top:.375rem;color:var(--muted)}
.lead{font-size:1.125rem;line-height:1.4}
.notice{padding:.625rem .875rem;background:var(--sunken);border-left:3px solid var(--strong)}
.note{display:block;color:var(--muted);font-size:.8125rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
nav{margin-top:1.5rem;padding:.75rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
nav ol{list-style:none;columns:3 12rem;column-gap:1.5rem;font-size:.875rem}
nav li{break-inside:avoid;padding:.125rem 0}
nav li+li{margin-top:0}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--strong);color:var(--muted);font-size:.8125rem}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.75rem 1.25rem}
.facts dt{color:var(--muted);font-size:.8125rem}
.facts dd{font-weight:600}
.facts .note{font-weight:400}
.explanation{padding:.875rem 1rem 1rem;border:1px solid var(--line);border-radius:6px}
.register{max-width:none;font-size:.8125rem;color:var(--muted)}
.register strong{display:inline-block;padding:0 .4rem;margin-right:.25rem;border:1px solid currentColor;border-radius:3px;color:var(--text)}
.register .confident{color:var(--good)}
.register .suggests{color:var(--accent)}
.register .preliminary{color:var(--warning)}
.explanation dl{margin-top:.625rem}
.explanation dl>div{display:grid;grid-template-columns:10rem 1fr;gap:.25rem 1rem}
.explanation dl>div+div{margin-top:.5rem}
.explanation dt{color:var(--muted)}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;min-width:100%;font-size:.875rem}
caption{padding-bottom:.375rem;text-align:left;color:var(--muted);font-size:.8125rem}
th,td{padding:.3125rem .75rem .3125rem 0;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line);overflow-wrap:normal}
thead th{vertical-align:bottom;color:var(--muted);font-size:.8125rem;border-bottom-color:var(--strong)}
th bdi,td bdi{overflow-wrap:anywhere}
tbody th{min-width:9rem}
.end{text-align:right;white-space:nowrap}
thead .end{white-space:normal}
td:last-child,th:last-child{padding-right:.25rem}
.shade{padding-right:.5rem;padding-left:.5rem;border:1px solid var(--ground);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.low-1{background:color-mix(in srgb,var(--low) 9%,var(--ground))}
.low-2{background:color-mix(in srgb,var(--low) 17%,var(--ground))}
.low-3{background:color-mix(in srgb,var(--low) 25%,var(--ground))}
.low-4{background:color-mix(in srgb,var(--low) 33%,var(--ground))}
.low-5{background:color-mix(in srgb,var(--low) 41%,var(--ground))}
.high-1{background:color-mix(in srgb,var(--high) 9%,var(--ground))}
.high-2{background:color-mix(in srgb,var(--high) 17%,var(--ground))}
.high-3{background:color-mix(in srgb,var(--high) 25%,var(--ground))}
.high-4{background:color-mix(in srgb,var(--high) 33%,var(--ground))}
.high-5{background:color-mix(in srgb,var(--high) 41%,var(--ground))}
.mark{margin-right:.4rem;vertical-align:-.05em;flex:none}
.stroke{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.good{color:var(--good)}.plain{color:var(--muted)}.warning{color:var(--warning)}.danger{color:var(--danger)}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1.5rem 2rem}
figure{min-width:0;break-inside:avoid}
figcaption{font-size:.8125rem;color:var(--muted)}
figcaption strong{display:block;color:var(--text);font-size:.875rem}
figure svg[role]{display:block;width:100%;max-width:30rem;height:auto;margin-top:.5rem;overflow:visible;print-color-adjust:exact;-webkit-print-color-adjust:exact}
figure svg text{font-size:12px;fill:var(--text);paint-order:stroke;stroke:var(--ground);stroke-width:2.5px;stroke-linejoin:round}
figure svg .tick{font-size:11px;fill:var(--muted)}
figure svg .small{font-size:10px}
.name{unicode-bidi:isolate}
details{margin-top:.375rem;font-size:.8125rem}
summary{color:var(--accent);cursor:pointer}
.grid{stroke:var(--grid)}.axis{stroke:var(--strong)}
.level{stroke:var(--mark);stroke-dasharray:4 3}
.chosen{stroke:var(--accent);stroke-dasharray:2 3}
.chosen-key{fill:var(--accent)}
.band{fill:var(--band);stroke:var(--mark);stroke-width:.6}.band-2{fill:var(--band-2);fill-opacity:.75;stroke:var(--high);stroke-width:.6}
.band-line{stroke:var(--band);stroke-width:9}.band-2-line{stroke:var(--band-2);stroke-width:5}
.line{fill:none;stroke-width:1.6}
.dot{stroke:var(--ground);stroke-width:1}
.line.main{stroke:var(--curve)}.dot.main{fill:var(--curve)}
.line.second{stroke:var(--s5);stroke-dasharray:5 3}.dot.second{fill:var(--s5)}
.line.third{stroke:var(--mark);stroke-dasharray:2 3}.dot.third{fill:var(--mark)}
.whisker{stroke:var(--text);stroke-width:1.4}
.null-zone{fill:var(--null)}
.zone-1{fill:var(--zone-1)}.zone-2{fill:var(--zone-2)}.zone-3{fill:var(--zone-3)}.zone-4{fill:var(--zone-4)}
.fill-0{fill:var(--s0)}.fill-1{fill:var(--s1)}.fill-2{fill:var(--s2)}.fill-3{fill:var(--s3)}.fill-4{fill:var(--s4)}
.fill-5{fill:var(--s5)}.fill-6{fill:var(--s6)}.fill-7{fill:var(--s7)}.fill-other{fill:var(--s9)}
.fill-8{fill:var(--t0)}.fill-9{fill:var(--t1)}.fill-10{fill:var(--t2)}.fill-11{fill:var(--t3)}
.line.fill-0{fill:none;stroke:var(--s0)}.line.fill-1{fill:none;stroke:var(--s1)}.line.fill-2{fill:none;stroke:var(--s2)}
.line.fill-3{fill:none;stroke:var(--s3)}.line.fill-4{fill:none;stroke:var(--s4)}.line.fill-5{fill:none;stroke:var(--s5)}
.line.fill-6{fill:none;stroke:var(--s6)}.line.fill-7{fill:none;stroke:var(--s7)}.line.fill-other{fill:none;stroke:var(--s9)}
.line.fill-8{fill:none;stroke:var(--t0)}.line.fill-9{fill:none;stroke:var(--t1)}.line.fill-10{fill:none;stroke:var(--t2)}.line.fill-11{fill:none;stroke:var(--t3)}
@media(max-width:34rem){body{padding:1.25rem 1rem 3rem}.explanation dl>div{grid-template-columns:1fr}.explanation dt{font-size:.8125rem}}
@media print{@page{size:A4;margin:16mm 15mm 18mm}
:root{color-scheme:light;--ground:#fff;--sunken:#f3f3f5;--line:#dfe0e4;--strong:#848a95;--text:#1c1e23;--muted:#5a5f6a;--accent:#1c1e23;
--danger:#b3261e;--warning:#8a5300;--good:#1d6b3c;--grid:#e9eaed;--mark:#5d6472;--curve:#33384a;--band:#ced3e0;--band-2:#ead3b4;--null:#5d647233;
--s0:#c47a00;--s1:#2a8fc9;--s2:#00855f;--s3:#948600;--s4:#00609a;--s5:#c24e00;--s6:#b4578e;--s7:#4a4f59;--s9:#9a9fa9;
--t0:#b3364d;--t1:#7a55c7;--t2:#8a5a3c;--t3:#007f8a;
--low:#0b68a8;--high:#c96a00;--zone-1:#f7e9e7;--zone-2:#fbf4e4;--zone-3:#eef6ee;--zone-4:#e0f0e3}
html{font-size:80%}
body{max-width:none;padding:0;font-size:10.5pt}
p,li,dd{max-width:none}
figcaption strong{font-size:9.5pt}
h1{font-size:20pt}h2{font-size:14pt}h3{font-size:11.5pt}
.lead{font-size:12pt}
table,.register,.note,figcaption,caption,thead th,.facts dt,details,footer,nav ol{font-size:9pt}
section.page{break-before:page;margin-top:0}
section.page>h2{border-top:0;padding-top:0}
h2,h3,caption{break-after:avoid}
tr,.explanation dl>div,.facts>div,.notice{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
th,td{padding-right:.5rem}
.shade{padding-right:.25rem;padding-left:.25rem}
section{margin-top:1.5rem}
.charts{grid-template-columns:1fr 1fr;gap:6mm 8mm}
details:not([open]){display:none}
p{orphans:3;widows:3}}
`;

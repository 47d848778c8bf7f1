// Style of the printed form: A4, margins and letter sizes of Decree 30/2020 (annex I), page number at the top.
export const FORM_STYLE = `
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt 'Times New Roman', serif; } }
@page :first { @top-center { content: none; } }
html { font: 13pt/1.35 'Times New Roman', Tinos, 'Liberation Serif', serif; color: #000; background: #fff; }
body { margin: 0; }
main { max-width: 165mm; margin: 0 auto; padding: 8mm 4mm; }
header { display: flex; gap: 4mm; text-align: center; }
header > div { flex: 2; } header > div + div { flex: 3; }
header p { margin: 0; }
.issuer, .state, .motto { font-weight: bold; } .organ, .issuer { text-transform: uppercase; }
.issuer::after, .motto::after { content: ''; display: block; width: 40%; margin: 1mm auto 0; border-top: 1px solid #000; }
.motto { font-size: 14pt; }
.place { font-style: italic; margin-top: 3mm; }
h1 { font-size: 14pt; text-align: center; margin: 8mm 0 0; }
h2 { font-size: 13pt; margin: 5mm 0 2mm; break-after: avoid; }
.preview { text-align: center; font-weight: bold; border: 1px solid #000; padding: 1mm; }
.week { text-align: center; font-weight: bold; margin: 0 0 4mm; }
dl { margin: 0; } dl div { display: flex; gap: 2mm; } dt { flex: none; } dd { margin: 0; font-weight: bold; }
.typed { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 2mm; text-align: justify; }
.who { margin: 2mm 0 0; font-style: italic; break-after: avoid; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 12pt; }
th, td { box-sizing: border-box; border: 1px solid #000; padding: 1mm 1.5mm; vertical-align: top; overflow-wrap: anywhere; text-align: left; }
thead { display: table-header-group; } thead th { text-align: center; vertical-align: middle; }
tr { break-inside: avoid; }
tbody th { font-weight: normal; } .group th, .group td, tfoot th, tfoot td { font-weight: bold; }
tbody tr:not(.group) th { padding-left: 5mm; }
.work th:first-child { width: 9mm; } .work th:nth-child(3) { width: 29mm; }
.work th:nth-child(4), .work th:nth-child(5) { width: 27mm; } .work th:nth-child(6) { width: 22mm; }
.scores thead th:not(:first-child) { width: 26mm; } .scores thead th:nth-child(2) { width: 20mm; }
.middle { text-align: center; } .work .middle { white-space: nowrap; } .points { text-align: right; font-variant-numeric: tabular-nums; }
.signatures { display: flex; gap: 4mm; margin-top: 8mm; text-align: center; break-inside: avoid; }
.signatures > div { flex: 1; } .signatures p { margin: 0; }
.signatures .title { font-weight: bold; min-height: 2.7em; } .signatures .hint { font-style: italic; }
.signatures .name { font-weight: bold; margin-top: 25mm; }
footer { margin-top: 6mm; border-top: 1px solid #000; padding-top: 1mm; font-size: 11pt; } footer p { margin: 0; }
@media print { main { max-width: none; padding: 0; } }
@media screen and (max-width: 40em) { html { font-size: 11pt; } header, .signatures { flex-direction: column; } }
`;

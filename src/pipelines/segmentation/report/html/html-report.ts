import { RULE_BASED, REGISTER_WORDS } from '../../explanation/register.ts';
import { plainText } from '../../explanation/prose.ts';
import type { Block, Chart, Fact, Report, Section } from '../blocks.ts';
import { escapeHtml } from './escape-html.ts';
import { markHtml } from './mark-html.ts';
import { proseHtml } from './prose-html.ts';
import { STYLESHEET } from './stylesheet.ts';
import { svgHtml } from './svg-html.ts';
import { tableHtml } from './table-html.ts';

/** Nothing may be loaded or run: the report is one file that reads the same without a network. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one HTML file without scripts. The same bytes for the same report. */
export function htmlReport(report: Report): string {
  const { title, subtitle, sections, stamp } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>
${STYLESHEET}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="subtitle">${proseHtml(subtitle)}</p>
</header>
<nav aria-label="Contents">
<ol>
${sections.map(({ id, title: name, mark }) => `<li><a href="#${id}">${markHtml(mark)}${proseHtml(name)}</a></li>`).join('\n')}
</ol>
</nav>
<main>
${sections.map(sectionHtml).join('')}</main>
<footer>
<p>${proseHtml(stamp)}</p>
</footer>
</body>
</html>
`;
}

function sectionHtml({ id, title, mark, newPage, blocks }: Section): string {
  const parts = blocks.map((block, i) => blockHtml(block, `${id}-${i + 1}`)).join('');
  return (
    `<section${newPage ? ' class="page"' : ''} aria-labelledby="${id}">\n` +
    `<h2 id="${id}">${markHtml(mark)}${proseHtml(title)}</h2>\n${parts}</section>\n`
  );
}

function blockHtml(block: Block, id: string): string {
  switch (block.kind) {
    case 'lead':
      return `<p class="lead">${proseHtml(block.text)}</p>\n`;
    case 'text':
      return `<p>${proseHtml(block.text)}</p>\n`;
    case 'notice':
      return `<p class="notice">${proseHtml(block.text)}</p>\n`;
    case 'heading':
      return `<h3>${proseHtml(block.text)}</h3>\n`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${proseHtml(item)}</li>`).join('')}</ul>\n`;
    case 'facts':
      return `<dl class="facts">${block.facts.map(factHtml).join('')}</dl>\n`;
    case 'explanation':
      return explanationHtml(block);
    case 'table':
      return tableHtml(block.table);
    case 'charts':
      return `<div class="charts">\n${block.charts.map((chart, i) => chartHtml(chart, `${id}-${i + 1}`)).join('')}</div>\n`;
  }
}

function factHtml({ term, value, note }: Fact): string {
  const below = note === undefined ? '' : `<span class="note">${proseHtml(note)}</span>`;
  return `<div><dt>${escapeHtml(term)}</dt><dd>${proseHtml(value)}${below}</dd></div>`;
}

function explanationHtml({ certainty, answers }: Extract<Block, { kind: 'explanation' }>): string {
  const { register, because } = certainty;
  return (
    `<div class="explanation"><p class="register"><strong class="${register}">${REGISTER_WORDS[register]}</strong> ` +
    `<span>${escapeHtml(because)} ${escapeHtml(RULE_BASED)}</span></p>\n<dl>` +
    `${answers.map(({ question, text }) => `<div><dt>${escapeHtml(question)}</dt><dd>${proseHtml(text)}</dd></div>`).join('')}</dl></div>\n`
  );
}

function chartHtml({ title, reading, drawing, table }: Chart, id: string): string {
  const twin = `<details><summary>Show as table<span class="hidden">: ${escapeHtml(plainText(table.caption))}</span></summary>\n${tableHtml(table)}</details>`;
  return (
    `<figure><figcaption><strong>${escapeHtml(title)}</strong> <span>${escapeHtml(reading)}</span></figcaption>\n` +
    `${svgHtml(drawing, id, title, reading)}\n${twin}\n</figure>\n`
  );
}

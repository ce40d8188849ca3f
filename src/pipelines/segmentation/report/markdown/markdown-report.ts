import { REGISTER_WORDS, RULE_BASED } from '../../explanation/register.ts';
import type { Piece, Prose } from '../../explanation/prose.ts';
import type { Block, Report, Section, Table } from '../blocks.ts';
import { escapeLineStart, escapeMarkdown } from './escape-markdown.ts';

/** The report as Markdown with tables (GFM): charts stand as their tables. The same bytes for the same report. */
export function markdownReport({ title, subtitle, sections, stamp }: Report): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    paragraph(subtitle),
    ...sections.flatMap(sectionParts),
    '---',
    paragraph(stamp),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionParts({ title, blocks }: Section): readonly string[] {
  return [`## ${inline(title)}`, ...blocks.flatMap(blockParts)];
}

function blockParts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'lead':
      return [`**${inline(block.text)}**`];
    case 'text':
      return [paragraph(block.text)];
    case 'notice':
      return [`> ${paragraph(block.text)}`];
    case 'heading':
      return [`### ${inline(block.text)}`];
    case 'list':
      return [block.items.map((item) => `- ${paragraph(item)}`).join('\n')];
    case 'facts':
      return [
        block.facts
          .map(({ term, value, note }) => `- ${escapeMarkdown(term)}: ${inline(value)}${noteText(note)}`)
          .join('\n'),
      ];
    case 'explanation':
      return [
        `*${REGISTER_WORDS[block.certainty.register]}.* ${escapeMarkdown(`${block.certainty.because} ${RULE_BASED}`)}`,
        block.answers
          .map(({ question, text }) => `- **${escapeMarkdown(question)}.** ${inline(text)}`)
          .join('\n'),
      ];
    case 'table':
      return tableParts(block.table);
    case 'charts':
      return block.charts.flatMap(({ table, reading }) => [...tableParts(table), escapeMarkdown(reading)]);
  }
}

function tableParts({ caption, columns, rows }: Table): readonly string[] {
  const lines = [
    columns.map(({ title }) => inline(title)),
    columns.map(({ align }) => (align === 'end' ? '---:' : '---')),
    ...rows.map((row) => row.map(({ text }) => inline(text))),
  ];
  return [`*${inline(caption)}*`, lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

function noteText(note: Prose | undefined): string {
  return note === undefined ? '' : ` (${inline(note)})`;
}

function paragraph(text: Prose): string {
  return escapeLineStart(inline(text));
}

function inline(text: Prose): string {
  return text.map(pieceText).join('');
}

function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return escapeMarkdown(piece);
  return escapeMarkdown(piece.kind === 'number' ? piece.shown : piece.text);
}

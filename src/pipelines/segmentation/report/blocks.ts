import type { Certainty } from '../explanation/register.ts';
import type { Answer } from '../explanation/explanation.ts';
import type { Prose } from '../explanation/prose.ts';
import type { Disposition, Outcome } from '../judgement/verdict.ts';
import type { SvgElement } from './charts/svg.ts';

/** A report as parts that HTML and Markdown are written from: texts, tables, charts; nothing is escaped yet. */
export interface Report {
  readonly title: string;
  readonly subtitle: Prose;
  readonly sections: readonly Section[];
  /** The line at the foot: version, seed, hashes. */
  readonly stamp: Prose;
}

export interface Section {
  /** For links within the report; letters, digits and hyphens. */
  readonly id: string;
  readonly title: Prose;
  readonly mark?: Mark;
  /** Whether it begins on a new page when printed. */
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'lead'; readonly text: Prose }
  | { readonly kind: 'text'; readonly text: Prose }
  /** What was not tested, or has to be known first. */
  | { readonly kind: 'notice'; readonly text: Prose }
  | { readonly kind: 'heading'; readonly text: Prose }
  | { readonly kind: 'list'; readonly items: readonly Prose[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'explanation'; readonly certainty: Certainty; readonly answers: readonly Answer[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'charts'; readonly charts: readonly Chart[] };

export interface Fact {
  readonly term: string;
  readonly value: Prose;
  readonly note?: Prose;
}

/** Rows of cells; the first cell of a row is its heading. */
export interface Table {
  readonly caption: Prose;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: Prose;
  readonly align: 'start' | 'end';
}

export interface Cell {
  readonly text: Prose;
  readonly mark?: Mark;
  /** −1 to 1, for a heat map; 0 is the middle. */
  readonly shade?: number;
}

/** A small sign beside a word, never in its place. */
export type Mark =
  | { readonly kind: 'segment'; readonly colour: number | undefined }
  | { readonly kind: 'disposition'; readonly disposition: Disposition }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** A drawing with its title, how to read it, and the same as a table. */
export interface Chart {
  /** Says the quantity with its unit. */
  readonly title: string;
  /** Two sentences at most. */
  readonly reading: string;
  readonly drawing: SvgElement;
  readonly table: Table;
}

/** A column of texts. */
export function texts(title: string): Column {
  return { title: [title], align: 'start' };
}

/** A column of numbers. */
export function numbers(title: string): Column {
  return { title: [title], align: 'end' };
}

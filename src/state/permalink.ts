import { canonicalJson } from '../base/canonical-json.ts';
import { configChanges, readConfig } from '../engine/config.ts';
import { SEGMENTATION_SETTINGS, segmentationRules } from '../pipelines/segmentation/config.ts';
import { PRESETS, presetConfig } from '../pipelines/segmentation/presets.ts';
import type { ConfigStep } from './draft.ts';
import { FIRST_PAGE, isPageName, type PageName } from './page.ts';
import { FIRST_TAB, isSegmentsTab, type SegmentsTab } from './segments-tab.ts';

/** What an address asks for. Whatever is absent stays as it is. */
export interface Permalink {
  readonly step?: ConfigStep;
  readonly page?: PageName;
  /** Of the Segments page. */
  readonly tab?: SegmentsTab;
  /** What is wrong with the address, in one sentence. */
  readonly problem?: string;
}

/**
 * The fragment that restores a configuration and a page: `#v1=…&page=segments`, where … is the base64url of the JSON
 * `{"changes": {section: {setting: value}}, "preset": name}`, and on the Segments page a view other than the first:
 * `&view=map`. Never holds data. The configuration must be valid.
 */
export function encodePermalink(step: ConfigStep, page: PageName, tab: SegmentsTab = FIRST_TAB): string {
  const changes = configChanges(step.config, presetConfig(step.preset));
  const view = page === 'segments' && tab !== FIRST_TAB ? `&view=${tab}` : '';
  return `#v1=${toBase64Url(canonicalJson({ preset: step.preset, changes }))}&page=${page}${view}`;
}

/** Reads a fragment. Anything unknown or damaged is a problem, and the configuration then is not restored at all. */
export function decodePermalink(fragment: string): Permalink {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const page = parameters.get('page') ?? '';
  const tab = parameters.get('view') ?? '';
  const link: Permalink = {
    ...(isPageName(page) ? { page } : {}),
    ...(page === 'segments' && isSegmentsTab(tab) ? { tab } : {}),
  };
  const payload = parameters.get('v1');
  if (payload !== null) return { ...link, ...readPayload(payload) };
  const version = [...parameters.keys()].find((key) => /^v\d+$/.test(key));
  if (version !== undefined)
    return { ...link, problem: `The link has version ${version.slice(1)}, and this page knows version 1.` };
  if (parameters.size === 0) return { page: FIRST_PAGE };
  if (link.page !== undefined) return link;
  return parameters.has('page')
    ? { problem: `The link asks for the page “${shortened(page)}”, which is not there.` }
    : { problem: `The link says “${shortened(fragment)}”, which this page does not know.` };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function readPayload(payload: string): Permalink {
  const value = parsed(payload);
  if (value === undefined) return { problem: 'The link is damaged or not complete.' };
  const preset = PRESETS.find(({ name }) => name === value['preset'])?.name;
  if (preset === undefined) return { problem: 'The link names no preset that this page knows.' };
  const reading = readConfig(
    SEGMENTATION_SETTINGS,
    value['changes'] ?? {},
    presetConfig(preset),
    segmentationRules,
  );
  if (reading.kind === 'valid') return { step: { preset, config: reading.config } };
  const [first] = reading.problems;
  return { problem: `The link has a setting that does not fit: ${first?.path} ${first?.message}.` };
}

function parsed(payload: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(fromBase64Url(payload));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function toBase64Url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(payload: string): string {
  const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

import { Misfit, readOneOf, readRecord } from '../../../base/read-value.ts';
import { readConfig } from '../../../engine/config.ts';
import { DEFAULT_CONFIG, SEGMENTATION_SETTINGS } from '../config.ts';
import type { ModelConfig } from './model-document.ts';

const SECTIONS = ['quality', 'identity', 'profiles', 'features'] as const;

/** The settings of an untrusted model, against the rules of the configuration; all of them, so that a later default changes no model; throws {@link Misfit}. O(settings). */
export function readModelConfig(value: unknown, path: string): ModelConfig {
  const raw = readRecord(value, path);
  const source = readRecord(raw['source'], `${path}.source`);
  const kind = readOneOf(source['kind'], `${path}.source.kind`, ['events', 'customers']);
  const given = Object.fromEntries(
    SECTIONS.map((section) => [section, readRecord(raw[section], `${path}.${section}`)]),
  );
  for (const section of SECTIONS)
    for (const name of Object.keys(DEFAULT_CONFIG[section]))
      if (given[section]![name] === undefined) throw new Misfit(`${path}.${section}.${name}`, 'is missing');
  const reading = readConfig(SEGMENTATION_SETTINGS, given, DEFAULT_CONFIG);
  if (reading.kind === 'invalid') {
    const problem = reading.problems[0]!;
    throw new Misfit(`${path}.${problem.path}`, problem.message);
  }
  const { quality, identity, profiles, features } = reading.config;
  if (features.scaling === 'quantile')
    throw new Misfit(`${path}.features.scaling`, 'is quantile, which keeps no constants to prepare by');
  return { source: { kind }, quality, identity, profiles, features };
}

import * as z from 'zod/mini';
import type { Setting } from './setting.ts';

/** A titled group of settings. */
export interface Section {
  readonly title: string;
  readonly settings: Readonly<Record<string, Setting>>;
}

/** The whole configuration of a pipeline, described once: two levels, `section.setting`. */
export type ConfigDescription = Readonly<Record<string, Section>>;

/** The type of a configuration that fits a description. */
export type ConfigOf<D extends ConfigDescription> = {
  readonly [S in keyof D]: {
    readonly [N in keyof D[S]['settings']]: D[S]['settings'][N] extends { readonly fallback: infer V }
      ? V
      : never;
  };
};

/** Some of a configuration's values. */
export type PartialConfig<C> = { readonly [S in keyof C]?: Partial<C[S]> };

/** What is wrong with one setting, and what to do. */
export interface SettingProblem {
  readonly path: string;
  readonly message: string;
}

export type ConfigReading<C> =
  | { readonly kind: 'valid'; readonly config: C }
  | { readonly kind: 'invalid'; readonly problems: readonly SettingProblem[] };

/** The configuration with every setting at its default. O(settings). */
export function defaultConfig<D extends ConfigDescription>(description: D): ConfigOf<D> {
  return mapSections(description, (section) =>
    Object.fromEntries(Object.entries(section.settings).map(([name, setting]) => [name, setting.fallback])),
  ) as ConfigOf<D>;
}

/** `base` with the values of `changes` laid over it, setting by setting. */
export function mergeConfig<C extends object>(base: C, changes: PartialConfig<C>): C {
  const merged = { ...base } as Record<string, unknown>;
  for (const [section, values] of Object.entries(changes)) {
    merged[section] = { ...(merged[section] as object), ...(values as object) };
  }
  return merged as C;
}

/**
 * Reads an untrusted value as a (possibly partial) configuration over `base`. Unknown names, wrong types and values out
 * of range are problems that name their path; nothing is guessed. `rules` are checks over several settings.
 */
export function readConfig<D extends ConfigDescription>(
  description: D,
  value: unknown,
  base: ConfigOf<D>,
  rules: (config: ConfigOf<D>) => readonly SettingProblem[] = () => [],
): ConfigReading<ConfigOf<D>> {
  const parsed = partialSchema(description).safeParse(value);
  if (!parsed.success)
    return {
      kind: 'invalid',
      problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, description)),
    };
  const config = mergeConfig(base, parsed.data as PartialConfig<ConfigOf<D>>);
  const problems = rules(config);
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', config };
}

/** The values of `config` that differ from `base`: what a link or a diff has to carry. */
export function configChanges<C extends object>(config: C, base: C): PartialConfig<C> {
  const changes: Record<string, Record<string, unknown>> = {};
  for (const [section, values] of Object.entries(config)) {
    const before = (base as Record<string, Record<string, unknown>>)[section] ?? {};
    for (const [name, value] of Object.entries(values as Record<string, unknown>)) {
      if (JSON.stringify(value) !== JSON.stringify(before[name])) (changes[section] ??= {})[name] = value;
    }
  }
  return changes as PartialConfig<C>;
}

function partialSchema(description: ConfigDescription): z.ZodMiniType<object> {
  const sections = mapSections(description, (section) =>
    z.optional(
      z.partial(
        z.strictObject(
          Object.fromEntries(
            Object.entries(section.settings).map(([name, setting]) => [name, setting.schema]),
          ),
        ),
      ),
    ),
  );
  return z.strictObject(sections);
}

function mapSections<T>(description: ConfigDescription, make: (section: Section) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(description).map(([name, section]) => [name, make(section)]));
}

function problemsOf(issue: z.core.$ZodIssue, description: ConfigDescription): SettingProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'invalid_type' && path.length < 2) {
    const holds = path.length === 0 ? `sections: ${Object.keys(description).join(', ')}` : 'settings';
    return [{ path: path.join('.'), message: `must be an object of ${holds}` }];
  }
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
  const known =
    path.length === 0 ? Object.keys(description) : Object.keys(description[path[0]!]?.settings ?? {});
  return issue.keys.map((key) => ({
    path: [...path, key].join('.'),
    message: `is not a ${path.length === 0 ? 'section' : 'setting'}; there are ${known.join(', ')}`,
  }));
}

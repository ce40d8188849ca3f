import { fullNumber } from '../../../../base/number-text.ts';
import { configChanges } from '../../../../engine/config.ts';
import type { Setting } from '../../../../engine/setting.ts';
import { SEGMENTATION_SETTINGS } from '../../config.ts';
import { type Prose, code, given, listed, prose } from '../../explanation/prose.ts';
import { figure } from '../../explanation/quantities.ts';
import { type PresetName, PRESETS, presetConfig } from '../../presets.ts';
import type { ResultDocument } from '../../result-document.ts';
import { type Block, type Section, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';

/** What it takes to make this run again. */
export function stampSection({ result, preset, createdAt }: ReportInput): Section {
  const { app, config, dataHash, resultHash, schemaVersion, truth } = result;
  return {
    id: 'stamp',
    title: ['How this was made'],
    newPage: false,
    blocks: [
      {
        kind: 'text',
        text: prose`The same configuration, seed and data give the same result on any machine; the result hash shows it.`,
      },
      {
        kind: 'facts',
        facts: [
          {
            term: 'Made with',
            value: [`${app.name} ${app.version}`],
            note: [`result document version ${schemaVersion}`],
          },
          { term: 'Report made', value: [createdAt] },
          { term: 'Seed', value: [String(config.source.seed)] },
          ...(truth === null
            ? []
            : [
                {
                  term: 'Known groups',
                  value: prose`${figure(truth.ari)}`,
                  note: ['adjusted Rand index of the segments with them'],
                },
              ]),
        ],
      },
      {
        kind: 'table',
        table: {
          caption: ['Hashes (SHA-256)'],
          columns: [texts('Of'), texts('Hash')],
          rows: [
            [cell('data'), cell(code(dataHash))],
            [cell('result'), cell(code(resultHash))],
          ],
        },
      },
      ...settingBlocks(config, preset),
      ...stageBlocks(result.stages),
    ],
  };
}

function settingBlocks(config: ResultDocument['config'], preset: PresetName): readonly Block[] {
  const base = presetConfig(preset);
  const title = PRESETS.find(({ name }) => name === preset)?.title ?? preset;
  const changes = Object.entries(configChanges(config, base)).flatMap(([section, values]) =>
    Object.entries(values ?? {}).map(([name, value]) => ({ section, name, value: value as unknown })),
  );
  if (changes.length === 0)
    return [{ kind: 'text', text: prose`All settings are those of the preset “${title}”.` }];
  return [
    {
      kind: 'table',
      table: {
        caption: [`Settings that differ from the preset “${title}”`],
        columns: [texts('Setting'), texts('Path'), texts('Value'), texts('Preset')],
        rows: changes.map(({ section, name, value }) => [
          cell(settingOf(section, name)?.title ?? name),
          cell(code(`${section}.${name}`)),
          cell(valueText(value, settingOf(section, name))),
          cell(valueText(presetValue(base, section, name), settingOf(section, name))),
        ]),
      },
    },
  ];
}

function settingOf(section: string, name: string): Setting | undefined {
  const sections: Readonly<Record<string, { readonly settings: Readonly<Record<string, Setting>> }>> =
    SEGMENTATION_SETTINGS;
  return sections[section]?.settings[name];
}

function presetValue(base: ResultDocument['config'], section: string, name: string): unknown {
  return (base as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[section]?.[name];
}

function valueText(value: unknown, setting: Setting | undefined): Prose {
  if (typeof value === 'boolean') return [value ? 'on' : 'off'];
  if (typeof value === 'number')
    return setting?.kind === 'number' ? prose`${fullNumber(value)} ${setting.unit}` : [fullNumber(value)];
  if (typeof value === 'string') return value === '' ? ['empty'] : [given(value)];
  if (Array.isArray(value)) return value.length === 0 ? ['none'] : [given(value.join(', '))];
  return [given(JSON.stringify(value) ?? 'unknown')];
}

/** What became of the stages; an answer from the cache is the same, so it is not told apart. */
function stageBlocks(stages: ResultDocument['stages']): readonly Block[] {
  const states = [...new Set(stages.map(({ status }) => stateOf(status)))];
  return states.map((state) => {
    const names = stages.filter(({ status }) => stateOf(status) === state).map(({ name }) => code(name));
    return { kind: 'text', text: prose`Stages ${state}: ${listed(names)}.` };
  });
}

function stateOf(status: ResultDocument['stages'][number]['status']): string {
  return status === 'cached' || status === 'computed' ? 'done' : status;
}

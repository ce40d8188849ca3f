import type { Setting } from '../engine/setting.ts';
import { SEGMENTATION_SETTINGS } from '../pipelines/segmentation/config.ts';
import { PRESETS } from '../pipelines/segmentation/presets.ts';
import { belongsTo, type Command } from './commands.ts';
import { OPTIONS } from './options.ts';

/** The help of a command, `run` unless told: its options, and for `run` presets and every setting with its unit, default and range. */
export function helpText(command: Command = 'run'): string {
  const options = OPTIONS.filter(({ name }) => belongsTo(name, command)).map(({ name, value, help }) => [
    `  --${name}${value === '' ? '' : ` ${value}`}`,
    help,
  ]);
  if (command === 'apply') return applyHelp(options);
  const presets = PRESETS.map(({ name, about }) => [`  ${name}`, about]);
  const settings = Object.entries(SEGMENTATION_SETTINGS).flatMap(
    ([section, { title, settings: members }]) => [
      '',
      `${title}`,
      ...aligned(
        Object.entries(members).map(([name, setting]) => [`  ${section}.${name}`, settingText(setting)]),
      ),
    ],
  );
  return [
    'strata run [options]     Find customer segments in events, transactions or a customer table.',
    'strata apply [options]   Give new customers the segments of an earlier run: strata apply --help.',
    '',
    'Options',
    ...aligned(options),
    '',
    'Presets',
    ...aligned(presets),
    '',
    'Settings, for --set PATH=VALUE and --config',
    ...settings.slice(1),
    '',
    EXIT_LINE,
  ].join('\n');
}

const EXIT_LINE = 'Exit status: 0 done, 2 bad input or usage, 1 a defect of the program, 130 interrupted.';

function applyHelp(options: readonly (readonly string[])[]): string {
  return [
    'strata apply --model model.json --input FILE [options]',
    '',
    'Gives every customer of new data the segment of its nearest centroid in an earlier run, without clustering again, and',
    'says whether the customers have drifted since. strata run --handover DIR writes model.json; data are read and described',
    'by the settings that it holds. Drift is a finding and no failure: the exit status is 0, and verdict.kind in the JSON says it.',
    '',
    'Options',
    ...aligned(options),
    '',
    EXIT_LINE,
  ].join('\n');
}

function settingText(setting: Setting): string {
  return `${setting.title}: ${rangeText(setting)}; default ${JSON.stringify(setting.fallback)}`;
}

function rangeText(setting: Setting): string {
  switch (setting.kind) {
    case 'number':
      return `${setting.min} to ${setting.max}${setting.unit === '' ? '' : ` ${setting.unit}`}`;
    case 'toggle':
      return 'true or false';
    case 'choice':
      return Object.keys(setting.options).join(', ');
    case 'text':
      return `text such as ${JSON.stringify(setting.placeholder)}`;
    case 'list':
      return `list such as ${JSON.stringify([setting.placeholder])}`;
    case 'weights':
      return 'weights from 0 to 10 such as {"recency": 2}';
  }
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return rows.map(([left = '', right = '']) => `${left.padEnd(width)}  ${right}`);
}

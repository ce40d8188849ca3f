import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { configurationOf } from '../../src/cli/configuration.ts';
import { helpText } from '../../src/cli/help.ts';
import { nearestName } from '../../src/cli/nearest-name.ts';
import { OPTIONS, readOptions } from '../../src/cli/options.ts';
import { SEGMENTATION_SETTINGS } from '../../src/pipelines/segmentation/config.ts';

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const config = (...args: string[]) => configurationOf(readOptions(['run', ...args]), undefined);

describe('options', () => {
  test.each([
    [['--worker', '2'], /--worker.*Did you mean --workers\?/],
    [['--custmers', '20'], /Did you mean --customers\?/],
    [['--preset'], /--preset.*needs a value/],
    [['--json=yes'], /--json.*takes no value/],
    [['--seed', '-5'], /--seed.*needs a value/],
    [['--seed', 'one'], /--seed.*not a whole number/],
    [['--seed=-5'], /--seed.*not a whole number/],
    [['--preset', 'huge'], /There is no preset huge.*development, testing, production/],
    [['--k', '1'], /--k.*clustering\.k must be at least 2/],
    [['--k-range', '5'], /--k-range.*not a range/],
    [['--k-range', '9-4'], /“--k-range”.*begins above its end.*--k-range 4-9/],
    [['--k', '4', '--k', '5'], /“--k”.*2 times \(4, 5\)/],
    [['--seed=1', '--seed=1'], /“--seed”.*2 times/],
    [['--set', 'features.weights={"recency":-1}'], /features\.weights\.recency is a weight.*at least 0/],
    [['--k', '4', '--k-range', '2-5'], /exclude each other/],
    [['--set', 'clustering.kay=3'], /clustering\.kay.*Did you mean clustering\.k/],
    [['--set', 'clustering=3'], /not path=value/],
    [['--set', 'clustering.k="x"'], /clustering\.k is not a number/],
    [['--customers', '3'], /--customers.*at least 20/],
  ])('%j are refused with the option and the remedy', (args, message) => {
    expect(problemOf(() => config(...args))).toMatch(message);
  });

  test('that may be repeated keep every value, and a flag may be said twice', () => {
    const given = readOptions(['run', '--input', 'a', '--input', 'b', '--json', '--json']);
    expect(given.texts('input')).toEqual(['a', 'b']);
    expect([given.flag('json'), given.flag('strict')]).toEqual([true, false]);
  });

  test('a weight out of range is not taken for an unknown setting', () => {
    expect(problemOf(() => config('--set', 'features.weights={"recency":-1}'))).not.toContain('Did you mean');
  });

  test('lay shortcuts over the preset and single settings over both', () => {
    const made = config(
      '--preset',
      'production',
      '--seed',
      '7',
      '--k',
      '4',
      '--set',
      'clustering.k=6',
      '--set',
      'identity.conflicts=latest',
      '--strict',
    );
    expect(made.synthetic.customers).toBe(10_000);
    expect(made.source.seed).toBe(7);
    expect(made.clustering).toMatchObject({ choice: 'fixed', k: 6 });
    expect(made.identity).toEqual({
      mode: 'strict',
      conflicts: 'latest',
      cycles: 'unite',
      spelling: 'exact',
    });
  });

  test('switch every test of sensitivity off, and the report, whatever the preset', () => {
    const made = config('--preset', 'production', '--no-sensitivity', '--no-report');
    expect(Object.values(made.sensitivity).filter((value) => value === true)).toEqual([]);
    expect(made.sensitivity.replicates).toBe(100);
    expect(made.report.include).toBe(false);
    expect(config('--no-sensitivity', '--set', 'sensitivity.time=true').sensitivity.time).toBe(true);
  });

  test('read a partial configuration file and name it when it is wrong', () => {
    const read = (text: string) => configurationOf(readOptions(['run']), { fileName: 'mine.json', text });
    expect(read('{"clustering": {"k": 9}}').clustering.k).toBe(9);
    expect(problemOf(() => read('{"clustering": {"k": 99}}'))).toMatch(
      /mine\.json: clustering\.k must be at most 50/,
    );
    expect(problemOf(() => read('{"klustering": {}}'))).toMatch(/mine\.json: klustering/);
    for (const text of ['[1, 2]', 'null', '3']) {
      expect(problemOf(() => read(text))).toMatch(
        /mine\.json: The configuration must be an object of sections: .*clustering.*\. Write for instance \{/,
      );
    }
    expect(problemOf(() => read('{"clustering": 3}'))).toMatch(
      /clustering must be an object of settings\. Write for instance/,
    );
    expect(problemOf(() => read('{'))).toMatch(/mine\.json: This is not JSON/);
  });
});

test('the help names every option and every setting with its default', () => {
  const help = helpText();
  const helps = `${help}${helpText('apply')}`;
  for (const { name } of OPTIONS) expect(helps).toContain(`--${name}`);
  for (const [section, { settings }] of Object.entries(SEGMENTATION_SETTINGS)) {
    for (const [name, { fallback }] of Object.entries(settings)) {
      const line = help.split('\n').find((each) => each.trim().startsWith(`${section}.${name} `));
      expect(line).toContain(`default ${JSON.stringify(fallback)}`);
    }
  }
});

test('the nearest name is close, or there is none', () => {
  expect(nearestName('sheed', ['seed', 'set', 'out'])).toBe('seed');
  expect(nearestName('zzzzzz', ['seed', 'set'])).toBeUndefined();
});

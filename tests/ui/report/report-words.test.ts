import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import { fileName, stampText } from '../../../src/ui/report/file-names.ts';
import { movedThresholds, otherwiseWords } from '../../../src/ui/report/otherwise-words.ts';

describe('files of the report', () => {
  test('say the product and the day', () => {
    const moment = new Date(2026, 2, 5, 14, 5);
    expect(fileName('report', 'html', moment)).toBe('strata-report-2026-03-05.html');
    expect(fileName('result', 'json', moment)).toBe('strata-result-2026-03-05.json');
  });

  test('are stamped to the minute, in a time that is the same everywhere', () => {
    expect(stampText(new Date('2026-03-05T14:05:59Z'))).toBe('2026-03-05 14:05 UTC');
  });
});

describe('verdicts that are not those of the run', () => {
  test('name the thresholds that moved, and no setting that needs a run', () => {
    const draft = {
      ...DEFAULT_CONFIG,
      validation: { ...DEFAULT_CONFIG.validation, minSize: 77 },
      clustering: { ...DEFAULT_CONFIG.clustering, k: 9 },
    };
    expect(movedThresholds(DEFAULT_CONFIG, draft).map(({ path, after }) => [path, after])).toEqual([
      ['validation.minSize', '77'],
    ]);
    expect(movedThresholds(DEFAULT_CONFIG, DEFAULT_CONFIG)).toEqual([]);
  });

  test('say why in a sentence, or nothing', () => {
    expect(otherwiseWords(0, 0)).toBeUndefined();
    expect(otherwiseWords(1, 0)).toBe('The verdicts here follow 1 threshold moved since the run.');
    expect(otherwiseWords(2, 1)).toBe(
      'The verdicts here follow 2 thresholds moved since the run and 1 decision by hand.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { EstimateBasis } from '../../../src/engine/estimate.ts';
import { basisSentence } from '../../../src/ui/config/estimate-words.ts';

function sentenceOf(...parts: readonly (readonly [EstimateBasis, number])[]): string {
  const stages = parts.map(([basis, ms], i) => ({ stage: `${i}`, basis, ms, bytes: 0 }));
  return basisSentence({ ms: stages.reduce((sum, { ms }) => sum + ms, 0), stages });
}

describe('what an estimate rests on', () => {
  it('is measured as a whole only where hardly any of its time is not', () => {
    const whole = 'Measured on this machine with these settings at this size.';
    expect(sentenceOf(['measured', 600], ['kept', 0], ['extrapolated', 1])).toBe(whole);
    expect(sentenceOf(['measured', 600], ['extrapolated', 400])).toBe(
      'Mostly measured on this machine with these settings at this size; 40% extrapolated.',
    );
  });

  it('is told by the largest part first', () => {
    expect(sentenceOf(['measured', 100], ['extrapolated', 700], ['scaled', 200])).toBe(
      'Mostly extrapolated from other sizes or settings measured on this machine; 20% by pace, 10% measured.',
    );
    expect(sentenceOf(['kept', 0])).toBe('The results are kept from before.');
  });
});

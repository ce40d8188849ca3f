import type { RobustnessPart, SegmentRobustness } from '../judgement/verdict.ts';
import type { Structure } from '../result-document.ts';
import { type Prose, listed, prose, sentences } from './prose.ts';
import { score, scoreRange, share } from './quantities.ts';

/** How sure a segment is: tier, sampling with its null band, the worst test, and what was not tested. */
export function surenessOf(robustness: SegmentRobustness, structure: Structure): Prose {
  const tested = robustness.parts.filter(({ score: value }) => value !== undefined);
  if (robustness.tier === undefined || tested.length === 0)
    return sentences([
      prose`Not tested: every test of stability is switched off or could not be done.`,
      structureWords(structure),
    ]);
  return sentences([
    prose`In its worst test the segment is ${robustness.tier}.`,
    samplingWords(robustness),
    worstWords(robustness),
    untestedWords(robustness.parts),
  ]);
}

function samplingWords({ jaccardMean, jaccardLow, jaccardHigh, dissolved, parts }: SegmentRobustness): Prose {
  if (jaccardMean === undefined)
    return prose`Whether it comes back when customers are drawn again was not tested.`;
  const lost = dissolved === undefined ? undefined : prose`; ${share(dissolved)} of the draws dissolve it`;
  return prose`When customers are drawn again it comes back with a mean Jaccard of ${scoreRange(jaccardMean, jaccardLow, jaccardHigh)}${nullWords(jaccardMean, parts)}${lost}.`;
}

function nullWords(mean: number, parts: readonly RobustnessPart[]): Prose | undefined {
  const nullP95 = parts.find(({ name }) => name === 'sampling')?.nullP95;
  if (nullP95 === undefined) return prose` (what data without segments reach was not tested)`;
  return mean > nullP95
    ? prose`, above the ${score(nullP95)} that data without segments reach (95 % quantile)`
    : prose`, which data without segments reach as well (${score(nullP95)}, 95 % quantile)`;
}

function worstWords({ worst, parts }: SegmentRobustness): Prose | undefined {
  const part = parts.find(({ name }) => name === worst);
  if (part === undefined || part.name === 'sampling') return undefined;
  return prose`The weakest test is “${part.title}” with ${score(part.score)}.`;
}

function untestedWords(parts: readonly RobustnessPart[]): Prose | undefined {
  const names = parts
    .filter((part) => part.score === undefined && part.name !== 'sampling')
    .map(({ title }) => `“${title}”`);
  return names.length === 0 ? undefined : prose`Not tested: ${listed(names)}.`;
}

function structureWords(structure: Structure): Prose {
  return structure === 'not tested'
    ? prose`Whether the data have structure was not tested either.`
    : prose`The structure of the data is ${structure === 'none' ? 'not clear' : structure}.`;
}

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

function samplingWords(robustness: SegmentRobustness): Prose {
  const { jaccardMean, jaccardLow, jaccardHigh, dissolved } = robustness;
  if (jaccardMean === undefined)
    return prose`Whether it comes back when customers are drawn again was not tested.`;
  const lost = dissolved === undefined ? undefined : prose`; ${share(dissolved)} of the draws dissolve it`;
  return prose`When customers are drawn again it comes back with a mean Jaccard of ${scoreRange(jaccardMean, jaccardLow, jaccardHigh)}${nullWords(jaccardMean, robustness)}${lost}.`;
}

/** Beside one cloud, and beside copies that hold the shapes of single features, where these score higher than the cloud. */
function nullWords(mean: number, { copulaP95, parts }: SegmentRobustness): Prose | undefined {
  const nullP95 = parts.find(({ name }) => name === 'sampling')?.nullP95;
  if (nullP95 === undefined) return prose` (what data without segments reach was not tested)`;
  if (mean <= nullP95)
    return prose`, which pieces of data without segments reach as well (${score(nullP95)}, 95% quantile), so that it proves nothing here`;
  const above = prose`, above the ${score(nullP95)} that pieces of data without segments reach (95% quantile)`;
  if (copulaP95 === undefined || mean > copulaP95 || copulaP95 <= nullP95) return above;
  return prose`${above}, though not above the ${score(copulaP95)} of copies with the same distribution of each feature: a single feature may be all that sets it apart`;
}

function worstWords({ worst, parts }: SegmentRobustness): Prose | undefined {
  const part = parts.find(({ name }) => name === worst);
  if (part === undefined || part.name === 'sampling') return undefined;
  return prose`The weakest test is “${part.title}” with ${score(part.score)}.`;
}

function untestedWords(parts: readonly RobustnessPart[]): Prose | undefined {
  const names = parts
    .filter((part) => part.score === undefined && part.name !== 'sampling')
    .map(({ title, because = 'not tested' }) =>
      because === 'not tested' ? `“${title}”` : prose`“${title}” (${because})`,
    );
  return names.length === 0 ? undefined : prose`Not tested: ${listed(names)}.`;
}

function structureWords(structure: Structure): Prose {
  return structure === 'not tested'
    ? prose`Whether the data have structure was not tested either.`
    : prose`The structure of the data is ${structure === 'none' ? 'not clear' : structure}.`;
}

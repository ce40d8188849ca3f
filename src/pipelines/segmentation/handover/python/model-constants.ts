import { pythonList, pythonNumber, pythonText } from '../../../../io/python/python-literal.ts';
import { squaredDistance } from '../checked-customers.ts';
import type { HandedRun } from '../handed-run.ts';
import { renamedFeatures } from '../renamed-features.ts';
import { shownPlaces } from '../shown-places.ts';

/** Assignments of the constants of a run, as Python: preparation, centroids, segments. O(k × features). */
export function modelConstants(run: HandedRun): readonly string[] {
  const { artifacts, config, fit, segments } = run;
  const { preparation } = artifacts.features;
  const features = preparation.map(
    ({ name, fill, logarithm, low, high, centre, scale, weight }) =>
      `(${[
        pythonText(name),
        pythonNumber(fill),
        logarithm ? 'True' : 'False',
        ...[low, high, centre, scale, weight].map(pythonNumber),
      ].join(', ')})`,
  );
  const centroids = Array.from({ length: fit.k }, (_, segment) =>
    pythonList(
      Array.from(
        fit.centroids.subarray(segment * preparation.length, (segment + 1) * preparation.length),
        pythonNumber,
      ),
      'line',
    ),
  );
  const places = shownPlaces({ fit, segments }).map((place) => String(place + 1));
  return [
    `SEED = ${config.source.seed}`,
    ...renamedLines(run),
    '# Name, value where unknown, whether sign(x) * ln(1 + |x|) is taken, low and high to draw in to, centre, scale, weight.',
    `FEATURES = ${pythonList(features, 'lines')}`,
    '# In prepared values, in the order of the features.',
    `CENTROIDS = ${pythonList(centroids, 'lines')}`,
    '# Number of the segment that each centroid belongs to; several where segments were merged by hand.',
    `SEGMENT_OF_CENTROID = ${pythonList(places, 'line')}`,
    '# Names of segments 1, 2 and so on.',
    `SEGMENTS = ${pythonList(
      segments.map(({ name }) => pythonText(name)),
      'lines',
    )}`,
  ];
}

/** Comments on features that are called otherwise than in the run, as plain ASCII. */
export function renamedLines(run: HandedRun): readonly string[] {
  return renamedFeatures(run).map((told) => `# ${pythonText(told).slice(1, -1).replaceAll('\\"', '"')}`);
}

/** Assignments of the rows of the self-checks. O(rows × columns). */
export function checkConstants(run: HandedRun): readonly string[] {
  const { artifacts, fit, segments, checkRows } = run;
  const { ids, columns, categories } = artifacts.profiles;
  const places = shownPlaces({ fit, segments });
  const word = (text: string | undefined): string => (text === undefined ? 'None' : pythonText(text));
  const rows = checkRows.map((row) => {
    const numbers = columns.map(({ values }) => pythonNumber(values[row]!));
    const words = categories.map(({ codes, names }) => word(names[codes[row]!]));
    const segment = places[fit.labels[row]!]! + 1;
    return `(${pythonText(ids[row]!)}, ${segment}, ${pythonNumber(squaredDistance(run, row))}, ${pythonList(numbers, 'line')}, ${pythonList(words, 'line')})`;
  });
  const nameList = (named: readonly { readonly name: string }[]): string =>
    pythonList(
      named.map(({ name }) => pythonText(name)),
      'line',
    );
  return [
    '# Columns of the profiles: numbers, then words.',
    `PROFILE_NUMBERS = ${nameList(columns)}`,
    `PROFILE_WORDS = ${nameList(categories)}`,
    '# Customers of the run: id, segment, squared distance to its centroid, numbers and words of the profile; None is unknown.',
    `CHECK_ROWS = ${pythonList(rows, 'lines')}`,
  ];
}

import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { FeaturePreparation } from '../../preparation/features.ts';
import type { HandedRun } from '../handed-run.ts';
import { shownPlaces } from '../shown-places.ts';

/**
 * From `given` (customer_id, and the features as f1, f2 … in the order of the prepared matrix) to `assigned`
 * (customer_id, least_distance, segment): what `preparedValue` does, step by step, then the squared distances to the centroids in the
 * order of the features, as k-means adds them up.
 */
export function scoringTables(run: HandedRun, dialect: SqlDialect): readonly CommonTable[] {
  const { preparation } = run.artifacts.features;
  const each = (from: string, write: (feature: FeaturePreparation, column: string) => string): string => {
    const list = preparation.map((feature, at) => `${write(feature, `f${at + 1}`)} AS f${at + 1}`);
    return `SELECT customer_id,\n    ${list.join(',\n    ')}\n  FROM ${from}`;
  };
  const { double } = dialect;
  return [
    { name: 'filled', query: each('given', ({ fill }, f) => `COALESCE(${f}, ${double(fill)})`) },
    { name: 'logged', query: each('filled', ({ logarithm }, f) => (logarithm ? signedLog(f, dialect) : f)) },
    {
      name: 'drawn_in',
      query: each('logged', ({ low, high }, f) => {
        const [least, most] = [double(low), double(high)];
        return `CASE WHEN ${f} < ${least} THEN ${least} WHEN ${f} > ${most} THEN ${most} ELSE ${f} END`;
      }),
    },
    {
      name: 'prepared',
      query: each('drawn_in', ({ centre, scale, weight }, f) => {
        const scaled = `(${f} - ${double(centre)}) / ${double(scale)}`;
        return weight === 1 ? scaled : `${scaled} * ${double(Math.sqrt(weight))}`;
      }),
    },
    { name: 'distances', query: distances(run, dialect) },
    { name: 'nearest', query: nearest(run, dialect) },
    { name: 'assigned', query: assigned(run) },
  ];
}

function signedLog(value: string, { double }: SqlDialect): string {
  const one = double(1);
  return `CASE WHEN ${value} < ${double(0)} THEN -LN(${one} - ${value}) ELSE LN(${one} + ${value}) END`;
}

function distances({ fit, artifacts }: HandedRun, { double }: SqlDialect): string {
  const features = artifacts.features.names.length;
  const columns = Array.from({ length: fit.k }, (_, segment) => {
    const terms = Array.from({ length: features }, (__, j) => {
      const difference = `(f${j + 1} - ${double(fit.centroids[segment * features + j]!)})`;
      return `${difference} * ${difference}`;
    });
    return `${terms.join('\n      + ')} AS d${segment + 1}`;
  });
  return `SELECT customer_id,\n    ${columns.join(',\n    ')}\n  FROM prepared`;
}

function nearest({ fit }: HandedRun, dialect: SqlDialect): string {
  const names = Array.from({ length: fit.k }, (_, segment) => `d${segment + 1}`);
  return `SELECT customer_id, ${names.join(', ')}, ${dialect.least(names)} AS least_distance\n  FROM distances`;
}

function assigned(run: HandedRun): string {
  const cases = shownPlaces(run).map(
    (place, source) => `WHEN d${source + 1} = least_distance THEN ${place + 1}`,
  );
  return `SELECT customer_id, least_distance,\n    CASE\n      ${cases.join('\n      ')}\n    END AS segment\n  FROM nearest`;
}

import { countText, fixedNumber } from '../../../base/number-text.ts';
import { InputError } from '../../../base/input-error.ts';
import { withBreaks } from '../../../base/sliced.ts';
import { slicedCorrelation } from '../../../kernels/correlation.ts';
import { selectColumns, slicedMatrixFromColumns } from '../../../kernels/matrix.ts';
import { stage } from '../model.ts';
import { candidateColumns } from '../preparation/candidate-columns.ts';
import type { DroppedFeature, FeaturePreparation, Features } from '../preparation/features.ts';
import { prepareColumn } from '../preparation/prepare-column.ts';
import { pruneCorrelated } from '../preparation/prune-correlated.ts';
import type { FeaturesView } from '../views.ts';

/** Prepares the matrix that is clustered: chosen features, filled, logged, drawn in, scaled, weighed and pruned. */
export const features = stage({
  makes: 'features',
  title: 'Feature preparation',
  about:
    'Brings the chosen features to a common scale and leaves out what is constant or says the same twice.',
  version: 2,
  needs: ['profiles'],
  uses: ['features'],
  async run({ profiles }, { features: settings }, context): Promise<Features> {
    const rows = profiles.ids.length;
    if (rows < 3) {
      const message = `There ${rows === 1 ? 'is 1 customer' : `are ${countText(rows)} customers`}; segments need at least 3.`;
      throw new InputError({
        message,
        remedy: 'Add customers, or check which rows were rejected or set aside.',
      });
    }
    const { columns, dropped: leftOut } = candidateColumns(profiles, settings);
    const dropped: DroppedFeature[] = [...leftOut];
    const constants: FeaturePreparation[] = [];
    const prepared: Float64Array[] = [];
    for (const [index, column] of columns.entries()) {
      const result = prepareColumn(column, settings);
      if (result.kind === 'prepared') {
        constants.push(result.preparation);
        prepared.push(result.values);
      } else dropped.push({ name: column.name, title: column.title, reason: result.reason });
      context.progress((index + 1) / (columns.length + 1), column.title);
      await context.checkpoint();
    }
    if (prepared.length === 0) {
      const reasons = dropped.map(({ title, reason }) => `${title}: ${reason}`).slice(0, 5);
      const detail = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
      throw new InputError({
        field: 'features',
        message: `No feature is left to cluster on${detail}.`,
        remedy: 'Switch a group of features on, or choose other columns.',
      });
    }
    const all = await withBreaks(slicedMatrixFromColumns(prepared), context.checkpoint);
    prepared.length = 0;
    const correlation = await withBreaks(slicedCorrelation(all), context.checkpoint);
    const { kept, dropped: redundant } = pruneCorrelated(correlation, settings.correlationLimit);
    for (const { column, because, r } of redundant) {
      const { name, title } = constants[column]!;
      dropped.push({
        name,
        title,
        reason: `correlated with ${constants[because]!.title} (r = ${fixedNumber(r, 3)})`,
        restates: { title: constants[because]!.title, r },
      });
    }
    const preparation = kept.map((column) => constants[column]!);
    return {
      values: context.hold(selectColumns(all, kept).values),
      rows,
      names: preparation.map(({ name }) => name),
      titles: preparation.map(({ title }) => title),
      groups: preparation.map(({ group }) => group),
      preparation,
      dropped,
      correlation: {
        names: constants.map(({ name }) => name),
        titles: constants.map(({ title }) => title),
        r: correlation.values,
      },
    };
  },
  view: ({ preparation, dropped, correlation }): FeaturesView => ({
    preparation,
    dropped,
    correlation: { titles: correlation.titles, r: correlation.r },
  }),
  metrics: ({ rows, names, dropped }) => ({
    customers: rows,
    features: names.length,
    dropped: dropped.length,
  }),
});

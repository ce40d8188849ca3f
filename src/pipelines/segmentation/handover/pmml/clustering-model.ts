import type { XmlElement } from '../../../../io/xml/write-xml.ts';
import type { HandedRun } from '../handed-run.ts';
import { shownPlaces } from '../shown-places.ts';
import { modelVerification } from './model-verification.ts';
import { preparedField } from './prepared-field.ts';

/** The clustering model: one cluster for each segment of the fit, whose label is its id, and outputs as it is shown. */
export function clusteringModel(run: HandedRun, own: (wanted: string) => string): XmlElement {
  const { fit, artifacts } = run;
  const { preparation } = artifacts.features;
  const prepared = preparation.map((_, j) => own(`prepared_${j + 1}`));
  const outputs = { label: own('label'), segment: own('segment'), segmentName: own('segment_name') };
  return {
    name: 'ClusteringModel',
    attributes: {
      modelName: 'Segments of customers',
      functionName: 'clustering',
      algorithmName: 'k-means',
      modelClass: 'centerBased',
      numberOfClusters: fit.k,
    },
    content: [
      { name: 'MiningSchema', content: preparation.map(miningField) },
      { name: 'Output', content: outputFields(run, outputs) },
      {
        name: 'LocalTransformations',
        content: preparation.map((feature, j) => preparedField(feature, prepared[j]!)),
      },
      {
        name: 'ComparisonMeasure',
        attributes: { kind: 'distance' },
        content: [{ name: 'squaredEuclidean' }],
      },
      ...prepared.map((field): XmlElement => ({
        name: 'ClusteringField',
        attributes: { field, compareFunction: 'absDiff' },
      })),
      ...clusters(run),
      modelVerification(run, outputs),
    ],
  };
}

function miningField({ name, fill }: { readonly name: string; readonly fill: number }): XmlElement {
  return {
    name: 'MiningField',
    attributes: {
      name,
      usageType: 'active',
      missingValueReplacement: fill,
      missingValueTreatment: 'asValue',
    },
  };
}

function outputFields(
  run: HandedRun,
  names: { readonly label: string; readonly segment: string; readonly segmentName: string },
): readonly XmlElement[] {
  const { label, segment, segmentName } = names;
  return [
    {
      name: 'OutputField',
      attributes: { name: label, optype: 'categorical', dataType: 'string', feature: 'predictedValue' },
    },
    shownField(run, { name: segment, from: label, column: 'segment', dataType: 'integer' }),
    shownField(run, { name: segmentName, from: label, column: 'name', dataType: 'string' }),
  ];
}

function shownField(
  run: HandedRun,
  field: {
    readonly name: string;
    readonly from: string;
    readonly column: 'segment' | 'name';
    readonly dataType: string;
  },
): XmlElement {
  const { name, from, column, dataType } = field;
  const rows = shownPlaces(run).map((place, label): XmlElement => {
    const shown = column === 'segment' ? String(place + 1) : run.segments[place]!.name;
    return {
      name: 'row',
      content: [
        { name: 'label', content: String(label) },
        { name: column, content: shown },
      ],
    };
  });
  const map: XmlElement = {
    name: 'MapValues',
    attributes: { outputColumn: column, dataType },
    content: [
      { name: 'FieldColumnPair', attributes: { field: from, column: 'label' } },
      { name: 'InlineTable', content: rows },
    ],
  };
  return {
    name: 'OutputField',
    attributes: { name, optype: 'categorical', dataType, feature: 'transformedValue' },
    content: [map],
  };
}

function clusters(run: HandedRun): readonly XmlElement[] {
  const { fit, segments, artifacts } = run;
  const width = artifacts.features.names.length;
  return shownPlaces(run).map((place, label) => ({
    name: 'Cluster',
    attributes: { id: String(label), name: segments[place]!.name },
    content: [
      {
        name: 'Array',
        attributes: { n: width, type: 'real' },
        content: Array.from(fit.centroids.subarray(label * width, (label + 1) * width), String).join(' '),
      },
    ],
  }));
}

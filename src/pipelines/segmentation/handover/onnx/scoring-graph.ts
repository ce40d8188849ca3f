import type { OnnxConstant, OnnxGraph, OnnxNode } from '../../../../io/onnx/onnx-model.ts';
import type { HandedRun } from '../handed-run.ts';
import { ownNames } from '../own-names.ts';
import { shownPlaces } from '../shown-places.ts';

/**
 * From one input for each feature [customers, 1] to `segment` (as shown, from 1) and `label` (of the fit, from 0), both
 * [customers], and `squared_distances` [customers, k]: what `preparedValue` does, then the squared distances, added up
 * feature by feature as k-means does, so that the same doubles come out. ArgMin takes the lowest of equals. All in double.
 */
export function scoringGraph(run: HandedRun): OnnxGraph {
  const { names } = run.artifacts.features;
  const own = ownNames(names);
  const steps = [prepare(run), distances(run), choose(run)].map((step) => renamed(step, own));
  const outputs: OnnxGraph['outputs'] = [
    { name: own('segment'), element: 'int64', dims: ['customers'] },
    { name: own('label'), element: 'int64', dims: ['customers'] },
    { name: own('squared_distances'), element: 'double', dims: ['customers', run.fit.k] },
  ];
  return {
    name: 'segments',
    constants: steps.flatMap(({ constants }) => constants),
    nodes: [
      { operator: 'Concat', inputs: names, outputs: [own('profiles')], attributes: { axis: 1 } },
      ...steps.flatMap(({ nodes }) => nodes),
    ],
    inputs: names.map((name) => ({ name, element: 'double', dims: ['customers', 1] })),
    outputs,
  };
}

/** A part of the graph that names no input. */
interface Step {
  readonly constants: readonly OnnxConstant[];
  readonly nodes: readonly OnnxNode[];
}

function renamed({ constants, nodes }: Step, own: (wanted: string) => string): Step {
  return {
    constants: constants.map((constant) => ({ ...constant, name: own(constant.name) })),
    nodes: nodes.map((node) => ({ ...node, inputs: node.inputs.map(own), outputs: node.outputs.map(own) })),
  };
}

function prepare({ artifacts: { features } }: HandedRun): Step {
  const { preparation } = features;
  const row = (name: string, values: readonly number[]): OnnxConstant => ({
    name,
    dims: [1, values.length],
    element: 'double',
    values,
  });
  const logged: OnnxConstant = {
    name: 'is_logged',
    dims: [1, preparation.length],
    element: 'bool',
    values: preparation.map(({ logarithm }) => logarithm),
  };
  return {
    constants: [
      row('one', [1]),
      ...(['fill', 'low', 'high', 'centre', 'scale'] as const).map((name) =>
        row(
          name,
          preparation.map((feature) => feature[name]),
        ),
      ),
      row(
        'root_weight',
        preparation.map(({ weight }) => Math.sqrt(weight)),
      ),
      logged,
    ],
    nodes: [
      node('IsNaN', ['profiles'], 'is_missing'),
      node('Where', ['is_missing', 'fill', 'profiles'], 'filled'),
      node('Abs', ['filled'], 'size'),
      node('Sign', ['filled'], 'sign'),
      node('Add', ['size', 'one'], 'size_and_one'),
      node('Log', ['size_and_one'], 'log_size'),
      node('Mul', ['log_size', 'sign'], 'log'),
      node('Where', ['is_logged', 'log', 'filled'], 'logged'),
      node('Max', ['logged', 'low'], 'not_below'),
      node('Min', ['not_below', 'high'], 'drawn_in'),
      node('Sub', ['drawn_in', 'centre'], 'centred'),
      node('Div', ['centred', 'scale'], 'scaled'),
      node('Mul', ['scaled', 'root_weight'], 'prepared'),
    ],
  };
}

function distances({ artifacts: { features }, fit }: HandedRun): Step {
  const width = features.names.length;
  const each = Array.from({ length: width }, (_, j) => j);
  const sum = (j: number): string => (j === width - 1 ? 'squared_distances' : `sum_${j}`);
  return {
    constants: [
      { name: 'widths', dims: [width], element: 'int64', values: each.map(() => 1) },
      ...each.map((j): OnnxConstant => ({
        name: `centroids_${j}`,
        dims: [1, fit.k],
        element: 'double',
        values: Array.from({ length: fit.k }, (_, segment) => fit.centroids[segment * width + j]!),
      })),
    ],
    nodes: [
      {
        operator: 'Split',
        inputs: ['prepared', 'widths'],
        outputs: each.map((j) => `feature_${j}`),
        attributes: { axis: 1 },
      },
      ...each.flatMap((j) => [
        node('Sub', [`feature_${j}`, `centroids_${j}`], `difference_${j}`),
        node('Mul', [`difference_${j}`, `difference_${j}`], j === 0 ? sum(0) : `square_${j}`),
        ...(j === 0 ? [] : [node('Add', [sum(j - 1), `square_${j}`], sum(j))]),
      ]),
    ],
  };
}

function choose(run: HandedRun): Step {
  const places = shownPlaces(run).map((place) => place + 1);
  return {
    constants: [{ name: 'places', dims: [places.length], element: 'int64', values: places }],
    nodes: [
      {
        ...node('ArgMin', ['squared_distances'], 'label'),
        attributes: { axis: 1, keepdims: 0, select_last_index: 0 },
      },
      node('Gather', ['places', 'label'], 'segment'),
    ],
  };
}

function node(operator: string, inputs: readonly string[], output: string): OnnxNode {
  return { operator, inputs, outputs: [output] };
}

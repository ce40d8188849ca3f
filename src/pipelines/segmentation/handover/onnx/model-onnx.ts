import { writeOnnx } from '../../../../io/onnx/write-onnx.ts';
import { checkedCustomers, DISTANCE_TOLERANCE } from '../checked-customers.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';
import { renamedFeatures } from '../renamed-features.ts';
import { scoringGraph } from './scoring-graph.ts';

/** The first operator set that has every operator of the graph in the form used here (ArgMin's ties came with 12). */
const OPSET = 13;

/** `model.onnx`, from profiles to segments. Refused for quantile scaling. O(k × features). */
export function modelOnnx(run: HandedRun): WrittenHandover {
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  const content = writeOnnx({
    producer: { name: 'Strata', version: run.version },
    about:
      'Segments of customers. Each input is a feature as it is in the profiles, before any preparation: one double for each customer, NaN where unknown. The outputs are the segment as shown, from 1; its label in the fit, from 0; and the squared distance to every centroid in prepared space.',
    opset: OPSET,
    graph: scoringGraph(run),
    metadata: metadataOf(run),
  });
  return { kind: 'written', content };
}

function metadataOf(run: HandedRun): ReadonlyMap<string, string> {
  const { version, segments, artifacts, onBorder, elsewhere, config } = run;
  const listed = segments.map(({ name, sources, isSetAside }, place) => ({
    segment: place + 1,
    name,
    labels: sources,
    isSetAside,
  }));
  const customers = artifacts.profiles.ids.length;
  return new Map([
    ['app', `Strata ${version}`],
    ['features', JSON.stringify(artifacts.features.names)],
    ['renamed', JSON.stringify(renamedFeatures(run))],
    ['segments', JSON.stringify(listed)],
    ['arithmetic', 'double throughout; of centroids at the same distance the lowest label'],
    [
      'borders',
      `${onBorder} of the ${customers} customers of the run lie within rounding (1e-9 of the distance) of a border, where engines may differ`,
    ],
    [
      'elsewhere',
      `${elsewhere} customers of the run are nearest to another centroid than that of their segment`,
    ],
    ['seed', String(config.source.seed)],
    [
      'check_tolerance',
      `squared distances to the nearest centroid agree to ${DISTANCE_TOLERANCE} relative; segments and labels are the same`,
    ],
    ['check', JSON.stringify(checkedCustomers(run))],
  ]);
}

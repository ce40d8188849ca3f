import type { ImportEdge, SourceFile } from './source-file.ts';

/** What the modules of a folder may import from src/: for values, and beyond that for types alone. */
export interface Layer {
  readonly folder: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/**
 * What the main thread may load of the pipelines: config descriptions, presets, thresholds, the roles of columns; and the pure
 * functions of finished artifacts: verdicts, texts, figures for charts, the report, what is written into files, and the segments as edited by
 * hand, which have to be there within a frame of the edit; and what a run would take before it starts.
 */
const plainData = [
  'src/pipelines/catalog.ts',
  'src/pipelines/segmentation/config.ts',
  'src/pipelines/segmentation/presets.ts',
  'src/pipelines/segmentation/structure/thresholds.ts',
  'src/pipelines/segmentation/sensitivity/tiers.ts',
  'src/pipelines/segmentation/segments/effect-limit.ts',
  'src/pipelines/segmentation/applied/model-document.ts',
  'src/pipelines/segmentation/applied/stability-bands.ts',
  'src/pipelines/segmentation/edits/',
  'src/pipelines/segmentation/estimate/',
  'src/pipelines/segmentation/judgement/',
  'src/pipelines/segmentation/explanation/',
  'src/pipelines/segmentation/figures/',
  'src/pipelines/segmentation/report/',
  'src/pipelines/segmentation/handover/handover-files.ts',
  'src/pipelines/segmentation/result/',
  'src/pipelines/segmentation/comparison/',
  'src/io/encoding-words.ts',
  'src/io/import-plan.ts',
];

/** The layers of ARCHITECTURE.md, from the bottom to the top. */
export const layers: readonly Layer[] = [
  { folder: 'src/base/', values: [], types: [] },
  { folder: 'src/kernels/', values: ['src/base/'], types: [] },
  { folder: 'src/io/', values: ['src/base/'], types: [] },
  { folder: 'src/engine/', values: ['src/base/'], types: [] },
  {
    folder: 'src/pipelines/',
    values: ['src/base/', 'src/kernels/', 'src/io/', 'src/engine/'],
    types: [],
  },
  { folder: 'src/worker/', values: ['src/base/', 'src/io/', 'src/engine/', 'src/pipelines/'], types: [] },
  {
    folder: 'src/state/',
    values: ['src/base/', 'src/engine/', ...plainData],
    types: ['src/io/', 'src/pipelines/', 'src/worker/'],
  },
  {
    folder: 'src/storage/',
    values: ['src/base/', 'src/engine/', 'src/state/', 'src/pipelines/segmentation/config.ts'],
    types: ['src/pipelines/'],
  },
  {
    folder: 'src/ui/',
    values: ['src/base/', 'src/engine/', 'src/state/', ...plainData],
    types: ['src/io/', 'src/pipelines/', 'src/worker/'],
  },
  {
    folder: 'src/cli/',
    values: ['src/base/', 'src/kernels/', 'src/io/', 'src/engine/', 'src/pipelines/'],
    types: ['src/worker/'],
  },
];

/** Parts of the page that know nothing of the product: they may import neither pipelines nor state. */
const plainUi = ['src/ui/parts/', 'src/ui/charts/'];

/** Imports that point upwards or sideways. */
export function layerViolations(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((edge) => !isAllowed(file.path, edge))
      .map((edge) => `${file.path} may not import ${edge.typeOnly ? 'types of ' : ''}${edge.target}`),
  );
}

function isAllowed(path: string, { target, typeOnly }: ImportEdge): boolean {
  if (target === undefined) return true;
  if (plainUi.some((folder) => path.startsWith(folder)) && /^src\/(?:pipelines|state)\//.test(target))
    return false;
  const layer = layers.find(({ folder }) => path.startsWith(folder));
  if (layer === undefined) return path === 'src/main.tsx';
  const allowed = [layer.folder, ...layer.values, ...(typeOnly ? layer.types : [])];
  return allowed.some((prefix) => target.startsWith(prefix));
}

import type { SourceFile } from './source-file.ts';

/** The file or folder through which each npm package enters. */
export const doors: ReadonlyMap<string, readonly string[]> = new Map([
  ['@noble/hashes', ['src/base/']],
  ['@tanstack/react-table', ['src/ui/table/']],
  ['@tanstack/react-virtual', ['src/ui/table/']],
  ['comlink', ['src/worker/']],
  ['fflate', ['src/io/']],
  ['fzstd', ['src/io/parquet-codecs.ts']],
  ['hyparquet', ['src/io/parquet-']],
  ['hyparquet-writer', ['src/io/']],
  ['idb', ['src/storage/']],
  ['ml-kmeans', ['src/kernels/ml-kmeans-engine.ts']],
  ['papaparse', ['src/io/csv.ts']],
  ['react', ['src/ui/', 'src/main.tsx']],
  ['react-dom', ['src/main.tsx', 'src/ui/parts/dialog.tsx']],
  ['recharts', ['src/ui/charts/']],
  ['umap-js', ['src/kernels/umap.ts']],
  ['zod', ['src/engine/']],
  ['zustand', ['src/state/']],
]);

/** Packages imported beside their door, packages without one, and Node's modules outside the command line. */
export function packageViolations(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, target }) => {
      if (target !== undefined) return [];
      if (specifier.startsWith('node:')) {
        return path.startsWith('src/cli/')
          ? []
          : [`${path} may not import ${specifier}: only src/cli/ knows Node`];
      }
      const name = packageName(specifier);
      const places = doors.get(name);
      if (places === undefined)
        return [`${path} imports ${name}, which has no door in tests/architecture/packages.ts`];
      return places.some((place) => path.startsWith(place))
        ? []
        : [`${path} may not import ${name}: it enters through ${places.join(' or ')}`];
    }),
  );
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

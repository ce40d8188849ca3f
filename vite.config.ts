import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { securityHeaders } from './scripts/security-headers.mjs';
import { versionDefine } from './scripts/version-define.mjs';

/** What the page needs before it shows anything. */
const FIRST = {
  name: 'first',
  test: /[\\/]src[\\/](?!main\.tsx)|[\\/]node_modules[\\/]/,
  tags: ['$initial' as const],
  priority: 3,
};

/** What it loads once it stands still, before anything is run or opened; and what those parts need. */
const IDLE_PARTS =
  /[\\/]src[\\/]ui[\\/](?:config[\\/]size-advice|welcome[\\/](?:landing|scenario)-line)\.tsx$/;
const IDLE = {
  name: (id: string, context: Rolldown.ChunkingContext): string | null =>
    reaches(id, IDLE_PARTS, (each) => context.getModuleInfo(each)?.importers) ? 'idle' : null,
  minShareCount: 2,
  priority: 2,
};

/**
 * What several parts of the page share: in one file, and the charting library with what needs it in a second. Split by who needs
 * what, opening a page took up to forty small files, each a request of some milliseconds of the page's thread.
 */
const SHARED = {
  name: (id: string, context: Rolldown.ChunkingContext): string | null =>
    reaches(id, /[\\/]node_modules[\\/]recharts[\\/]/, (each) => context.getModuleInfo(each)?.importedIds)
      ? null
      : 'shared',
  test: /[\\/]src[\\/]/,
  minShareCount: 2,
  priority: 1,
};
const CHARTS = { name: 'charts', minShareCount: 2 };

/** Whether a module, or one that is come to from it by `next`, is wanted. */
function reaches(id: string, wanted: RegExp, next: (id: string) => readonly string[] | undefined): boolean {
  const seen = new Set([id]);
  for (const each of seen) {
    if (wanted.test(each)) return true;
    for (const other of next(each) ?? []) seen.add(other);
  }
  return false;
}

const quiet = { checks: { bundlerTimings: false } };

export default defineConfig({
  base: './',
  plugins: [react(), withoutPolicy()],
  define: versionDefine(),
  worker: { format: 'es', plugins: () => [withoutNodeStream()], rolldownOptions: quiet },
  optimizeDeps: { entries: ['index.html', 'src/worker/*.worker.ts'] },
  build: {
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    sourcemap: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      ...quiet,
      output: {
        codeSplitting: { groups: [FIRST, IDLE, SHARED, CHARTS] },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    headers: {
      'Cross-Origin-Opener-Policy': securityHeaders['Cross-Origin-Opener-Policy'],
      'Cross-Origin-Embedder-Policy': securityHeaders['Cross-Origin-Embedder-Policy'],
    },
  },
  preview: { headers: securityHeaders },
});

/** The development server puts scripts and styles into the page, which the policy in index.html forbids. */
function withoutPolicy(): Plugin {
  return {
    name: 'strata:without-policy',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
    },
  };
}

/** Papa Parse asks for Node's streams where there is a `require`; the page's workers have neither. */
function withoutNodeStream(): Plugin {
  const empty = '\0empty-stream';
  return {
    name: 'strata:without-node-stream',
    enforce: 'pre',
    resolveId: (id) => (id === 'stream' ? empty : undefined),
    load: (id) => (id === empty ? 'export default {}' : undefined),
  };
}

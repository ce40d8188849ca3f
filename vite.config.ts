import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { securityHeaders } from './scripts/security-headers.mjs';
import { versionDefine } from './scripts/version-define.mjs';

/** What the page needs before it shows anything. */
const FIRST = {
  name: 'first',
  test: /[\\/]src[\\/](?!main\.tsx)|[\\/]node_modules[\\/]/,
  tags: ['$initial' as const],
  priority: 2,
};

/**
 * What several parts of the page share: in one file, and the charting library with what needs it in a second. Split by who needs
 * what, opening a page took up to twenty small files, each a request of some milliseconds of the page's thread.
 */
const SHARED = {
  name: (id: string, context: ChunkingContext): string | null =>
    importsCharts(id, context) ? null : 'shared',
  test: /[\\/]src[\\/]/,
  minShareCount: 2,
  priority: 1,
};
const CHARTS = { name: 'charts', minShareCount: 2 };

type ChunkingContext = Rolldown.ChunkingContext;

/** Whether a module is of the charting library, or needs it. */
function importsCharts(id: string, context: ChunkingContext, seen = new Set<string>()): boolean {
  if (/[\\/]node_modules[\\/]recharts[\\/]/.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const imported = context.getModuleInfo(id)?.importedIds ?? [];
  return imported.some((each) => importsCharts(each, context, seen));
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
        codeSplitting: { groups: [FIRST, SHARED, CHARTS] },
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

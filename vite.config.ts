import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { securityHeaders } from './scripts/security-headers.mjs';
import { versionDefine } from './scripts/version-define.mjs';

/** What the page needs first and others share, in one file: each file by itself is compressed worse. */
const FIRST = {
  name: 'first',
  test: /src\/base\/(?:assert|canonical-json|number-text|once|portable-math)\.ts$|\/react\/|src\/pipelines\/segmentation\/presets\.ts$/,
};

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
    rolldownOptions: { ...quiet, output: { codeSplitting: { groups: [FIRST] } } },
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

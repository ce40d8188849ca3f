import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { securityHeaders } from './scripts/security-headers.mjs';
import { versionDefine } from './scripts/version-define.mjs';

export default defineConfig({
  base: './',
  plugins: [react()],
  define: versionDefine(),
  worker: { format: 'es' },
  optimizeDeps: { entries: ['index.html', 'src/worker/*.worker.ts'] },
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: { host: '127.0.0.1' },
  preview: { headers: securityHeaders },
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { securityHeaders } from './security-headers.mjs';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves a built folder with the security headers. The files are read once, so a later build does not
 * pull chunks away from pages that are open.
 *
 * @param {{ folder: string, host: string, port: number }} options port 0 takes a free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveFolder({ folder, host, port }) {
  const files = readFiles(folder);
  const server = createServer((request, response) => answer(files, request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @typedef {{ body: Buffer, zipped: Buffer | undefined, type: string, tag: string, lasting: boolean }} ServedFile
 * @param {Map<string, ServedFile>} files
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(files, request, response) {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = files.get(pathOf(request.url ?? '/'));
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? file.zipped : undefined;
  response.setHeader('Content-Type', file.type);
  response.setHeader('Cache-Control', file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', file.tag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  if (zipped !== undefined) response.setHeader('Content-Encoding', 'gzip');
  const body = zipped ?? file.body;
  response.setHeader('Content-Length', body.length);
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** @param {string} url */
function pathOf(url) {
  const path = url.split(/[?#]/)[0] ?? '/';
  try {
    const decoded = decodeURIComponent(path);
    return decoded.endsWith('/') ? `${decoded}index.html` : decoded;
  } catch {
    return '';
  }
}

/**
 * @param {string} folder
 * @returns {Map<string, ServedFile>}
 */
function readFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = `/${relative(folder, path).split(sep).join('/')}`;
      return [name, servedFile(name, readFileSync(path))];
    }),
  );
}

/**
 * @param {string} name
 * @param {Buffer} body
 * @returns {ServedFile}
 */
function servedFile(name, body) {
  const type = types[extname(name)] ?? 'application/octet-stream';
  return {
    body,
    zipped: /^text|javascript|json|svg|wasm/.test(type) ? gzipSync(body) : undefined,
    type,
    tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    lasting: /^\/assets\/.*-[\w-]{8}\.\w+$/.test(name),
  };
}

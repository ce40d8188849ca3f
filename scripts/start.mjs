import { join } from 'node:path';
import { BuildFailed, ensureBuilt } from './build.mjs';
import { watchParent } from './parent-watch.mjs';
import { projectRoot } from './project-root.mjs';
import { serveFolder } from './static-server.mjs';

if (process.env['npm_lifecycle_event'] !== undefined) watchParent(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));

const host = process.env['HOST'] || '127.0.0.1';
const port = portOf(process.env['PORT'] || '4173');

try {
  await ensureBuilt(['site']);
  const { url } = await serveFolder({ folder: join(projectRoot, 'dist'), host, port });
  console.log(`Strata is served at ${url}`);
} catch (error) {
  stop(messageOf(error));
}

/** @param {string} text */
function portOf(text) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  return stop(`PORT is “${text}”; it must be a whole number from 0 to 65535.`);
}

/** @param {unknown} error */
function messageOf(error) {
  if (error instanceof BuildFailed) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Choose another one: PORT=${port + 1} npm start`;
  if (code === 'EACCES')
    return `Port ${port} is not open to this user. Choose one above 1023: PORT=8080 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST “${host}” is not an address of this machine.`;
  throw error;
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}

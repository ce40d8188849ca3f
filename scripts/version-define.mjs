import { readFileSync } from 'node:fs';

/** The build-time constants every bundle and every test gets: the version of package.json. */
export function versionDefine() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return { __STRATA_VERSION__: JSON.stringify(version) };
}

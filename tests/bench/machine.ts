import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** What a measurement was made on. */
export interface Machine {
  readonly node: string;
  readonly v8: string;
  readonly processor: string;
  readonly processors: number;
  /** Versions of the packages that are measured. */
  readonly packages: Readonly<Record<string, string>>;
  /** 1, 5 and 15 minutes before. */
  readonly loadBefore: readonly number[];
}

/** The machine and the versions of some packages, as installed. */
export function machine(packages: readonly string[] = []): Machine {
  return {
    node: process.version,
    v8: process.versions.v8,
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    packages: Object.fromEntries(packages.map((name) => [name, installedVersion(name)])),
    loadBefore: loadavg(),
  };
}

/** One line for each fact. */
export function machineText({ packages, loadBefore, ...facts }: Machine): string {
  return Object.entries({ ...facts, ...packages, 'load average': loadText(loadBefore) })
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');
}

/** The load averages of 1, 5 and 15 minutes. */
export function loadText(load: readonly number[] = loadavg()): string {
  return load.map((each) => each.toFixed(1)).join(' ');
}

function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
    readonly version: string;
  };
  return version;
}

import { readFileSync, readdirSync } from 'node:fs';

/** Resident memory of all renderer processes that descend from this one, in MB; Linux only. */
export function rendererMegabytes(): number {
  const parents = new Map<string, string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = /PPid:\s+(\d+)/.exec(textOf(pid, 'status'))?.[1];
    if (parent !== undefined) parents.set(pid, parent);
  }
  let kilobytes = 0;
  for (const pid of parents.keys()) {
    if (!textOf(pid, 'cmdline').includes('--type=renderer') || !descends(pid, parents)) continue;
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(textOf(pid, 'status'))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

function descends(pid: string, parents: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = pid; at !== undefined; at = parents.get(at))
    if (at === String(process.pid)) return true;
  return false;
}

/** Empty for a process that has gone meanwhile. */
function textOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { present } from '../../../src/base/assert.ts';
import { type Reading, timedAsync } from '../reading.ts';
import { type FileToRead, TO_COLUMNS, TO_RFM } from './contenders.ts';

/** What tells a process of this bench that it measures one contender. */
export const CONTENDER_PROCESS = 'import-contender';

/** One contender in a process of its own, where it has the memory and the compilers to itself, as in a page that uses it alone. */
export interface ContenderProcess {
  measure(): Promise<Reading>;
  close(): void;
}

/** Starts a contender of {@link TO_COLUMNS} or {@link TO_RFM}. */
export function contenderProcess(name: string, file: FileToRead): ContenderProcess {
  const script = present(process.argv[1], 'the script of this process');
  const child = fork(script, [CONTENDER_PROCESS, name, JSON.stringify(file)]);
  return {
    async measure() {
      child.send('measure');
      const heard = new AbortController();
      const first = { signal: heard.signal };
      const [told] = await Promise.race([once(child, 'message', first), once(child, 'exit', first)]);
      heard.abort();
      if (typeof told !== 'object' || told === null) throw new Error(`${name}: its process ended.`);
      return told;
    },
    close: () => void child.kill(),
  };
}

/** Measures a contender each time it is asked to, until it is left alone. */
export function serveContender(name: string, file: FileToRead): void {
  const made = present(TO_COLUMNS.get(name) ?? TO_RFM.get(name), `a contender named ${name}`)(file);
  const measure = async (): Promise<void> => {
    const { run, before } = await made;
    await before?.();
    globalThis.gc?.();
    await atRest();
    process.send!(await timedAsync(1, run));
  };
  process.on('message', () => void measure());
  process.once('disconnect', () => process.exit());
}

/**
 * Waits until the platform's threads have given back the memory of the round before, and compiled what it had them compile:
 * their processor time would be counted as the next one's.
 */
async function atRest(): Promise<void> {
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    const cpu = process.cpuUsage();
    await setTimeout(MS_OF_A_WAIT);
    const { user, system } = process.cpuUsage(cpu);
    if (user + system < 20 * MS_OF_A_WAIT) return;
  }
}

const MOST_WAITS = 60;
const MS_OF_A_WAIT = 100;

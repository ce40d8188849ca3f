import process from 'node:process';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { inputProblemText } from '../base/input-error.ts';
import { present } from '../base/assert.ts';
import { version } from '../base/version.ts';
import { failureOf } from '../engine/failure.ts';
import { helpText } from './help.ts';
import { type Given, readOptions } from './options.ts';
import { EXIT, type Terminal, interrupted, reportFailure, runCommand } from './run-command.ts';
import { serveTasks } from './task-thread.ts';

const TASK_THREAD = 'strata task thread';

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
else if (workerData === TASK_THREAD) serveTasks(present(parentPort, 'the port of a task thread'));

async function main(args: readonly string[]): Promise<number> {
  const terminal = terminalOf();
  try {
    const given = readOptions(args);
    if (given.flag('version')) return print(`${version}\n`, terminal);
    if (given.flag('help')) return print(`${helpText()}\n`, terminal);
    return await command(given, terminal);
  } catch (thrown) {
    return terminal.signal.aborted ? interrupted(terminal) : reportFailure(failureOf(thrown), terminal);
  }
}

function command(given: Given, terminal: Terminal): Promise<number> {
  const [name, extra] = given.positionals;
  if (name === 'run' && extra === undefined) return runCommand(given, terminal);
  const message =
    name === undefined
      ? 'There is no command.'
      : name === 'run'
        ? `“${extra ?? ''}” belongs to no option.`
        : `There is no command “${name}”.`;
  const remedy =
    name === 'run'
      ? 'Files are given with --input FILE.'
      : 'Write strata run [options]; strata run --help lists them.';
  terminal.error(`strata: ${inputProblemText({ message, remedy })}`);
  return Promise.resolve(EXIT.badInput);
}

function print(text: string, terminal: Terminal): number {
  terminal.out(text);
  return EXIT.done;
}

function terminalOf(): Terminal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    out: (text) => void process.stdout.write(text),
    error: (line) => void process.stderr.write(`${line}\n`),
    signal: controller.signal,
    startThread: () => new Worker(new URL(import.meta.url), { workerData: TASK_THREAD }),
  };
}

// The reader of a pipe may leave early, as `head` does; what it did not want to read is no failure.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

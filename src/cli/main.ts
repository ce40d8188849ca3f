import process from 'node:process';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { inputProblemText } from '../base/input-error.ts';
import { present } from '../base/assert.ts';
import { version } from '../base/version.ts';
import { failureOf } from '../engine/failure.ts';
import { applyCommand } from './apply-command.ts';
import { type Command, COMMANDS, refuseForeignCommand } from './commands.ts';
import { helpText } from './help.ts';
import { type Given, readOptions } from './options.ts';
import { runCommand } from './run-command.ts';
import { EXIT, type Terminal, interrupted, reportFailure } from './terminal.ts';
import { serveTasks } from './task-thread.ts';

const TASK_THREAD = 'strata task thread';

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
else if (workerData === TASK_THREAD) serveTasks(present(parentPort, 'the port of a task thread'));

async function main(args: readonly string[]): Promise<number> {
  const terminal = terminalOf();
  try {
    const given = readOptions(args);
    if (given.flag('version')) return print(`${version}\n`, terminal);
    const command = commandOf(given);
    if (given.flag('help')) return print(`${helpText(command)}\n`, terminal);
    return await runs(command, given, terminal);
  } catch (thrown) {
    return terminal.signal.aborted ? interrupted(terminal) : reportFailure(failureOf(thrown), terminal);
  }
}

/** The command that is named first; undefined where there is none of that name. */
function commandOf({ positionals }: Given): Command | undefined {
  return COMMANDS.find((name) => name === positionals[0]);
}

async function runs(command: Command | undefined, given: Given, terminal: Terminal): Promise<number> {
  const [name, extra] = given.positionals;
  if (command !== undefined && extra === undefined) {
    refuseForeignCommand(given, command);
    return command === 'run' ? runCommand(given, terminal) : applyCommand(given, terminal);
  }
  const message =
    name === undefined
      ? 'There is no command.'
      : command === undefined
        ? `There is no command “${name}”.`
        : `“${extra ?? ''}” belongs to no option.`;
  const remedy =
    command === undefined
      ? 'Write strata run [options]; strata run --help lists them.'
      : 'Files are given with --input FILE.';
  terminal.error(`strata: ${inputProblemText({ message, remedy })}`);
  return EXIT.badInput;
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

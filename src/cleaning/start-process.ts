import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { ExpectedError } from '../errors.ts';
import type { Answer, ShippedRules, Task } from './cleaning-task.ts';
import { loaderFor } from './program-beside.ts';
import type { RunLimits } from './run-limits.ts';

/** A process that does one task at a time. */
export interface CleaningProcess {
  /**
   * Throws `RUN_TOO_LONG` or `RUN_TOO_LARGE` when a limit ended it.
   *
   * @param whenSlow - told once where the task takes longer than galleries do
   */
  readonly answer: (task: Task, whenSlow: () => void) => Promise<Answer>;
  /** Whether it is there, and as fast as it was, for one task more. */
  readonly isFit: () => boolean;
  readonly kill: () => void;
}

const mebibyte = 1024 * 1024;
/** Of the bound, what objects may take; the rest is for text on its way, code and stacks. */
const heapShare = 2 / 3;

/**
 * V8 makes a program to be interpreted of a pattern and, when it is asked again, another to be run: most of our hundreds are asked
 * again. Only from the start of a process: changed later, it may end the process.
 */
const compilesPatternsOnce = '--no-regexp-tier-up';

/** Starts a program that serves tasks, with the rules that ship. What it takes to start is no part of a task's time. */
export function startProcess(program: URL, shipped: ShippedRules, limits: RunLimits): CleaningProcess {
  const heapMebibytes = Math.floor((limits.memoryBytes * heapShare) / mebibyte);
  const child = fork(program, [String(limits.memoryBytes)], {
    execArgv: [...loaderFor(program), `--max-old-space-size=${heapMebibytes}`, compilesPatternsOnce],
    // As values, not as JSON: bytes stay bytes.
    serialization: 'advanced',
    // V8 writes pages about a heap that is full.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let hasGivenWay = false;
  const begun = begin(child, shipped);
  // Whoever waits for an answer is told.
  begun.catch(() => {});
  child.on('error', () => {});
  return {
    answer: async (task, whenSlow) => {
      await begun;
      const isSlow = setTimeout(whenSlow, slowAfterMs);
      const mayHang = setTimeout(() => {
        hasGivenWay = true;
        giveWay(child);
      }, giveWayAfterMs);
      return ask(child, task, limits).finally(() => {
        clearTimeout(isSlow);
        clearTimeout(mayHang);
      });
    },
    isFit: () => !hasGivenWay && child.connected && !child.killed,
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Galleries take some hundredths of a second; a process that cleans its first takes longer, and others may begin beside it. */
const slowAfterMs = 100;

/**
 * Who takes so long may hang, and gives way to the others. Its process cannot be made
 * as fast as it was, and is not used again; on a machine so busy that all take so long, starting others costs little beside.
 */
const giveWayAfterMs = 1000;
const lastInLine = 19;

function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, lastInLine);
  } catch {
    // It has just ended.
  }
}

const startLimitMs = 60_000;

/** Tells the rules, and waits for the word that they are known. */
async function begin(child: ChildProcess, shipped: ShippedRules): Promise<void> {
  const signal = AbortSignal.timeout(startLimitMs);
  try {
    child.send(shipped, () => {});
    await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code, by]: unknown[]) => {
        throw new Error(`a process that is to clean galleries ended as it began (${String(by ?? code)})`);
      }),
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function ask(child: ChildProcess, task: Task, limits: RunLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end(() => reject(tooLong(task, limits)));
      child.kill('SIGKILL');
    }, limits.timeMs);
    const onMessage = (answer: Answer) => end(() => resolve(answer));
    const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
      end(() => reject(explainEnd(task, limits, code, signal)));
    const onError = (error: Error) => end(() => reject(error));
    const end = (settle: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      settle();
    };
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    // What cannot be sent to a process that has ended, its end explains.
    child.send(task, (error) => {
      if (error !== null && child.connected) onError(error);
    });
  });
}

function tooLong({ input }: Task, { timeMs }: RunLimits): ExpectedError {
  return new ExpectedError(
    'RUN_TOO_LONG',
    `${input.name} takes longer than ${timeMs / 1000} s to clean, the most a run may take (CUTLINE_RUN_SECONDS)`,
  );
}

/** V8 aborts where its heap is full; the guard, and a system without memory, kill. */
function explainEnd(
  { input }: Task,
  { memoryBytes }: RunLimits,
  code: number | null,
  signal: NodeJS.Signals | null,
): Error {
  if (signal === 'SIGABRT' || signal === 'SIGKILL')
    return new ExpectedError(
      'RUN_TOO_LARGE',
      `${input.name} takes more than ${memoryBytes / mebibyte} MiB to clean, the most a run may take (CUTLINE_RUN_MEMORY_MIB)`,
    );
  return new Error(`the process that cleaned ${input.name} ended by itself (${signal ?? code})`);
}

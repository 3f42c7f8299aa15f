import { noDeskRules } from '../desk-rules/desk-rules.ts';
import { ExpectedError } from '../errors.ts';
import type { Rules } from '../pipeline/rules.ts';
import type {
  Answer,
  CleanedGallery,
  CleaningTask,
  ReadEntries,
  ReadingTask,
  RulesOfTask,
  Task,
} from './cleaning-task.ts';
import { openTurns } from './open-turns.ts';
import { programBeside } from './program-beside.ts';
import type { RunLimits } from './run-limits.ts';
import { type CleaningProcess, startProcess } from './start-process.ts';

/**
 * Cleans galleries in processes of their own: one that hangs or eats memory is ended at its limit and takes nothing else along,
 * and who asks stays free to answer meanwhile.
 */
export interface Cleaning {
  /** The rules that ship, for tasks that no desk's rules are for. */
  readonly shipped: RulesOfTask;
  /** An `ExpectedError` of the pipeline, `RUN_TOO_LONG` or `RUN_TOO_LARGE`; else what it met is a bug. */
  readonly clean: (task: CleaningTask) => Promise<CleanedGallery>;
  /** Only reads the entries; the same errors. */
  readonly read: (task: ReadingTask) => Promise<ReadEntries>;
  /** Ends its processes, whatever they do. */
  readonly close: () => void;
}

interface CleaningChoices {
  /** At most so many galleries at a time. */
  readonly atOnce: number;
  /** What the processes run. */
  readonly program?: URL;
}

const cleaningProgram = programBeside(import.meta.url, 'cleaning-process');

/** Nothing is started before it is needed; what was started is kept for the next gallery. */
export function openCleaning(
  { files, digest }: Rules,
  limits: RunLimits,
  { atOnce, program = cleaningProgram }: CleaningChoices,
): Cleaning {
  const inTurn = openTurns(atOnce);
  const idle: CleaningProcess[] = [];
  const busy = new Set<CleaningProcess>();
  const answer = (task: Task): Promise<Answer> =>
    inTurn(async (letNext) => {
      const one = takeFit(idle) ?? startProcess(program, { files, digest }, limits);
      busy.add(one);
      try {
        return await one.answer(task, letNext);
      } finally {
        busy.delete(one);
        if (one.isFit()) idle.push(one);
        else one.kill();
      }
    });
  return {
    shipped: { digest, desk: noDeskRules },
    clean: async (task) => {
      const done = resultOf(await answer({ kind: 'clean', ...task }));
      if (done.kind !== 'cleaned') throw new Error(`asked to clean, it answered '${done.kind}'`);
      return done.result;
    },
    read: async (task) => {
      const done = resultOf(await answer({ kind: 'read', ...task }));
      if (done.kind !== 'read') throw new Error(`asked to read, it answered '${done.kind}'`);
      return done.result;
    },
    close: () => {
      for (const one of [...idle.splice(0), ...busy]) one.kill();
    },
  };
}

/** One may have ended while it had nothing to do. */
function takeFit(idle: CleaningProcess[]): CleaningProcess | undefined {
  for (let one = idle.pop(); one !== undefined; one = idle.pop()) if (one.isFit()) return one;
  return undefined;
}

/** The result, or what went wrong thrown as what it was there. */
function resultOf(answer: Answer): Extract<Answer, { result: unknown }> {
  if (answer.kind === 'refused') throw new ExpectedError(answer.code, answer.message);
  if (answer.kind === 'broken') throw brokenBy(answer);
  return answer;
}

/** The bug, with the stack it had where it was met. */
function brokenBy({ message, stack }: Extract<Answer, { kind: 'broken' }>): Error {
  const error = new Error(message);
  if (stack !== null) error.stack = stack;
  return error;
}

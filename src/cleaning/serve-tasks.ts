import { applyDeskRules } from '../pipeline/desk-rules/apply-desk-rules.ts';
import { compileRules, type Rules } from '../pipeline/rules.ts';
import { explain } from './answer-task.ts';
import type { Answer, RulesOfTask, ShippedRules, Task } from './cleaning-task.ts';
import { startGuard } from './start-guard.ts';

/** Compiled rules take some megabytes; a few versions are in use at a time: the one in effect, and drafts that are tried. */
const mostKept = 8;

/**
 * Makes this process one that cleans galleries for the process that started it: told the rules that ship, it does one task after
 * the other, and ends with the other one, who alone hears Ctrl-C.
 *
 * @param doTask - does a task under its rules
 */
export function serveTasks(doTask: (task: Task, rules: Rules) => Promise<Answer>): void {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  startGuard(Number(process.argv[2]));
  const kept = new Map<string, Rules>();
  let shipped: ShippedRules | null = null;
  process.on('message', (message: ShippedRules | Task) => {
    if ('kind' in message) void answer(message, shipped).then((it) => process.send?.(it));
    else {
      shipped = message;
      // Whatever comes first says that it has begun.
      process.send?.('begun');
    }
  });

  async function answer(task: Task, ships: ShippedRules | null): Promise<Answer> {
    try {
      return await doTask(task, rulesFor(task.rules, ships, kept));
    } catch (error) {
      return explain(error);
    }
  }
}

function rulesFor(
  { digest, desk }: RulesOfTask,
  ships: ShippedRules | null,
  kept: Map<string, Rules>,
): Rules {
  if (ships === null) throw new Error('a task came before the rules');
  const known = kept.get(digest);
  if (known !== undefined) return known;
  const compiled = applyDeskRules(compileRules(ships.files, ships.digest), desk);
  kept.set(digest, compiled);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return compiled;
}

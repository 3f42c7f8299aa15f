import { answerTask } from '../../../src/cleaning/answer-task.ts';
import { serveTasks } from '../../../src/cleaning/serve-tasks.ts';
import type { Answer, Task } from '../../../src/cleaning/cleaning-task.ts';

// Cleans galleries as the real one does, unless their text asks for a bug: no gallery is known that has one.
serveTasks(async (task, rules) => (await misbehave(task)) ?? answerTask(task, rules));

async function misbehave({ input }: Task): Promise<Answer | null> {
  const text = Buffer.from(input.bytes).toString();
  if (text.includes('[it throws]')) throw new Error('a bug of the pipeline');
  if (text.includes('[it hangs]')) for (;;);
  if (text.includes('[it ends]')) process.exit(3);
  const kept: unknown[] = [];
  // In one piece, which V8 answers by ending the process; in small ones; outside of V8's heap.
  if (text.includes('[it fills the heap at once]'))
    for (;;) kept.push(Array.from({ length: 30_000_000 }, () => kept));
  if (text.includes('[it fills the heap]'))
    for (;;) kept.push({ at: kept.length, text: `entry ${kept.length}` });
  if (text.includes('[it takes memory]')) for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));
  return null;
}

import { Worker } from 'node:worker_threads';

/**
 * Has a thread look after this process, for when it hears nothing any more: it is ended when it takes more memory than its
 * bound, in bytes, or has lost the one that started it.
 */
export function startGuard(memoryBytes: number): void {
  const guard = new Worker(`(${watch.toString()})()`, {
    // As its own text: a thread cannot load a program as it is written.
    eval: true,
    argv: [String(memoryBytes), String(process.ppid)],
  });
  guard.unref();
}

/** Runs in the thread, and knows nothing of this file. */
function watch(): void {
  const [, , memoryBytes, parent] = process.argv.map(Number);
  setInterval(() => {
    const isOrphan = process.ppid !== parent;
    if (isOrphan || process.memoryUsage.rss() > Number(memoryBytes)) process.kill(process.pid, 'SIGKILL');
  }, 100);
}

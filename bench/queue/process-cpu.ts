import { readdirSync, readFileSync } from 'node:fs';

/** The CPU time of a process and of all its children so far, those that ended among them, in milliseconds. Linux. */
export function readProcessCpuMs(pid: number): number {
  const living = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  const children = living.map(readStat).filter((stat) => stat?.parent === pid);
  const own = readStat(String(pid));
  const ended = own === null ? 0 : own.ownTicks + own.endedTicks;
  return (ended + children.reduce((sum, child) => sum + (child?.ownTicks ?? 0), 0)) * tickMs;
}

/** The CPU time of a process alone so far, in milliseconds. Linux. */
export function readOwnCpuMs(pid: number): number {
  return (readStat(String(pid))?.ownTicks ?? 0) * tickMs;
}

/** Linux tells processes' times in hundredths of a second, whatever its own clock. */
const tickMs = 10;

interface Stat {
  readonly parent: number;
  readonly ownTicks: number;
  /** Of its children that have ended. */
  readonly endedTicks: number;
}

/** `null`: it ended meanwhile. */
function readStat(pid: string): Stat | null {
  try {
    // The name, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent, ownTicks: user + system, endedTicks: endedUser + endedSystem };
  } catch {
    return null;
  }
}

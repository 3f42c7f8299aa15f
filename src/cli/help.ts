import type { Command } from './commands.ts';

/** What `cutline --help` prints. */
export function printHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary}`).join('\n');
  return `Cutline cleans wire photo galleries: one item for each photo, credits and dates normalised,
every received caption accounted for.

Usage: cutline COMMAND [options]

${list}

  cutline COMMAND --help   what a command takes
  cutline --version        the version

Results go to stdout, everything else to stderr. Exit status 0: done; 1: an input could not be cleaned, stderr
says which and why; 2: wrong usage.
`;
}

/** What `cutline COMMAND --help` prints. */
export function printCommandHelp({ usage, summary, details }: Command): string {
  return `Usage: ${usage}\n\n${summary}\n\n${details}\n`;
}

/** How far a command with many inputs has come, on stderr. */
export interface Progress {
  readonly advance: () => void;
  /** A line that stays, such as what failed. */
  readonly note: (line: string) => void;
  readonly finish: (summary: string) => void;
}

/** A progress bar on a terminal when there is more than one input, else only the notes. */
export async function showProgress(what: string, total: number): Promise<Progress> {
  if (total < 2 || !process.stderr.isTTY) return notesOnly;
  const { progress } = await import('@clack/prompts');
  const bar = progress({ max: total, output: process.stderr });
  let done = 0;
  bar.start(`${what} ${done} of ${total}`);
  return {
    advance: () => {
      done += 1;
      bar.advance(1, `${what} ${done} of ${total}`);
    },
    note: (line) => {
      bar.clear();
      notesOnly.note(line);
      bar.start(`${what} ${done} of ${total}`);
    },
    finish: (summary) => bar.stop(summary),
  };
}

const notesOnly: Progress = {
  advance: () => {},
  note: (line) => {
    process.stderr.write(`${line}\n`);
  },
  finish: () => {},
};

import { createInterface } from 'node:readline';
import { ExpectedError } from '../errors.ts';

/**
 * NDJSON on stdin → NDJSON on stdout, a line a line. A line that cannot be read gives `{ "error" }` in its place, so
 * that answers stay beside their questions, and one line on stderr; the exit status is then 1.
 */
export async function transformLines(answer: (question: unknown) => unknown): Promise<number> {
  let number = 0;
  let failures = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const result = answerLine(line, number, answer);
    if (result instanceof ExpectedError) failures += 1;
    const printed = result instanceof ExpectedError ? { error: result.message } : result;
    if (!process.stdout.write(`${JSON.stringify(printed)}\n`)) await drained();
    if (result instanceof ExpectedError) process.stderr.write(`cutline: ${result.message}\n`);
  }
  return failures === 0 ? 0 : 1;
}

function answerLine(line: string, number: number, answer: (question: unknown) => unknown): unknown {
  try {
    return answer(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return invalid(number, `not JSON: ${error.message}`);
    if (error instanceof ExpectedError) return invalid(number, error.message);
    throw error;
  }
}

function invalid(number: number, why: string): ExpectedError {
  return new ExpectedError('INPUT_UNREADABLE', `stdin line ${number}: ${why}`);
}

function drained(): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.once('drain', resolve);
  });
}

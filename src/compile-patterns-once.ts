import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile a regular expression when it is first asked. By itself it makes a program to be interpreted of it first, and
 * another one to be run the second time: most of our hundreds are asked more than once, and the first gallery pays for both.
 */
export function compilePatternsOnce(): void {
  setFlagsFromString('--no-regexp-tier-up');
}

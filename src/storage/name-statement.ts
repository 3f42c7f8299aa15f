import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/** The name under which a session keeps a statement's plan: another text has another name. */
export function nameStatement(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `cutline_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

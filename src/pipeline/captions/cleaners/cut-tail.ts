/**
 * A text without what starts at an index; brackets at its very end, which may hold the credit, stay:
 * `A truce. More photos at x.example. (AP)` → `A truce. (AP)`
 */
export function cutTail(text: string, start: number): string {
  const kept = text.slice(0, start).trimEnd();
  const bracket = /\s(\([^()]{2,160}\)\.?)$/u.exec(text.slice(start));
  return bracket === null ? kept : `${kept} ${bracket[1]}`;
}

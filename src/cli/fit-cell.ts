/** A text as wide as a column of a table: cut with `…`, or filled with spaces. */
export function fitCell(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length > width
    ? `${characters.slice(0, width - 1).join('')}…`
    : text.padEnd(width + text.length - characters.length);
}

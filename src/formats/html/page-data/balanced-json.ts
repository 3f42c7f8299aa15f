/** The object, array or string that starts at a place of a script → its text up to its own end, or `null` where it has none. */
export function balancedJson(script: string, start: number): string | null {
  if (script[start] === '"' || script[start] === "'") return quoted(script, start);
  let depth = 0;
  for (let at = start; at < script.length; at += 1) {
    const sign = script[at];
    if (sign === '"') {
      const text = quoted(script, at);
      if (text === null) return null;
      at += text.length - 1;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0) return script.slice(start, at + 1);
  }
  return null;
}

function quoted(script: string, start: number): string | null {
  const quote = script[start];
  for (let at = start + 1; at < script.length; at += 1) {
    if (script[at] === '\\') at += 1;
    else if (script[at] === quote) return script.slice(start, at + 1);
  }
  return null;
}

import type { Profiler } from 'node:inspector/promises';
import type { Row } from '../framework/scenario.ts';

type Node = Profiler.ProfileNode;

/**
 * The functions of a profile by the time they took themselves, the dearest first; what a regular expression or a part of the
 * engine takes is its caller's.
 */
export function sumSelfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): readonly Row[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map<number, Node>();
  for (const node of nodes) for (const child of node.children ?? []) callers.set(child, node);
  const times = new Map<string, number>();
  let total = 0;
  samples.forEach((id, at) => {
    const micros = timeDeltas[at] ?? 0;
    const name = nameOf(byId.get(id), callers);
    total += micros;
    times.set(name, (times.get(name) ?? 0) + micros);
  });
  return [...times]
    .toSorted((a, b) => b[1] - a[1])
    .map(([name, micros]) => ({ function: name, ms: micros / 1000, '%': (100 * micros) / total }));
}

function nameOf(start: Node | undefined, callers: ReadonlyMap<number, Node>): string {
  let node = start;
  while (node !== undefined && node.callFrame.url === '' && !node.callFrame.functionName.startsWith('('))
    node = callers.get(node.id);
  if (node === undefined) return '(engine)';
  const { functionName, url, lineNumber } = node.callFrame;
  const file = url.split('/').slice(-2).join('/');
  return url === '' ? functionName : `${functionName || 'anonymous'} ${file}:${lineNumber + 1}`;
}

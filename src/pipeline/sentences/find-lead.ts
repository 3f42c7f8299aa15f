import { splitSentences } from './split-sentences.ts';

/**
 * The caption's first sentence: what the picture shows. A label that stands as a sentence of its own belongs to it:
 * `FILE. A keeper waves. Rain fell.` → `FILE. A keeper waves.`
 */
export function findLead(caption: string): string {
  const [first = '', second] = splitSentences(caption);
  return second !== undefined && loneLabel.test(first) ? `${first} ${second}` : first;
}

const loneLabel =
  /^(?:file|files|file photo|topshot|archive?|archivo|archivbild|archivfoto|arquivo|archivio)[.:]?$/i;

import type { CaptionCleaner } from '../caption-draft.ts';
import type { Rules } from '../../rules.ts';
import { withText } from './with-text.ts';

/** Buttons and labels of the page in front: `Enlarge image A keeper …`, `Close × A keeper …`, `Caption: A keeper …` */
export const stripInterfaceWords: CaptionCleaner = {
  name: 'strip-interface-words',
  clean: (draft, rules) => withText(draft, strip(draft.text, rules)),
};

const maxWords = 4;

function strip(text: string, rules: Rules): string {
  let rest = text;
  for (let count = 0; count < maxWords; count += 1) {
    const next = stripOne(rest, rules);
    if (next === null) break;
    rest = next;
  }
  return rest;
}

function stripOne(text: string, rules: Rules): string | null {
  const key = text.slice(0, 60).toLowerCase();
  const lead = rules.captions.interfaceLeads.find((words) => key.startsWith(words));
  if (lead === undefined) return null;
  const rest = text.slice(lead.length);
  // "Close friends", "Share Bear": a single word is a button only where a sign sets it apart.
  const gap = lead.includes(' ')
    ? /^\s*[:×|•,-]?\s+(?=["“‘(]?[\p{Lu}\d])/u
    : /^\s*[:×|•]\s*(?=["“‘(]?[\p{Lu}\d])/u;
  const match = gap.exec(rest);
  return match === null ? null : rest.slice(match[0].length);
}

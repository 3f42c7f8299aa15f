import { rememberTexts } from '../remember-texts.ts';
import type { Rules } from '../rules.ts';
import type { CaptionDraft } from './caption-draft.ts';
import { captionCleaners } from './cleaners.ts';

/** A caption after all cleaners, and the names of those that changed something. */
export interface CleanedCaption extends CaptionDraft {
  readonly cleanedBy: readonly string[];
}

/** A caption longer than this is cut: no photo has one, and every rule must end in time. In UTF-16 units. */
export const maxCaptionLength = 20_000;

/** Runs the cleaners over a caption and remembers which changed something. */
export const cleanCaption = rememberTexts((text: string, rules: Rules): CleanedCaption => {
  const cleanedBy: string[] = [];
  let draft: CaptionDraft = {
    text: text.slice(0, maxCaptionLength),
    isTruncated: false,
    counter: null,
    correction: null,
  };
  for (const { name, clean } of captionCleaners) {
    const next = clean(draft, rules);
    if (next !== draft) cleanedBy.push(name);
    draft = next;
  }
  return { ...draft, cleanedBy };
});

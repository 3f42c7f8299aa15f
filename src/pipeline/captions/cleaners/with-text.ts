import type { CaptionDraft } from '../caption-draft.ts';

/** The draft with another text; the same draft when the text is the same, so that no change is claimed. */
export function withText(draft: CaptionDraft, text: string): CaptionDraft {
  return text === draft.text ? draft : { ...draft, text };
}

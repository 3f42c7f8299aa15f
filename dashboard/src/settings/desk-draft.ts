import { createContext, useContext } from 'react';
import type { DeskView } from '../../../src/client/rules-schemas.ts';
import type { DeskRules } from '../../../src/desk-rules/desk-rules.ts';

/** The rules as they stand on this page, saved or not. */
export interface DeskDraft {
  readonly view: DeskView;
  readonly rules: DeskRules;
  /** The version in effect that they were made from. */
  readonly base: number;
  /** What differs from what is in effect, a line each. */
  readonly changes: readonly string[];
  readonly change: (part: Partial<DeskRules>) => void;
  readonly discard: () => void;
  /** Takes the changes over to the version that is in effect by now. */
  readonly rebase: () => void;
}

export const DeskDraftContext = createContext<DeskDraft | null>(null);

export function useDeskDraft(): DeskDraft {
  const draft = useContext(DeskDraftContext);
  if (draft === null) throw new Error('the settings stand on their page');
  return draft;
}

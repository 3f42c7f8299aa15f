import { useMemo, useState } from 'react';
import type { DeskView } from '../../../src/client/rules-schemas.ts';
import type { DeskRules } from '../../../src/desk-rules/desk-rules.ts';
import type { DeskDraft } from './desk-draft.ts';
import { tellChanges } from './tell-changes.ts';

/** What somebody changes on the page, beside what is in effect; without changes it follows the records. */
export function useDraftOf(view: DeskView): DeskDraft {
  const [own, setOwn] = useState<{ readonly base: number; readonly rules: DeskRules } | null>(null);
  const rules = own?.rules ?? view.rules;
  const base = own?.base ?? view.inEffect;
  const changes = useMemo(() => tellChanges(view.rules, rules, view.shipped), [view, rules]);
  return {
    view,
    rules,
    base,
    changes,
    change: (part) =>
      setOwn((before) => ({
        base: before?.base ?? view.inEffect,
        rules: { ...(before?.rules ?? view.rules), ...part },
      })),
    discard: () => setOwn(null),
    rebase: () => setOwn({ base: view.inEffect, rules }),
  };
}

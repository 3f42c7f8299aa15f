import type { CaptionCleaner, CaptionDraft } from '../caption-draft.ts';
import type { Rules } from '../../rules.ts';

/** `CORRECTS SPELLING OF NAME TO MULLER - Zoe Muller waves.` → `Zoe Muller waves.`, the note kept. */
export const stripCorrectionLead: CaptionCleaner = {
  name: 'strip-correction-lead',
  clean: (draft, rules) => stripErratum(stripLead(takeNote(draft), rules)),
};

/** Notes that are told by their words, wherever they stand. Spaces are tried from their first one only: many in a row take no longer. */
const correctionNotes: readonly RegExp[] = [
  // "Correction: An earlier version of this caption misspelled his name."
  /(?<!\s)\s*(?:correct(?:ion|ed)\s?:\s*)?\b(?:an?|the) (?:earlier|previous|original|prior) version of (?:this|the) (?:photo |picture )?(?:caption|cutline|photo|gallery)\b[^.]{3,200}\.(?=\s|$)/iu,
  // "(Corrects spelling of name)"
  /(?<!\s)\s*\((?:corrects|corrected to|correcting|correction:|recrops|adds byline|updates)\b[^()]{3,120}\)/iu,
  // Behind the sentence or its credit: "CORRECTS NAME TO FYNCH"
  /(?<=[.)\]]\s{0,2})(?:CORRECTS|CORRECTING|CORRECTED|CORRECTION|Corrects|Correction:)(?=\s|:)[^()]{3,160}$/u,
];

/** A caption without the note of its correction, which stands in a sentence or in brackets of its own. */
function takeNote(draft: CaptionDraft): CaptionDraft {
  for (const note of correctionNotes) {
    const match = note.exec(draft.text);
    if (match === null) continue;
    const [before, after] = [
      draft.text.slice(0, match.index),
      draft.text.slice(match.index + match[0].length),
    ];
    const text = `${before.trimEnd()} ${after.trimStart()}`.trim();
    if (text !== '') return { ...draft, text, correction: draft.correction ?? match[0].trim() };
  }
  return draft;
}

const maxLeadLength = 220;

const maxLeads = 4;

/** Leads stand in a row: `REFILE - CORRECTING DATE A boat …` */
function stripLead(draft: CaptionDraft, rules: Rules): CaptionDraft {
  let { text } = draft;
  const notes: string[] = [];
  for (
    let lead = findLead(text, rules);
    lead !== null && notes.length < maxLeads;
    lead = findLead(text, rules)
  ) {
    notes.push(lead.replace(/[\s:;–—-]+$/u, ''));
    text = text.slice(lead.length).trimStart();
  }
  return notes.length === 0 ? draft : { ...draft, text, correction: draft.correction ?? notes.join(' - ') };
}

function findLead(text: string, rules: Rules): string | null {
  const head = text.slice(0, maxLeadLength);
  const key = head.toLowerCase();
  const isLead = rules.captions.correctionLeads.some(
    (word) => key.startsWith(word) && !/^\p{L}/u.test(key.slice(word.length)),
  );
  if (!isLead) return null;
  const shouted = /^[^\p{Ll}]{3,200}?\s*(?:[-–—]{1,2}|[:;])\s+(?=["“‘(]?\p{Lu})/u.exec(head);
  // Whatever is in capitals up to the last separator before the sentence is the note.
  if (shouted !== null) return extendLead(head, shouted[0]);
  const bare =
    /^\p{Lu}[\p{Lu}\s,.'’-]{3,160}?[,.]?\s(?=(?:An?\s|\p{Lu}\p{Ll}[\p{L}'’-]{0,30}(?:\s\p{Lu}\p{Ll}[\p{L}'’-]{0,30}){0,4},?\s)\p{Ll})/u.exec(
      head,
    );
  if (bare !== null) return bare[0];
  return (
    /^(?:[Cc]orrects|[Cc]orrected|[Cc]orrection|[Aa]dds|[Uu]pdates|[Rr]ecrops|[Kk]orrigiert)\b[^.:;–—]{0,140}?(?:;|:|\s[-–—]{1,2})\s+(?=["“‘(]?\p{Lu})/u.exec(
      head,
    )?.[0] ?? null
  );
}

function extendLead(head: string, lead: string): string {
  const next = /^[^\p{Ll}]{2,160}?\s*(?:[-–—]{1,2}|[:;])\s+(?=["“‘(]?\p{Lu})/u.exec(head.slice(lead.length));
  if (next === null || /^(?:FILES?|ARCHIV)\b/u.test(next[0]) || /,/u.test(next[0])) return lead;
  return extendLead(head, lead + next[0]);
}

/** AFP writes its correction behind the caption: `The erroneous mention[s] appearing in the metadata …` */
function stripErratum(draft: CaptionDraft): CaptionDraft {
  const start = draft.text.search(/["“]?The erroneous (?:mention|information)/u);
  if (start <= 0) return draft;
  return {
    ...draft,
    text: draft.text.slice(0, start).trimEnd(),
    correction: draft.correction ?? draft.text.slice(start, start + 300),
  };
}

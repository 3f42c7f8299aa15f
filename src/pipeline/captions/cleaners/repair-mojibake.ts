import type { CaptionCleaner } from '../caption-draft.ts';
import { windows1252Byte } from '../windows-1252.ts';
import { withText } from './with-text.ts';

/** UTF-8 that was read as Windows-1252: `ZoÃ«` → `Zoë`, `donâ€™t` → `don’t`; only where every such sequence is one. */
export const repairMojibake: CaptionCleaner = {
  name: 'repair-mojibake',
  clean: (draft) => withText(draft, repairAll(draft.text)),
};

const suspicious = /[ÂÃ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â(?:€|\u0080)|ð(?:Ÿ|\u009F)/u;
const runs = /[\u0080-\u00FF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+/gu;
const decoder = new TextDecoder('utf-8', { fatal: true });

const maxRounds = 3;

/** Text that was misread twice needs two repairs. */
function repairAll(text: string): string {
  let repaired = text;
  for (let round = 0; round < maxRounds; round += 1) repaired = repair(repaired);
  return repaired;
}

function repair(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(runs, (run) => (suspicious.test(run) ? repairRun(run) : run));
}

function repairRun(run: string): string {
  const bytes = Uint8Array.from(run, windows1252Byte);
  try {
    return decoder.decode(bytes);
  } catch {
    // A real "Ã" or a sequence that was cut: left as it is.
    return run;
  }
}

import type { CreditLines } from '../client/rules-schemas.ts';
import { printCredit } from '../pipeline/credits/print-credit.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { PublishedManifest } from '../storage/newest-manifests.ts';

/**
 * The credit lines of what is published in a house's style, each once. A credit that no template fits, and all of them where the
 * house has no style, stay as they are published: how they were received, only a run can tell.
 */
export function printCreditLines(published: readonly PublishedManifest[], rules: Rules): CreditLines {
  const style = rules.creditStyles.get(rules.house.creditStyle ?? '');
  const seen = new Set<string>();
  const lines = published.flatMap(({ galleryId, headline, body }) => {
    const { items, referenceDate } = JSON.parse(body) as Manifest;
    return items.flatMap(({ credit, flags, date }) => {
      const before = credit.line;
      const context = { flags, day: date.value ?? referenceDate.value };
      const after = style === undefined ? before : printCredit(credit, style, context);
      if (before === null || after === null || seen.has(`${before}\n${after}`)) return [];
      seen.add(`${before}\n${after}`);
      return [{ galleryId, headline, before, after }];
    });
  });
  return { lines: lines.slice(0, mostLines) };
}

const mostLines = 100;

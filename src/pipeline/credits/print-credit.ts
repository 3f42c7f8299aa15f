import type { Credit, Flag } from '../manifest.ts';
import type { CreditStyle, CreditTemplate } from '../rules.ts';

/** What a credit line is printed for. */
export interface CreditContext {
  readonly flags: readonly Flag[];
  /** The day of the photo, else of the gallery, `YYYY-MM-DD`: houses change their style on a day. */
  readonly day: string | null;
}

/** A credit in the style of a house: `AP Photo/Runa Holt` → `Runa Holt, AP`; as received where no template fits. */
export function printCredit(credit: Credit, style: CreditStyle, context: CreditContext): string | null {
  if (credit.line === null) return null;
  const parts = partsOf(credit);
  const template = style.templates.find((each) => fits(each, credit, parts, context.day));
  if (template === undefined) return credit.line;
  return template.line.replace(placeholder, (_match, name: string) =>
    name === 'marks' ? marksOf(context.flags) : (parts.get(name) ?? ''),
  );
}

const placeholder = /\{(creators|agency|provider|via|marks)\}/gu;

/** An agency that only distributes stands in "via" and is no maker. */
function partsOf({ creators, agency, provider, via }: Credit): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  if (creators.length > 0) parts.set('creators', joinNames(creators));
  if (agency !== null && !via.includes(agency)) parts.set('agency', agency);
  if (provider !== null) parts.set('provider', provider);
  if (via.length > 0) parts.set('via', via.join('/'));
  return parts;
}

function joinNames(names: readonly string[]): string {
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function fits(
  template: CreditTemplate,
  credit: Credit,
  parts: ReadonlyMap<string, string>,
  day: string | null,
): boolean {
  if (template.agency !== null && template.agency !== credit.agency) return false;
  if (template.from !== null && (day === null || day < template.from)) return false;
  const held = new Set([...template.line.matchAll(placeholder)].map(([, name]) => name));
  // A template that names its agency prints it in its own words.
  if (template.agency !== null) held.add('agency');
  const isNamed = (name: string | undefined) => name === 'marks' || name === undefined || parts.has(name);
  return [...parts.keys()].every((name) => held.has(name)) && [...held].every(isNamed);
}

function marksOf(flags: readonly Flag[]): string {
  return `${flags.includes('pool') ? ', Pool' : ''}${flags.includes('file') ? ', File' : ''}`;
}

import { fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';
import { captionText } from '../news-items/caption-text.ts';

/** A text of an item with what it is for. */
interface RoleText {
  /** Without case, spaces and marks; empty where none is named. */
  readonly role: string;
  readonly isMarkup: boolean;
  /** It says of itself that it holds no markup. */
  readonly isPlain: boolean;
  readonly value: string;
}

/** The caption among an item's descriptions as a reader would see it, or `null`. */
export function chooseCaption(fields: DataFields): string | null {
  const caption = chooseText(listTexts(fields, 'description')) ?? chooseText(listTexts(fields, 'body'));
  if (caption === null) return null;
  return caption.isPlain ? caption.value : captionText(caption.value);
}

/** The credit among an item's descriptions: ninjs has no field for it. */
export function chooseCreditLine(fields: DataFields): string | null {
  return listTexts(fields, 'description').find(({ role }) => creditRoles.has(role))?.value ?? null;
}

/** The day, month or year of a photo, where a description says it: `contentCreated` holds whole times only. */
export function chooseDate(fields: DataFields): string | null {
  return textOfRole(fields, dateRole);
}

/** The day against which captions were read, where a description says it: `versionCreated` holds whole times only. */
export function chooseReferenceDay(fields: DataFields): string | null {
  return textOfRole(fields, dayRole);
}

function textOfRole(fields: DataFields, name: string): string | null {
  return listTexts(fields, 'description').find(({ role }) => role === name)?.value ?? null;
}

/** The headline for readers: `headline`, or the first of `headlines` with a main role before others. */
export function chooseHeadline(fields: DataFields): string | null {
  const main = textAt(fields, 'headline');
  return main ?? chooseText(listTexts(fields, 'headline'))?.value ?? textAt(fields, 'title');
}

const dateRole = 'datecreated';
const dayRole = 'referencedate';
const creditRoles = new Set(['creditline', 'credit']);

/** Roles are free: these tell of a photo, in this order, before any other that is not known to be something else. */
const captionRoles = ['caption', 'text', 'main', '', 'plain', 'simple', 'richtext', 'html', 'xhtml', 'html5'];
const otherRoles = new Set([
  ...creditRoles,
  dateRole,
  dayRole,
  ...'writer captionwriter byline by alt alttext title headline keywords rights copyright usageterms ednote ttnitf nitf'.split(
    ' ',
  ),
]);

function chooseText(texts: readonly RoleText[]): RoleText | null {
  const [best] = texts
    .filter(({ role }) => !otherRoles.has(role))
    .toSorted((a, b) => rank(a.role) - rank(b.role) || Number(a.isMarkup) - Number(b.isMarkup));
  return best ?? null;
}

function rank(role: string): number {
  const at = captionRoles.indexOf(role);
  return at === -1 ? captionRoles.length : at;
}

/** `description_text` of 1 and `descriptions[{ role, contentType, value }]` of 2 and 3. */
function listTexts(fields: DataFields, kind: 'description' | 'body' | 'headline'): readonly RoleText[] {
  const plural = kind === 'body' ? 'bodies' : `${kind}s`;
  const listed = listAt(fields, plural).flatMap((each) => readListed(each));
  const named = [...fields.keys()]
    .filter((key) => key.startsWith(kind) && key !== plural)
    .flatMap((key) => toRoleText(key.slice(kind.length), '', textAt(fields, key)));
  return [...listed, ...named];
}

function readListed(each: unknown): readonly RoleText[] {
  if (typeof each === 'string') return toRoleText('', '', each);
  const text = fieldsOf(each);
  return toRoleText(textAt(text, 'role') ?? '', textAt(text, 'contenttype') ?? '', textAt(text, 'value'));
}

function toRoleText(role: string, contentType: string, value: string | null): readonly RoleText[] {
  if (value === null || value.trim() === '') return [];
  const name = role.toLowerCase().replaceAll(/[\s_:-]/gu, '');
  const isMarkup = /html|xml/iu.test(`${contentType} ${name}`);
  return [{ role: name, isMarkup, isPlain: /^\s*text\/plain\b/iu.test(contentType), value }];
}

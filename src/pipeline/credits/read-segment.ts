import type { Rules } from '../rules.ts';
import { dropLabel } from './drop-label.ts';
import type { CreditPart } from './segments/credit-part.ts';
import { readAgency } from './segments/read-agency.ts';
import { readFiller } from './segments/read-filler.ts';
import { readForClient } from './segments/read-for-client.ts';
import { readName } from './segments/read-name.ts';
import { readPhotoBy } from './segments/read-photo-by.ts';
import { readPlatform } from './segments/read-platform.ts';
import { readRolePrefix } from './segments/read-role-prefix.ts';
import { readRoleSuffix } from './segments/read-role-suffix.ts';
import { readRole } from './segments/read-role.ts';

/** What a segment can be, the surest first: known words before compounds of them, a bare name last. */
const segmentReaders = [
  readAgency,
  readRole,
  readPlatform,
  readFiller,
  readRolePrefix,
  readRoleSuffix,
  readForClient,
  readPhotoBy,
  readName,
] as const;

/** One segment of a credit → a part, or `null` when it holds words no credit would. */
export function readSegment(segment: string, rules: Rules): CreditPart | null {
  const text = dropLabel(segment, rules)
    .text.replace(/^["“]|["”]$/gu, '')
    .trim();
  for (const read of segmentReaders) {
    const part = read(text, rules, readSegment);
    if (part !== null) return part;
  }
  return null;
}

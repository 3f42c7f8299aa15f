import type { Rules } from '../../rules.ts';
import { organisationScore } from '../classify-name.ts';
import { personName } from '../name-case.ts';
import { nothing, type CreditPart } from './credit-part.ts';
import { softenRole } from './soften-role.ts';

/** `AP`, `AP Photo`, `REUTERS`, `AFPpix`, `BELGA PHOTO RUNA HOLT` */
export function readAgency(text: string, rules: Rules): CreditPart | null {
  return readAgencyAlone(text, rules) ?? readAgencyWithName(text, rules);
}

function readAgencyAlone(text: string, rules: Rules): CreditPart | null {
  const form = rules.agencies.get(text.toLowerCase());
  if (form !== undefined) return { ...nothing, printed: form.printed, agency: form.agency, isProof: true };
  const match =
    /^(.+?)\s*((?<=\s)(?:photos?|pictures?|pics?|images?|foto|video|photographer|staff|file (?:photo|pic))|pix|filepic)$/iu.exec(
      text,
    );
  const base = match === null ? undefined : rules.agencies.get((match[1] ?? '').toLowerCase());
  if (match === null || base === undefined) return readAgencyWithRole(text, rules);
  const flag = rules.roles.get((match[2] ?? '').toLowerCase())?.flag ?? null;
  const printed = `${base.printed} ${softenRole(match[2] ?? '')}`;
  return { ...nothing, printed, agency: base.agency, flags: flag === null ? [] : [flag], isProof: true };
}

/** The slash between a wire's picture and its maker was left out. */
function readAgencyWithName(text: string, rules: Rules): CreditPart | null {
  const [, picture = '', name = ''] =
    /^(.{2,20}? (?:photo|foto)) (\p{Lu}\S*(?: \S+){1,3})$/iu.exec(text) ?? [];
  const agency = readAgencyAlone(picture, rules);
  if (agency === null || organisationScore(name, rules) !== 0) return null;
  const person = personName(name, rules);
  return {
    ...agency,
    printed: `${agency.printed}/${person}`,
    name: { text: person, score: 0, people: [person] },
  };
}

/** `Pool AFP`, `Photo AP`: a role word and a wire without a separator. */
function readAgencyWithRole(text: string, rules: Rules): CreditPart | null {
  const space = text.indexOf(' ');
  if (space === -1) return null;
  const role = rules.roles.get(text.slice(0, space).toLowerCase());
  const form = rules.agencies.get(text.slice(space + 1).toLowerCase());
  if (role === undefined || form === undefined) return null;
  const printed = `${softenRole(text.slice(0, space))} ${form.printed}`;
  return {
    ...nothing,
    printed,
    agency: form.agency,
    flags: role.flag === null ? [] : [role.flag],
    isProof: true,
  };
}

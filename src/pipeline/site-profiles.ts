import { RuleFile } from './rule-file.ts';

/** Where sites set captions, their credits, and the boxes that hold a photo with both; of all profiles together. */
export interface SiteMarks {
  /** CSS selectors. */
  readonly captions: string;
  readonly credits: string;
  readonly frames: string;
  /** Finds the boxes whose attributes hold a caption. */
  readonly captionAttributes: string;
  /** Names of attributes. */
  readonly creditAttributes: readonly string[];
}

/**
 * `profiles/*.json`, by their names → what is looked for on a page. A page is not asked whose it is: marks that only one family of
 * sites has harm no other, and a site that changes them is read by the general ones.
 */
export function compileSiteProfiles(profiles: Readonly<Record<string, unknown>>): SiteMarks {
  const files = Object.entries(profiles).map(([name, value]) => new RuleFile(`profiles/${name}.json`, value));
  const all = (field: string) => [...new Set(files.flatMap((file) => file.texts(field)))];
  return {
    captions: all('captions').join(', '),
    credits: all('credits').join(', '),
    frames: all('frames').join(', '),
    captionAttributes: all('captionAttributes')
      .map((name) => `[${name}]`)
      .join(', '),
    creditAttributes: all('creditAttributes'),
  };
}

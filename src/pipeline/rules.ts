import { defaultThresholds, type Thresholds } from '../desk-rules/thresholds.ts';
import type { Flag } from './manifest.ts';
import { RuleFile } from './rule-file.ts';
import { compileSiteProfiles, type SiteMarks } from './site-profiles.ts';

/** What a desk may edit: the words of credits and captions, ready to be looked up. Spellings are in lower case. */
export interface Rules {
  /** SHA-256 of the rules as read; it goes into every manifest's `producer.rules`. */
  readonly digest: string;
  readonly agencies: ReadonlyMap<string, AgencyForm>;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly labels: {
    /** Dropped in front of a credit, whatever follows: `photo by`. Longest first. */
    readonly whole: readonly string[];
    /** Dropped only before a colon, a dash or dots: `photo:`. Longest first. */
    readonly bare: readonly string[];
  };
  readonly roles: ReadonlyMap<string, RoleWord>;
  /** Longest first: `staff photo by` → staff. */
  readonly rolePrefixes: readonly RolePrefix[];
  readonly fillers: { readonly dropped: ReadonlySet<string>; readonly printed: ReadonlySet<string> };
  /** As they are printed, by their small letters. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly organisationWords: ReadonlySet<string>;
  /** Also names of people when they come first: `Post`, `Sun`. */
  readonly organisationWordsNotFirst: ReadonlySet<string>;
  /** Also surnames, unless the name is long or starts with "The": `Park`. */
  readonly organisationWordsIfLong: ReadonlySet<string>;
  readonly nameParticles: ReadonlySet<string>;
  readonly nameTitles: ReadonlySet<string>;
  readonly nameSuffixes: ReadonlySet<string>;
  readonly peopleJoiners: ReadonlySet<string>;
  /** What may follow a credit and is none of it. */
  readonly noticeStarts: readonly string[];
  /** Bracketed words that place a person in the picture. */
  readonly notCredits: ReadonlySet<string>;
  readonly captions: CaptionPhrases;
  readonly givenNames: ReadonlySet<string>;
  readonly creditStyles: ReadonlyMap<string, CreditStyle>;
  readonly fieldNames: FieldNames;
  /** How pages mark captions and credits. */
  readonly sites: SiteMarks;
  /** As they are to be printed, by the folded spellings they are received in, their own included. */
  readonly photographers: ReadonlyMap<string, string>;
  readonly thresholds: Thresholds;
  readonly house: HouseDefaults;
  /** What these rules were compiled from, for whoever changes them. */
  readonly files: RuleFiles;
}

/** How galleries are cleaned where nobody says. */
export interface HouseDefaults {
  /** `null`: as received. */
  readonly creditStyle: string | null;
  readonly datelines: 'kept' | 'cut';
}

/** What no rule file holds: a desk's own numbers, defaults and names. */
export type DeskSettings = Pick<Rules, 'photographers' | 'thresholds' | 'house'>;

const noDeskSettings: DeskSettings = {
  photographers: new Map(),
  thresholds: defaultThresholds,
  house: { creditStyle: null, datelines: 'kept' },
};

/** What other programs call the fields of a photo: small letters and digits only, the likeliest first. */
export interface FieldNames {
  readonly csv: Readonly<Record<CsvField, readonly string[]>>;
  readonly wordpress: Readonly<Record<'credit' | 'byline' | 'source', readonly string[]>>;
}

/** What a column of a table can hold. */
export const csvFields = [
  'caption',
  'credit',
  'byline',
  'bylineTitle',
  'source',
  'instructions',
  'date',
  'photo',
  'headline',
  'width',
  'height',
  'language',
  'flags',
  'referenceDate',
] as const;
export type CsvField = (typeof csvFields)[number];

export interface AgencyForm {
  readonly agency: string;
  /** As it is printed: `EPA-EFE`, `PA Wire`. */
  readonly printed: string;
  /** Captions speak of it nowhere else: it needs no full stop before it. */
  readonly isInCreditsOnly: boolean;
}

export interface Platform {
  readonly name: string;
  readonly isSocial: boolean;
}

export interface RoleWord {
  readonly flag: Flag | null;
}

export interface RolePrefix {
  readonly prefix: string;
  readonly flag: Flag | null;
}

/** Lists of phrases, those that begin or end a text longest first. */
export interface CaptionPhrases {
  readonly correctionLeads: readonly string[];
  readonly promoStarts: readonly string[];
  readonly tails: readonly string[];
  readonly interfaceLeads: readonly string[];
  /** What cameras write for a caption: `OLYMPUS DIGITAL CAMERA`. */
  readonly cameraCaptions: ReadonlySet<string>;
  readonly fileLeads: readonly string[];
  /** Phrases that put a flag on the photo, wherever they stand in the caption. */
  readonly flagPhrases: readonly { readonly flag: Flag; readonly phrases: readonly string[] }[];
}

/** How a house prints credits: the first template that fits. */
export interface CreditStyle {
  readonly templates: readonly CreditTemplate[];
}

export interface CreditTemplate {
  /** `{creators}/{agency}{marks}` */
  readonly line: string;
  /** Only for credits of this agency, which the template prints in its own words. */
  readonly agency: string | null;
  /** Only for photos of this day or later, `YYYY-MM-DD`. */
  readonly from: string | null;
}

/** The rule files as JSON values → lookups. A wrong file is `RULES_INVALID`, with the file and the place. */
export function compileRules(files: RuleFiles, digest: string, desk: DeskSettings = noDeskSettings): Rules {
  const credits = new RuleFile('credits.json', files.credits);
  const captions = new RuleFile('captions.json', files.captions);
  const roles = credits.objects('roles');
  return {
    digest,
    agencies: compileAgencies(new RuleFile('agencies.json', files.agencies)),
    platforms: compilePlatforms(credits),
    labels: {
      whole: longestFirst(credits.texts('labels.whole')),
      bare: longestFirst(credits.texts('labels.bare')),
    },
    roles: compileRoleWords(roles),
    rolePrefixes: compileRolePrefixes(roles),
    fillers: {
      dropped: new Set(credits.texts('fillers.dropped')),
      printed: new Set(credits.texts('fillers.printed')),
    },
    organisations: new Map(credits.texts('organisations').map((name) => [name.toLowerCase(), name])),
    organisationWords: new Set(credits.texts('organisationWords')),
    organisationWordsNotFirst: new Set(credits.texts('organisationWordsNotFirst')),
    organisationWordsIfLong: new Set(credits.texts('organisationWordsIfLong')),
    nameParticles: new Set(credits.texts('nameParticles')),
    nameTitles: new Set(credits.texts('nameTitles')),
    nameSuffixes: new Set(credits.texts('nameSuffixes')),
    peopleJoiners: new Set(credits.texts('peopleJoiners')),
    noticeStarts: longestFirst(credits.texts('notices.starts')),
    notCredits: new Set(credits.texts('notCredits')),
    captions: compileCaptionPhrases(captions),
    givenNames: new Set(new RuleFile('names.json', files.names).texts('given')),
    creditStyles: compileCreditStyles(new RuleFile('credit-styles.json', files.creditStyles)),
    fieldNames: compileFieldNames(new RuleFile('fields.json', files.fields)),
    sites: compileSiteProfiles(files.profiles),
    ...desk,
    files,
  };
}

/** `rules/*.json`, parsed. */
export interface RuleFiles {
  readonly agencies: unknown;
  readonly credits: unknown;
  readonly captions: unknown;
  readonly names: unknown;
  readonly creditStyles: unknown;
  readonly fields: unknown;
  readonly profiles: ProfileFiles;
}

/** `profiles/*.json`, parsed, by their names without the ending. */
export type ProfileFiles = Readonly<Record<string, unknown>>;

function compileFieldNames(file: RuleFile): FieldNames {
  const csv = csvFields.map((field) => [field, file.texts(`csv.${field}`)] as const);
  return {
    csv: Object.fromEntries(csv) as FieldNames['csv'],
    wordpress: {
      credit: file.texts('wordpress.credit'),
      byline: file.texts('wordpress.byline'),
      source: file.texts('wordpress.source'),
    },
  };
}

function compileAgencies(file: RuleFile): ReadonlyMap<string, AgencyForm> {
  const forms = new Map<string, AgencyForm>();
  for (const entry of file.objects('agencies')) {
    const agency = entry.text('name');
    const isInCreditsOnly = entry.value('isInCreditsOnly') === true;
    for (const printed of entry.keys('forms')) {
      for (const spelling of [printed, ...entry.texts(`forms.${printed}`)]) {
        forms.set(spelling.toLowerCase(), { agency, printed, isInCreditsOnly });
      }
    }
  }
  return forms;
}

function compileCreditStyles(file: RuleFile): ReadonlyMap<string, CreditStyle> {
  return new Map(
    file.objects('styles').map((style) => {
      const templates = style.objects('templates').map((template) => ({
        line: template.text('line'),
        agency: template.value('agency') === undefined ? null : template.text('agency'),
        from: template.value('from') === undefined ? null : template.text('from'),
      }));
      return [style.text('name'), { templates }] as const;
    }),
  );
}

function compilePlatforms(file: RuleFile): ReadonlyMap<string, Platform> {
  const platforms = new Map<string, Platform>();
  for (const entry of file.objects('platforms')) {
    const name = entry.text('name');
    const platform: Platform = { name, isSocial: entry.value('isSocial') === true };
    for (const spelling of [name, ...entry.texts('spellings')])
      platforms.set(spelling.toLowerCase(), platform);
  }
  return platforms;
}

function compileRoleWords(roles: readonly RuleFile[]): ReadonlyMap<string, RoleWord> {
  return new Map(
    roles.flatMap((role) => role.texts('whole').map((word) => [word, { flag: roleFlag(role) }] as const)),
  );
}

function compileRolePrefixes(roles: readonly RuleFile[]): readonly RolePrefix[] {
  return roles
    .flatMap((role) => role.texts('before').map((prefix) => ({ prefix, flag: roleFlag(role) })))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
}

function roleFlag(role: RuleFile): Flag | null {
  return role.value('flag') as Flag | null;
}

const phraseLists: readonly (readonly [Flag, string])[] = [
  ['file', 'filePhrases'],
  ['video', 'videoPhrases'],
  ['handout', 'handoutPhrases'],
  ['combo', 'comboPhrases'],
  ['screenshot', 'screenshotPhrases'],
  ['illustration', 'illustrationPhrases'],
];

function compileCaptionPhrases(file: RuleFile): CaptionPhrases {
  return {
    correctionLeads: longestFirst(file.texts('correctionLeads')),
    promoStarts: longestFirst(file.texts('promoStarts')),
    tails: longestFirst(file.texts('tails')),
    interfaceLeads: longestFirst(file.texts('interfaceLeads')),
    cameraCaptions: new Set(file.texts('cameraCaptions')),
    fileLeads: longestFirst(file.texts('fileLeads')),
    flagPhrases: phraseLists.map(([flag, list]) => ({ flag, phrases: file.texts(list) })),
  };
}

function longestFirst(texts: readonly string[]): readonly string[] {
  return texts.toSorted((a, b) => b.length - a.length);
}

import type { AllowedHost } from '../downloads/allowed-hosts.ts';
import { maxGalleryBytes } from '../formats/read-gallery.ts';
import {
  completeSettings,
  type CleaningSettings,
  type GivenSettings,
} from '../pipeline/cleaning-settings.ts';

/** Who sends galleries, how they arrive, and how they are to be cleaned where they do not say. */
export interface Source {
  readonly name: string;
  readonly defaults: GivenSettings;
  readonly referenceDate: ReferenceDateRule;
  readonly maxBytes: number;
  /** Whether the name a gallery is sent under is its own: the same name again is then the same gallery, changed. */
  readonly identity: 'content' | 'name';
  /** From where photos may be fetched that this source's galleries only name. */
  readonly photoHosts: readonly AllowedHost[];
  readonly hmac: SignatureRule | null;
  readonly folder: DropFolder | null;
  readonly poll: Poll | null;
}

/** `timeZone`: a gallery's reference date is the day it was received there; `null`: the gallery's own data decide. */
export interface ReferenceDateRule {
  readonly timeZone: string | null;
}

/** How deliveries over HTTP are signed. */
export interface SignatureRule {
  readonly secret: string;
  /** How far the sender's clock may be off, and how long a delivery may be on its way. */
  readonly toleranceSeconds: number;
}

/** A folder that files are dropped into. */
export interface DropFolder {
  /** Absolute. */
  readonly path: string;
  /** How long a file must have been left alone before it is taken. */
  readonly settleMs: number;
  /** Looks at the folder again and again, for network shares that tell nothing. */
  readonly isPolled: boolean;
}

/** An address that is asked for galleries again and again. */
export interface Poll {
  readonly url: string;
  readonly kind: PollKind;
  readonly everySeconds: number;
  /** Sent to the host of `url` only. */
  readonly headers: Readonly<Record<string, string>>;
  /** The host of `url`, and further ones for next pages and followed links. */
  readonly hosts: readonly AllowedHost[];
  /** An RSS or Atom item is the page it links to. */
  readonly isFollowed: boolean;
  /** Where in a JSON page its galleries are listed, a JSON pointer; `null`: the page is one gallery. */
  readonly itemsAt: string | null;
}

export type PollKind = (typeof pollKinds)[number];

export const pollKinds = ['ap-feed', 'rss', 'page'] as const;

export type FolderSource = Source & { readonly folder: DropFolder };
export type PolledSource = Source & { readonly poll: Poll };

/** Every source that is configured, and what holds for the others. */
export interface Sources {
  readonly list: readonly Source[];
  /** Refuses what comes from a source that is not in the list. */
  readonly onlyKnown: boolean;
}

export const noSources: Sources = { list: [], onlyKnown: false };

/** The source of a name: as configured, or, where others are welcome, as all others are; else `null`. */
export function findSource({ list, onlyKnown }: Sources, name: string): Source | null {
  const known = list.find((source) => source.name === name);
  if (known !== undefined) return known;
  return onlyKnown ? null : { ...plainSource, name };
}

/** How a gallery is to be cleaned: as its delivery says, else as its source does. */
export function settingsFor(
  { defaults, referenceDate: { timeZone } }: Source,
  given: GivenSettings,
  receivedAt: Date,
): CleaningSettings {
  const day = timeZone === null ? {} : { referenceDate: dayIn(timeZone, receivedAt) };
  return completeSettings(given, completeSettings({ ...defaults, ...day }));
}

const plainSource: Omit<Source, 'name'> = {
  defaults: {},
  referenceDate: { timeZone: null },
  maxBytes: maxGalleryBytes,
  identity: 'content',
  photoHosts: [],
  hmac: null,
  folder: null,
  poll: null,
};

/** `2026-05-04`: the day it is at a moment in a time zone. */
function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${find('year').padStart(4, '0')}-${find('month')}-${find('day')}`;
}

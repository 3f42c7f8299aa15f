import type { AuditList } from '../../../../src/client/audit-schemas.ts';
import type { DecisionList } from '../../../../src/client/decision-schemas.ts';
import type { PublicationList } from '../../../../src/client/publication-schemas.ts';

/** One thing that happened to a gallery, as one reads it. */
export interface HistoryEntry {
  readonly key: string;
  readonly at: string;
  /** `null`: it followed by itself. */
  readonly who: string | null;
  readonly what: string;
  readonly why: string | null;
  readonly runId: string | null;
  /** The run that was published before. */
  readonly since: string | null;
}

type AuditRecord = AuditList['records'][number];

interface Records {
  /** The newest first. */
  readonly audit: readonly AuditRecord[];
  /** Nothing is older than the last of them. */
  readonly isWhole: boolean;
  readonly publications: PublicationList['publications'];
  readonly decisions: DecisionList['decisions'];
}

/** What people did and what was published of it, the newest first. */
export function tellHistory({ audit, isWhole, publications, decisions }: Records): readonly HistoryEntry[] {
  const oldest = audit.at(-1)?.createdAt ?? '';
  const done = audit.map((record, place) => tellRecord(record, `done ${audit.length - place}`, decisions));
  const published = publications
    .map((publication, place) => tellPublication(publication, publications[place - 1]?.runId ?? null))
    .filter(({ at }) => isWhole || at >= oldest)
    .toReversed();
  // What was published at one moment with what was asked for followed it.
  return [...published, ...done].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function tellPublication(
  { version, kind, runId, reason, createdAt }: Records['publications'][number],
  since: string | null,
): HistoryEntry {
  const what = kind === 'published' ? `Version ${version} was published` : `Retracted as version ${version}`;
  return { key: `version ${version}`, at: createdAt, who: null, what, why: reason, runId, since };
}

function tellRecord(record: AuditRecord, key: string, decisions: Records['decisions']): HistoryEntry {
  const { createdAt: at, actor: who, action, runId, detail } = record;
  const decision = decisions.find(({ id }) => id === detail['decision']);
  const why = decision === undefined ? textOf(detail['reason']) : decision.note;
  const isPreview = detail['isPreview'] === true;
  const whats: Readonly<Record<string, string>> = {
    received: `handed in revision ${textOf(detail['revision']) ?? '1'}`,
    'rerun-asked': isPreview ? 'asked for a preview' : 'asked for a rerun',
    'retry-asked': 'had the run that failed tried again',
    decided: `decided: ${decision?.kind ?? textOf(detail['kind']) ?? ''}${valueOf(decision)}`,
    undone: `took back: ${decision?.kind ?? textOf(detail['kind']) ?? ''}${valueOf(decision)}`,
    'redelivery-asked': 'had a delivery tried again',
  };
  return { key, at, who, what: whats[action] ?? action, why, runId, since: null };
}

function valueOf(decision: Records['decisions'][number] | undefined): string {
  return decision?.value == null ? '' : ` “${decision.value}”`;
}

function textOf(value: AuditRecord['detail'][string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

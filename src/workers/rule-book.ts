import type { RulesOfTask } from '../cleaning/cleaning-task.ts';
import { noDeskRules } from '../desk-rules/desk-rules.ts';
import { applyDeskRules } from '../pipeline/desk-rules/apply-desk-rules.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Database } from '../storage/database.ts';
import { loadDeskRules } from '../storage/rules-versions.ts';
import { findVersionOfRun } from '../storage/rules-version-rows.ts';

/** The rules of every version, loaded when they are first needed. */
export interface RuleBook {
  /** What a run is to be done under if it is taken up now: whoever puts a version in effect need tell no worker. */
  readonly rulesFor: (runId: string) => Promise<{ readonly version: number; readonly rules: RulesOfTask }>;
}

/** A few versions are in use at a time: the one in effect, and drafts that are tried. */
const mostKept = 8;

/** The rules that ship, and what the records' versions make of them. */
export function openRuleBook(database: Database, shipped: Rules): RuleBook {
  const ships: RulesOfTask = { digest: shipped.digest, desk: noDeskRules };
  const kept = new Map<number, Promise<RulesOfTask>>([[0, Promise.resolve(ships)]]);
  const load = async (version: number) => {
    const desk = await loadDeskRules(database, version);
    return { digest: applyDeskRules(shipped, desk).digest, desk };
  };
  const find = async (version: number): Promise<RulesOfTask> => {
    const known = kept.get(version);
    if (known !== undefined) return known;
    const loaded = load(version);
    kept.set(version, loaded);
    const [oldest] = [...kept.keys()].filter((each) => each !== 0);
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    // What could not be loaded now may be loaded later.
    loaded.catch(() => kept.delete(version));
    return loaded;
  };
  return {
    rulesFor: async (runId) => {
      const version = await findVersionOfRun(database, runId);
      return { version, rules: await find(version) };
    },
  };
}

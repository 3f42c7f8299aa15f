import type { GivenDeskRules } from '../desk-rules/desk-rules.ts';
import type { Caller } from './caller.ts';
import type { PageQuestion } from './page-question.ts';
import {
  type ActivateRules,
  type CreditLines,
  creditLinesSchema,
  type DeskView,
  deskViewSchema,
  type RevertRules,
  type RulesVersion,
  type RulesVersionList,
  type RulesVersionWithRules,
  rulesVersionListSchema,
  rulesVersionSchema,
  rulesVersionWithRulesSchema,
  type SaveRules,
} from './rules-schemas.ts';

/** A desk's changes of the rules: version by version, tried, put in effect and taken back. */
export interface RulesRequests {
  /** The tables that ship, what is in effect, and the newest versions. */
  readonly fetchRules: (signal?: AbortSignal) => Promise<DeskView>;
  readonly listRulesVersions: (question?: PageQuestion, signal?: AbortSignal) => Promise<RulesVersionList>;
  readonly fetchRulesVersion: (number: number, signal?: AbortSignal) => Promise<RulesVersionWithRules>;
  readonly saveRules: (request: SaveRules) => Promise<RulesVersion>;
  readonly activateRules: (number: number, request: ActivateRules) => Promise<RulesVersion>;
  /** The rules of an earlier version again; 0: as they ship. */
  readonly revertRules: (number: number, request: RevertRules) => Promise<RulesVersion>;
  /** A version that is planned is a draft again. */
  readonly withdrawRules: (number: number, requestedBy: string) => Promise<RulesVersion>;
  /** The newest galleries' credit lines in the house style of these rules. */
  readonly printCreditLines: (rules: GivenDeskRules, newest?: number) => Promise<CreditLines>;
}

export function rulesRequests({ get, post }: Caller): RulesRequests {
  const path = (number: number) => `/api/rules/versions/${number}`;
  return {
    fetchRules: (signal) => get('/api/rules', deskViewSchema, {}, signal),
    listRulesVersions: (question = {}, signal) =>
      get('/api/rules/versions', rulesVersionListSchema, { ...question }, signal),
    fetchRulesVersion: (number, signal) => get(path(number), rulesVersionWithRulesSchema, {}, signal),
    saveRules: (request) => post('/api/rules/versions', rulesVersionSchema, request),
    activateRules: (number, request) => post(`${path(number)}/activate`, rulesVersionSchema, request),
    revertRules: (number, request) => post(`${path(number)}/revert`, rulesVersionSchema, request),
    withdrawRules: (number, requestedBy) =>
      post(`${path(number)}/withdraw`, rulesVersionSchema, { requestedBy }),
    printCreditLines: (rules, newest) =>
      post('/api/rules/credit-lines', creditLinesSchema, { rules, newest }),
  };
}

import { z } from 'zod';
import {
  activateRulesSchema,
  creditLinesQuestionSchema,
  creditLinesSchema,
  deskViewSchema,
  revertRulesSchema,
  rulesVersionListSchema,
  rulesVersionQuestionSchema,
  rulesVersionSchema,
  rulesVersionWithRulesSchema,
  saveRulesSchema,
  withdrawRulesSchema,
} from '../../client/rules-schemas.ts';
import { noDeskRules } from '../../desk-rules/desk-rules.ts';
import { thresholdNames, thresholdRanges } from '../../desk-rules/thresholds.ts';
import { wordLists } from '../../desk-rules/word-lists.ts';
import { applyDeskRules } from '../../pipeline/desk-rules/apply-desk-rules.ts';
import { readDeskRules } from '../../pipeline/desk-rules/read-desk-rules.ts';
import { readShippedTables } from '../../pipeline/desk-rules/shipped-tables.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { loadRules } from '../../rules.ts';
import type { Database } from '../../storage/database.ts';
import { listNewestManifests } from '../../storage/newest-manifests.ts';
import {
  activateRulesVersion,
  loadDeskRules,
  revertRules,
  saveRulesVersion,
  withdrawRulesVersion,
} from '../../storage/rules-versions.ts';
import { findVersionInEffect, findVersionRow, listRulesVersions } from '../../storage/rules-version-rows.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { printCreditLines } from '../print-credit-lines.ts';

const params = z.object({ number: z.coerce.number().int().min(1) });

/** `/api/rules`: the tables that ship, what a desk changed of them, version by version, and how its credits would look. */
export function rulesRoutes(routes: TypedServer, resources: ServerResources): void {
  const shipped = loadRules();
  viewRoute(routes, resources, shipped);
  versionRoutes(routes, resources);
  saveRoute(routes, resources, shipped);
  effectRoutes(routes, resources);
  revertRoute(routes, resources);
  creditLinesRoute(routes, resources, shipped);
}

function viewRoute(routes: TypedServer, { database }: ServerResources, { files }: Rules): void {
  const { agencies, creditStyles, words } = readShippedTables(files);
  const tables = {
    agencies: [...agencies],
    creditStyles: [...creditStyles],
    words: wordLists.map((list) => ({ ...list, words: [...words[list.id]] })),
    thresholds: thresholdNames.map((name) => ({ name, ...thresholdRanges[name] })),
  };
  const schema = {
    summary: 'The rules: the tables that ship, what the version in effect changes, and the newest versions',
    response: { 200: deskViewSchema },
  };
  routes.get('/api/rules', { schema }, async () => {
    const inEffect = await findVersionInEffect(database.query);
    const rules = inEffect === 0 ? noDeskRules : await loadDeskRules(database, inEffect);
    return { inEffect, rules, shipped: tables, versions: await listVersions(database, {}) };
  });
}

function versionRoutes(routes: TypedServer, { database }: ServerResources): void {
  const list = {
    summary: "Versions of the desk's rules, the newest first",
    querystring: rulesVersionQuestionSchema,
    response: { 200: rulesVersionListSchema },
  };
  routes.get('/api/rules/versions', { schema: list }, (request) => listVersions(database, request.query));
  const one = {
    summary: 'One version, and what it changes',
    params,
    response: { 200: rulesVersionWithRulesSchema },
  };
  routes.get('/api/rules/versions/:number', { schema: one }, async (request) => {
    const { number } = request.params;
    const version = await findVersionRow(database.query, number);
    return { version, rules: await loadDeskRules(database, number) };
  });
}

async function listVersions(database: Database, question: Parameters<typeof listRulesVersions>[1]) {
  const { records, nextCursor } = await listRulesVersions(database, question);
  return { versions: [...records], nextCursor };
}

function saveRoute(routes: TypedServer, { database }: ServerResources, shipped: Rules): void {
  const schema = {
    summary: "Keep a desk's rules as the next version: a draft, or in effect at once or from a time to come",
    body: saveRulesSchema,
    response: { 201: rulesVersionSchema },
  };
  routes.post('/api/rules/versions', { schema }, async (request, reply) => {
    const { rules, reason, requestedBy, draft, effectiveFrom = null, basedOn = null } = request.body;
    const version = await saveRulesVersion(database, {
      rules: readDeskRules(rules, shipped),
      reason,
      createdBy: requestedBy,
      isDraft: draft,
      effectiveFrom,
      basedOn,
    });
    return reply.status(201).header('location', `/api/rules/versions/${version.number}`).send(version);
  });
}

function effectRoutes(routes: TypedServer, { database }: ServerResources): void {
  const activate = {
    summary: 'Put a draft in effect, or plan that; runs that are taken up from then on are done under it',
    params,
    body: activateRulesSchema,
    response: { 200: rulesVersionSchema },
  };
  routes.post('/api/rules/versions/:number/activate', { schema: activate }, (request) => {
    const { requestedBy: by, effectiveFrom = null, reason = null, basedOn = null } = request.body;
    const activation = { by, effectiveFrom, reason, basedOn };
    return activateRulesVersion(database, request.params.number, activation);
  });
  const withdraw = {
    summary: 'Make a version that is planned a draft again',
    params,
    body: withdrawRulesSchema,
    response: { 200: rulesVersionSchema },
  };
  routes.post('/api/rules/versions/:number/withdraw', { schema: withdraw }, (request) =>
    withdrawRulesVersion(database, request.params.number, request.body.requestedBy),
  );
}

function revertRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary:
      'Put the rules of an earlier version, or with 0 those that ship, in effect again, as a new version',
    params: z.object({ number: z.coerce.number().int().min(0) }),
    body: revertRulesSchema,
    response: { 201: rulesVersionSchema },
  };
  routes.post('/api/rules/versions/:number/revert', { schema }, async (request, reply) => {
    const { number } = request.params;
    const { requestedBy: createdBy, basedOn = null } = request.body;
    const { reason = number === 0 ? 'back to the rules as they ship' : `back to version ${number}` } =
      request.body;
    const version = await revertRules(database, number, { none: noDeskRules, reason, createdBy, basedOn });
    return reply.status(201).header('location', `/api/rules/versions/${version.number}`).send(version);
  });
}

function creditLinesRoute(routes: TypedServer, { database }: ServerResources, shipped: Rules): void {
  const schema = {
    summary: "The newest galleries' credit lines in the house style of these rules, which need not be saved",
    body: creditLinesQuestionSchema,
    response: { 200: creditLinesSchema },
  };
  routes.post('/api/rules/credit-lines', { schema }, async (request) => {
    const { rules, newest } = request.body;
    const published = await listNewestManifests(database, newest);
    return printCreditLines(published, applyDeskRules(shipped, readDeskRules(rules, shipped)));
  });
}

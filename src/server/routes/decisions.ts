import { z } from 'zod';
import {
  type Decided,
  decidedSchema,
  decideSchema,
  decisionListSchema,
  undoSchema,
} from '../../client/decision-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import type { Manifest } from '../../pipeline/manifest.ts';
import type { Database } from '../../storage/database.ts';
import { decide, type DecisionRecord, listDecisions, undoDecision } from '../../storage/decisions.ts';
import { findGallery } from '../../storage/galleries.ts';
import { findManifest } from '../../storage/manifests.ts';
import type { RunRecord } from '../../storage/records.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `/api/galleries/{id}/decisions`: what editors decided, deciding, and taking it back. */
export function decisionRoutes(routes: TypedServer, resources: ServerResources): void {
  listRoute(routes, resources);
  decideRoute(routes, resources);
  undoRoute(routes, resources);
}

function listRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'What editors decided about a gallery',
    params: z.object({ id: z.string() }),
    response: { 200: decisionListSchema },
  };
  routes.get('/api/galleries/:id/decisions', { schema }, async (request) => {
    const { id } = request.params;
    if ((await findGallery(database, id)) === null) throw noGallery(id);
    const [decisions, manifest] = await Promise.all([
      listDecisions(database, id),
      findPublished(database, id),
    ]);
    const stale = new Map(manifest?.decisions.stale.map((each) => [each.id, each.reason]));
    return {
      decisions: decisions.map(({ entries, ...decision }) => ({
        ...decision,
        entries: [...entries],
        stale: stale.get(decision.id) ?? null,
      })),
    };
  });
}

function decideRoute(routes: TypedServer, { database, wakeRelay }: ServerResources): void {
  const schema = {
    summary: 'Decide about entries of a gallery; a run that heeds it is asked for',
    params: z.object({ id: z.string() }),
    body: decideSchema,
    response: { 202: decidedSchema },
  };
  routes.post('/api/galleries/:id/decisions', { schema }, async (request, reply) => {
    const { id } = request.params;
    const { decisions: wanted, who } = request.body;
    await refuseUnknown(
      database,
      id,
      wanted.flatMap(({ entries }) => entries),
    );
    const { decisions, run } = await decide(database, id, wanted, who);
    wakeRelay();
    return reply.status(202).send(toAnswer(decisions, run));
  });
}

function undoRoute(routes: TypedServer, { database, wakeRelay }: ServerResources): void {
  const schema = {
    summary: 'Take a decision back; a run without it is asked for',
    params: z.object({ id: z.string(), decisionId: z.string() }),
    body: undoSchema,
    response: { 202: decidedSchema },
  };
  routes.post('/api/galleries/:id/decisions/:decisionId/undo', { schema }, async (request, reply) => {
    const { id, decisionId } = request.params;
    const { decision, run } = await undoDecision(database, id, decisionId, request.body.who);
    wakeRelay();
    return reply.status(202).send(toAnswer([decision], run));
  });
}

function toAnswer(decisions: readonly DecisionRecord[], { id }: RunRecord): Decided {
  return {
    decisions: decisions.map(({ entries, ...decision }) => ({ ...decision, entries: [...entries] })),
    run: { id, href: `/api/runs/${id}` },
  };
}

/** A key that the gallery never had is a slip of the hand, not a decision. */
async function refuseUnknown(database: Database, galleryId: string, names: readonly string[]): Promise<void> {
  if ((await findGallery(database, galleryId)) === null) throw noGallery(galleryId);
  const manifest = await findPublished(database, galleryId);
  if (manifest === null)
    throw new ExpectedError(
      'CONFLICT',
      `gallery ${galleryId} has no manifest yet: no run of it has succeeded`,
    );
  const known = new Set([
    ...manifest.items.flatMap(({ entries }) => entries.map(({ key }) => key)),
    ...manifest.leftOut.map(({ entry }) => entry.key),
  ]);
  const unknown = names.find((name) => !known.has(name.split('#')[0] ?? name));
  if (unknown === undefined) return;
  throw new ExpectedError('USAGE', `no entry of gallery ${galleryId} is called '${unknown}'`);
}

async function findPublished(database: Database, galleryId: string): Promise<Manifest | null> {
  const found = await findManifest(database, galleryId);
  return found === null ? null : (JSON.parse(found.body) as Manifest);
}

function noGallery(id: string): ExpectedError {
  return new ExpectedError('NOT_FOUND', `there is no gallery ${id}`);
}

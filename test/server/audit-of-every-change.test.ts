import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditList } from '../../src/client/audit-schemas.ts';
import { openEngineBoard } from '../../src/server/open-engine-board.ts';
import { auditActions } from '../../src/storage/audit.ts';
import { registerOutputs } from '../../src/storage/outputs.ts';
import { findEmbedded } from '../services/backends.ts';
import { listRoutes } from '../services/list-routes.ts';
import { openServer, type OpenServer } from './open-server.ts';

const embedded = await findEmbedded();
const adminToken = 'an-admin-token-of-the-environment-0123456789';

/** One change: what is asked, and what the audit calls it. */
interface Change {
  readonly route: string;
  readonly action: (typeof auditActions)[number];
  readonly ask: (known: Known) => { readonly url?: string; readonly body?: object | string };
  /** What of the answer the next ones need. */
  readonly keep?: (answer: Answer) => Partial<Known>;
  /** What has to be so before. */
  readonly before?: (known: Known) => Promise<unknown>;
}

interface Known {
  readonly galleryId: string;
  readonly runId: string;
  readonly entry: string;
  readonly decisionId: string;
  readonly doubt: string;
  readonly acceptanceId: string;
  readonly failedRun: string;
  readonly cause: string;
  readonly deliveryId: string;
  readonly bulkId: string;
  readonly version: number;
  readonly tokenId: string;
  readonly cookie: string;
}

interface Answer {
  readonly id: string;
  readonly number: number;
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
  readonly decisions: readonly { readonly id: string }[];
  readonly token: { readonly id: string };
}

let opened: OpenServer;
let known: Known = {
  galleryId: '',
  runId: '',
  entry: '',
  decisionId: '',
  doubt: '',
  acceptanceId: '',
  failedRun: '',
  cause: '',
  deliveryId: '',
  bulkId: '',
  version: 0,
  tokenId: '',
  cookie: '',
};

// Whoever they say they are, the audit names who proved it.
const liar = 'Mallory';
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const gallery = {
  headline: 'Beacons',
  entries: [
    { caption: 'A piper warms his hands at the beacon, Monday, June 2, 2026.' },
    { caption: 'A drummer walks home along the pier in Ostrand. (AP Photo/Ida Brandt)' },
  ],
};

const changes: readonly Change[] = [
  {
    route: 'POST /api/galleries',
    action: 'received',
    ask: () => ({ body: gallery }),
    keep: ({ gallery: { id }, run }) => ({ galleryId: id, runId: run.id }),
  },
  {
    route: 'POST /api/galleries/:id/decisions',
    action: 'decided',
    before: async ({ galleryId, runId }) => {
      await follow(runId);
      const manifest = await read<{ items: { entries: { key: string }[] }[] }>(
        `/api/galleries/${galleryId}/manifest`,
      );
      const { doubts } = await read<{ doubts: { id: string }[] }>('/api/review');
      known = {
        ...known,
        entry: manifest.items[0]?.entries[0]?.key ?? '',
        doubt: doubts[0]?.id ?? '',
      };
    },
    ask: () => ({
      body: {
        who: liar,
        decisions: [{ kind: 'caption', entries: [known.entry], value: 'A piper.' }],
      },
    }),
    keep: ({ decisions, run }) => ({ decisionId: decisions[0]?.id ?? '', runId: run.id }),
  },
  {
    route: 'POST /api/galleries/:id/decisions/:decisionId/undo',
    action: 'undone',
    ask: ({ galleryId, decisionId }) => ({
      url: `/api/galleries/${galleryId}/decisions/${decisionId}/undo`,
      body: { who: liar },
    }),
  },
  {
    route: 'POST /api/review/acceptances',
    action: 'doubts-accepted',
    ask: ({ doubt }) => ({ body: { doubts: [doubt], who: liar } }),
    keep: ({ id }) => ({ acceptanceId: id }),
  },
  {
    route: 'POST /api/review/acceptances/:id/undo',
    action: 'doubts-reopened',
    ask: ({ acceptanceId }) => ({ url: `/api/review/acceptances/${acceptanceId}/undo`, body: { who: liar } }),
  },
  {
    route: 'POST /api/galleries/:id/runs',
    action: 'rerun-asked',
    ask: () => ({ body: { reason: 'again', requestedBy: liar } }),
    keep: ({ run }) => ({ runId: run.id }),
  },
  {
    route: 'POST /api/runs/:id/retry',
    action: 'retry-asked',
    before: failOne,
    ask: ({ failedRun }) => ({ url: `/api/runs/${failedRun}/retry`, body: { requestedBy: liar } }),
  },
  {
    route: 'POST /api/failures/retry',
    action: 'retry-asked',
    before: ({ failedRun }) => follow(failedRun),
    ask: ({ cause }) => ({ body: { cause, requestedBy: liar } }),
  },
  {
    route: 'POST /api/deliveries/:id/retry',
    action: 'redelivery-asked',
    before: async () => {
      const [row] = await opened.resources.database.query<{ id: string }>(
        `update deliveries set state = 'failed', finished_at = now()
          where version = (select max(version) from deliveries) returning id`,
      );
      known = { ...known, deliveryId: row?.id ?? '' };
    },
    ask: () => ({ url: `/api/deliveries/${known.deliveryId}/retry`, body: { requestedBy: liar } }),
  },
  {
    route: 'POST /api/reruns',
    action: 'bulk-rerun-asked',
    ask: () => ({ body: { reason: 'all again', preview: true, requestedBy: liar } }),
    keep: ({ id }) => ({ bulkId: id }),
  },
  {
    route: 'POST /api/reruns/:id/publish',
    action: 'bulk-rerun-asked',
    before: ({ bulkId }) =>
      expect
        .poll(() => read<{ state: string }>(`/api/reruns/${bulkId}`).then(({ state }) => state), {
          timeout: 20_000,
        })
        .toBe('done'),
    ask: ({ bulkId }) => ({ url: `/api/reruns/${bulkId}/publish`, body: { requestedBy: liar } }),
    keep: ({ id }) => ({ bulkId: id }),
  },
  {
    route: 'POST /api/reruns/:id/stop',
    action: 'bulk-rerun-stopped',
    before: ({ bulkId }) =>
      opened.resources.database.query(`update bulk_reruns set state = 'working' where id = $1`, [bulkId]),
    ask: ({ bulkId }) => ({ url: `/api/reruns/${bulkId}/stop`, body: { requestedBy: liar } }),
  },
  {
    route: 'POST /api/rules/versions',
    action: 'rules-saved',
    ask: () => ({
      body: { rules: { house: { creditStyle: 'slash' } }, reason: 'slash', draft: true, requestedBy: liar },
    }),
    keep: ({ number }) => ({ version: number }),
  },
  {
    route: 'POST /api/rules/versions/:number/activate',
    action: 'rules-activated',
    ask: ({ version }) => ({
      url: `/api/rules/versions/${version}/activate`,
      body: { effectiveFrom: later(), requestedBy: liar },
    }),
  },
  {
    route: 'POST /api/rules/versions/:number/withdraw',
    action: 'rules-withdrawn',
    ask: ({ version }) => ({ url: `/api/rules/versions/${version}/withdraw`, body: { requestedBy: liar } }),
  },
  {
    route: 'POST /api/rules/versions/:number/revert',
    action: 'rules-saved',
    ask: () => ({ url: '/api/rules/versions/0/revert', body: { requestedBy: liar } }),
  },
  {
    route: 'POST /api/queues/:name/pause',
    action: 'queue-paused',
    ask: () => ({ url: '/api/queues/polls/pause', body: { who: liar } }),
  },
  {
    route: 'POST /api/queues/:name/resume',
    action: 'queue-resumed',
    ask: () => ({ url: '/api/queues/polls/resume', body: { who: liar } }),
  },
  {
    route: 'POST /api/tokens',
    action: 'token-created',
    ask: () => ({ body: { name: 'printer', scopes: ['read'], requestedBy: liar } }),
    keep: ({ token }) => ({ tokenId: token.id }),
  },
  {
    route: 'POST /api/tokens/:id/revoke',
    action: 'token-revoked',
    ask: ({ tokenId }) => ({ url: `/api/tokens/${tokenId}/revoke`, body: { requestedBy: liar } }),
  },
  { route: 'POST /api/login', action: 'logged-in', ask: () => ({ body: { token: adminToken } }) },
  { route: 'POST /api/logout', action: 'logged-out', ask: () => ({}) },
  {
    route: 'DELETE /api/galleries/:id',
    action: 'deleted',
    ask: ({ galleryId }) => ({ url: `/api/galleries/${galleryId}?reason=unwanted&requestedBy=${liar}` }),
  },
];

/** Routes that take a body, and change nothing. */
const questions: ReadonlySet<string> = new Set(['POST /api/rules/credit-lines']);

const isChange = (route: string) => !/^(?:GET|HEAD|OPTIONS) /.test(route);

beforeAll(async () => {
  opened = await openServer(embedded, { CUTLINE_ADMIN_TOKEN: adminToken });
  await registerOutputs(opened.resources.database, [{ name: 'archive', sources: null, from: 'now' }]);
});
afterAll(() => opened.close());

async function read<Answered>(url: string): Promise<Answered> {
  const headers = { authorization: `Bearer ${adminToken}` };
  return (await opened.server.inject({ url, headers })).json<Answered>();
}

async function follow(runId: string): Promise<void> {
  const stateOf = () => read<{ state: string }>(`/api/runs/${runId}`).then(({ state }) => state);
  await expect.poll(stateOf, { timeout: 20_000 }).toMatch(/succeeded|failed/);
}

/** Hands in what cannot be cleaned. */
async function failOne(): Promise<void> {
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'text/plain' };
  const body = 'Please call the desk.';
  const answer = await opened.server.inject({ method: 'POST', url: '/api/galleries', headers, body });
  const failedRun = answer.json<Answer>().run.id;
  await follow(failedRun);
  const { failures } = await read<{ failures: { cause: string }[] }>('/api/failures');
  known = { ...known, failedRun, cause: failures[0]?.cause ?? '' };
}

async function listNotes(): Promise<AuditList['records']> {
  return (await read<AuditList>('/api/audit?limit=200')).records;
}

describe('the audit', () => {
  test('has an example of every route that changes something; a new one is missed here', async () => {
    const ours = (await listRoutes(opened.server)).filter(
      (route) => isChange(route) && !route.includes(' /queues') && !questions.has(route),
    );
    expect(changes.map(({ route }) => route).toSorted()).toEqual(ours.toSorted());
    expect(ours.length).toBeGreaterThan(20);
  });

  test.each(changes)('notes $route as $action, by who proved who they are', async (change) => {
    await change.before?.(known);
    const before = await listNotes();
    const [method = '', path = ''] = change.route.split(' ');
    const { url = path.replace(':id', known.galleryId), body } = change.ask(known);
    const byCookie = change.route === 'POST /api/logout';
    const answer = await opened.server.inject({
      method: method as 'POST',
      url,
      headers: byCookie
        ? { cookie: known.cookie, 'sec-fetch-site': 'same-origin' }
        : { authorization: `Bearer ${adminToken}` },
      ...(body !== undefined && { body }),
    });
    expect({ body: answer.body, isDone: answer.statusCode < 300 }).toMatchObject({ isDone: true });
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    known = { ...known, cookie, ...(answer.body !== '' && change.keep?.(answer.json<Answer>())) };
    const after = await listNotes();
    const fresh = after.slice(0, after.length - before.length);
    expect(fresh.map(({ action, actor }) => [action, actor])).toContainEqual([change.action, 'admin']);
    expect(JSON.stringify(fresh)).not.toContain(liar);
  });

  test('has no other kind of note but what ends by itself', () => {
    const shown = new Set(changes.map(({ action }) => action));
    expect(auditActions.filter((action) => !shown.has(action))).toEqual(['expired']);
  });

  test('misses nothing at the engine’s own view: there one only looks', async () => {
    const board = await openEngineBoard(opened.resources.queue, '/queues');
    const routes = (await listRoutes(board)).filter(isChange);
    await board.close();
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await opened.server.inject({
        method: method as 'PUT',
        url: path.replace(':queueName', 'galleries').replaceAll(/:\w+/g, '1'),
        headers: { authorization: `Bearer ${adminToken}` },
        body: {},
      });
      expect([route, answer.statusCode]).toEqual([route, 403]);
    }
  });
});

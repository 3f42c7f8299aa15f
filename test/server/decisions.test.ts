import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const pool = 'Swimmers line up at the Ostrand baths, Tuesday, June 2, 2026. (AP Photo/Ida Brandt)';
const lane =
  'A swimmer turns in lane four at the Ostrand baths, Tuesday, June 2, 2026. (AP Photo/Ida Brandt)';
const entries = [
  { caption: pool },
  { caption: lane },
  { caption: pool.replace(' (AP Photo/Ida Brandt)', '') },
];

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}
interface Decided {
  readonly decisions: readonly { readonly id: string }[];
  readonly run: { readonly href: string };
}
interface Listed {
  readonly decisions: readonly { kind: string; undoneBy: string | null; stale: string | null }[];
}

describe.each(backends)("editors' decisions over HTTP, $name", (backend) => {
  let opened: OpenServer;
  beforeAll(async () => {
    opened = await openServer(backend);
  });
  afterAll(() => opened.close());

  test('part what was joined, outlive a rerun and a new revision, and leave no trace when taken back', async () => {
    const id = 'baths-part';
    const gallery = await submit({ id, entries });
    const before = await read(gallery);
    expect(before.manifest.items.map((item) => item.entries.length)).toEqual([2, 1]);
    const [first, , third] = keysOf(before.manifest);
    const decided = await decide(gallery, { kind: 'keep-apart', entries: [first, third], note: 'two heats' });
    expect((await read(gallery)).manifest.items).toHaveLength(3);
    await follow(await post(`/api/galleries/${gallery}/runs`, { reason: 'new rules' }));
    expect((await read(gallery)).manifest.items).toHaveLength(3);
    await submit({ id, entries: [{ caption: 'The baths close at dusk. (AP)' }, ...entries] });
    const revised = await read(gallery);
    expect(revised.manifest.items).toHaveLength(4);
    expect(revised.manifest.decisions.applied).toEqual([decided]);
    await submit({ id, entries });
    const undone = await post(`/api/galleries/${gallery}/decisions/${decided}/undo`, { who: 'Ben' });
    await follow(undone);
    await submit({ id, entries: [...entries, { caption: 'Doors open. (AP)' }] });
    expect((await read(gallery)).manifest.items).toHaveLength(3);
  });

  test('taken back bring the earlier manifest back, byte for byte', async () => {
    const gallery = await submit({ entries });
    const before = await read(gallery);
    const keys = keysOf(before.manifest);
    const merged = await decide(gallery, { kind: 'merge', entries: [keys[0], keys[1]] });
    const dated = await decide(gallery, { kind: 'date', entries: [keys[1]], value: '2026-06-03' });
    const after = await read(gallery);
    expect(after.manifest.items).toHaveLength(1);
    expect(after.manifest.items[0]).toMatchObject({
      date: { value: '2026-06-03' },
      decisions: [merged, dated],
    });
    await follow(await post(`/api/galleries/${gallery}/decisions/${merged}/undo`, { who: 'Ada' }));
    await follow(await post(`/api/galleries/${gallery}/decisions/${dated}/undo`, { who: 'Ada' }));
    expect((await read(gallery)).body).toBe(before.body);
    const again = await post(`/api/galleries/${gallery}/decisions/${merged}/undo`, { who: 'Ada' });
    expect(again.statusCode).toBe(409);
  });

  test('are listed with who, and as stale when what they speak of is gone', async () => {
    const id = 'baths-stale';
    const gallery = await submit({ id, entries });
    const keys = keysOf((await read(gallery)).manifest);
    await decide(gallery, { kind: 'leave-out', entries: [keys[1]] }, 'Ada');
    await submit({ id, entries: [{ caption: pool }] });
    await read(gallery);
    const { decisions } = (await opened.server.inject(`/api/galleries/${gallery}/decisions`)).json<Listed>();
    expect(decisions).toMatchObject([
      { kind: 'leave-out', who: 'Ada', undoneBy: null, stale: expect.any(String) as string },
    ]);
    const audit = await opened.server.inject(`/api/audit?galleryId=${gallery}`);
    expect(audit.json<{ records: object[] }>().records).toContainEqual(
      expect.objectContaining({ actor: 'Ada', action: 'decided' }),
    );
  });

  test.each([
    ['an entry it never had', { kind: 'leave-out', entries: [`entry-${'0'.repeat(32)}`] }, 400],
    ['a name that is no key', { kind: 'leave-out', entries: ['4'] }, 400],
    ['a date that is none', { kind: 'date', entries: [`entry-${'0'.repeat(32)}`], value: 'Friday' }, 400],
    ['a merge of one', { kind: 'merge', entries: [`entry-${'0'.repeat(32)}`] }, 400],
  ])('about %s are refused', async (_, decision, status) => {
    const gallery = await submit({ entries });
    const answer = await post(`/api/galleries/${gallery}/decisions`, { decisions: [decision] });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('problem+json');
  });

  test('twelve at once are all heeded', async () => {
    const captions = Array.from({ length: 12 }, (_, at) => ({
      caption: `Runner number ${at + 1} crosses the line in Ostrand. (AP)`,
    }));
    const gallery = await submit({ entries: captions });
    const keys = keysOf((await read(gallery)).manifest);
    await Promise.all(
      keys.map((key) => decide(gallery, { kind: 'credit', entries: [key], value: 'AP/Ida Brandt' })),
    );
    const { manifest } = await read(gallery);
    expect(manifest.decisions.applied).toHaveLength(12);
    expect(manifest.items.every(({ credit }) => credit.creators[0] === 'Ida Brandt')).toBe(true);
  });

  async function submit(document: object): Promise<string> {
    const answer = await post('/api/galleries', document);
    const receipt = answer.json<Receipt>();
    await opened.followRun(receipt.run.href);
    return receipt.gallery.id;
  }

  /** The decision's id, once the run that heeds it has ended. */
  async function decide(gallery: string, decision: object, who = 'Ada'): Promise<string> {
    const answer = await post(`/api/galleries/${gallery}/decisions`, { decisions: [decision], who });
    expect(answer.statusCode).toBe(202);
    await follow(answer);
    return answer.json<Decided>().decisions[0]?.id ?? '';
  }

  function follow(answer: { readonly json: () => Pick<Receipt, 'run'> }) {
    return opened.followRun(answer.json().run.href);
  }

  async function read(gallery: string): Promise<{ readonly body: string; readonly manifest: Manifest }> {
    const { body } = await opened.server.inject(`/api/galleries/${gallery}/manifest`);
    return { body, manifest: JSON.parse(body) as Manifest };
  }

  function post(url: string, body: object) {
    return opened.server.inject({ method: 'POST', url, body });
  }
});

/** The keys of the entries in the order received. */
function keysOf({ items }: Manifest): readonly string[] {
  return items
    .flatMap((item) => item.entries)
    .toSorted((a, b) => a.index - b.index)
    .map(({ key }) => key);
}

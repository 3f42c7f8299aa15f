import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Plan } from './database.ts';
import { nameStatement } from './name-statement.ts';

/**
 * One PGlite session that looks like a `pg.Pool`, for the records and for BullMQ alike. Each borrower gets its turn: a
 * query waits for the one before it, and a transaction holds the session from `begin` to its end. Notifications go
 * to every borrower, as a server would send them to every listening connection.
 */
export class PglitePool extends EventEmitter {
  // BullMQ asks whether a lost connection would be noticed: this one cannot be lost without the process.
  readonly options = { keepAlive: true };
  readonly #session: pg.Client;
  readonly #borrowers = new Set<PgliteBorrower>();
  #lastTurn: Promise<void> = Promise.resolve();

  private constructor(session: pg.Client) {
    super();
    this.setMaxListeners(0);
    this.#session = session;
    session.on('error', (error) => this.emit('error', error));
    session.on('notification', (message) => {
      for (const borrower of this.#borrowers) borrower.emit('notification', message);
    });
  }

  static async open(pglite: PGlite): Promise<PglitePool> {
    const config: unknown = createPgConfig(pglite);
    const session = new pg.Client(config as pg.ClientConfig);
    await session.connect();
    // Records first: an unqualified `create table` of ours belongs in public, BullMQ's names are in a schema of its own.
    await session.query('set search_path to public, bullmq');
    return new PglitePool(session);
  }

  async query(text: string, values?: readonly unknown[], plan?: Plan): Promise<pg.QueryResult> {
    const endTurn = await this.takeTurn();
    try {
      return await this.queryInTurn(text, values, plan);
    } finally {
      endTurn();
    }
  }

  async connect(): Promise<PgliteBorrower> {
    const borrower = new PgliteBorrower(this, () => this.#borrowers.delete(borrower));
    this.#borrowers.add(borrower);
    return borrower;
  }

  /** Waits for the turns already promised; whoever opened the PGlite closes it. */
  async end(): Promise<void> {
    const endTurn = await this.takeTurn();
    endTurn();
  }

  /** Waits until the session is free and takes it; the caller must call what it gets. */
  async takeTurn(): Promise<() => void> {
    const before = this.#lastTurn;
    let endTurn = () => {};
    this.#lastTurn = new Promise((resolve) => (endTurn = resolve));
    await before;
    return endTurn;
  }

  /** Only for whoever has the turn. */
  queryInTurn(text: string, values?: readonly unknown[], plan?: Plan): Promise<pg.QueryResult> {
    if (values === undefined) return this.#session.query(text);
    const name = plan === 'kept' ? { name: nameStatement(text) } : {};
    return this.#session.query({ text, values: [...values], ...name });
  }
}

/** What `connect()` lends: a `pg.PoolClient` to its borrower. */
class PgliteBorrower extends EventEmitter {
  readonly #pool: PglitePool;
  readonly #onRelease: () => void;
  #endTurn: (() => void) | null = null;

  constructor(pool: PglitePool, onRelease: () => void) {
    super();
    this.setMaxListeners(0);
    this.#pool = pool;
    this.#onRelease = onRelease;
  }

  async query(text: string, values?: readonly unknown[], plan?: Plan): Promise<pg.QueryResult> {
    const isInTransaction = this.#endTurn !== null;
    const endTurn = this.#endTurn ?? (await this.#pool.takeTurn());
    let keepsTurn = isInTransaction;
    try {
      const result = await this.#pool.queryInTurn(text, values, plan);
      keepsTurn ||= begins.test(text);
      return result;
    } finally {
      // A failed statement leaves the transaction open until its rollback; an end ends it, whatever came of it.
      if (isInTransaction && ends.test(text)) keepsTurn = false;
      this.#endTurn = keepsTurn ? endTurn : null;
      if (!keepsTurn) endTurn();
    }
  }

  release(): void {
    this.#onRelease();
    this.removeAllListeners();
    const endTurn = this.#endTurn;
    if (endTurn === null) return;
    this.#endTurn = null;
    this.#pool.queryInTurn('rollback').then(endTurn, endTurn);
  }
}

const begins = /^\s*(?:begin|start\s+transaction)\b/i;
const ends = /^\s*(?:commit|end|rollback|abort)\b(?!\s+(?:work\s+|transaction\s+)?to\b)/i;

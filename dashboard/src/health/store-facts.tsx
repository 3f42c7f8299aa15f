import type { Health } from '../../../src/client/health-schemas.ts';
import { printBytes, printDuration } from './print-values.ts';

/** What Redis and PostgreSQL say of themselves. */
export function StoreFacts({ health: { engine, database } }: { readonly health: Health }) {
  return (
    <div className="stores">
      <section aria-label="Queue engine">
        <h2>{engine.kind === 'embedded' ? 'Queue' : 'Redis'}</h2>
        <RedisFacts engine={engine} />
      </section>
      <section aria-label="Database">
        <h2>{database.isEmbedded ? 'PGlite, embedded' : 'PostgreSQL'}</h2>
        <dl className="facts">
          <Fact name="Version" value={database.version} />
          <Fact name="Connections" value={`${database.connections} of ${database.maxConnections}`} />
          <Fact name="Size" value={printBytes(database.sizeBytes)} />
        </dl>
      </section>
    </div>
  );
}

function RedisFacts({ engine: { kind, redis, problem } }: Pick<Health, 'engine'>) {
  if (kind === 'embedded') return <p className="aside">Embedded: it lives in the database beside.</p>;
  if (redis === null) return <p className="problem">{problem ?? 'It does not answer.'}</p>;
  const { version, usedBytes, maxBytes, policy, aof, clients, uptimeSeconds } = redis;
  const limit = maxBytes === null ? ', no limit' : ` of ${printBytes(maxBytes)}`;
  return (
    <dl className="facts">
      <Fact name="Version" value={version} />
      <Fact name="Memory" value={usedBytes === null ? null : `${printBytes(usedBytes)}${limit}`} />
      <Fact name="When full" value={policy} />
      <Fact name="Append-only file" value={aof} />
      <Fact name="Clients" value={clients === null ? null : String(clients)} />
      <Fact name="Up for" value={uptimeSeconds === null ? null : printDuration(uptimeSeconds * 1000)} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value ?? 'it does not tell'}</dd>
    </>
  );
}

import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Database, Plan, Query } from '../storage/database.ts';

const tracer = trace.getTracer('cutline');

/**
 * Tells the trace that goes on of each statement, its text without its values. The SDK's own instrumentation of `pg` patches
 * CommonJS modules as they are loaded, which ES modules are not, and knows nothing of PGlite.
 */
export function traceDatabase(database: Database): Database {
  return {
    ...database,
    query: traceQuery(database.query),
    transaction: (work) => database.transaction((query) => work(traceQuery(query))),
  };
}

function traceQuery(query: Query): Query {
  return <Row>(text: string, values?: readonly unknown[], plan?: Plan) => {
    // What nobody asked for, as a look into an empty outbox, is no trace of its own.
    if (trace.getActiveSpan() === undefined) return query<Row>(text, values, plan);
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, longestText) };
    return tracer.startActiveSpan(nameOf(text), { kind: SpanKind.CLIENT, attributes }, async (span) => {
      try {
        return await query<Row>(text, values, plan);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  };
}

/** `insert galleries`: the first change in a statement and its table, else what is read first. */
function nameOf(text: string): string {
  const change = /\b(insert)\s+into\s+(\w+)|\b(update)\s+(\w+)\s+set\b|\b(delete)\s+from\s+(\w+)/u.exec(text);
  const named = change?.slice(1).filter((word) => word !== undefined);
  if (named !== undefined) return named.join(' ');
  const table = /\bfrom\s+(\w+)/u.exec(text)?.[1];
  return table === undefined ? 'select' : `select ${table}`;
}

const longestText = 2000;

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
    const name = text.trimStart().split(/\s/, 1)[0] ?? 'query';
    return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
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

const longestText = 2000;

import { context, propagation, trace } from '@opentelemetry/api';

/** The trace that goes on here, as text that travels with work (JSON of W3C's `traceparent`); `null`: nobody traces. */
export function printTraceContext(): string | null {
  if (trace.getActiveSpan() === undefined) return null;
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return Object.keys(carrier).length === 0 ? null : JSON.stringify(carrier);
}

import { SpanKind } from '@opentelemetry/api';
import { type Sampler, SamplingDecision } from '@opentelemetry/sdk-trace-node';

/** A request and a job begin a trace; that a worker looks for its next job or plans one, every few seconds, does not. */
export const rootsWorthTracing: Sampler = {
  shouldSample: (_context, _traceId, _name, kind) => ({
    decision: begins.has(kind) ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
  }),
  toString: () => 'RootsWorthTracing',
};

const begins: ReadonlySet<SpanKind> = new Set([SpanKind.SERVER, SpanKind.CONSUMER]);

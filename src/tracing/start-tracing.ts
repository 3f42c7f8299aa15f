/**
 * Sends traces to an OpenTelemetry collector by OTLP over HTTP until `close`. Whoever makes spans does it through the API, which
 * does nothing without this.
 */
export async function startTracing(
  endpoint: string,
  version: string,
): Promise<{ readonly close: () => Promise<void> }> {
  // Loaded only where it is wanted.
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, NodeTracerProvider, ParentBasedSampler } =
    await import('@opentelemetry/sdk-trace-node');
  const { rootsWorthTracing } = await import('./roots-worth-tracing.ts');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'cutline', 'service.version': version }),
    sampler: new ParentBasedSampler({ root: rootsWorthTracing }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 2000 })],
  });
  provider.register();
  return { close: () => provider.shutdown().catch(() => {}) };
}

-- expands
-- Of whoever asked: the trace goes on in who does it (W3C Trace Context as JSON); `null` where nobody traces.
alter table outbox add column trace_context text;

import type { PublishedManifest } from '../../../src/client/manifest-schema.ts';
import { counted } from '../controls/counted.ts';
import { ItemView } from './item-view.tsx';

/** What came in and what came out of it. */
export function BeforeAfter({ manifest }: { readonly manifest: PublishedManifest }) {
  const { report, referenceDate, items, leftOut, warnings } = manifest;
  return (
    <>
      <p className="facts">
        {counted(report.entries, 'entry', 'entries')} → {counted(report.items, 'item')}, {report.collapsed}{' '}
        collapsed · sent on {referenceDate.value ?? 'an unknown day'} ({referenceDate.basis})
      </p>
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="warning">
          {message}
        </p>
      ))}
      <div className="columns" aria-hidden="true">
        <span>As received</span>
        <span>Clean</span>
      </div>
      {items.map((item) => (
        <ItemView key={item.id} item={item} />
      ))}
      {leftOut.map(({ entry, reason }) => (
        <section key={entry.index} className="item">
          <p className="entry" dir="auto">
            {entry.text}
          </p>
          <p className="warning">left out: {reason}</p>
        </section>
      ))}
    </>
  );
}

import type { PublishedItem as Item } from '../../../src/client/manifest-schema.ts';

/** One item and the entries it was made of, with why each is in it. */
export function ItemView({ item }: { readonly item: Item }) {
  return (
    <section className="item" aria-label={`Item ${item.position}`}>
      <ol className="entries">
        {item.entries.map((entry) => (
          <li key={entry.index} className="entry">
            <span className="why">
              {entry.relation === 'representative'
                ? entry.reason
                : `${entry.relation} ${entry.score.toFixed(2)}: ${entry.reason}`}
            </span>
            <span dir="auto">{entry.text}</span>
          </li>
        ))}
      </ol>
      <div className="clean">
        {item.photo?.sha256 != null && <Thumbnail digest={item.photo.sha256} uri={item.photo.uri} />}
        <p dir="auto" lang={item.caption.language ?? undefined}>
          {item.caption.text}
        </p>
        <Facts item={item} />
        {item.flags.length > 0 && (
          <p className="flags">
            {item.flags.map((flag) => (
              <span key={flag}>{flag}</span>
            ))}
          </p>
        )}
        {item.warnings.map(({ code, message }) => (
          <p key={`${code} ${message}`} className="warning">
            {message}
          </p>
        ))}
      </div>
    </section>
  );
}

function Thumbnail({ digest, uri }: { readonly digest: string; readonly uri: string }) {
  const address = (size: 'small' | 'large') => `/api/photos/${digest}/thumbnails/${size}`;
  return (
    <a className="thumbnail" href={address('large')}>
      <img src={address('small')} alt={`The photo ${uri}`} loading="lazy" width={120} height={80} />
    </a>
  );
}

function Facts({ item: { credit, date, photo } }: { readonly item: Item }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['credit', credit.line],
    ['creators', credit.creators.length === 0 ? null : credit.creators.join(', ')],
    ['agency', credit.agency],
    ['provider', credit.provider],
    ['via', credit.via.length === 0 ? null : credit.via.join(', ')],
    [
      'date',
      date.value === null
        ? null
        : `${date.value} (${date.basis}${date.text === null ? '' : `: “${date.text}”`})`,
    ],
    ['photo', photo?.uri ?? null],
  ];
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SourceList } from '../../../src/client/api-schemas.ts';
import { client } from '../client.ts';
import { counted } from '../controls/counted.ts';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';

type SourceView = SourceList['sources'][number];

/** From where galleries come, and how that goes. What is configured stands in a file. */
export function SourcesPart() {
  const sources = useQuery({
    queryKey: ['sources', 'configured'],
    queryFn: ({ signal }) => client.listSources(signal),
    refetchInterval: 15_000,
  });
  const list = sources.data?.sources ?? [];
  return (
    <div className="stack">
      <Problem error={sources.error} onRetry={() => void sources.refetch()} />
      {sources.isSuccess && (
        <p className="aside">
          {sources.data.onlyKnownSources
            ? 'Nothing is taken from sources that are not listed here. '
            : 'Deliveries from other sources are taken as well. '}
          Sources are set up in <code>cutline.config.json</code>; a change there counts after a restart.
        </p>
      )}
      {sources.isSuccess && list.length === 0 && (
        <p className="hint">
          No source is set up: galleries come over HTTP, from <code>cutline submit</code> and from this
          screen. Drop folders and feeds are told of in <code>docs/sources.md</code>.
        </p>
      )}
      {list.map((source) => (
        <SourceCard key={source.name} source={source} />
      ))}
    </div>
  );
}

function SourceCard({ source: { name, signs, folder, poll, problems } }: { readonly source: SourceView }) {
  return (
    <section className="settings-card" aria-label={name}>
      <h2>{name}</h2>
      <dl className="facts-list">
        <Fact name="over HTTP">{signs ? 'signed deliveries only' : 'unsigned'}</Fact>
        {folder !== null && <Fact name="drop folder">{folder.path}</Fact>}
        {poll !== null && (
          <Fact name="polls">{`${poll.url}, every ${counted(poll.everySeconds, 'second')}`}</Fact>
        )}
        {poll !== null && (
          <Fact name="last poll">{poll.polledAt === null ? 'not yet' : <Moment at={poll.polledAt} />}</Fact>
        )}
      </dl>
      {folder?.trouble != null && <Problem error={`The folder: ${folder.trouble}`} />}
      {poll?.problem != null && (
        <Problem error={`${counted(poll.failures, 'poll')} in a row failed: ${poll.problem}`} />
      )}
      {problems.length > 0 && (
        <details>
          <summary>{`${counted(problems.length, 'file or item', 'files and items')} that became no gallery`}</summary>
          <ul className="stack">
            {problems.map((each) => (
              <li key={`${each.name} ${each.problem}`}>
                <strong dir="auto">{each.name}</strong>
                {each.times > 1 && ` (${each.times} times)`}: <span dir="auto">{each.problem}</span>{' '}
                <span className="aside">
                  <Moment at={each.noticedAt} isShort />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

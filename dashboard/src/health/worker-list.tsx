import type { Health } from '../../../src/client/health-schemas.ts';
import { Moment } from '../controls/moment.tsx';
import { counted } from '../controls/counted.ts';

/** Who takes jobs, and what each is doing. */
export function WorkerList({ engine: { kind, workers, active } }: Pick<Health, 'engine'>) {
  const names = new Set(workers?.map(({ name }) => name));
  const others = active.filter(({ worker }) => worker === null || !names.has(worker));
  return (
    <section aria-label="Workers">
      <h2>Workers</h2>
      {workers === null && kind === 'embedded' && (
        <p className="aside">Embedded: this one process does everything.</p>
      )}
      {workers === null && kind === 'redis' && <p className="aside">Redis does not tell who is connected.</p>}
      {workers?.length === 0 && <p className="aside">None is connected.</p>}
      <ul className="workers">
        {workers?.map(({ name, queues }) => (
          <li key={name}>
            <h3>{name}</h3>
            <p className="aside">{queues.join(', ')}</p>
            <Jobs jobs={active.filter(({ worker }) => worker === name)} />
          </li>
        ))}
        {(workers === null || others.length > 0) && (
          <li>
            {workers !== null && <h3>Others</h3>}
            <Jobs jobs={others} />
          </li>
        )}
      </ul>
    </section>
  );
}

const shownJobs = 12;

function Jobs({ jobs }: { readonly jobs: Health['engine']['active'] }) {
  if (jobs.length === 0) return <p>idle</p>;
  return (
    <ul>
      {jobs.slice(0, shownJobs).map(({ queue, job, about, since }) => (
        <li key={`${queue} ${job} ${Object.values(about).join(' ')}`}>
          {job} <About about={about} />{' '}
          {since !== null && (
            <span className="aside">
              since <Moment at={since} isShort />
            </span>
          )}
        </li>
      ))}
      {jobs.length > shownJobs && (
        <li className="aside">and {counted(jobs.length - shownJobs, 'more', 'more')}</li>
      )}
    </ul>
  );
}

function About({ about }: { readonly about: Readonly<Record<string, string>> }) {
  const { galleryId, ...others } = about;
  if (galleryId !== undefined)
    return <a href={`/galleries/${encodeURIComponent(galleryId)}`}>{galleryId.slice(0, 12)}…</a>;
  return <span>{Object.values(others).join(' ')}</span>;
}

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Health, PausableQueue } from '../../../src/client/health-schemas.ts';
import { Moment } from '../controls/moment.tsx';

const PauseDialog = lazy(async () => ({ default: (await import('./pause-dialog.tsx')).PauseDialog }));

/** What somebody is about to do. */
interface Asked {
  readonly queue: PausableQueue;
  readonly isPaused: boolean;
}

/** The queues, with what each holds, and pausing and resuming them. */
export function QueueTable({ health }: { readonly health: Health }) {
  const { problem } = health.engine;
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <section aria-label="Queues">
      <div className="actions">
        <h2>Queues</h2>
        <a href="/queues">The engine’s own view</a>
      </div>
      {problem !== null && <p className="problem">{problem}</p>}
      <div className="scroll">
        <Queues health={health} onAsk={setAsked} />
      </div>
      {asked !== null && (
        <Suspense>
          <PauseDialog {...asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface QueuesProps {
  readonly health: Health;
  readonly onAsk: (asked: Asked) => void;
}

function Queues({ health: { engine, pauses }, onAsk }: QueuesProps) {
  return (
    <table className="react-aria-Table">
      <thead>
        <tr>
          <Heading name="Queue" />
          {['Waiting', 'In work', 'Put off', 'Failed'].map((name) => (
            <Heading key={name} name={name} isNumber />
          ))}
          <Heading name="State" />
          <th scope="col" className="react-aria-Column">
            <span className="hidden">Pause or resume</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {engine.queues.map((queue) => (
          <QueueRow
            key={queue.name}
            queue={queue}
            pause={pauses.find((each) => each.queue === queue.name) ?? null}
            onAsk={(isPaused) => onAsk({ queue: queue.name, isPaused })}
          />
        ))}
      </tbody>
    </table>
  );
}

function Heading({ name, isNumber = false }: { readonly name: string; readonly isNumber?: boolean }) {
  return (
    <th scope="col" className={`react-aria-Column${isNumber ? ' number' : ''}`}>
      {name}
    </th>
  );
}

interface RowProps {
  readonly queue: Health['engine']['queues'][number];
  readonly pause: Health['pauses'][number] | null;
  readonly onAsk: (isPaused: boolean) => void;
}

function QueueRow({ queue: { name, waiting, active, delayed, failed, isPaused }, pause, onAsk }: RowProps) {
  const isStopped = pause !== null || isPaused;
  return (
    <tr>
      <th scope="row" className="react-aria-Cell">
        {name}
      </th>
      {[waiting, active, delayed, failed].map((count, place) => (
        <td key={['waiting', 'active', 'delayed', 'failed'][place]} className="react-aria-Cell number">
          {count.toLocaleString()}
        </td>
      ))}
      <td className="react-aria-Cell">
        <QueueState pause={pause} isPaused={isPaused} />
      </td>
      <td className="react-aria-Cell">
        <Button onPress={() => onAsk(!isStopped)} aria-label={`${isStopped ? 'Resume' : 'Pause'} ${name}`}>
          {isStopped ? 'Resume' : 'Pause'}
        </Button>
      </td>
    </tr>
  );
}

function QueueState({ pause, isPaused }: Pick<RowProps, 'pause'> & { readonly isPaused: boolean }) {
  if (pause === null) return isPaused ? 'being resumed' : 'runs';
  return (
    <span className="warned">
      paused by <span dir="auto">{pause.by}</span>, <Moment at={pause.since} isShort />
      {!isPaused && '; the queue has not heard of it yet'}
    </span>
  );
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCleaning } from '../cleaning/open-cleaning.ts';
import { logRarely } from '../log.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Resources } from '../resources.ts';
import type { FolderSource, PolledSource, Source } from '../sources/source.ts';
import { watchFolder } from './folders/watch-folder.ts';

type IntakeResources = Pick<
  Resources,
  | 'settings'
  | 'mode'
  | 'database'
  | 'photoStore'
  | 'queue'
  | 'log'
  | 'troubles'
  | 'wakeRelay'
  | 'metrics'
  | 'room'
>;

/** Has galleries come by themselves until `close`: drop folders are watched, polls are on the queue's schedule. */
export function startIntake(
  resources: IntakeResources,
  rules: Rules,
): { readonly close: () => Promise<void> } {
  const { list } = resources.settings.sources;
  // The data folder is one process's alone: what its predecessor held is its own.
  const holder = resources.mode === 'embedded' ? 'embedded' : randomUUID();
  // What is dropped is read one by one.
  const cleaning = openCleaning(rules, resources.settings.runLimits, { atOnce: 1 });
  const tools = { ...resources, cleaning, holder };
  const parts = list
    .filter((source): source is FolderSource => source.folder !== null)
    .map((source) => watchFolder(tools, source));
  const schedule = keepSchedule(resources, list.filter(isPolled));
  return {
    close: async () => {
      await Promise.all([...parts, schedule].map((part) => part.close()));
      cleaning.close();
    },
  };
}

function isPolled(source: Source): source is PolledSource {
  return source.poll !== null;
}

const scheduleEveryMs = 30_000;
const scheduleAgainMs = 2000;

/** Sees to it that the queue polls these sources and no others, though the queue may be away or forget. */
function keepSchedule(
  { queue, log }: Pick<IntakeResources, 'queue' | 'log'>,
  sources: readonly PolledSource[],
): { readonly close: () => Promise<void> } {
  const onError = logRarely(log);
  const stop = new AbortController();
  const schedules = sources.map(({ name, poll }) => ({ source: name, everyMs: poll.everySeconds * 1000 }));
  const work = async () => {
    while (!stop.signal.aborted) {
      const isKept = await queue.schedulePolls(schedules).then(
        () => true,
        (error: unknown) => {
          onError(error, 'schedule of polls');
          return false;
        },
      );
      const pauseMs = isKept ? scheduleEveryMs : scheduleAgainMs;
      await sleep(pauseMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  };
  const done = work();
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

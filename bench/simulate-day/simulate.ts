import { openEventQueue } from './event-queue.ts';

/** A gallery on its way: its photos are looked at first, each as a job of its own, and then it is cleaned. */
export interface ArrivingGallery {
  readonly atS: number;
  /** How long a worker has each of its photos in hand. */
  readonly photosS: readonly number[];
  readonly cleanS: number;
}

/** How many workers there are: always as many, or by how long the oldest job has waited. */
export type Workers = number | Scaling;

export interface Scaling {
  readonly least: number;
  readonly most: number;
  readonly everyS: number;
  /** One worker for each so many seconds that the oldest job has waited. */
  readonly secondsAWorker: number;
  /** From being wanted to taking its first job. */
  readonly startS: number;
  /** At one look, at most as many again, or this many. */
  readonly mostAtOnce: number;
  /** So long the largest number that was wanted holds; then they go one a minute. */
  readonly calmS: number;
}

export interface Simulated {
  /** From arrival to manifest, in seconds, in the order of the manifests. */
  readonly delaysS: readonly number[];
  /** Time that workers were there, and of that in work. */
  readonly presentS: number;
  readonly busyS: number;
  readonly mostWorkers: number;
}

type Event =
  | { readonly kind: 'arrival'; readonly gallery: ArrivingGallery }
  | { readonly kind: 'done'; readonly job: Job }
  | { readonly kind: 'ready'; readonly workers: number }
  | { readonly kind: 'look' };

interface Job {
  readonly sinceS: number;
  readonly serviceS: number;
  readonly order: Order;
}

interface Order {
  readonly gallery: ArrivingGallery;
  photosLeft: number;
  isCleaning: boolean;
}

/** A worker is one core that does one job after the other; jobs of all kinds are taken up in the order in which they came. */
export function simulate(galleries: readonly ArrivingGallery[], workers: Workers): Simulated {
  const events = openEventQueue<Event>();
  const line = openLine();
  const crew = openCrew(workers);
  const delaysS: number[] = [];
  let [busy, busyS, nowS] = [0, 0, 0];
  const finish = ({ order }: Job) => {
    busy -= 1;
    if (order.isCleaning) delaysS.push(nowS - order.gallery.atS);
    else if ((order.photosLeft -= 1) === 0) line.addCleaning(order, nowS);
  };
  for (const gallery of galleries) events.add(gallery.atS, { kind: 'arrival', gallery });
  if (typeof workers !== 'number') events.add(0, { kind: 'look' });
  while (delaysS.length < galleries.length) {
    const next = events.takeNext();
    if (next === null) break;
    crew.pass(next.atS - nowS);
    nowS = next.atS;
    const { event } = next;
    if (event.kind === 'arrival') line.addGallery(event.gallery, nowS);
    else if (event.kind === 'done') finish(event.job);
    else if (event.kind === 'ready') crew.join(event.workers);
    else crew.look(nowS, line.oldestS(nowS), events.add);
    while (busy < crew.present()) {
      const job = line.takeNext();
      if (job === null) break;
      busy += 1;
      busyS += job.serviceS;
      events.add(nowS + job.serviceS, { kind: 'done', job });
    }
  }
  return { delaysS, busyS, ...crew.tell() };
}

/** Jobs that nobody has taken up, the oldest first. */
function openLine() {
  const jobs: Job[] = [];
  let taken = 0;
  const addCleaning = (order: Order, sinceS: number) => {
    order.isCleaning = true;
    jobs.push({ sinceS, serviceS: order.gallery.cleanS, order });
  };
  return {
    addCleaning,
    addGallery: (gallery: ArrivingGallery, sinceS: number) => {
      const order = { gallery, photosLeft: gallery.photosS.length, isCleaning: false };
      for (const serviceS of gallery.photosS) jobs.push({ sinceS, serviceS, order });
      if (order.photosLeft === 0) addCleaning(order, sinceS);
    },
    oldestS: (nowS: number) => nowS - (jobs[taken]?.sinceS ?? nowS),
    takeNext: (): Job | null => {
      const job = jobs[taken];
      if (job === undefined) return null;
      taken += 1;
      return job;
    },
  };
}

/** Who is there to work. */
function openCrew(workers: Workers) {
  const scaling = typeof workers === 'number' ? null : workers;
  let present = scaling === null ? (workers as number) : scaling.least;
  let [coming, presentS, mostWorkers, lastGoneS] = [0, 0, present, 0];
  const wanted: { readonly atS: number; readonly count: number }[] = [];
  return {
    present: () => present,
    pass: (seconds: number) => void (presentS += seconds * present),
    join: (count: number) => {
      coming -= count;
      present += count;
      mostWorkers = Math.max(mostWorkers, present);
    },
    look: (nowS: number, oldestS: number, add: (atS: number, event: Event) => void) => {
      if (scaling === null) return;
      const { least, most, everyS, secondsAWorker, startS, mostAtOnce, calmS } = scaling;
      const count = Math.min(most, Math.max(least, Math.ceil(oldestS / secondsAWorker)));
      wanted.push({ atS: nowS, count });
      while (wanted[0] !== undefined && wanted[0].atS < nowS - calmS) wanted.shift();
      const all = present + coming;
      const more = Math.min(count - all, Math.max(all, mostAtOnce));
      if (more > 0) {
        coming += more;
        add(nowS + startS, { kind: 'ready', workers: more });
      } else if (Math.max(...wanted.map((each) => each.count)) < all && nowS - lastGoneS >= 60) {
        present -= 1;
        lastGoneS = nowS;
      }
      add(nowS + everyS, { kind: 'look' });
    },
    tell: () => ({ presentS, mostWorkers }),
  };
}

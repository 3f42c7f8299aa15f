/** Events in the order of their times; of the same time, in the order they were added. */
export interface EventQueue<Event> {
  readonly add: (atS: number, event: Event) => void;
  /** `null`: there is none left. */
  readonly takeNext: () => { readonly atS: number; readonly event: Event } | null;
}

interface Entry<Event> {
  readonly atS: number;
  readonly order: number;
  readonly event: Event;
}

/** A binary heap. */
export function openEventQueue<Event>(): EventQueue<Event> {
  const heap: Entry<Event>[] = [];
  let order = 0;
  return {
    add: (atS, event) => {
      heap.push({ atS, order, event });
      order += 1;
      rise(heap, heap.length - 1);
    },
    takeNext: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap, 0);
      }
      return first;
    },
  };
}

function rise<Event>(heap: Entry<Event>[], from: number): void {
  for (let at = from; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink<Event>(heap: Entry<Event>[], from: number): void {
  for (let at = from; ;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && isBefore(heap, child, least)) least = child;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function isBefore<Event>(heap: readonly Entry<Event>[], a: number, b: number): boolean {
  const [one, other] = [heap[a], heap[b]];
  if (one === undefined || other === undefined) return false;
  return one.atS < other.atS || (one.atS === other.atS && one.order < other.order);
}

function swap<Event>(heap: Entry<Event>[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (one === undefined || other === undefined) return;
  heap[a] = other;
  heap[b] = one;
}

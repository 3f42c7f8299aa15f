import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';

/** Does work when its turn has come. What is told that it is slow leaves its place to the next and goes on beside it. */
export type Places = <Result>(work: (leave: () => void) => Promise<Result>) => Promise<Result>;

/** How many may hang on small machines before others have to wait for them. */
const leastAtOnce = 4;

/**
 * A place for each processor: more galleries at once make each other slower, and each process learns anew what the others know.
 *
 * @param atOnce - at most so many are under way, those that left their places included
 */
export function openPlaces(atOnce: number): Places {
  const processors = availableParallelism();
  const inPlaces = pLimit(Math.min(atOnce, processors));
  const underWay = pLimit(Math.min(atOnce, Math.max(leastAtOnce, processors)));
  return (work) =>
    underWay(
      () =>
        new Promise((resolve, reject) => {
          const take = () =>
            new Promise<void>((leave) => {
              work(leave).then(resolve, reject).finally(leave);
            });
          void inPlaces(take);
        }),
    );
}

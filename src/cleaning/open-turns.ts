import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';

/** Does work when its turn has come. What is told that it is slow lets the next begin, and goes on beside it. */
export type Turns = <Result>(work: (letNext: () => void) => Promise<Result>) => Promise<Result>;

/** How many may hang on small machines before others have to wait for them. */
const leastAtOnce = 4;

/**
 * A turn for each processor: more galleries at once make each other slower, and each process learns anew what the others know.
 *
 * @param atOnce - at most so many are under way, those that let others begin included
 */
export function openTurns(atOnce: number): Turns {
  const processors = availableParallelism();
  const inTurn = pLimit(Math.min(atOnce, processors));
  const underWay = pLimit(Math.min(atOnce, Math.max(leastAtOnce, processors)));
  return (work) =>
    underWay(
      () =>
        new Promise((resolve, reject) => {
          const take = () =>
            new Promise<void>((letNext) => {
              work(letNext).then(resolve, reject).finally(letNext);
            });
          void inTurn(take);
        }),
    );
}

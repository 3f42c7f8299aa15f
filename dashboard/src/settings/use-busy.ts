import { useState } from 'react';
import { tellProblem } from '../shell/notice-queue.ts';

/** Something that is asked of the server: busy until it is done, and a notice when it fails. */
export function useBusy() {
  const [isBusy, setIsBusy] = useState(false);
  const during = async (work: () => Promise<void>) => {
    setIsBusy(true);
    try {
      await work();
    } catch (error) {
      tellProblem(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, during };
}

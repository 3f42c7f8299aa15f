import { createContext, type Dispatch, type SetStateAction, useContext } from 'react';

/** A draft that was tried on the newest galleries. */
export interface TrialState {
  readonly version: number;
  readonly bulkId: string;
  /** The rules it was of, as JSON: changed since, it is another draft. */
  readonly rules: string;
  /** The draft is the version in effect by now. */
  readonly isSaved: boolean;
}

type Trial = readonly [TrialState | null, Dispatch<SetStateAction<TrialState | null>>];

export const TrialContext = createContext<Trial>([null, () => {}]);

/** It outlives a look at another part of the page. */
export function useTrial(): Trial {
  return useContext(TrialContext);
}

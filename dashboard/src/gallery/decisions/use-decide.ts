import { useCallback } from 'react';
import type { NewDecision } from '../../../../src/client/decision-schemas.ts';
import { client } from '../../client.ts';
import { queries } from '../../live/queries.ts';
import { tell, tellProblem } from '../../shell/notice-queue.ts';
import { who } from '../../shell/who.ts';
import { useShownManifest } from '../gallery-context.ts';

/** Has editors' decisions kept, and says what comes of them; `false`: they were refused. */
export function useDecide(): (decisions: readonly NewDecision[], done: string) => Promise<boolean> {
  const { galleryId } = useShownManifest();
  return useCallback(
    async (decisions, done) => {
      try {
        await client.decide(galleryId, decisions, who());
      } catch (error) {
        tellProblem(error);
        return false;
      }
      tell(`${done} The gallery is cleaned again.`);
      void queries.invalidateQueries({ queryKey: ['gallery', galleryId] });
      return true;
    },
    [galleryId],
  );
}

/** Takes a decision back. */
export async function undo(galleryId: string, decisionId: string): Promise<void> {
  try {
    await client.undoDecision(galleryId, decisionId, who());
    tell('Taken back. The gallery is cleaned again.');
    void queries.invalidateQueries({ queryKey: ['gallery', galleryId] });
  } catch (error) {
    tellProblem(error);
  }
}

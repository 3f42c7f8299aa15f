import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { tell } from '../shell/notice-queue.ts';
import { who } from '../shell/who.ts';
import { useDeskDraft } from './desk-draft.ts';
import { useTrial } from './trial.ts';
import { useBusy } from './use-busy.ts';

/** Trying the rules as they stand on the page on the newest galleries, and saving them. */
export function useSave() {
  const { rules, base, discard } = useDeskDraft();
  const [trial, setTrial] = useTrial();
  const { isBusy, during } = useBusy();
  const text = JSON.stringify(rules);
  const isTried = trial !== null && trial.rules === text && !trial.isSaved;
  const tryOut = (reason: string, newest: number) =>
    during(async () => {
      const requestedBy = who();
      const draft = { rules, reason, requestedBy, draft: true };
      const version = isTried ? trial.version : (await client.saveRules(draft)).number;
      const order = { reason, requestedBy, newest, preview: true, rulesVersion: version };
      const bulk = await client.requestBulkRerun(order);
      setTrial({ version, bulkId: bulk.id, rules: text, isSaved: false });
      await queries.invalidateQueries({ queryKey: ['rules'] });
    });
  const save = (reason: string, effectiveFrom: string | null) =>
    during(async () => {
      const order = {
        reason,
        requestedBy: who(),
        basedOn: base,
        ...(effectiveFrom !== null && { effectiveFrom }),
      };
      const saved = isTried
        ? await client.activateRules(trial.version, order)
        : await client.saveRules({ ...order, rules });
      if (isTried) setTrial({ ...trial, isSaved: effectiveFrom === null });
      await queries.invalidateQueries({ queryKey: ['rules'] });
      discard();
      tell(`Version ${saved.number} is ${saved.state === 'planned' ? 'planned' : 'in effect'}.`);
    });
  return { isBusy, isTried, tryOut, save };
}

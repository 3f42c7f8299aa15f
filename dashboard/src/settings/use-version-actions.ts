import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { tell } from '../shell/notice-queue.ts';
import { who } from '../shell/who.ts';
import { useDeskDraft } from './desk-draft.ts';
import { useBusy } from './use-busy.ts';

/** What can be done with a version of the rules. */
export function useVersionActions(number: number) {
  const { view, change } = useDeskDraft();
  const { isBusy, during } = useBusy();
  const act = (work: () => Promise<string>) =>
    during(async () => {
      tell(await work());
      await queries.invalidateQueries({ queryKey: ['rules'] });
    });
  return {
    isBusy,
    activate: () =>
      act(async () => {
        await client.activateRules(number, { requestedBy: who(), basedOn: view.inEffect });
        return `Version ${number} is in effect.`;
      }),
    withdraw: () =>
      act(async () => {
        await client.withdrawRules(number, who());
        return `Version ${number} is a draft again.`;
      }),
    /** Its rules on this page, to look at them or to go on from there. */
    open: () =>
      act(async () => {
        change((await client.fetchRulesVersion(number)).rules);
        return `The page shows the rules of version ${number}.`;
      }),
  };
}

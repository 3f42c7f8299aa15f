import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { tell } from '../shell/notice-queue.ts';
import { who } from '../shell/who.ts';
import { FormDialog } from '../controls/form-dialog.tsx';
import { useBusy } from './use-busy.ts';

interface Props {
  /** 0: as they ship. */
  readonly number: number;
  readonly inEffect: number;
  readonly onClose: () => void;
}

/** An earlier version's rules again, as a new version. */
export function RevertDialog({ number, inEffect, onClose }: Props) {
  const [reason, setReason] = useState('');
  const { isBusy, during } = useBusy();
  const what = number === 0 ? 'the rules as they ship' : `version ${number}`;
  const revert = () =>
    during(async () => {
      const told = reason.trim() === '' ? {} : { reason: reason.trim() };
      const saved = await client.revertRules(number, { requestedBy: who(), basedOn: inEffect, ...told });
      tell(`Version ${saved.number} is in effect: ${what} again.`);
      onClose();
      await queries.invalidateQueries({ queryKey: ['rules'] });
    });
  return (
    <FormDialog
      title={`Back to ${what}?`}
      isComplete={!isBusy}
      onClose={onClose}
      onSubmit={() => void revert()}
      submitLabel="Revert"
    >
      <p>It becomes a new version, in effect at once. Galleries are cleaned under it from now on.</p>
      <TextField value={reason} onChange={setReason} autoFocus>
        <Label>Why (kept with it)</Label>
        <Input dir="auto" />
      </TextField>
    </FormDialog>
  );
}

import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import type { GalleryFilter } from '../../../src/client/rerun-schemas.ts';
import { ConfirmButton } from '../controls/confirm-button.tsx';
import { counted } from '../controls/counted.ts';
import { Problem } from '../controls/problem.tsx';
import { ReasonField } from '../controls/reason-field.tsx';
import { type ChosenSettings, SettingsFields } from './settings-fields.tsx';
import { useBulkRequest } from './use-bulk-request.ts';

interface Props {
  readonly filter: GalleryFilter;
  /** How many galleries it is about; 0 as long as nobody knows. */
  readonly count: number;
}

/** With which settings and why; then as a dry run, or in earnest. */
export function RerunForm({ filter, count }: Props) {
  const [settings, setSettings] = useState<ChosenSettings>({});
  const [reason, setReason] = useState('');
  const { problem, isBusy, request } = useBulkRequest({ filter, settings, reason });
  const isReady = count > 0 && reason.trim() !== '' && !isBusy;
  return (
    <Form
      className="rerun-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) request(true);
      }}
    >
      <SettingsFields chosen={settings} now={null} onChange={setSettings} />
      <ReasonField value={reason} onChange={setReason} />
      <Problem error={problem} />
      <p className="aside">A dry run cleans them all behind everything else and publishes nothing.</p>
      <div className="actions">
        <Button type="submit" className="primary" isDisabled={!isReady}>
          Dry run
        </Button>
        <ConfirmButton
          label="Rerun and publish"
          question={`${counted(count, 'gallery', 'galleries')} will be cleaned again, and what changes is published at once, without a dry run.`}
          isDisabled={!isReady}
          onConfirm={() => request(false)}
        />
      </div>
    </Form>
  );
}

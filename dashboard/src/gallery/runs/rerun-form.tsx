import { Button, Form } from 'react-aria-components';
import type { GalleryWithRuns, Run } from '../../../../src/client/api-schemas.ts';
import { ChoiceOf } from '../../controls/choice-of.tsx';
import { Problem } from '../../controls/problem.tsx';
import { ReasonField } from '../../controls/reason-field.tsx';
import { SettingsFields } from '../../runs/settings-fields.tsx';
import type { AskedRerun } from './rerun-dialog.tsx';
import { useRerun } from './use-rerun.ts';

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  /** How it was cleaned last. */
  readonly now: Run['settings'] | null;
  readonly asked: AskedRerun;
  readonly onAsk: (asked: AskedRerun) => void;
  readonly onPreview: (runId: string) => void;
  readonly onClose: () => void;
}

/** With which settings, of which revision, and why. */
export function RerunForm({ gallery, now, asked, onAsk, onPreview, onClose }: Props) {
  const { problem, isBusy, preview, publish } = useRerun(gallery.id, asked);
  const isReady = asked.reason.trim() !== '' && !isBusy;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) preview(onPreview);
      }}
    >
      <SettingsFields
        chosen={asked.settings ?? {}}
        now={now}
        onChange={(settings) => onAsk({ ...asked, settings })}
      />
      <RevisionChoice newest={gallery.revision} asked={asked} onAsk={onAsk} />
      <ReasonField value={asked.reason} onChange={(reason) => onAsk({ ...asked, reason })} />
      <Problem error={problem} />
      <div className="actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button isDisabled={!isReady} onPress={() => publish(onClose)}>
          Publish without a preview
        </Button>
        <Button type="submit" className="primary" isDisabled={!isReady}>
          Preview
        </Button>
      </div>
    </Form>
  );
}

function RevisionChoice({
  newest,
  asked,
  onAsk,
}: Pick<Props, 'asked' | 'onAsk'> & { readonly newest: number }) {
  if (newest === 1) return null;
  const older = Array.from({ length: newest - 1 }, (_, place) => String(newest - 1 - place));
  return (
    <ChoiceOf
      label="Revision"
      choices={[
        { id: '', name: `the newest (${newest})` },
        ...older.map((revision) => ({ id: revision, name: revision })),
      ]}
      chosen={asked.revision === undefined ? '' : String(asked.revision)}
      onChoose={(revision) => {
        const { revision: _, ...others } = asked;
        onAsk(revision === '' ? others : { ...others, revision: Number(revision) });
      }}
    />
  );
}

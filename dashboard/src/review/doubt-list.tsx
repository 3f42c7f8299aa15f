import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Doubt } from '../../../src/client/review-schemas.ts';
import { kindNames } from './kind-names.ts';

interface Props {
  readonly doubts: readonly Doubt[];
  readonly currentId: string | null;
  readonly skipped: ReadonlySet<string>;
  readonly onLook: (id: string) => void;
}

/** All doubts that are loaded, the one that is looked at marked; up and down choose another. */
export function DoubtList({ doubts, currentId, skipped, onLook }: Props) {
  return (
    <ListBox
      aria-label="What to look at"
      className="react-aria-ListBox doubts"
      items={doubts}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={currentId === null ? [] : [currentId]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : keys;
        if (id !== undefined) onLook(String(id));
      }}
    >
      {(doubt) => (
        <ListBoxItem id={doubt.id} textValue={`${kindNames[doubt.kind]} ${doubt.message}`}>
          <Text slot="label">
            <span className="doubt-title">
              <span className="kind">{kindNames[doubt.kind]}</span>{' '}
              <span className="weight">{`${Math.round(doubt.weight * 100)} %`}</span>
            </span>{' '}
            <span className="doubt-about">
              <span dir="auto">{doubt.gallery.headline ?? doubt.gallery.name}</span>{' '}
              {skipped.has(doubt.id) && <span className="flag">skipped</span>}
            </span>
          </Text>
        </ListBoxItem>
      )}
    </ListBox>
  );
}

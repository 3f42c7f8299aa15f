import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AgencyRow } from '../../../src/desk-rules/desk-rules.ts';
import { AgencyDialog } from './agency-dialog.tsx';
import { removeAgency, restoreAgency, setAgency } from './change-rows.ts';
import { useDeskDraft } from './desk-draft.ts';
import { agencyRows } from './desk-rows.ts';
import { RowTable } from './row-table.tsx';

/** Agencies with the forms in which they are printed and the spellings they come in. */
export function AgenciesPart() {
  const { rules, view, change } = useDeskDraft();
  const [edited, setEdited] = useState<string | null>(null);
  const rows = agencyRows(view.shipped, rules);
  const row = rows.find(({ name }) => name === edited) ?? null;
  const { agencies } = rules;
  const done = (next: typeof agencies) => {
    change({ agencies: next });
    setEdited(null);
  };
  return (
    <div className="stack">
      <RowTable
        label="Agencies"
        rows={rows}
        describe={describe}
        onEdit={setEdited}
        addButton={<Button onPress={() => setEdited('')}>Add an agency</Button>}
      />
      {edited !== null && (
        <AgencyDialog
          agency={row}
          takenNames={rows.map(({ name }) => name)}
          onClose={() => setEdited(null)}
          onSet={(next) => done(setAgency(agencies, next))}
          onRemove={() => done(removeAgency(agencies, edited, row?.shipped != null))}
          onRestore={() => done(restoreAgency(agencies, edited))}
        />
      )}
    </div>
  );
}

/** `EPA-EFE (efe epa, epa efe); EPA` */
function describe({ forms, isInCreditsOnly }: AgencyRow): string {
  const printed = Object.entries(forms).map(([form, spellings]) =>
    spellings.length === 0 ? form : `${form} (${spellings.join(', ')})`,
  );
  return `${printed.join('; ')}${isInCreditsOnly ? ' · in credits only' : ''}`;
}

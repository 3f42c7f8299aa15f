import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import { client } from '../client.ts';
import { tell, tellProblem } from '../shell/notice-queue.ts';
import { type FormatChoice, formatChoices } from './format-choices.ts';

/** The clean gallery that is shown, to be copied or downloaded in every format. */
export function TakeManifest({ run }: { readonly run: Run }) {
  return (
    <>
      <FormatMenu name="Copy" run={run} take={copy} />
      <FormatMenu name="Download" run={run} take={download} />
    </>
  );
}

interface MenuProps {
  readonly name: string;
  readonly run: Run;
  readonly take: (run: Run, format: FormatChoice) => Promise<void>;
}

function FormatMenu({ name, run, take }: MenuProps) {
  return (
    <MenuTrigger>
      <Button>{name} ▾</Button>
      <Popover className="popover">
        <Menu
          aria-label={`${name} as`}
          items={formatChoices}
          onAction={(key) => {
            const format = formatChoices.find(({ id }) => id === key);
            if (format !== undefined) take(run, format).catch(tellProblem);
          }}
        >
          {({ id, name: format }) => <MenuItem id={id}>{format}</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

async function copy(run: Run, { id, name }: FormatChoice): Promise<void> {
  const text = await client.fetchWritten(run.galleryId, id, run.id);
  await navigator.clipboard.writeText(text.replace(/^\uFEFF/, ''));
  tell(`Copied as ${name}.`);
}

async function download(run: Run, { id, extension, mediaType }: FormatChoice): Promise<void> {
  const text = await client.fetchWritten(run.galleryId, id, run.id);
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${run.gallery.name.replace(/\.[^.]+$/, '')}.${extension}`;
  link.click();
  URL.revokeObjectURL(address);
}

import { useState } from 'react';
import { Button, FileTrigger, Input, Label, TextArea, TextField } from 'react-aria-components';
import { useLocation } from 'wouter';
import { FormDialog } from '../controls/form-dialog.tsx';
import { Problem } from '../controls/problem.tsx';
import { gather, type HandedIn } from './read-dropped.ts';
import { submitGalleries } from './submit-galleries.ts';

/** Paste a gallery's text, or choose its files. */
export function CleanDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const { problem, isBusy, submit } = useSubmit(day, onClose);
  const clean = () =>
    submit([{ name: 'pasted.txt', files: [{ name: 'pasted.txt', content: new Blob([text]) }] }]);
  const choose = (
    <FileTrigger allowsMultiple onSelect={(files) => submit(chosen(files))}>
      <Button isDisabled={isBusy}>Choose files</Button>
    </FileTrigger>
  );
  return (
    <FormDialog
      title="Clean a gallery"
      isComplete={!isBusy && text.trim() !== ''}
      onClose={onClose}
      onSubmit={clean}
      submitLabel="Clean"
      others={choose}
    >
      <TextField value={text} onChange={setText} autoFocus>
        <Label>Captions, a page’s source, JSON or XML</Label>
        <TextArea rows={10} placeholder="Paste here. Files, photos and folders can be dropped on any page." />
      </TextField>
      <TextField value={day} onChange={setDay} type="date">
        <Label>Sent on (“Friday” is read against it)</Label>
        <Input />
      </TextField>
      <Problem error={problem} />
    </FormDialog>
  );
}

function chosen(files: FileList | null): readonly HandedIn[] {
  return gather([...(files ?? [])].map((file) => ({ name: file.name, content: file })));
}

function useSubmit(day: string, onDone: () => void) {
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = (galleries: readonly HandedIn[]) => {
    setIsBusy(true);
    setProblem(null);
    submitGalleries(galleries, day === '' ? null : day)
      .then((path) => {
        if (path === null) return;
        onDone();
        navigate(path);
      })
      .catch(setProblem)
      .finally(() => setIsBusy(false));
  };
  return { problem, isBusy, submit };
}

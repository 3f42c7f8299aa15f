import { useState } from 'react';
import {
  Button,
  Dialog,
  FileTrigger,
  Form,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextArea,
  TextField,
} from 'react-aria-components';
import { useLocation } from 'wouter';
import { Problem } from '../controls/problem.tsx';
import { gather, type HandedIn } from './read-dropped.ts';
import { submitGalleries } from './submit-galleries.ts';

/** Paste a gallery's text, or choose its files. */
export function CleanDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog>
          <CleanForm onDone={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function CleanForm({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const { problem, isBusy, submit } = useSubmit(day, onDone);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit([{ name: 'pasted.txt', files: [{ name: 'pasted.txt', content: new Blob([text]) }] }]);
      }}
    >
      <Heading slot="title">Clean a gallery</Heading>
      <TextField value={text} onChange={setText} autoFocus>
        <Label>Captions, a page’s source, JSON or XML</Label>
        <TextArea rows={10} placeholder="Paste here. Files, photos and folders can be dropped on any page." />
      </TextField>
      <TextField value={day} onChange={setDay} type="date">
        <Label>Sent on (“Friday” is read against it)</Label>
        <Input />
      </TextField>
      <Problem error={problem} />
      <div className="actions">
        <FileTrigger allowsMultiple onSelect={(files) => submit(chosen(files))}>
          <Button isDisabled={isBusy}>Choose files</Button>
        </FileTrigger>
        <Button onPress={onDone}>Cancel</Button>
        <Button type="submit" className="primary" isDisabled={isBusy || text.trim() === ''}>
          Clean
        </Button>
      </div>
    </Form>
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

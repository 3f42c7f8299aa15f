import { useState, type DragEvent, type FormEvent } from 'react';
import { client } from './client.ts';

interface Props {
  readonly onSubmitted: (galleryId: string) => void;
}

/** Paste a gallery, or drop or choose its file. */
export function SubmitBox({ onSubmitted }: Props) {
  const [text, setText] = useState('');
  const [referenceDate, setReferenceDate] = useState('');
  const { problem, submit } = useSubmit(referenceDate, onSubmitted);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void submit(event.dataTransfer.files[0]);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(new File([text], 'pasted.txt')).then(() => setText(''));
  };
  return (
    <form
      className="submit"
      onSubmit={onSubmit}
      onDrop={onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      <label htmlFor="gallery">Clean a gallery</label>
      <textarea
        id="gallery"
        rows={4}
        value={text}
        placeholder="Paste captions here, or drop a file"
        onChange={(event) => setText(event.target.value)}
      />
      <SubmitRow
        referenceDate={referenceDate}
        onDate={setReferenceDate}
        onFile={(file) => void submit(file)}
        isEmpty={text.trim() === ''}
      />
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  );
}

interface RowProps {
  readonly referenceDate: string;
  readonly onDate: (day: string) => void;
  readonly onFile: (file: File | undefined) => void;
  readonly isEmpty: boolean;
}

function SubmitRow({ referenceDate, onDate, onFile, isEmpty }: RowProps) {
  return (
    <div className="row">
      <label>
        sent on <input type="date" value={referenceDate} onChange={(event) => onDate(event.target.value)} />
      </label>
      <input type="file" aria-label="Gallery file" onChange={(event) => onFile(event.target.files?.[0])} />
      <button type="submit" disabled={isEmpty}>
        Clean
      </button>
    </div>
  );
}

function useSubmit(referenceDate: string, onSubmitted: Props['onSubmitted']) {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (file: File | undefined) => {
    if (file === undefined) return;
    setProblem(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const day = referenceDate === '' ? null : referenceDate;
      const receipt = await client.submitGallery({
        bytes,
        name: file.name,
        source: 'dashboard',
        referenceDate: day,
      });
      onSubmitted(receipt.gallery.id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return { problem, submit };
}

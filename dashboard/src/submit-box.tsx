import { useState, type DragEvent, type FormEvent } from 'react';
import { client } from './client.ts';

/** Paste a gallery, or drop or choose its file. */
export function SubmitBox({ onSubmitted }: { readonly onSubmitted: (galleryId: string) => void }) {
  const [text, setText] = useState('');
  const [referenceDate, setReferenceDate] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (bytes: Uint8Array | string, name: string) => {
    setProblem(null);
    try {
      const receipt = await client.submitGallery({
        bytes,
        name,
        source: 'dashboard',
        referenceDate: referenceDate === '' ? null : referenceDate,
      });
      setText('');
      onSubmitted(receipt.gallery.id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const submitFile = async (file: File | undefined) => {
    if (file !== undefined) await submit(new Uint8Array(await file.arrayBuffer()), file.name);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void submitFile(event.dataTransfer.files[0]);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(text, 'pasted.txt');
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
      <div className="row">
        <label>
          sent on{' '}
          <input
            type="date"
            value={referenceDate}
            onChange={(event) => setReferenceDate(event.target.value)}
          />
        </label>
        <input
          type="file"
          aria-label="Gallery file"
          onChange={(event) => void submitFile(event.target.files?.[0])}
        />
        <button type="submit" disabled={text.trim() === ''}>
          Clean
        </button>
      </div>
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  );
}

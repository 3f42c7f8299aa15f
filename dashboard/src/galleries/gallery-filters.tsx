import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { client } from '../client.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { isTyping } from '../controls/is-typing.ts';
import { choices, flagChoices, stateChoices, warningChoices } from './filter-choices.ts';
import { useGalleryFilter } from './use-gallery-filter.ts';

const searchAfterMs = 250;

/** Search and filters of the gallery list; `/` goes to the search. */
export function GalleryFilterBar() {
  const { filter, setFilter, clear } = useGalleryFilter();
  const { data: sources = [] } = useQuery({
    queryKey: ['sources', 'names'],
    queryFn: ({ signal }) => client.listSourceNames(signal),
  });
  return (
    <div className="filters" role="search" aria-label="Galleries">
      <Search value={filter.search ?? ''} onSearch={(text) => setFilter('search', text)} />
      <ChoiceOf
        label="Source"
        choices={choices('any source', sources)}
        chosen={filter.source ?? ''}
        onChoose={(source) => setFilter('source', source)}
      />
      <ChoiceOf
        label="State"
        choices={stateChoices}
        chosen={filter.state ?? ''}
        onChoose={(state) => setFilter('state', state)}
      />
      <ChoiceOf
        label="Flag"
        choices={flagChoices}
        chosen={filter.flag ?? ''}
        onChoose={(flag) => setFilter('flag', flag)}
      />
      <ChoiceOf
        label="Warning"
        choices={warningChoices}
        chosen={filter.warning ?? ''}
        onChoose={(warning) => setFilter('warning', warning)}
      />
      <Day label="Received from" value={filter.from ?? ''} onChange={(day) => setFilter('from', day)} />
      <Day label="to" value={filter.to ?? ''} onChange={(day) => setFilter('to', day)} />
      {Object.keys(filter).length > 0 && <Button onPress={clear}>Clear</Button>}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** The browser's own calendar. */
function Day({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

/** Asks once the typing rests. */
function Search({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  // Another address, as after "back" or "clear", has other words.
  if (asked !== value) {
    setAsked(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = window.setTimeout(() => onSearch(text), searchAfterMs);
    return () => window.clearTimeout(timer);
  }, [text, value, onSearch]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);
  return (
    <div className="field search">
      <label htmlFor={id}>Search</label>
      <input
        id={id}
        ref={input}
        type="search"
        value={text}
        maxLength={200}
        placeholder="words or “a phrase” of captions, credits, headlines  ( / )"
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

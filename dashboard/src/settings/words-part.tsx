import { useState } from 'react';
import {
  Button,
  Form,
  Input,
  Label,
  SearchField,
  Tag,
  TagGroup,
  TagList,
  TextField,
} from 'react-aria-components';
import { type WordListId, wordLists } from '../../../src/desk-rules/word-lists.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { addWord, removeWord } from './change-rows.ts';
import { useDeskDraft } from './desk-draft.ts';
import { wordRows } from './desk-rows.ts';

const shownAtOnce = 100;

/** Junk tokens, labels and other words, list by list. */
export function WordsPart() {
  const [id, setId] = useState<WordListId>(wordLists[0].id);
  const [search, setSearch] = useState('');
  const { kept, removed, added, add, remove } = useWords(id, search);
  return (
    <div className="stack">
      <div className="filters">
        <ChoiceOf
          label="List"
          choices={wordLists.map((list) => ({ id: list.id, name: list.title }))}
          chosen={id}
          onChoose={(chosen) => setId(wordLists.find((list) => list.id === chosen)?.id ?? id)}
        />
        <SearchField className="search" value={search} onChange={setSearch}>
          <Label>Search this list</Label>
          <Input />
        </SearchField>
        <AddWord onAdd={add} />
      </div>
      <p className="aside">{wordLists.find((list) => list.id === id)?.about}</p>
      <Words label="Added here" kind="added" words={added} verb="Take away" onPress={remove} />
      <Words label="Taken out" kind="removed" words={removed} verb="Put back" onPress={add} />
      <Words key={id} label="As they ship" kind="shipped" words={kept} verb="Take out" onPress={remove} />
    </div>
  );
}

/** The words of a list that hold what is searched for, and what can be done with them. */
function useWords(id: WordListId, search: string) {
  const { rules, view, change } = useDeskDraft();
  const shipped = view.shipped.words.find((list) => list.id === id)?.words ?? [];
  const { kept, removed, added } = wordRows(view.shipped, rules, id);
  const wanted = search.trim().toLowerCase();
  const matching = (words: readonly string[]) => words.filter((word) => word.toLowerCase().includes(wanted));
  return {
    kept: matching(kept),
    removed: matching(removed),
    added: matching(added),
    add: (word: string) => change({ words: addWord(rules.words, id, fold(id, word), shipped) }),
    remove: (word: string) => change({ words: removeWord(rules.words, id, word, shipped) }),
  };
}

/** Case does not matter but in names that are printed. */
function fold(id: WordListId, word: string): string {
  return id === 'credits.organisations' ? word : word.toLowerCase();
}

function AddWord({ onAdd }: { readonly onAdd: (word: string) => void }) {
  const [word, setWord] = useState('');
  return (
    <Form
      className="actions add-word"
      onSubmit={(event) => {
        event.preventDefault();
        if (word.trim() === '') return;
        onAdd(word.trim());
        setWord('');
      }}
    >
      <TextField value={word} onChange={setWord}>
        <Label>Add to this list</Label>
        <Input dir="auto" />
      </TextField>
      <Button type="submit" isDisabled={word.trim() === ''}>
        Add
      </Button>
    </Form>
  );
}

interface WordsProps {
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'shipped';
  readonly words: readonly string[];
  readonly verb: string;
  readonly onPress: (word: string) => void;
}

/** Words side by side: arrow keys go from one to the next, delete does what the button does. */
function Words({ label, kind, words, verb, onPress }: WordsProps) {
  const [shown, setShown] = useState(shownAtOnce);
  if (words.length === 0) return null;
  const items = words.slice(0, shown).map((word) => ({ id: word }));
  return (
    <TagGroup className="words" onRemove={(keys) => [...keys].forEach((key) => onPress(String(key)))}>
      <Label>{`${label}: ${words.length.toLocaleString()}`}</Label>
      <TagList items={items} className="word-list">
        {({ id }) => (
          <Tag id={id} textValue={id} className={`word ${kind}`}>
            <span dir="auto">{id}</span>
            <Button slot="remove" className="quiet" aria-label={`${verb} ${id}`}>
              {kind === 'removed' ? '+' : '×'}
            </Button>
          </Tag>
        )}
      </TagList>
      {words.length > shown && <Button onPress={() => setShown(shown + shownAtOnce)}>More of them</Button>}
    </TagGroup>
  );
}

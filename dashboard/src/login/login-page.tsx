import { useEffect, useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { Problem } from '../controls/problem.tsx';
import { ThemeChoice } from '../shell/theme-choice.tsx';
import './login.css';
import { logIn } from './session.ts';

/** Where one logs in: at the provider, where there is one, or with a token. */
export function LoginPage({ provider }: { readonly provider: string | null }) {
  useEffect(() => {
    document.title = 'Log in · Cutline';
  }, []);
  return (
    <main className="login">
      <h1>Log in to Cutline</h1>
      <Problem error={whatWentWrong()} />
      {provider !== null && (
        <a className="primary" href={`/api/login/oidc?to=${encodeURIComponent(ownAddress())}`}>
          Log in with {provider}
        </a>
      )}
      <TokenForm isAlone={provider === null} />
      <ThemeChoice />
    </main>
  );
}

function TokenForm({ isAlone }: { readonly isAlone: boolean }) {
  const [token, setToken] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = () => {
    setIsBusy(true);
    setError(null);
    logIn(token.trim())
      .catch(setError)
      .finally(() => setIsBusy(false));
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField type="password" value={token} onChange={setToken} maxLength={500} autoFocus={isAlone}>
        <Label>{isAlone ? 'Token' : 'Or with a token'}</Label>
        <Input autoComplete="current-password" />
      </TextField>
      <Problem error={error} />
      <Button
        type="submit"
        {...(isAlone && { className: 'primary' })}
        isDisabled={isBusy || token.trim() === ''}
      >
        Log in
      </Button>
      <p className="hint">
        Whoever runs Cutline makes one: <code>cutline token create NAME --scopes edit</code>
      </p>
    </Form>
  );
}

/** What the way back from the provider says. */
function whatWentWrong(): Error | null {
  const reason = new URLSearchParams(window.location.search).get('login');
  const text = reason === null ? undefined : reasons.get(reason);
  return text === undefined ? null : new Error(text);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['refused', 'That did not work, or took too long. Try again.'],
  ['not-allowed', 'You are known, but nothing is allowed to you here. Ask whoever runs Cutline.'],
  ['away', 'The provider cannot be reached just now.'],
]);

/** The page that was wanted, without what the last try left in its address. */
function ownAddress(): string {
  const { pathname, search } = window.location;
  const question = new URLSearchParams(search);
  question.delete('login');
  return question.size === 0 ? pathname : `${pathname}?${question}`;
}

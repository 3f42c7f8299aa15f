import { type ReactNode, useRef } from 'react';
import { DropAnywhere } from './drop-anywhere.tsx';
import { Live } from './live.tsx';
import { Navigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { WhoAmI } from './who-am-i.tsx';

/** What stands around every page. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  return (
    <div className="desk">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <header className="masthead">
        <Navigation />
        <Live />
        <WhoAmI />
        <ThemeChoice />
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <Notices />
      <DropAnywhere />
    </div>
  );
}

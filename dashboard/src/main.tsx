import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { queries } from './live/queries.ts';
import { sessionQuery } from './login/session.ts';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/lists.css';
import './shell/shell.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
// Asked while the page is built, which waits for it.
void queries.prefetchQuery(sessionQuery);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

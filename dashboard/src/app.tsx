import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { RouterProvider } from 'react-aria-components';
import { matchRoute, Route, Switch, useLocation, useRouter } from 'wouter';
import { LiveProvider } from './live/live-provider.tsx';
import { queries } from './live/queries.ts';
import { LoginGate } from './login/login-gate.tsx';
import { type DeskPage, pages } from './pages.ts';
import { Frame } from './shell/frame.tsx';

/** The desk: one frame, and in it the page that the address names. */
export function App() {
  const [, navigate] = useLocation();
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider navigate={(path) => navigate(path)}>
        <FetchPage />
        <LoginGate>
          <LiveProvider>
            <Frame>
              <Suspense fallback={<p className="hint">Loading …</p>}>
                <Switch>
                  {pages.map((page) => (
                    <Route key={page.path} path={page.path}>
                      <Titled page={page} />
                    </Route>
                  ))}
                  <Route>
                    <p className="hint">There is no such page. Choose one above.</p>
                  </Route>
                </Switch>
              </Suspense>
            </Frame>
          </LiveProvider>
        </LoginGate>
      </RouterProvider>
    </QueryClientProvider>
  );
}

function Titled({ page: { title, Content } }: { readonly page: DeskPage }) {
  useEffect(() => {
    document.title = `${title} · Cutline`;
  }, [title]);
  return <Content />;
}

/** Has the first page's code fetched while it is asked who is logged in. */
function FetchPage() {
  const [location] = useLocation();
  const { parser } = useRouter();
  const page = pages.find(({ path }) => matchRoute(parser, path, location)[0]);
  useEffect(() => {
    // What cannot be loaded is told where the page is shown.
    page?.load().catch(() => {});
  }, [page]);
  return null;
}

import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Problem } from '../controls/problem.tsx';
import { sessionQuery } from './session.ts';

const LoginPage = lazy(async () => ({ default: (await import('./login-page.tsx')).LoginPage }));

/** Shows the desk to whom it may be shown, and the others where to log in: at the same address, so that they come to what they wanted. */
export function LoginGate({ children }: { readonly children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (session === undefined) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!session.isNeeded || session.who !== null) return children;
  return (
    <Suspense>
      <LoginPage provider={session.provider} />
    </Suspense>
  );
}

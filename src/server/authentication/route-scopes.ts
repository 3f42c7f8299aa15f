import type { Scope } from '../../login/scopes.ts';

/** What a route needs: a scope, or nothing. */
export type RouteScope = Scope | 'open';

/** Every route and what it needs. One that does not stand here is not served. */
export const routeScopes: Readonly<Record<string, RouteScope>> = {
  // Whoever probes has no token; what they answer is no secret.
  'GET /livez': 'open',
  'GET /readyz': 'open',
  // Numbers alone, for Prometheus within the same network.
  'GET /metrics': 'open',
  // The dashboard's files are those of every Cutline.
  'GET /': 'open',
  'GET /*': 'open',
  'GET /schemas/:name': 'open',

  'GET /api/session': 'open',
  'POST /api/login': 'open',
  'POST /api/logout': 'open',
  'GET /api/login/oidc': 'open',
  'GET /api/login/oidc/callback': 'open',

  // Or the signature of a source that signs.
  'POST /api/galleries': 'ingest',

  'GET /api/galleries': 'read',
  'GET /api/galleries/sources': 'read',
  'GET /api/galleries/:id': 'read',
  'GET /api/galleries/:id/received': 'read',
  'GET /api/galleries/:id/manifest': 'read',
  'GET /api/galleries/:id/photos': 'read',
  'GET /api/galleries/:id/decisions': 'read',
  'GET /api/photos/:digest': 'read',
  'GET /api/photos/:digest/thumbnails/:size': 'read',
  'GET /api/runs': 'read',
  'GET /api/runs/:id': 'read',
  'GET /api/runs/:id/changes': 'read',
  'GET /api/failures': 'read',
  'GET /api/reruns': 'read',
  'GET /api/reruns/count': 'read',
  'GET /api/reruns/:id': 'read',
  'GET /api/review': 'read',
  'GET /api/manifests': 'read',
  'GET /api/deliveries': 'read',
  'GET /api/audit': 'read',
  'GET /api/sources': 'read',
  'GET /api/rules': 'read',
  'GET /api/rules/versions': 'read',
  'GET /api/rules/versions/:number': 'read',
  // A question; it changes nothing.
  'POST /api/rules/credit-lines': 'read',
  'GET /api/events': 'read',
  'GET /api/health': 'read',
  'GET /api/health/history': 'read',
  'GET /api/openapi.json': 'read',
  'GET /api/docs': 'read',
  'GET /api/docs.css': 'read',

  'POST /api/galleries/:id/decisions': 'edit',
  'POST /api/galleries/:id/decisions/:decisionId/undo': 'edit',
  'POST /api/galleries/:id/runs': 'edit',
  'POST /api/runs/:id/retry': 'edit',
  'POST /api/failures/retry': 'edit',
  'POST /api/deliveries/:id/retry': 'edit',
  'POST /api/review/acceptances': 'edit',
  'POST /api/review/acceptances/:id/undo': 'edit',

  // What concerns every gallery, or cannot be taken back.
  'POST /api/reruns': 'admin',
  'POST /api/reruns/:id/publish': 'admin',
  'POST /api/reruns/:id/stop': 'admin',
  'POST /api/rules/versions': 'admin',
  'POST /api/rules/versions/:number/activate': 'admin',
  'POST /api/rules/versions/:number/withdraw': 'admin',
  'POST /api/rules/versions/:number/revert': 'admin',
  'POST /api/queues/:name/pause': 'admin',
  'POST /api/queues/:name/resume': 'admin',
  'DELETE /api/galleries/:id': 'admin',
  'GET /api/tokens': 'admin',
  'POST /api/tokens': 'admin',
  'POST /api/tokens/:id/revoke': 'admin',
};

/** What a route needs, by its method and its path as it is registered; `null`: nobody settled that. */
export function scopeOfRoute(method: string, path: string): RouteScope | null {
  // The engine's own view brings its routes along.
  if (path === '/queues' || path.startsWith('/queues/')) return 'admin';
  return routeScopes[`${method === 'HEAD' ? 'GET' : method} ${path}`] ?? null;
}

/** Whether a path is asked by what watches a process, which must not be turned away when others ask too much. */
export function isProbe(path: string | undefined): boolean {
  return path === '/livez' || path === '/readyz' || path === '/metrics';
}

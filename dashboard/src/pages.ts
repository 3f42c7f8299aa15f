import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

interface PagePlan {
  readonly path: string;
  readonly title: string;
  /** Stands in the navigation. */
  readonly isListed: boolean;
  /** Loads its code; the same code however often. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** A page of the dashboard: its address, and its code, which is loaded when it is first opened. */
export interface DeskPage extends PagePlan {
  readonly Content: LazyExoticComponent<ComponentType>;
}

/** Every page, in the order of the navigation. */
const plans: readonly PagePlan[] = [
  {
    path: '/',
    title: 'Galleries',
    isListed: true,
    load: async () => ({ default: (await import('./galleries/galleries-page.tsx')).GalleriesPage }),
  },
  {
    path: '/galleries/:galleryId',
    title: 'Gallery',
    isListed: false,
    load: async () => ({ default: (await import('./gallery/gallery-page.tsx')).GalleryPage }),
  },
  {
    path: '/review',
    title: 'Review',
    isListed: true,
    load: async () => ({ default: (await import('./review/review-page.tsx')).ReviewPage }),
  },
  {
    path: '/runs',
    title: 'Runs',
    isListed: true,
    load: async () => ({ default: (await import('./runs/runs-page.tsx')).RunsPage }),
  },
  {
    path: '/runs/rerun',
    title: 'Rerun galleries',
    isListed: false,
    load: async () => ({ default: (await import('./runs/rerun-page.tsx')).RerunPage }),
  },
  {
    path: '/runs/reruns/:bulkId',
    title: 'Rerun',
    isListed: false,
    load: async () => ({ default: (await import('./runs/bulk-page.tsx')).BulkPage }),
  },
  {
    path: '/health',
    title: 'Health',
    isListed: true,
    load: async () => ({ default: (await import('./health/health-page.tsx')).HealthPage }),
  },
  {
    path: '/settings',
    title: 'Settings',
    isListed: true,
    load: async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }),
  },
];

export const pages: readonly DeskPage[] = plans.map((plan) => ({ ...plan, Content: lazy(plan.load) }));

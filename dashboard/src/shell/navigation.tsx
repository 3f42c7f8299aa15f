import { Link } from 'react-aria-components';
import { useLocation } from 'wouter';
import { pages } from '../pages.ts';

/** The pages, and which of them this is. */
export function Navigation() {
  const [location] = useLocation();
  return (
    <nav aria-label="Pages">
      <span className="brand" aria-hidden="true">
        Cutline
      </span>
      {pages
        .filter(({ isListed }) => isListed)
        .map(({ path, title }) => (
          <Link
            key={path}
            href={path}
            {...((path === '/' ? isGallery(location) : location.startsWith(path)) && {
              'aria-current': 'page' as const,
            })}
          >
            {title}
          </Link>
        ))}
    </nav>
  );
}

function isGallery(location: string): boolean {
  return location === '/' || location.startsWith('/galleries/');
}

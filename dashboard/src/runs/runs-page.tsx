import { Link } from 'react-aria-components';
import { BulkList } from './bulk-list.tsx';
import { FailureGroups } from './failure-groups.tsx';
import { RunList } from './run-list.tsx';
import './runs.css';

/** What failed and why, reruns of many, and every run, live. */
export function RunsPage() {
  return (
    <>
      <div className="page-head">
        <h1>Runs and reruns</h1>
        <Link href="/runs/rerun" className="primary">
          Rerun galleries…
        </Link>
      </div>
      <FailureGroups />
      <BulkList />
      <RunList />
    </>
  );
}

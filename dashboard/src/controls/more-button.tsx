import { Button } from 'react-aria-components';

interface Props {
  /** A list that is read page by page. */
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly label: string;
}

/** Reads the next page of a list; not there at its end. */
export function MoreButton({ list, label }: Props) {
  return (
    list.hasNextPage && (
      <Button
        className="react-aria-Button more"
        isDisabled={list.isFetchingNextPage}
        onPress={() => void list.fetchNextPage()}
      >
        {label}
      </Button>
    )
  );
}

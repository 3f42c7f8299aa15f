import { Link } from 'react-aria-components';
import type { Doubt, DoubtSide } from '../../../src/client/review-schemas.ts';
import { Thumbnail } from '../controls/thumbnail.tsx';
import { WordDiff } from '../controls/word-diff.tsx';
import { ComparePhotos } from '../gallery/photos/compare-photos.tsx';
import { kindNames } from './kind-names.ts';

/** One doubt: what is asked, and both sides of it with what differs marked. */
export function DoubtCard({ doubt }: { readonly doubt: Doubt }) {
  const { gallery, galleryId, kind, message, sides, weight } = doubt;
  const digests = sides.flatMap(({ photo }) => photo?.sha256 ?? []);
  return (
    <section className="doubt" aria-label="The doubt looked at">
      <h2>
        {kindNames[kind]} <span className="aside">{`${Math.round(weight * 100)} % doubtful`}</span>
      </h2>
      <p dir="auto">{message}</p>
      <p>
        <Link href={`/galleries/${encodeURIComponent(galleryId)}`}>
          <span dir="auto">{gallery.headline ?? gallery.name}</span>
        </Link>{' '}
        <span className="aside">{gallery.source}</span>
      </p>
      <div className="sides">
        {sides.map((side, place) => (
          <Side
            key={`${side.itemId} ${side.entries.join(' ')}`}
            side={side}
            other={sides.length === 2 ? (sides[1 - place] ?? null) : null}
            isFirst={place === 0}
          />
        ))}
      </div>
      {digests.length > 1 && <ComparePhotos digests={digests} />}
    </section>
  );
}

interface SideProps {
  readonly side: DoubtSide;
  /** What it stands against; `null`: nothing. */
  readonly other: DoubtSide | null;
  readonly isFirst: boolean;
}

function Side({ side, other, isFirst }: SideProps) {
  const { position, photo, text } = side;
  // Copies of one item: what was made of them is the same, and their own words hold the rest.
  const isCopy = other !== null && other.itemId === side.itemId;
  const name = isCopy ? `Item ${position}, ${isFirst ? 'one copy' : 'another copy'}` : `Item ${position}`;
  return (
    <article className="side" aria-label={name}>
      <h3>{name}</h3>
      {photo !== null && <SidePhoto photo={photo} name={name} />}
      <p dir="auto" className="side-text">
        {other === null ? text : <Marked own={text} other={other.text} isFirst={isFirst} />}
      </p>
      {!isCopy && <Facts side={side} other={other} />}
    </article>
  );
}

function Facts({ side: { credit, date }, other }: Omit<SideProps, 'isFirst'>) {
  return (
    <dl className="facts">
      <dt>Credit</dt>
      <dd dir="auto" className={other !== null && other.credit !== credit ? 'differs' : undefined}>
        {credit ?? 'none'}
      </dd>
      <dt>Date</dt>
      <dd className={other !== null && other.date !== date ? 'differs' : undefined}>{date ?? 'none'}</dd>
    </dl>
  );
}

function Marked({
  own,
  other,
  isFirst,
}: {
  readonly own: string;
  readonly other: string;
  readonly isFirst: boolean;
}) {
  return isFirst ? (
    <WordDiff before={own} after={other} side="before" />
  ) : (
    <WordDiff before={other} after={own} side="after" />
  );
}

interface SidePhotoProps {
  readonly photo: NonNullable<DoubtSide['photo']>;
  readonly name: string;
}

function SidePhoto({ photo: { uri, sha256 }, name }: SidePhotoProps) {
  if (sha256 === null)
    return (
      <p className="aside no-photo">
        <span dir="auto">{uri}</span>: named, not looked at
      </p>
    );
  return <Thumbnail digest={sha256} size="large" alt={`The photo of ${name.toLowerCase()}`} />;
}

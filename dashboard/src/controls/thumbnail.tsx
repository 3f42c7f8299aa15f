interface Props {
  /** SHA-256 of the photo's bytes, hexadecimal. */
  readonly digest: string;
  readonly size: 'small' | 'large';
  /** Empty where the words beside it say what it shows. */
  readonly alt: string;
}

/** A photo as small as it is shown; always cropped to the same shape. */
export function Thumbnail({ digest, size, alt }: Props) {
  return (
    <img
      className={`thumbnail ${size}`}
      src={`/api/photos/${digest}/thumbnails/${size}`}
      alt={alt}
      loading="lazy"
      decoding="async"
    />
  );
}

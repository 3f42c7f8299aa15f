/** Raised when fingerprints are made or metadata is read another way: photos read under an older one are read again. */
export const readingVersion = 2;

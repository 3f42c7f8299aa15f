/** `240 ms`, `1.4 s`, `3 min`, `2 h 5 min` */
export function printDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `12 MiB`, `3.4 GiB` */
export function printBytes(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  if (mebibytes < 10) return `${mebibytes.toFixed(1)} MiB`;
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

/** `3`, `0.4` */
export function printRate(perMinute: number): string {
  return perMinute >= 10 || Number.isInteger(perMinute)
    ? String(Math.round(perMinute))
    : perMinute.toFixed(1);
}

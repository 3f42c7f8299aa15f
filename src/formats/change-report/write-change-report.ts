import type { Warning } from '../../pipeline/gallery.ts';
import type { Manifest } from '../../pipeline/manifest.ts';
import { escapeHtml } from '../escape-html.ts';
import { printItem, printLeftOut } from './print-item.ts';
import { reportStyle } from './report-style.ts';

/**
 * A manifest → one file that a desk can mail: each photo with what came in on the left and what goes out on the right. It loads
 * nothing, runs nothing, and every word of the gallery is escaped.
 */
export function writeFormat(manifest: Manifest): string {
  const { headline, id, items, leftOut, warnings, source, referenceDate } = manifest;
  const title = headline ?? id;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – what Cutline changed</title>
<style>${reportStyle}</style>
</head>
<body>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p>${escapeHtml(countUp(manifest))}</p>
<p class="small">From ${escapeHtml(source.uri ?? source.name)} (${escapeHtml(source.format)}). ${
    referenceDate.value === null ? '' : `Weekdays are read against ${escapeHtml(referenceDate.value)}. `
  }Words that differ are marked: <del>gone</del>, <ins>new</ins>.</p>
${printWarnings(warnings)}
<table>
<thead><tr><th>As received</th><th>As published</th></tr></thead>
<tbody>
${items.map(printItem).join('\n')}
</tbody>
</table>
${printLeftOut(leftOut)}
<p class="small">Written by Cutline ${escapeHtml(manifest.producer.version)}, rules ${escapeHtml(manifest.producer.rules.slice(0, 12))}; gallery ${escapeHtml(id)}.</p>
</body>
</html>
`;
}

function countUp({ report, leftOut }: Manifest): string {
  const left = leftOut.length === 0 ? '' : `, ${leftOut.length} left out`;
  return `${count(report.entries, 'entry', 'entries')} received, ${count(report.items, 'photo', 'photos')} published, ${count(report.collapsed, 'repeat', 'repeats')} collapsed${left}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function printWarnings(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  return `<ul class="warnings">${warnings.map(({ message }) => `<li dir="auto">${escapeHtml(message)}</li>`).join('')}</ul>`;
}

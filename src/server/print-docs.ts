import type { ApiMethod, ApiOperation, ApiParameter, ApiResponse, OpenApi } from './complete-api.ts';
import { escapeHtml } from '../formats/escape-html.ts';

const methods: readonly ApiMethod[] = ['get', 'post', 'put', 'patch', 'delete'];

/** The description of the API → a page for people: no script, no style of its own, nothing from elsewhere. */
export function printDocs({ info, paths, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
  const schemas = Object.entries(components?.schemas ?? {});
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(info.title)} API</title><link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="/api/docs.css"></head>
<body><header><h1>${escapeHtml(info.title)} API <small>${escapeHtml(info.version)}</small></h1>
<p>${escapeHtml(info.description ?? '')} For programs: <a href="/api/openapi.json">openapi.json</a>.</p></header>
<nav><ul>${operations.map(({ method, path }) => `<li><a href="#${anchor(method, path)}"><b>${method.toUpperCase()}</b> ${escapeHtml(path)}</a></li>`).join('')}</ul></nav>
<main>${operations.map(({ method, path, operation }) => printOperation(method, path, operation)).join('\n')}
<h2 id="schemas">Shapes</h2>
${schemas.map(([name, schema]) => `<section id="schema-${escapeHtml(name)}"><h3>${escapeHtml(name)}</h3>${printJson(schema)}</section>`).join('\n')}
</main></body></html>
`;
}

function printOperation(method: ApiMethod, path: string, operation: ApiOperation): string {
  const { summary = '', description, parameters = [], requestBody, responses, security = [] } = operation;
  const needed = security.flatMap(({ token }) => token).join(', ');
  return `<section id="${anchor(method, path)}"><h2><b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code></h2>
<p><strong>${escapeHtml(summary)}</strong></p>${description === undefined ? '' : `<p>${escapeHtml(description)}</p>`}
${needed === '' ? '' : `<p>Needs the scope <code>${escapeHtml(needed)}</code>.</p>`}
${parameters.length === 0 ? '' : `<table><thead><tr><th>Parameter</th><th>In</th><th>What it is</th></tr></thead><tbody>${parameters.map(printParameter).join('')}</tbody></table>`}
${requestBody === undefined ? '' : `<h3>Body</h3>${printContent(requestBody.content)}`}
<h3>Answers</h3><dl>${Object.entries(responses).map(printResponse).join('')}</dl></section>`;
}

function printParameter({ name, in: place, required, schema = {}, description }: ApiParameter): string {
  const words = description ?? (typeof schema['description'] === 'string' ? schema['description'] : '');
  const usual =
    schema['default'] === undefined
      ? ''
      : ` Default: <code>${escapeHtml(JSON.stringify(schema['default']))}</code>.`;
  const choices = Array.isArray(schema['enum'])
    ? ` One of ${schema['enum'].map((choice) => `<code>${escapeHtml(String(choice))}</code>`).join(', ')}.`
    : '';
  return `<tr><td><code>${escapeHtml(name)}</code>${required === true ? ' <em>required</em>' : ''}</td><td>${escapeHtml(place)}</td><td>${escapeHtml(words)}${usual}${choices}</td></tr>`;
}

function printResponse([status, { description = '', content = {} }]: [string, ApiResponse]): string {
  return `<dt><code>${escapeHtml(status)}</code></dt><dd>${escapeHtml(description)}${printContent(content)}</dd>`;
}

function printContent(content: Readonly<Record<string, unknown>>): string {
  return Object.entries(content)
    .map(([type, media]) => {
      const schema = (media as { readonly schema?: unknown }).schema;
      const name = /^\{"\$ref":"#\/components\/schemas\/([^"]+)"\}$/.exec(JSON.stringify(schema) ?? '')?.[1];
      const shape =
        name === undefined
          ? `<details><summary>shape</summary>${printJson(schema)}</details>`
          : `<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`;
      return `<p><code>${escapeHtml(type)}</code> ${shape}</p>`;
    })
    .join('');
}

function printJson(value: unknown): string {
  return `<pre>${escapeHtml(JSON.stringify(value, null, 2) ?? '')}</pre>`;
}

function anchor(method: string, path: string): string {
  return `${method}${path.replaceAll(/[^a-z]+/gi, '-')}`;
}

export const docsStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; grid-template-columns: minmax(14rem, 20rem) minmax(0, 60rem); gap: 0 2rem; margin: 0 auto; padding: 1rem 1.5rem; max-width: 84rem; }
header { grid-column: 1 / -1; }
small { font-weight: normal; opacity: .7; }
nav ul { list-style: none; margin: 0; padding: 0; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; font-size: .85rem; }
nav a { text-decoration: none; overflow-wrap: anywhere; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .5rem 0 1rem; }
section:target h2 { text-decoration: underline; }
h2 { font-size: 1.15rem; overflow-wrap: anywhere; }
h2 b { font-size: .8rem; padding: .15rem .5rem; border-radius: .3rem; background: #2a6f4e; color: #fff; }
h2 b.post, h2 b.put, h2 b.patch { background: #1f5f99; }
h2 b.delete { background: #a3302c; }
h3 { font-size: .95rem; margin-bottom: .25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
dl { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .25rem .5rem; margin: 0; }
dd { margin: 0; }
dd p, section > p { margin: .25rem 0; }
pre { overflow: auto; padding: .75rem; font-size: .8rem; background: color-mix(in srgb, currentColor 7%, transparent); }
@media (max-width: 50rem) { body { display: block; } nav ul { position: static; max-height: none; } }
`;

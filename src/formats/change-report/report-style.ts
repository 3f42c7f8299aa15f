/** How the report looks, in the file itself: mail loads nothing. */
export const reportStyle = `
body { font: 15px/1.45 system-ui, sans-serif; color: #1c1c1c; background: #fff; max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; border-bottom: 2px solid #1c1c1c; padding: .4rem .6rem; }
td { vertical-align: top; border-bottom: 1px solid #bbb; padding: .6rem; overflow-wrap: anywhere; }
p { margin: 0 0 .35rem; white-space: pre-wrap; }
.entry + .entry { border-top: 1px dotted #bbb; padding-top: .4rem; }
.small, .number { color: #5a5a5a; font-size: .85em; }
.warning, .warnings { color: #7a3b00; }
del { background: #fbdcd8; color: #7c1c10; }
ins { background: #d8f0dc; color: #0d4a1b; text-decoration: none; }
dl { display: grid; grid-template-columns: 4rem 1fr; margin: .4rem 0; font-size: .9em; }
dt { color: #5a5a5a; }
dd { margin: 0; }
`;

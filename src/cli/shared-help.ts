/** Options of commands that clean: how. */
export const settingsHelp = `  --input-format NAME     manifest, ap, ninjs, ans, wordpress, json, newsml-g2, wxr, html, csv or text; else
                          the content decides
  --columns PAIRS         which columns of a table hold what: caption=Beschreibung,credit=Quelle
  --datelines kept|cut    keep the wire's dateline in captions (kept) or cut it
  --credit-style NAME     print credits in a house style: wire, slash or comma; received: as received;
                          without it as the desk's rules say, else as received`;

/** Options of commands that list: which galleries. */
export const filterHelp = `  --search WORDS          words and "phrases in quotes" of headlines, captions, credits, names and sources, all of which
                          must be there; the last word may be a beginning
  --source NAME           who sent it
  --state STATE           of its newest run: queued, running, succeeded or failed
  --from DAY --to DAY     received from this day to that one, YYYY-MM-DD (UTC), or from a time to before another
  --warning CODE          with this warning, such as no-credit
  --flag FLAG             with a photo that has this flag, such as handout
  --cursor CURSOR         go on where an earlier list ended
  --url URL               the running system (CUTLINE_URL, http://127.0.0.1:8080)`;

/** The option of commands that write manifests: as what. */
export const formatHelp = `  --format NAME           manifest, ninjs (3.1), ninjs-2.2, json-ld (schema.org), ans, csv, or html: a report of what was
                          changed, before and after side by side`;

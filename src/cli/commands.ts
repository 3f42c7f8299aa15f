import { migrateCommand } from './migrate-command.ts';
import { filterHelp, formatHelp, settingsHelp } from './shared-help.ts';

/** A command: what help says of it, and the module that does it, loaded only when it is called. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly details: string;
  readonly load: () => Promise<{
    /** Resolves to the exit status. */
    readonly run: (args: readonly string[]) => Promise<number>;
  }>;
}

/** Every command, in the order help lists them. */
export const commands: readonly Command[] = [
  {
    name: 'clean',
    usage: 'cutline clean INPUT… [--reference-date DATE] [--explain] [--format NAME] [--out DIR] [more]',
    summary: 'clean galleries here and now; no services needed',
    details: `INPUT is a gallery as received: a text, JSON or HTML file, "-" for stdin; or a folder or zip archive of photos. Its one
gallery file is the gallery; without one the photos are, with what IPTC, XMP and EXIF say of them and the .xmp
and .json files beside them.
The manifest goes to stdout, or to DIR/<name>.manifest.json with --out.
Several inputs without --out give one manifest a line; tables and reports of several want --out.

  --reference-date DATE   the day the gallery was sent, YYYY-MM-DD; "Friday" is read against it
  --photos PATH           a folder or zip archive of the photos that the entries name
  --write-photos DIR      copies of the JPEGs into DIR with caption, credit and date as IPTC and XMP; the photos
                          themselves are only read (wants the optional package exiftool-vendored, and perl)
  --decisions FILE        editors' decisions, a JSON list; their shape is schemas/decision.schema.json
  --rules FILE            a desk's changes of the rules, JSON; their shape is schemas/desk-rules.schema.json
  --explain               print, for people, how each photo, credit and date was decided
${formatHelp}
  --out DIR               write files into DIR instead of printing
${settingsHelp}

  cutline clean gallery.txt --reference-date 2020-10-24
  cutline clean photos-of-the-day/
  curl -s https://wire.example/gallery.html | cutline clean - > manifest.json`,
    load: () => import('./clean.ts'),
  },
  {
    name: 'parse',
    usage: 'cutline parse [CAPTION] [--reference-date DATE]',
    summary: 'read the credit, date and flags of single captions',
    details: `With a CAPTION, prints what was read from it. Without, reads one JSON object a line on stdin,
{ "caption", "referenceDate"?, "metadata"? }, and writes { caption, credit, date, flags, warnings },
a line a line. metadata may hold credit, byline, bylineTitle, source, instructions and date as they came
beside the caption.

  cutline parse 'Crews pump water in Tarn Hollow, Friday. (AP Photo/Ruth Okafor)' --reference-date 2026-06-30`,
    load: () => import('./parse.ts'),
  },
  {
    name: 'compare',
    usage: 'cutline compare',
    summary: 'say whether two captions are of one photo, and why',
    details: `Reads one JSON object a line on stdin, { "a", "b" }, two captions, and writes
{ "same", "relation", "score", "reason" }, a line a line.

  echo '{"a":"A boy runs. (AP)","b":"A boy runs."}' | cutline compare`,
    load: () => import('./compare.ts'),
  },
  {
    name: 'start',
    usage: 'cutline start [--port N] [--host NAME] [--data-dir DIR] [--config FILE] [--role ROLE] [more]',
    summary: 'run the whole system: intake, queue, workers, dashboard',
    details: `Embedded unless REDIS_URL and DATABASE_URL are set: records and queue live in the data folder, in this
one process. With both set, BullMQ runs on Redis and the records are in PostgreSQL.

  --port N         the port, 0 for a free one (PORT, 8080)
  --host NAME      the address to listen on (HOST, 127.0.0.1)
  --data-dir DIR   the data folder (CUTLINE_DATA_DIR, ./data)
  --config FILE    from where galleries come and where manifests go (CUTLINE_CONFIG, ./cutline.config.json if it is there)
  --role ROLE      all; or, with servers, server (intake and dashboard) or worker
  --concurrency N  how many galleries this process cleans at a time (4)
  --queue-prefix P what the queue's keys in Redis begin with (cutline; in a Redis Cluster {cutline})

When it is ready, stderr says: cutline is ready at http://127.0.0.1:PORT
Ctrl-C finishes what is running and ends; a second Ctrl-C ends at once.`,
    load: () => import('./start.ts'),
  },
  {
    name: 'doctor',
    usage: 'cutline doctor [--json] [--data-dir DIR] [--queue-prefix P] [--config FILE]',
    summary: 'look at Redis, PostgreSQL, clocks, disks and workers, and say what to do',
    details: `Looks at what cutline start would use here and changes nothing: ok; doubtful, it runs and somebody should know;
wrong, it must be mended. --json prints { isWell, findings }. Exit status 1 when something is wrong.`,
    load: () => import('./doctor.ts'),
  },
  migrateCommand,
  {
    name: 'submit',
    usage: 'cutline submit INPUT… [--wait] [--url URL] [--source NAME] [--reference-date DATE] [more]',
    summary: "put galleries on the running system's queue",
    details: `INPUT is a gallery's file, or a folder or zip archive of photos, as for clean. Prints the run of each gallery; with
--wait, follows the runs and prints the manifests.

  --photos PATH           a folder or zip archive of the photos that the entries name
  --wait                  wait for the manifests and print them
  --url URL               the running system (CUTLINE_URL, http://127.0.0.1:8080)
  --source NAME           who sends it (cli)
  --reference-date DATE   the day the gallery was sent, YYYY-MM-DD
${settingsHelp}`,
    load: () => import('./submit.ts'),
  },
  {
    name: 'decide',
    usage: 'cutline decide GALLERY KIND ENTRY… [--value TEXT] [--note TEXT] [--as NAME] [--wait] [--url URL]',
    summary: "overrule the machine: an editor's word, which outlives every rerun",
    details: `KIND is keep-apart, merge, leave-out, caption, credit or date; the last three want --value.
ENTRY is an entry's index in the manifest, or its key. The gallery is cleaned again, heeding it.

  --value TEXT     the caption, credit line or date (YYYY-MM-DD) to print
  --note TEXT      why
  --as NAME        who decides (cli)
  --undo ID        take a decision back instead
  --list           print all that was decided, one decision a line
  --wait           wait for the new manifest and print it
  --url URL        the running system (CUTLINE_URL, http://127.0.0.1:8080)

  cutline decide gal_… keep-apart 3 7 --note 'two frames'
  cutline decide gal_… credit 0 --value 'AP Photo/Ruth Okafor' --wait`,
    load: () => import('./decide.ts'),
  },
  {
    name: 'rerun',
    usage: 'cutline rerun GALLERY | --all [filters] [--preview] [--reason TEXT] [--by NAME] [--wait] [more]',
    summary: 'clean galleries again, or only show what that would change',
    details: `Prints the new run; with --wait its manifest, with --preview what would change: nothing is published then.
With --all, every gallery that matches the filters is cleaned again, behind everything else, and the command
shows how far that is; Ctrl-C leaves it running. A preview of all is published with cutline reruns publish ID.

  --preview               only to be looked at
  --rules-version N       of a preview: the version of the desk's rules, a draft too
  --wait                  wait for the manifest and print it
  --reason TEXT           why (asked for on the command line)
  --by NAME               who asks (cli)
  --newest N              of all that match only so many, the newest
  --all                   all galleries that match:
${filterHelp}
  --reference-date DATE   the day the gallery was sent, YYYY-MM-DD
  --json                  what would change as JSON, as it is where stdout is no terminal
  --url URL               the running system (CUTLINE_URL, http://127.0.0.1:8080)
${settingsHelp}
What is not named stays as in the newest run that was no preview.`,
    load: () => import('./rerun.ts'),
  },
  {
    name: 'reruns',
    usage: 'cutline reruns [list | show ID | stop ID | publish ID] [--by NAME] [--url URL]',
    summary: 'list, follow, stop and publish reruns of many galleries',
    details: `list is a JSON object a line, the newest first. stop has no more runs asked for and ends those that wait; what is
in work finishes. publish does in earnest what a preview showed, for the galleries that would change.

  --by NAME   who asks (cli)
  --url URL   the running system (CUTLINE_URL, http://127.0.0.1:8080)`,
    load: () => import('./reruns.ts'),
  },
  {
    name: 'rules',
    usage: 'cutline rules [list | show [N] | save FILE | activate N | revert N | withdraw N] [more]',
    summary: "a desk's changes of the rules, version by version",
    details: `list is a JSON object a line, the newest first. show prints what a version changes, without a number the one in
effect, as a file that save and clean --rules take. save keeps a file as the next version, in effect at once; activate puts
a draft in effect; revert makes an older version the newest again, 0 the rules as they ship. docs/settings.md has
the shape of a file.

  --draft         keep it to be tried: cutline rerun --preview --rules-version N
  --from TIME     in effect from a time to come, 2026-06-01T08:00:00Z; withdraw takes that back
  --reason TEXT   why
  --by NAME       who asks (cli)
  --url URL       the running system (CUTLINE_URL, http://127.0.0.1:8080)

  cutline rules save desk.json --reason 'Nordlys has joined'`,
    load: () => import('./rules.ts'),
  },
  {
    name: 'diff',
    usage: 'cutline diff RUN RUN [--json] [--url URL]',
    summary: 'tell what changed from one run of a gallery to another',
    details: `The earlier run first. On a terminal words that went are [-so-] and words that came {+so+}; else, or with
--json, the changes are JSON.

  --url URL   the running system (CUTLINE_URL, http://127.0.0.1:8080)

  cutline diff run_1f… run_9a…`,
    load: () => import('./diff.ts'),
  },
  {
    name: 'delete',
    usage: 'cutline delete GALLERY --yes [--reason TEXT] [--by NAME] [--url URL]',
    summary: 'delete a gallery with everything that hangs on it',
    details: `Its revisions, runs, manifests and the photos that no other gallery names; its subscribers are told. There is no
way back, so --yes is needed.

  --yes           this is meant
  --reason TEXT   why (asked for on the command line)
  --by NAME       who asks (cli)
  --url URL       the running system (CUTLINE_URL, http://127.0.0.1:8080)`,
    load: () => import('./delete.ts'),
  },
  {
    name: 'review',
    usage: 'cutline review [--kind KIND] [--source NAME] [--gallery ID] [--json] [more]',
    summary: 'what a person should look at, the most doubtful first; accept it as it is',
    details: `Prints what is doubtful in what is published, as a table.

  --kind KIND        apart, joined, conflict, date, no-credit or decision
  --source NAME      who sent the gallery
  --gallery ID       of one gallery
  --accepted         what was accepted instead of what is open
  --limit N          how many (50, at most 200)
  --cursor CURSOR    what follows: the cursor that stderr named
  --json             one JSON object a line instead of a table, with both sides
  --accept ID        say that a doubt is right as it is; may be given several times
  --undo ID          open again what was accepted at once: the id that --accept printed
  --by NAME          who says so (cli)
  --url URL          the running system (CUTLINE_URL, http://127.0.0.1:8080)

  cutline review --kind apart`,
    load: () => import('./review.ts'),
  },
  {
    name: 'deliveries',
    usage: 'cutline deliveries [--gallery ID] [--output NAME] [--state STATE] [--json] [more]',
    summary: 'what went to the outputs and how that went; try again what failed',
    details: `Prints the newest deliveries of the running system as a table.

  --gallery ID       of one gallery
  --output NAME      to one output
  --state STATE      pending, delivered, failed or superseded
  --limit N          how many (50, at most 200)
  --cursor CURSOR    what follows: the cursor that stderr named
  --json             one JSON object a line instead of a table
  --retry ID         have a delivery that failed tried again
  --by NAME          who asks for that (cli)
  --url URL          the running system (CUTLINE_URL, http://127.0.0.1:8080)

  cutline deliveries --state failed --json | jq -r .id | xargs -n 1 cutline deliveries --retry`,
    load: () => import('./deliveries.ts'),
  },
  {
    name: 'galleries',
    usage: 'cutline galleries [--search WORDS] [--limit N] [--json] [filters]',
    summary: 'list and search the galleries of the running system',
    details: `The newest first: a table on a terminal, else, and with --json, one JSON object a line.

${filterHelp}
  --limit N               how many at most (50)
  --json                  JSON on a terminal too

  cutline galleries --search '"Port Alder" ferr' --from 2026-05-01 --warning no-credit`,
    load: () => import('./galleries.ts'),
  },
  {
    name: 'export',
    usage: 'cutline export [--format NAME] [--out DIR] [--write-photos DIR] [filters]',
    summary: 'write the published manifests of galleries',
    details: `Of all galleries, or of those that the filters leave, the newest first. One manifest a line on stdout, or with
--out each in DIR/<gallery's id>.manifest.json, whole or not at all. What is cut short says with which --cursor to go on.

${formatHelp}
  --out DIR               write files into DIR instead of printing
  --write-photos DIR      copies of the JPEGs that the system keeps into DIR/<gallery's id>/, as clean does
${filterHelp}`,
    load: () => import('./export.ts'),
  },
  {
    name: 'token',
    usage: 'cutline token [list | create NAME --scopes LIST | revoke NAME] [more]',
    summary: 'tokens that let programs and people in; with the first one everybody needs one',
    details: `create prints the token on stdout, now and never again: only its digest is kept. revoke ends it, and the logins that
were opened with it, at once; it takes a name or an id.

  --scopes LIST    of ingest, read, edit and admin, as ingest,read; edit can read, admin can do everything
  --days N         how long it counts; without it until it is revoked
  --json           list one JSON object a line instead of a table
  --by NAME        who asks (cli)
  --data-dir DIR   the data folder whose tokens are meant (CUTLINE_DATA_DIR, ./data)
  --url URL        the running system whose tokens are meant (CUTLINE_URL); it asks for CUTLINE_TOKEN

Works on the records, before the first start too: on those of REDIS_URL and DATABASE_URL, else in the data folder. While
a system that runs has the folder, it goes through that system.

  cutline token create photo-desk --scopes edit,ingest`,
    load: () => import('./token.ts'),
  },
  {
    name: 'demo',
    usage: 'cutline demo [--once]',
    summary: 'start the system, send the sample galleries through it, keep running',
    details: `Submits the galleries in examples/ through the queue, prints what came in and what came out, writes the
manifests to out/ and keeps the dashboard open until Ctrl-C; --once ends when the manifests are written.`,
    load: () => import('./demo.ts'),
  },
];

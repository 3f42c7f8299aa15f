/** `npm run build && npm run screenshots`: a picture of each page, in docs/screenshots/, of galleries made up for it. */
import { mkdir } from 'node:fs/promises';
import { fillDesk } from './fill-desk.ts';
import { embedded } from './open-desk.ts';

const folder = 'docs/screenshots';

const desk = await embedded.open();
try {
  await mkdir(folder, { recursive: true });
  const paths = await fillDesk(desk.system.address);
  for (const [name, path] of Object.entries(paths)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme });
      await desk.page.goto(`${desk.system.address}${path}`);
      await desk.page.locator('main h1').waitFor();
      await desk.page.getByText('Loading …').waitFor({ state: 'detached' });
      // Thumbnails and charts come after the words.
      await desk.page.waitForTimeout(1_000);
      await desk.page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    }
  }
} finally {
  await desk.close();
}

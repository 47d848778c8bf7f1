// The languages this browser has loaded, and the areas of the catalogue the pages visited so far need.
import { type Area, type GrowingTexts, type Locale, loadTexts } from '../text/index.ts';

const wanted = new Set<Area>();
const known = new Map<Locale, Promise<GrowingTexts>>();

/** One language with everything the pages visited so far need. */
export function textsOf(locale: Locale): Promise<GrowingTexts> {
  const loaded = known.get(locale) ?? loadTexts(locale, []);
  known.set(locale, loaded);
  loaded.catch(() => known.delete(locale));
  return loaded.then(async (texts) => {
    await texts.add([...wanted]);
    return texts;
  });
}

/** What a page loads: its script, and beside it its words in every language that is on screen or about to be. */
export async function withAreas<Page>(areas: readonly Area[], load: () => Promise<Page>): Promise<Page> {
  for (const area of areas) wanted.add(area);
  const [page] = await Promise.all([load(), ...[...known.keys()].map(textsOf)]);
  return page;
}

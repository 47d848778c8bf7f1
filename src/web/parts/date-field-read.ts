/** Reads '16/11/2026' (also '.', '-', spaces, one-digit days) as '2026-11-16'; '' for nothing, null for no date. */
export function readDate(text: string): string | null {
  const bare = text.normalize('NFKC').trim();
  if (bare === '') return '';
  const match =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(bare) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(bare);
  if (match === null) return null;
  const iso = `${match[3]}-${String(match[2]).padStart(2, '0')}-${String(match[1]).padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

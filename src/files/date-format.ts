// Tells from a number format whether a number is shown as a calendar date.

/** Built-in formats that show a day, month or year (ECMA-376 part 1, 18.8.30); 27-36 and 50-58 are East Asian dates. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** The longest a spreadsheet takes; a longer one is made to hurt. */
const LONGEST_CODE = 255;

/** True when the format shows a date; a time of day alone is no date. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  const bare = code
    .slice(0, LONGEST_CODE)
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase();
  if (/general|[0#?]/.test(bare.replace(/\.0+/g, ''))) return false;
  return /[dy]/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare));
}

// Numbers before units ('I', '1', '1.1', 'a)', '-') and the depth they stand for.

/** One way of numbering; the same way is the same depth. */
type Style = 'roman' | 'capital' | 'arabic' | 'small' | 'dash' | 'plus' | `dotted${number}`;

const PREFIX =
  /^((?:[IVXL]{1,6}|[A-Z]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)/](?=\s|\p{L})|\d{1,3}(?:\.\d{1,3})+(?=\s)|[-–+•*](?=\s|\p{L}))\s*(\S.*)$/su;

/** 'a) Tổ Một' -> 'a)' and 'Tổ Một'; null when nothing stands before the name. */
export function splitNumbered(text: string): { readonly number: string; readonly name: string } | null {
  const match = PREFIX.exec(text);
  const [, number, name] = match ?? [];
  return number === undefined || name === undefined ? null : { number, name };
}

function styleOf(text: string, before: string | null): Style | null {
  const bare = text.trim().replace(/^[(]|[.)/]+$/g, '');
  if (/^[-–•*]$/.test(bare)) return 'dash';
  if (bare === '+') return 'plus';
  if (/^\d{1,4}$/.test(bare)) return 'arabic';
  if (/^\d{1,4}(\.\d{1,4})+$/.test(bare)) return `dotted${bare.split('.').length}`;
  if (/^[a-zđ]$/.test(bare)) return 'small';
  const followsH = before === 'H' && bare === 'I';
  if (/^[IVXL]{1,6}$/.test(bare) && !followsH) return 'roman';
  return /^[A-ZĐ]$/.test(bare) ? 'capital' : null;
}

/** Depth of each row, 0 at the top; null where the number is none we know. Rows without one before the first stand at the top. */
export function depthsOf(numbers: readonly (string | null)[]): readonly (number | null)[] {
  const stack: { readonly style: Style; last: string }[] = [];
  let lead = 0;
  return numbers.map((text) => {
    if (text === null || text.trim() === '') {
      if (stack.length > 0) return null;
      lead = 1;
      return 0;
    }
    const capital = stack.find((one) => one.style === 'capital')?.last ?? null;
    const style = styleOf(text, capital);
    if (style === null) return null;
    const at = stack.findIndex((one) => one.style === style);
    if (at >= 0) stack.splice(at);
    stack.push({ style, last: text.trim().replace(/[.)/]+$/, '') });
    return lead + stack.length - 1;
  });
}

/** Several ways of numbering are an outline; a single running number says nothing of who is above whom. */
export function isOutline(numbers: readonly (string | null)[]): boolean {
  const depths = new Set(depthsOf(numbers).filter((depth) => depth !== null));
  const numbered = numbers.filter((text) => text !== null && text.trim() !== '').length;
  const known = depthsOf(numbers).filter((depth) => depth !== null).length;
  const styles = new Set(numbers.flatMap((text) => (text === null ? [] : (styleOf(text, null) ?? []))));
  return styles.size >= 2 && depths.size >= 2 && known * 10 >= numbered * 8;
}

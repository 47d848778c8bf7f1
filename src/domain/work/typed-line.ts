// A typed line made comparable without touching it: composed small letters, with the way back to the places as typed.

export interface TypedLine {
  /** Composed (NFKC) small letters. */
  readonly text: string;
  /** Where each unit of `text`, and its end, stands in the line as typed. */
  readonly at: readonly number[];
}

export function typedLine(line: string): TypedLine {
  let text = '';
  const at: number[] = [];
  for (const { 0: cluster, index } of line.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const composed = cluster.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < composed.length; unit += 1) at.push(index);
    text += composed;
  }
  return { text, at: [...at, line.length] };
}

/** Small letters without marks: 'Tờ trình' and 'to trinh' are the same. */
export function unmarked(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

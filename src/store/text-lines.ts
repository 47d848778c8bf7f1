// Lines of a text that may come from anybody: only a line feed ends one, and none may fill the memory.

/** Far beyond the longest line we write; a disk image without a line feed in it ends here. */
export const LONGEST_LINE = 64 * 1024 * 1024;

/** The text is none of ours: a line goes on and on. */
export class LineTooLong extends Error {
  constructor() {
    super(`a line of more than ${LONGEST_LINE} characters`);
    this.name = 'LineTooLong';
  }
}

/** Lines in batches, without their ends; `rest` is what stands behind the last line feed. Throws LineTooLong. */
export async function* linesIn(
  text: AsyncIterable<unknown>,
): AsyncGenerator<{ lines: string[]; rest: string }> {
  let begun: string[] = [];
  let length = 0;
  for await (const chunk of text) {
    const lines = String(chunk).split('\n');
    const last = lines.pop() ?? '';
    const [first] = lines;
    // Joined once per line: gluing every piece to what came before costs the square of a long line.
    if (first !== undefined) {
      lines[0] = begun.join('') + first;
      [begun, length] = [[], 0];
    }
    begun.push(last);
    length += last.length;
    if (length > LONGEST_LINE) throw new LineTooLong();
    if (lines.length > 0) yield { lines, rest: '' };
  }
  yield { lines: [], rest: begun.join('') };
}

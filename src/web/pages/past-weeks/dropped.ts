// Files out of what was dropped or chosen, folders included; only workbooks and lists count.

/** The server's limits, so that nothing beyond them is sent for nothing. */
export const MOST_FILES = 100;

export const isWorkbook = ({ name }: { readonly name: string }) =>
  /\.(xlsx|csv)$/i.test(name) && !name.startsWith('~$');

/** In the order of their names, as folders show them. */
export function workbooksOf(files: Iterable<File>): readonly File[] {
  return [...files].filter(isWorkbook).sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
}

/** A dropped folder is walked through; without a way to do that its files do not arrive, and single ones do. */
export async function filesDropped(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return workbooksOf(transfer.files);
  const found = await Promise.all(entries.map(filesIn));
  return workbooksOf(found.flat());
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile)
    return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives a folder in pieces and ends with an empty one.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (piece.length === 0) break;
    inside.push(...piece);
  }
  return (await Promise.all(inside.map(filesIn))).flat();
}

// Work that a page has taken over but not sent yet (seconds of undo, a team being scored). Whoever ends the session
// sends it first, so that signing out loses nothing.
type Flush = () => Promise<unknown>;
const waiting = new Set<Flush>();

/** Registers how to send what is unsent; the answer takes it back. */
export function keepUnsent(flush: Flush): () => void {
  waiting.add(flush);
  return () => waiting.delete(flush);
}

/** An answer that takes longer is not waited for: without the network it would never come. */
const PATIENCE_MS = 5_000;

/** Sends everything unsent; a failure does not keep the others from being sent. */
export async function sendUnsent(): Promise<void> {
  if (waiting.size === 0) return;
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS));
  await Promise.race([Promise.allSettled([...waiting].map((flush) => flush())), patience]);
}

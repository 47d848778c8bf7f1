// Opening a record is an act and moves its version. Whoever decides before the answer to his own opening has arrived
// decided on what he saw: his decision moves along and is sent behind it.
import type { ActReply } from '../../contract/evaluations.ts';

interface OwnView {
  readonly seen: number;
  /** The version after it; null when it was refused. */
  readonly after: Promise<number | null>;
}

/** The last one of each record; kept after its answer, because the list takes that over a moment later. */
const last = new Map<number, OwnView>();

/** Remembers that this record, seen at a version, is being told as opened. */
export function viewUnderWay(id: number, seen: number, reply: Promise<ActReply>): void {
  const after = reply.then(
    ({ version }) => version,
    () => null,
  );
  last.set(id, { seen, after });
}

/** These acts once every opening of their records has been answered, on the version that follows from it. */
export async function behindOwnViews<T extends { readonly id: number; readonly version: number }>(
  acts: readonly T[],
): Promise<readonly T[]> {
  return Promise.all(
    acts.map(async (act) => {
      const view = last.get(act.id);
      const after = view?.seen === act.version ? await view.after : null;
      return after === null ? act : { ...act, version: after };
    }),
  );
}

import type { ROUTES } from '../../../contract/routes.ts';
import { type Change, changesOf } from '../../../domain/rulebook/changes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { Reply } from '../../api.ts';

export type Studio = Reply<typeof ROUTES.studio>;
export type Version = Studio['versions'][number];
export type Draft = Reply<typeof ROUTES.rulebookDraft>;
export type Check = Draft['check'];
export type DryRun = Reply<typeof ROUTES.dryRun>;

/** A worked example speaks against the regulation: it gives another result now. */
export const isOfExample = ({ code }: Check['faults'][number]) => code.startsWith('example-');

/** The server checked it: it crosses the network as plain data. */
export function rulebookOf(check: Check): Rulebook | null {
  return check.rulebook as Rulebook | null;
}

/** What the text as it stands changes against the version before; nothing while it cannot be read. */
export function changesIn({ base }: Draft, check: Check): readonly Change[] {
  const now = rulebookOf(check);
  return now === null || base === null ? [] : changesOf(base as Rulebook, now);
}

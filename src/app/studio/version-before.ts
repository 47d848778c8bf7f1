// Which version a draft is held against: the one it was copied from, else the newest the body has, else the one shipped.
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { DraftRow } from '../../store/rulebook-drafts.ts';
import { shippedRulebooks } from '../rulebook-library.ts';

/** Null for a regulation that is the first of its name. */
export async function versionBefore(
  {
    rulebookId,
    rulebookVersion,
    baseVersion,
  }: Pick<DraftRow, 'rulebookId' | 'rulebookVersion' | 'baseVersion'>,
  all: readonly Rulebook[],
): Promise<Rulebook | null> {
  const own = all.filter(({ id }) => id === rulebookId).toSorted((a, b) => b.version - a.version);
  const copied = own.find(({ version }) => version === baseVersion);
  const newest = own.find(({ version }) => version < rulebookVersion);
  const shipped = async () => (await shippedRulebooks()).find(({ rulebook }) => rulebook.id === rulebookId);
  return copied ?? newest ?? (await shipped())?.rulebook ?? null;
}

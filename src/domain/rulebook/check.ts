// Whether unknown data is a rulebook that may be used: its form, how its parts fit, and its worked examples.
import { incoherences } from './coherence.ts';
import { failingBorders, failingExamples } from './examples.ts';
import { formOne } from './form-one.ts';
import { formTwo } from './form-two.ts';
import type { Fault } from './reader.ts';
import type { Rulebook } from './shape.ts';
import { fromFormOne, fromFormTwo } from './stored.ts';

/** `meant`: what the data would be, when nothing but its own worked examples speaks against it; never to be used. */
export type RulebookCheck =
  | { readonly ok: true; readonly rulebook: Rulebook }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly meant: Rulebook | null };

/** A file that names a form, or a score, is of form 2. */
function readForm(raw: unknown, faults: Fault[]): Rulebook | undefined {
  const isTwo = typeof raw === 'object' && raw !== null && ('form' in raw || 'score' in raw);
  if (isTwo) {
    const stored = formTwo(raw, [], faults);
    return stored && fromFormTwo(stored);
  }
  const stored = formOne(raw, [], faults);
  return stored && fromFormOne(stored);
}

/**
 * Checks data from a file or a database. All faults of the form at once; when the form is right, all faults of the
 * content at once. The rulebook given back has every key, in a fixed order; `storedForm` leads back to the data.
 */
export function checkRulebook(raw: unknown): RulebookCheck {
  const formFaults: Fault[] = [];
  const rulebook = readForm(raw, formFaults);
  if (rulebook === undefined) return { ok: false, faults: formFaults, meant: null };
  const incoherent = incoherences(rulebook);
  const faults = [...incoherent, ...failingExamples(rulebook), ...failingBorders(rulebook)];
  if (faults.length === 0) return { ok: true, rulebook };
  return { ok: false, faults, meant: incoherent.length === 0 ? rulebook : null };
}

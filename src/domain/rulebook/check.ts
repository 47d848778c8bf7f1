// Whether unknown data is a rulebook that may be used: its form, how its parts fit, and its worked examples.
import { levelOf } from '../score/levels.ts';
import { scoreEntered } from '../score/score-entered.ts';
import { incoherences } from './coherence.ts';
import { formOne } from './form-one.ts';
import { formTwo } from './form-two.ts';
import { type Fault, fault } from './reader.ts';
import type { Rulebook } from './shape.ts';
import { fromFormOne, fromFormTwo } from './stored.ts';

export type RulebookCheck =
  | { readonly ok: true; readonly rulebook: Rulebook }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Shown in a fault where an example expects or gets no total or no level. */
const NONE = '-';

/** Runs the worked examples; an example that names an unknown criterion can only expect no total. */
function failingExamples(rulebook: Rulebook): Fault[] {
  return rulebook.examples.flatMap((example, index) => {
    const { total, level } = scoreEntered(rulebook, example.given);
    const faults: Fault[] = [];
    if (total !== example.total) {
      const params = { key: example.key, expected: example.total ?? NONE, found: total ?? NONE };
      faults.push(fault(['examples', index, 'total'], 'example-total-differs', params));
    }
    if (level !== example.level) {
      const params = { key: example.key, expected: example.level ?? NONE, found: level ?? NONE };
      faults.push(fault(['examples', index, 'level'], 'example-level-differs', params));
    }
    return faults;
  });
}

function failingBorders(rulebook: Rulebook): Fault[] {
  return rulebook.levelExamples.flatMap(({ points, level }, index) => {
    const found = levelOf(rulebook, points)?.key ?? NONE;
    const params = { key: points, expected: level, found };
    return found === level ? [] : [fault(['levelExamples', index, 'level'], 'example-level-differs', params)];
  });
}

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
  if (rulebook === undefined || formFaults.length > 0) return { ok: false, faults: formFaults };
  const faults = [...incoherences(rulebook), ...failingExamples(rulebook), ...failingBorders(rulebook)];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rulebook };
}

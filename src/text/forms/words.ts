// The set of words a form needs, as the Vietnamese set has them.
import type { vi } from './vi.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type FormWords = Words<typeof vi>;

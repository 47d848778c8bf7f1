// Somebody who has not filed: in the places of the report stands what the register of work says, once that has loaded.
import { lazy, Suspense } from 'react';
import { withAreas } from '../area-texts.ts';
import type { Unfiled } from './unfiled-person.ts';

const load = () => withAreas(['team', 'work'], () => import('./register.tsx'));
const Count = lazy(() => load().then(({ RegisterCount }) => ({ default: RegisterCount })));
const Lines = lazy(() => load().then(({ RegisterLines }) => ({ default: RegisterLines })));

export const UnfiledCount = ({ item }: { readonly item: Unfiled }) => (
  <Suspense fallback="–">
    <Count item={item} />
  </Suspense>
);

export const UnfiledLines = ({ item }: { readonly item: Unfiled }) => (
  <Suspense>
    <Lines item={item} />
  </Suspense>
);

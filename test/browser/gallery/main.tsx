// Every part on one page, in the states that matter. Built for tests only.
import '../../../src/web/theme.css';
import '../../../src/web/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { loadTexts } from '../../../src/text/index.ts';
import { ToastProvider } from '../../../src/web/parts/toast.tsx';
import { applyPreferences, followSystemTheme, preferences } from '../../../src/web/preferences.ts';
import { makeQueryClient } from '../../../src/web/queries.ts';
import { TextsProvider } from '../../../src/web/texts.tsx';
import { Gallery } from './gallery.tsx';

applyPreferences();
followSystemTheme();
const texts = await loadTexts(preferences().locale);
const router = createRouter({
  routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }),
});
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={makeQueryClient()}>
      <TextsProvider initial={texts}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </TextsProvider>
    </QueryClientProvider>,
  );
}

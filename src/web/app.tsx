// Providers around the router: cache, language, messages.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { Texts } from '../text/index.ts';
import { ToastProvider } from './parts/toast.tsx';
import { makeQueryClient } from './queries.ts';
import { makeRouter } from './router.tsx';
import { TextsProvider } from './texts.tsx';

export function App({ texts }: { readonly texts: Texts }) {
  const [{ queries, router }] = useState(() => {
    const client = makeQueryClient();
    return { queries: client, router: makeRouter(client) };
  });
  return (
    <QueryClientProvider client={queries}>
      <TextsProvider initial={texts}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </TextsProvider>
    </QueryClientProvider>
  );
}

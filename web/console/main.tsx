/// <reference types="vite/client" />
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/ui.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/person.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './read.ts';
import { router } from './router.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500) },
  },
});

const root = document.querySelector('#console');
if (root === null) throw new Error('index.html has no #console');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

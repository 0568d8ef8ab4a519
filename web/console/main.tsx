/// <reference types="vite/client" />
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/ui.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/palette.css';
import './styles/person.css';
import './styles/desk.css';
import './styles/findings.css';
import './styles/rules.css';
import './styles/forms.css';
import './styles/imports.css';
import './styles/print.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError, whenSignedOut } from './call.ts';
import { forget } from './forget.ts';
import { router } from './router.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500) },
  },
});

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') void client.resetQueries({ queryKey: ['session'] });
  else void router.navigate({ to: '/sign-in', search: { from: href } }).then(() => forget(client));
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

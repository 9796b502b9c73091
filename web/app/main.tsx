import './fonts.css';
import './tokens.css';
import '../ui/tone.css';
import './base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { Notices } from '../ui/notices.tsx';
import { startLanguage, useLanguage } from './i18n.ts';
import { followLinks } from './links.ts';
import { router } from './routes.tsx';
import { meQuery } from './session.ts';
import { startTheme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    // The client of the API repeats what may be repeated; a page that is offline says so at once.
    queries: { retry: false, networkMode: 'always', staleTime: 5_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
});

function App() {
  // A change of language builds the page anew: sentences are read while drawing.
  const language = useLanguage();
  return (
    <QueryClientProvider client={client}>
      <RouterProvider key={language} router={router} />
      <Notices />
    </QueryClientProvider>
  );
}

startTheme();
followLinks(router.history);
// On a slow line these three travel beside each other: who is asking, the code of the page, and its sentences.
void client.prefetchQuery(meQuery);
await Promise.all([startLanguage(), router.load()]);
createRoot(document.getElementById('root') as HTMLElement).render(<App />);

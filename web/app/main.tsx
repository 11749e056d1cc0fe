import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '../lib/answers.ts';
import { watchOnline } from '../lib/connection.ts';
import { startWords } from '../lib/words.ts';
import { languagePreference } from '../ui/language-names.ts';
import { App } from './app.tsx';
import { newRouter } from './router.tsx';
import { watchNewVersion } from './watch-new-version.ts';

startWords(languagePreference.read());
watchOnline();
watchNewVersion();
const client = newQueryClient();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App client={client} router={newRouter(client)} />
  </StrictMode>,
);

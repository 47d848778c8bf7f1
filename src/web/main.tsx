// The first script: preferences, language, then the app.
import './theme.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { loadTexts } from '../text/index.ts';
import { watchActivity } from './activity.ts';
import { App } from './app.tsx';
import { applyPreferences, followSystemTheme, preferences } from './preferences.ts';

applyPreferences();
followSystemTheme();
watchActivity();

const texts = await loadTexts(preferences().locale);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App texts={texts} />);

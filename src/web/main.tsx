// The first script: preferences, language, then the app.
import './theme.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { watchActivity } from './activity.ts';
import { App } from './app.tsx';
import { textsOf } from './area-texts.ts';
import { fillIn } from './older-browsers.ts';
import { applyPreferences, followSystemTheme, preferences } from './preferences.ts';

fillIn();
applyPreferences();
followSystemTheme();
watchActivity();

const texts = await textsOf(preferences().locale);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App texts={texts} />);

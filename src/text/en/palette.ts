import type { palette as vi } from '../vi/palette.ts';

export const palette: Record<keyof typeof vi, string> = {
  'palette.title': 'Go to',
  'palette.label': 'Task, page or person to open',
  'palette.placeholder': 'Type a task, page or person',
  'palette.hint': '↑ ↓ to choose, Enter to open, Esc to close',
  'palette.found': '{count} found',
  'palette.none': 'Nothing matches',
  'palette.owed': 'Waiting for you',
  'palette.pages': 'Pages',
  'palette.people': 'People',
  'palette.week': 'My week {week} of {year}',
  'palette.messages': 'Messages',
  'palette.keyboard': 'Keyboard',
};

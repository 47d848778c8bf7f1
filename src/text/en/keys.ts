import type { keys as vi } from '../vi/keys.ts';

export const keys: Record<keyof typeof vi, string> = {
  'help.key.send': 'Check, then send',
  'help.key.confirm': 'Send, while the check page is open',
  'help.key.save': 'Keep now (it is kept by itself anyway)',
  'help.key.addItem': 'Add the work being typed to the list',
  'help.key.step': 'One step more, one step less',
  'help.key.down': 'Next person',
  'help.key.up': 'Previous person',
  'help.key.open': 'Open the chosen record',
  'help.key.agree': 'Agree with the points of the step before',
  'help.key.edit': 'Change the points',
  'help.key.return': 'Return with a reason',
  'help.key.comment': 'Write a comment',
  'help.key.undo': 'Take back the last thing, while not sent',
  'help.key.skip': 'To the main content',
  'help.key.close': 'Close the open box',
  'help.key.palette': 'Open every task, page, person',
  'help.key.entry': 'Write work down, from any page',
  'help.key.shortLine': 'Work number 214 is done, 3 hours: its number is enough to find it; x means done',
  'help.key.wording': 'Choose open work, a wording of last week, or one often used',
  'help.key.put': 'Take the chosen line; with none chosen, put down the one being typed',
  'help.key.keys': 'Open the page of keys',
  'help.keysHint':
    'Single keys act only while the list has the focus, never while you type, so they do not disturb Vietnamese typing tools.',
  'help.keysTeam': 'Scoring and approving',
};

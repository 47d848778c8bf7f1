// What every page may need: loaded before the first page. Everything else is an area (areas.ts).
import { common } from './common.ts';
import { errors } from './errors.ts';
import { form } from './form.ts';
import { periodName } from './period-name.ts';
import { refusals } from './refusals.ts';
import { signIn } from './sign-in.ts';

export const core = { ...common, ...errors, ...form, ...periodName, ...refusals, ...signIn };

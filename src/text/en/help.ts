import type { help as vi } from '../vi/help.ts';

export const help: Record<keyof typeof vi, string> = {};

import type { accounts as vi } from '../vi/accounts.ts';

export const accounts: Record<keyof typeof vi, string> = {};

import type { organization as vi } from '../vi/organization.ts';

export const organization: Record<keyof typeof vi, string> = {};

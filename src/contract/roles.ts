// Roles granted to people: office, inspector, administrators.
import { z } from 'zod';
import { GRANTABLE } from '../domain/organization/role-grant.ts';
import { id, idInPath, personRef, plainDate, shortText, unitRef } from './common.ts';
import { route } from './route.ts';

const roleItem = z.object({
  id,
  person: personRef,
  role: z.enum([...GRANTABLE, 'system-admin']),
  /** null: the whole body. */
  unit: unitRef.nullable(),
  from: plainDate,
  to: plainDate.nullable(),
  documentNumber: z.string().nullable(),
  may: z.array(z.enum(['end'])),
});

export const roleRoutes = {
  roles: route({
    id: 'role.list',
    method: 'GET',
    path: '/roles',
    policy: 'organization-admin',
    summary: 'Roles granted in the part of the body the caller administers',
    reply: z.object({
      items: z.array(roleItem),
      /** Whether the caller may grant for the whole body. */
      wholeBody: z.boolean(),
    }),
  }),
  grantRole: route({
    id: 'role.grant',
    method: 'POST',
    path: '/roles',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Grant a role by document, never to oneself; the password must have been given again',
    body: z.strictObject({
      personId: id,
      role: z.enum(GRANTABLE),
      unitId: id.nullable(),
      from: plainDate,
      to: plainDate.nullable(),
      documentNumber: shortText,
    }),
    reply: roleItem,
  }),
  endRole: route({
    id: 'role.end',
    method: 'POST',
    path: '/roles/:id/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'End a granted role at once, never the own one; the password must have been given again',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: z.literal('end') }),
    reply: z.object({ id, ended: plainDate }),
  }),
};

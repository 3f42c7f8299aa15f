import { z } from 'zod';
import { nextCursor, page, time } from './api-schemas.ts';

const auditRecordSchema = z
  .object({
    createdAt: time,
    actor: z.string().describe('Who: a person, a source, a part of Cutline.'),
    action: z.string(),
    galleryId: z.string().nullable(),
    runId: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditRecord', description: 'What somebody did or asked for.' });

export const auditListSchema = z.object({ records: z.array(auditRecordSchema), nextCursor });
export const auditQuestionSchema = z.strictObject({ ...page, galleryId: z.string().max(100).optional() });

export type AuditList = z.infer<typeof auditListSchema>;

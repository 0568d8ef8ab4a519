import { createRoute, z } from '@hono/zod-openapi';
import { body, json, problems, Refusal, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, showing } from '../../walls/index.ts';
import { label } from '../http-parts.ts';
import type { PrivacyRoom } from '../room.ts';
import { receiptShape } from './receipt.ts';
import { receipts } from './receipt-store.ts';
import { verifyReceipt } from './verify-receipt.ts';

const dueShape = z.object({
  items: z.array(z.object({ kind: z.string(), what: label, list: z.string().nullable(), asOf: z.string().nullable(), agency: label.nullable(), keptUntil: z.string(), rows: z.number().nullable(), files: z.int() })),
}).openapi('DueDeletions');
export type DueAnswer = z.infer<typeof dueShape>;
const runShape = z.object({ finished: z.int(), deleted: z.int(), receipts: z.array(z.string()) }).openapi('RetentionRun');
export type RetentionRunAnswer = z.infer<typeof runShape>;
const receiptsShape = z.object({
  items: z.array(z.object({ file: z.string(), receipt: receiptShape, signed: z.boolean(), left: z.array(z.string()).readonly(), ok: z.boolean() })),
}).openapi('DeletionReceipts');
export type ReceiptsAnswer = z.infer<typeof receiptsShape>;
const checkShape = z.object({
  receipt: receiptShape, signed: z.boolean().describe('The signature is ours and of this text.'), whole: z.boolean().describe('The one hash over all files agrees with the files listed.'),
  left: z.array(z.string()).readonly().describe('Files that are still there, or there again; none is looked for where the signature is not ours.'), ok: z.boolean(),
}).openapi('ReceiptCheck');
export type ReceiptCheckAnswer = z.infer<typeof checkShape>;

const dueRoute = createRoute({
  method: 'get', path: '/api/privacy/retention', ...may('retention', 'read'),
  responses: { ...json(dueShape, 'What is due to be deleted today.'), ...problems(401, 403) },
});
const runRoute = createRoute({
  method: 'post', path: '/api/privacy/retention', ...may('retention', 'run'),
  responses: { ...json(runShape, 'Deleted, each with a receipt.'), ...problems(401, 403) },
});
const receiptsRoute = createRoute({
  method: 'get', path: '/api/privacy/receipts', ...may('retention', 'read'),
  responses: { ...json(receiptsShape, 'Receipts of what was deleted, each checked: its signature, and that the files are gone.'), ...problems(401, 403) },
});

const fileRoute = createRoute({
  method: 'get', path: '/api/privacy/receipts/{id}', ...may('retention', 'read'), request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { content: { 'text/plain': { schema: z.string() } }, description: 'The file of a receipt, to be handed to whoever lent the list.' }, ...problems(400, 401, 403, 404) },
});
const checkRoute = createRoute({
  method: 'post', path: '/api/privacy/receipts/check', ...may('retention', 'read'), request: { body: body(z.object({ text: z.string().max(1_000_000).describe('A receipt file, as it is.') })) },
  responses: { ...json(checkShape, 'Whether a receipt holds.'), ...problems(400, 401, 403) },
});

/** Adds the routes of keeping and deleting. */
export function addRetentionRoutes(routes: Routes, room: PrivacyRoom): void {
  routes.openapi(dueRoute, async (c) => {
    const due = await room.retention.due();
    return c.json({ items: due.map(({ kind, what, list, asOf, agency, keptUntil, rows, paths }) => ({ kind, what, list, asOf, agency, keptUntil, rows, files: paths.length })) }, 200);
  });
  routes.openapi(runRoute, async (c) => {
    const { finished, deleted } = await room.retention.run(actorOf(c));
    showing(c, { count: deleted.length, detail: { finished: finished.length } });
    return c.json({ finished: finished.length, deleted: deleted.length, receipts: deleted.map(({ id }) => id) }, 200);
  });
  routes.openapi(fileRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = (await receipts(room.connectionsOf(actorOf(c)), id))[0];
    if (!found) throw new Refusal({ kind: 'not_found', code: 'receipt_unknown', zh: '没有这张收据。', en: 'There is no such receipt.' });
    return c.text(found.text, 200, { 'content-disposition': `attachment; filename="${found.fileName}"` });
  });
  routes.openapi(checkRoute, (c) => {
    const check = verifyReceipt(c.req.valid('json').text, room.retention);
    if (!check) throw new Refusal({ kind: 'invalid', code: 'no_receipt', zh: '这不是删除收据。请选收据文件（以 .json 结尾），原样不动。', en: 'This is no receipt of a deletion: choose the file of one, ending in .json, as it is.', where: 'text' });
    return c.json(check, 200);
  });
  routes.openapi(receiptsRoute, async (c) => {
    const kept = await receipts(room.connectionsOf(actorOf(c)));
    return c.json({
      items: kept.map(({ receipt, fileName, text }) => {
        const check = verifyReceipt(text, room.retention);
        return { file: fileName, receipt, signed: check?.signed ?? false, left: check?.left ?? [], ok: check?.ok ?? false };
      }),
    }, 200);
  });
}

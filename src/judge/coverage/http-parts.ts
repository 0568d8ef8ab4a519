import { Refusal, type RefusalNotice } from '../../foundation/platform/http/index.ts';

export function refuse(notice: RefusalNotice): never {
  throw new Refusal(notice);
}

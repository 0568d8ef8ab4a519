export { auditMigrations } from './migrations.ts';
export type { AuditEntry, AuditLog } from './audit-entry.ts';
export { openAuditLog, type AuditLogOptions, type OpenAuditLog } from './open-audit-log.ts';
export { keeperSigner, type HeadSigner } from './head-signer.ts';
export { voucherFiles } from './voucher-files.ts';
export { readVouchers, type VoucherFiles, type Vouchers } from './vouchers.ts';
export { readChain, readHead } from './read-chain.ts';
export { readExport, verifyChain, type Verified } from './verify-chain.ts';

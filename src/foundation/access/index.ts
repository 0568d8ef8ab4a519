export {
  actorOf, DEPARTMENT, DEPARTMENTS, may, open, permissionsOf, reachOf, ROLE, ROLES, sessionOf, showing, standing, theOffice, within,
  type Actor, type Deed, type Department, type Gate, type Role,
} from './walls/index.ts';
export {
  decidingRows, deleteWithReceipt, dueFiles, dueRequests, dueSessions, FIELDS, finishDeletions, isField, isMinor, keepDecidingRows, mayReveal, privacyMigrations, processingLine,
  readProcessing, receiptCheckText, verifyReceipt,
  type DecidingRow, type DeletionDesk, type DeletionReceipt, type DueDeletion, type Field, type Keeping, type Processing, type ProcessingProblem, type Purpose,
  type ReceiptCheck, type RevealAnswer, type RevealRequest, type Sealer,
} from './privacy/index.ts';

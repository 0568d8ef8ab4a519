export {
  actorOf, DEPARTMENT, DEPARTMENTS, may, open, permissionsOf, reachOf, ROLE, ROLES, sessionOf, showing, standing, theOffice, within,
  type Actor, type Deed, type Department, type Gate, type Role,
} from './walls/index.ts';
export {
  askLook, assess, assessedPurposes, decidingRows, deleteWithReceipt, drawUp, dueFiles, dueRequests, dueSessions, FIELDS, finishDeletions, isField, isMinor, keepDecidingRows, listRequests, lookApproved, mayReveal, missingAssessments,
  privacyMigrations, privacyRoutes, processingLine, publicKeyVerifier, readProcessing, receiptCheckText, receiptOfList, verifyReceipt,
  type DueAnswer, type IncidentAnswer, type LookAnswer, type ProcessingAnswer, type ReceiptCheckAnswer, type ReceiptsAnswer, type RequestAnswer, type RetentionRunAnswer, type RulesAnswer,
  type DecidingRow, type DeletionDesk, type DeletionReceipt, type DueDeletion, type Field, type Held, type Incident, type Keeping, type PersonPlace, type PrivacyRoom, type Processing,
  type ProcessingProblem, type Purpose, type ReceiptCheck, type RevealAnswer, type RevealRequest, type Sealer,
} from './privacy/index.ts';
export { auditMigrations, auditRoutes, exportChain, keeperSigner, openAuditLog, readExport, verifyChain, verifyDatabase, voucherFiles, type AuditLog, type EntriesAnswer, type OpenAuditLog, type VerifiedAnswer } from './audit/index.ts';
export {
  authenticator, firstStart, openSignIn, sameOrigin, signInMigrations, signInRoutes, sweepAttempts,
  type AccountAnswer, type AccountsAnswer, type ConfirmedAnswer, type DelegationAnswer, type DemoAccount, type DeviceAnswer, type EnrolmentAnswer, type MeAnswer, type OwnSessionsAnswer, type SecretAnswer,
  type SessionAnswer, type SignIn, type WorkerAnswer,
} from './sign-in/index.ts';

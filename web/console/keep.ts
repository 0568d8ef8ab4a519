// What keys, requests of people, retention and breaches say, by the server's own schemas: types only.
import type { DueAnswer, IncidentAnswer, LookAnswer, ReceiptCheckAnswer, ReceiptsAnswer, RequestAnswer, RetentionRunAnswer, RulesAnswer } from '../../src/foundation/access/index.ts';
import type { KeyChangeAnswer, KeysAnswer } from '../../src/office/keys-routes.ts';

export type Keys = KeysAnswer;
export type Key = KeysAnswer['keys'][number];
export type KeyChange = KeyChangeAnswer;
export type Suite = Key['suite'];
export type PersonRequest = RequestAnswer;
export type RequestAction = RequestAnswer['state']['allowed'][number];
export type Rules = RulesAnswer;
export type Due = DueAnswer['items'][number];
export type Receipt = ReceiptsAnswer['items'][number];
export type ReceiptCheck = ReceiptCheckAnswer;
export type RetentionRun = RetentionRunAnswer;
export type Look = LookAnswer;
export type Incident = IncidentAnswer;

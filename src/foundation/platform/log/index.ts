export { openLog, withoutNumbers, type Log } from './log.ts';
